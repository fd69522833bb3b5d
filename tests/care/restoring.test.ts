import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** Typing goes on while the desk looks after its archive. */

const named = (id: string) => ({ id, kind: 'revision', payload: { name: id } }) as const;

it('refuses no key while the archive is being restored: what comes before and meanwhile is stored', async () => {
  const desk = await scratchDesk();
  const { id } = await desk.call('newStory', {});
  const { id: other } = await desk.call('newStory', {});
  const before = desk.call('append', { story: id, base: 1, entries: [named('before')] });
  // Its turn in the group has not come yet.
  await Promise.resolve();
  const restoring = desk.restore();
  const again = desk.restore();
  const during = desk.call('append', { story: other, base: 1, entries: [named('during')] });
  expect(await Promise.all([before, during])).toMatchObject([
    { stored: true, seq: 2 },
    { stored: true, seq: 2 },
  ]);
  // Two that ask for it at once wait for the same one.
  expect(await again).toBe(await restoring);
  // Nothing was damaged, and nobody is told that something was.
  expect(desk.standing.filter(({ code }) => code.startsWith('archive.'))).toEqual([]);
});

it('would see it: a desk that does not wait refuses the key (control)', async () => {
  const desk = await scratchDesk();
  const { id } = await desk.call('newStory', {});
  await desk.archive.copied();
  let end: () => void = () => undefined;
  const away = desk.archive.away(() => new Promise<void>((resolve) => (end = resolve)));
  await Promise.resolve();
  const append = desk.call('append', { story: id, base: 1, entries: [named('a')] });
  await expect(append).rejects.toThrow(/archive.busy/);
  end();
  await away;
});

it('restores an archive whose tables were described by other words: a bit that SQLite itself does not miss', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const { id } = await desk.call('newStory', {});
  await desk.archive.copied();
  desk.close();
  const archive = path.join(home, 'archive.sqlite');
  const bytes = readFileSync(archive, 'latin1');
  expect(bytes).toContain('author TEXT');
  writeFileSync(archive, bytes.replaceAll('author TEXT', 'authnr TEXT'), 'latin1');
  const mended = await scratchDesk(home);
  expect(mended.restored).toMatchObject({ ok: true });
  expect(await mended.call('openStory', { id })).toMatchObject({ id, seq: 1 });
});
