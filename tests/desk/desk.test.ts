import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { callNames, type Notices } from '../../shared/contract';
import { applySteps, readDocument } from '../../shared/journal/replay';
import { readStory } from '../../shared/story/reading';
import { Refusal } from '../../shared/story/refusal';
import { schema } from '../../shared/story/schema';
import { edit, hasSeed, inside, root, scratch, seed } from '../builders';
import { scratchDesk } from '../scratch-desk';

const NASKAH = Buffer.from(
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin.\n\nWarga mengungsi ke balai desa. (Ant/H-2)\n\nEditor : Thalatie Yani\n',
);

async function imported(desk: NewsDesk, bytes: Uint8Array = NASKAH) {
  const { id } = await desk.call('importStory', { name: 'naskah.txt', bytes });
  const opened = await desk.call('openStory', { id });
  return { id, opened, doc: readDocument(opened.doc) };
}

describe('the desk', () => {
  it('imports a story, keeps its bytes, and tells every window', async () => {
    const desk = await scratchDesk();
    const told: Notices['appended'][] = [];
    desk.on('appended', (notice) => told.push(notice));
    const { id, doc } = await imported(desk);
    expect(readStory(doc).credits).toEqual([{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }]);
    expect(told.map(({ story, row }) => [story, row.headline])).toEqual([[id, 'Tanggul Jebol di Demak']]);
    const report = await desk.call('importReport', { id });
    expect(report?.pieces.map((piece) => piece.text).join('')).toBe(NASKAH.toString());
  });

  it('stores nothing of an input that is no story', async () => {
    const desk = await scratchDesk();
    await expect(desk.call('importStory', { name: 'kosong.txt', bytes: new Uint8Array() })).rejects.toThrow(
      Refusal,
    );
    expect(await desk.call('listStories', {})).toEqual([]);
  });

  it('appends what is typed, and gives it back to a desk that opens the home later', async () => {
    const home = path.join(scratch(), 'home');
    const desk = await scratchDesk(home);
    const { id, doc } = await imported(desk);
    const typed = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Lagi, ')));
    expect(await desk.call('append', { story: id, base: 1, entries: [typed] })).toMatchObject({
      stored: true,
      seq: 2,
    });
    const later = await scratchDesk(home);
    expect((await later.call('listStories', {}))[0]?.headline).toBe('Lagi, Tanggul Jebol di Demak');
  });

  it('lets the first of two writers in and shows the second what it missed', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    const one = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('A')));
    const two = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('B')));
    await desk.call('append', { story: id, base: 1, entries: [one] });
    const answer = await desk.call('append', { story: id, base: 1, entries: [two] });
    expect(answer).toMatchObject({ stored: false, entries: [{ seq: 2, id: one.id }] });
    expect((await desk.call('openStory', { id })).seq).toBe(2);
  });

  it('stores an entry once, however often it is sent', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    const one = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('A')));
    const typed = applySteps(doc, (one.payload as { steps: object[] }).steps);
    const next = edit(typed, (t) => t.insert(inside(typed, 'credit'), schema.text('B')));
    await desk.call('append', { story: id, base: 1, entries: [one] });
    // The answer was lost on its way: the writer sends both, against what it had seen.
    const answer = await desk.call('append', { story: id, base: 1, entries: [one, next] });
    expect(answer).toMatchObject({ stored: true, seq: 3, entries: [{ id: one.id }, { id: next.id }] });
    const again = await desk.call('append', { story: id, base: 1, entries: [one, next] });
    expect(again).toMatchObject({ stored: true, seq: 3 });
  });

  it('refuses a step that does not fit the story, and stores nothing of its batch', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    const good = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('A')));
    const bad = {
      id: 'bad',
      kind: 'steps',
      payload: { steps: [{ stepType: 'replace', from: 9000, to: 9001 }] },
    } as const;
    await expect(desk.call('append', { story: id, base: 1, entries: [good, bad] })).rejects.toThrow(
      /call.arguments/,
    );
    expect((await desk.call('openStory', { id })).seq).toBe(1);
  });

  it('moves a story by the rules of the house', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk);
    const move = async (to: string, base: number, why?: string) =>
      desk.call('append', {
        story: id,
        base,
        entries: [{ id: `move-${to}-${base}`, kind: 'status', payload: { to, why } }],
      });
    await expect(move('sent', 1)).rejects.toThrow(/status.move/);
    await expect(move('held', 1)).rejects.toThrow(/status.reason/);
    await expect(move('signedOff', 1)).rejects.toThrow(/status.notApproved/);
    await desk.call('approve', { id });
    await move('signedOff', 2);
    expect((await desk.call('openStory', { id })).status).toBe('signedOff');
  });

  it('finds a story by words of its caption, credit, related link and keywords, and by what was typed a moment ago', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    const found = async (words: string) => (await desk.call('searchStories', { words })).map((row) => row.id);
    expect(await found('thalatie')).toEqual([id]);
    expect(await found('Balai des')).toEqual([id]);
    expect(await found('zebra')).toEqual([]);
    expect(await found('"; DROP TABLE story')).toEqual([]);
    const typed = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Zebra ')));
    await desk.call('append', { story: id, base: 1, entries: [typed] });
    expect(await found('zebra')).toEqual([id]);
  });

  it('exports nothing that preflight stops, and says which rules stop it', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk);
    await expect(desk.call('exportStory', { id, job: 'j1' })).rejects.toThrow(/approval\.missing/);
    expect((await desk.call('openStory', { id })).sendings).toEqual([]);
  });

  it('exports a signed-off story, verified, and writes down that it left', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk);
    await desk.call('approve', { id });
    const progress: Notices['progress'][] = [];
    desk.on('progress', (notice) => progress.push(notice));
    const sent = await desk.call('exportStory', { id, job: 'j1' });
    expect(await desk.call('verifyPackage', { package: sent.package })).toEqual({
      ok: true,
      kind: 'story',
      problems: [],
    });
    expect(progress.at(-1)).toMatchObject({ job: 'j1', done: progress.at(-1)?.of });
    expect((await desk.call('openStory', { id })).sendings).toMatchObject([
      { sha256: sent.sha256, version: 1 },
    ]);
    const first = readFileSync(path.join(desk.home.packages, sent.package));
    const again = await desk.call('exportStory', { id, job: 'j2' });
    expect(again.sha256).toBe(sent.sha256);
    expect(readFileSync(path.join(desk.home.packages, again.package)).equals(first)).toBe(true);
  });

  it('tells a story’s history in lines for people', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    const one = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('A')));
    await desk.call('append', {
      story: id,
      base: 1,
      entries: [one, { id: 'f', kind: 'fields', payload: { set: { slug: 'demak' } } }],
    });
    await desk.call('approve', { id });
    const lines = await desk.call('history', { id });
    expect(lines.map(({ kind, author }) => [kind, author])).toEqual([
      ['approval', 'Rini S.'],
      ['fields', 'Rini S.'],
      ['steps', 'Rini S.'],
      ['created', 'Rini S.'],
    ]);
  });

  it('keeps a picture by what it is, not by what it is called', async () => {
    const desk = await scratchDesk();
    await desk.addSamples(path.join(root, 'electron', 'desk', 'samples'));
    const [row] = await desk.call('listStories', {});
    const { pictures } = await desk.call('openStory', { id: row?.id ?? '' });
    expect(pictures[0]).toMatchObject({ type: 'image/jpeg' });
    const file = desk.archive.pictures.file(pictures[0] as never);
    const kept = await desk.call('keepPicture', { name: 'salah.txt', bytes: readFileSync(file) });
    expect(kept).toEqual(pictures[0]);
    const html = Buffer.from('<svg onload="alert(1)"/>');
    await expect(desk.call('keepPicture', { name: 'foto.jpg', bytes: html })).rejects.toThrow(
      /picture.unreadable/,
    );
  });

  it('remembers settings, and refuses to overwrite damaged ones', async () => {
    const home = path.join(scratch(), 'home');
    const desk = await scratchDesk(home);
    const { settings } = await desk.call('hello', {});
    await desk.call('saveSettings', { ...settings, person: { name: 'Adi W.', desk: 'Internasional' } });
    expect((await (await scratchDesk(home)).call('hello', {})).settings.person.name).toBe('Adi W.');
    writeFileSync(path.join(home, 'settings.json'), '{"house":');
    await expect(scratchDesk(home)).rejects.toThrow(/settings.damaged/);
    expect(readFileSync(path.join(home, 'settings.json'), 'utf8')).toBe('{"house":');
  });

  it('accepts no argument that is not in the contract, whatever comes', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk);
    const before = JSON.stringify(await desk.call('openStory', { id }));
    const name = fc.oneof(fc.constantFrom(...callNames, '__proto__', 'constructor', 'toString'), fc.string());
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.oneof(
          fc.anything(),
          fc.record({ id: fc.constant(id), story: fc.constant(id), extra: fc.anything() }),
        ),
        async (call, args) => {
          const answer = await desk.envelope(call, args);
          expect(answer.ok || 'refusal' in answer).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(JSON.stringify(await desk.call('openStory', { id }))).toBe(before);
  });
});

