import { existsSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/desk/archive/database';
import { readFrames, type Frame } from '../../electron/desk/archive/second-copy-frames';
import type { NewsDesk } from '../../electron/desk/desk';
import { readDocument } from '../../shared/journal/replay';
import { schema } from '../../shared/story/schema';
import { edit, inside, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

async function aStory(desk: NewsDesk) {
  const { id } = await desk.call('newStory', {});
  const doc = readDocument((await desk.call('openStory', { id })).doc);
  return {
    id,
    typed: (text: string) => edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text(text))),
  };
}

async function framesOf(desk: NewsDesk): Promise<Frame[]> {
  const frames: Frame[] = [];
  await desk.archive.copied();
  await readFrames(desk.home.secondCopy, (frame) => frames.push(frame));
  return frames;
}

const entriesOf = async (desk: NewsDesk) =>
  (await framesOf(desk)).flatMap((frame) => (frame.kind === 'entry' ? [frame.entry] : []));

it('commits together what several windows append at once, and answers each after that', async () => {
  const desk = await scratchDesk();
  const stories = await Promise.all(Array.from({ length: 8 }, () => aStory(desk)));
  const database = openDatabase(desk.home.archive);
  const version = () =>
    (database.prepare('PRAGMA data_version').get() as { data_version: number }).data_version;
  const before = version();
  const answers = await Promise.all(
    stories.map(({ id, typed }) => desk.call('append', { story: id, base: 1, entries: [typed(id)] })),
  );
  expect(answers.every((answer) => answer.stored)).toBe(true);
  // The number changes once for every commit that another connection made.
  expect(version()).not.toBe(before);
  expect(desk.commits).toBe(1);
  database.close();
});

it('undoes a refused append alone and keeps the others of its group', async () => {
  const desk = await scratchDesk();
  const good = await aStory(desk);
  const bad = await aStory(desk);
  const wrong = {
    id: 'wrong',
    kind: 'steps',
    payload: { steps: [{ stepType: 'replace', from: 9000, to: 9001 }] },
  } as const;
  const [kept, refused] = await Promise.allSettled([
    desk.call('append', { story: good.id, base: 1, entries: [good.typed('Air')] }),
    desk.call('append', { story: bad.id, base: 1, entries: [bad.typed('Api'), wrong] }),
  ]);
  expect(kept).toMatchObject({ status: 'fulfilled', value: { stored: true, seq: 2 } });
  expect(refused).toMatchObject({ status: 'rejected', reason: { notice: { code: 'call.arguments' } } });
  expect(desk.archive.journal.after(bad.id, 0)).toHaveLength(1);
  expect((await entriesOf(desk)).filter((entry) => entry.story === bad.id)).toHaveLength(1);
});

it('tells no window of an entry before it is durable', async () => {
  const desk = await scratchDesk();
  const { id, typed } = await aStory(desk);
  const seen: boolean[] = [];
  const database = openDatabase(desk.home.archive);
  desk.on('appended', () =>
    // Another connection sees only what is committed.
    seen.push(database.prepare('SELECT 1 FROM entry WHERE story = ? AND seq = 2').get(id) !== undefined),
  );
  await desk.call('append', { story: id, base: 1, entries: [typed('Air')] });
  expect(seen).toEqual([true]);
  database.close();
});

it('keeps a second copy of every entry, input and report, in its own file', async () => {
  const desk = await scratchDesk();
  const bytes = Buffer.from('Tanggul Jebol\n\nAir datang pada malam hari di Demak.\n');
  const { id } = await desk.call('importStory', { name: 'naskah.txt', bytes });
  await desk.call('append', {
    story: id,
    base: 1,
    entries: [{ id: 'r', kind: 'revision', payload: { name: 'pagi' } }],
  });
  const frames = await framesOf(desk);
  expect(frames.map((frame) => frame.kind).sort()).toEqual(['entry', 'entry', 'raw', 'report']);
  expect(await entriesOf(desk)).toEqual(desk.archive.journal.after(id, 0));
  const raw = frames.find((frame) => frame.kind === 'raw');
  expect(Buffer.from((raw as { bytes: string }).bytes, 'base64')).toEqual(bytes);
});

it('passes over a torn line and goes on after it', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const { id, typed } = await aStory(desk);
  await desk.call('append', { story: id, base: 1, entries: [typed('Air')] });
  await desk.archive.copied();
  const size = readFileSync(desk.home.secondCopy).length;
  truncateSync(desk.home.secondCopy, size - 20);
  await desk.call('append', {
    story: id,
    base: 2,
    entries: [{ id: 'r', kind: 'revision', payload: { name: 'x' } }],
  });
  expect((await entriesOf(desk)).map((entry) => entry.seq)).toEqual([1, 3]);
});

it('copies at the next start what a killed process left out', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const { id, typed } = await aStory(desk);
  await desk.call('append', { story: id, base: 1, entries: [typed('Air')] });
  await desk.archive.copied();
  rmSync(desk.home.secondCopy);
  // As after a kill: nothing was marked. (A copy that was removed later is told by the doctor.)
  const later = await scratchDesk(home);
  await later.archive.catchUpSecondCopy();
  expect((await entriesOf(later)).map((entry) => entry.seq)).toEqual([1, 2]);
});

it('writes an archive again whose folder was removed while it was open', async () => {
  const desk = await scratchDesk();
  const { id, typed } = await aStory(desk);
  rmSync(desk.home.folder, { recursive: true });
  const sent = { story: id, base: 1, entries: [typed('Air')] };
  await expect(desk.call('append', sent)).rejects.toThrow(/archive.gone/);
  expect(existsSync(desk.home.archive)).toBe(false);
  // The window sends again what was not confirmed.
  expect(await desk.call('append', sent)).toMatchObject({ stored: true, seq: 2 });
  expect(desk.archive.standing.rescued).toBe(true);
  const later = await scratchDesk(desk.home.folder);
  expect(later.archive.journal.after(id, 0).map((entry) => entry.seq)).toEqual([1, 2]);
});
