import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { json, redaksi } from '../command-line/redaksi';

/** `redaksi doctor`, `backup` and `restore`, as a script would call them. */

async function aHome() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const file = path.join(folder, 'naskah.txt');
  writeFileSync(file, 'Tanggul Jebol di Demak\n\nAir datang pada malam hari.\n');
  await redaksi(home, ['import', file]);
  return { home, list: async () => json(await redaksi(home, ['list', '--json'])) as { headline: string }[] };
}

it('makes a backup, loses the archive and both copies, and restores it', async () => {
  const { home, list } = await aHome();
  const made = json(await redaksi(home, ['backup', '--json'])) as { file: string; entries: number };
  expect(made.entries).toBe(1);
  rmSync(path.join(home, 'archive.sqlite'));
  rmSync(path.join(home, 'journal.copy'));
  const restored = await redaksi(home, ['restore', made.file, '--json']);
  expect(restored.code).toBe(0);
  expect(json(restored)).toMatchObject({ stories: 1, entries: 1, lost: 0 });
  expect((await list()).map(({ headline }) => headline)).toEqual(['Tanggul Jebol di Demak']);
});

it('says no to a home with a damaged story, restores it, and says what it did', async () => {
  const { home, list } = await aHome();
  await redaksi(home, ['backup']);
  const archive = path.join(home, 'archive.sqlite');
  const bytes = readFileSync(archive);
  // The story's own text, not the queue's.
  for (let at = bytes.indexOf('Tanggul'); at !== -1; at = bytes.indexOf('Tanggul', at + 1))
    bytes.write('Tanggal', at);
  writeFileSync(archive, bytes);
  const found = await redaksi(home, ['doctor', '--json']);
  expect(found.code).toBe(1);
  expect(json(found)).toMatchObject({ ok: false });
  const mended = await redaksi(home, ['doctor', '--repair', '--json']);
  expect(mended.code).toBe(0);
  expect(json(mended)).toMatchObject({ ok: true, movedAside: [expect.stringContaining('damaged-')] });
  expect((await list()).map(({ headline }) => headline)).toEqual(['Tanggul Jebol di Demak']);
});

it('looks after no home that is not there', async () => {
  const ran = await redaksi(path.join(scratch(), 'nowhere'), ['doctor']);
  expect(ran.code).toBe(3);
  expect(ran.err).toMatch(/^redaksi: .*nowhere/);
});
