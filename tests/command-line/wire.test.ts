import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { filesUnder, wireStory } from '../wire/delivering';
import { json, redaksi } from './redaksi';

function folders() {
  const folder = path.join(scratch(), 'kiriman');
  mkdirSync(folder);
  return { home: path.join(scratch(), 'home'), folder };
}

it('redaksi wire --once takes what is whole, once, says what it could not read, and ends', async () => {
  const { home, folder } = folders();
  writeFileSync(path.join(folder, 'a.txt'), wireStory(1));
  writeFileSync(path.join(folder, 'b.txt.part'), wireStory(2).slice(0, 60));
  writeFileSync(path.join(folder, 'foto.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
  const first = await redaksi(home, ['wire', folder, '--once', '--json']);
  expect(first.code).toBeGreaterThan(0);
  expect(first.err).toMatch(/^redaksi: [^\n]*foto\.jpg[^\n]*\n$/);
  expect(json(first)).toMatchObject([
    { name: 'a.txt', stories: [{ headline: 'Banjir Surut di Desa 1' }] },
    { name: 'foto.jpg' },
  ]);
  expect(filesUnder(folder).map((file) => path.basename(file))).toEqual([
    'b.txt.part',
    'foto.jpg',
    'foto.jpg.alasan-reason.txt',
    'a.txt',
  ]);
  writeFileSync(path.join(folder, 'a-lagi.txt'), wireStory(1));
  const again = await redaksi(home, ['wire', folder, '--once']);
  expect(again).toMatchObject({ code: 0, out: 'a-lagi.txt: in the archive already\n' });
  expect(json(await redaksi(home, ['list', '--json']))).toHaveLength(1);
});

it('redaksi wire needs a folder that is there', async () => {
  const { home, folder } = folders();
  expect(await redaksi(home, ['wire', '--once'])).toMatchObject({ code: 2 });
  expect(await redaksi(home, ['wire', `${folder}-lain`, '--once'])).toMatchObject({ code: 1 });
});