describe.skipIf(!hasSeed)('the seed (../shared/seeds)', () => {
  it('is stored as it came, byte for byte, under its SHA-256', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk, seed());
    const report = await desk.call('importReport', { id });
    expect(report?.pieces.map((piece) => piece.text).join('')).toBe(seed().toString('utf8'));
    expect(report?.raw).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the bin', () => {
  it('takes a story out of the queue and the search, and gives it back with all it had', async () => {
    const desk = await scratchDesk();
    const { id, doc } = await imported(desk);
    await desk.call('bin', { id, why: 'naskah ganda' });
    expect(await desk.call('listStories', {})).toEqual([]);
    expect(await desk.call('searchStories', { words: 'tanggul' })).toEqual([]);
    const [row] = await desk.call('listStories', { where: 'bin' });
    expect(row).toMatchObject({ id, binned: { by: 'Rini S.', why: 'naskah ganda' } });
    expect(await desk.call('searchStories', { words: 'tanggul', where: 'bin' })).toHaveLength(1);
    expect((await desk.call('openStory', { id })).binned).toMatchObject({ why: 'naskah ganda' });

    await desk.call('unbin', { id });
    expect(await desk.call('listStories', { where: 'bin' })).toEqual([]);
    const found = await desk.call('searchStories', { words: 'tanggul' });
    expect(found.map((one) => one.id)).toEqual([id]);
    expect(readDocument((await desk.call('openStory', { id })).doc).eq(doc)).toBe(true);
  });

  it('lets nothing leave the house, and is entered and left once', async () => {
    const desk = await scratchDesk();
    const { id } = await imported(desk);
    await expect(desk.call('unbin', { id })).rejects.toThrow(/story.notBinned/);
    await desk.call('approve', { id });
    await desk.call('bin', { id, why: 'naskah ganda' });
    await expect(desk.call('bin', { id, why: 'lagi' })).rejects.toThrow(/story.binned/);
    await expect(desk.call('approve', { id })).rejects.toThrow(/story.binned/);
    await expect(desk.call('exportStory', { id, job: 'j1' })).rejects.toThrow(/story.binned/);
    await desk.call('unbin', { id });
    await desk.call('exportStory', { id, job: 'j2' });
  });

  it('keeps what a colleague is still typing, and is still there when the home is opened again', async () => {
    const home = path.join(scratch(), 'home');
    const desk = await scratchDesk(home);
    const { id, doc } = await imported(desk);
    await desk.call('bin', { id, why: 'naskah ganda' });
    const typed = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Masih ')));
    const answer = await desk.call('append', { story: id, base: 2, entries: [typed] });
    expect(answer).toMatchObject({ stored: true, seq: 3 });
    const later = await scratchDesk(home);
    expect(await later.call('listStories', {})).toEqual([]);
    expect((await later.call('listStories', { where: 'bin' }))[0]?.headline).toContain('Masih');
  });
});
