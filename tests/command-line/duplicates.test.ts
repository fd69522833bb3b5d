import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { sampleText } from '../ingest/scrape';
import { json, redaksi } from './redaksi';

it('redaksi duplicates names the stories that are in the archive more than once', async () => {
  const home = path.join(scratch(), 'home');
  const folder = scratch();
  const files = {
    'a.txt': sampleText('pasar-tambaklorok'),
    'b.txt': sampleText('pasar-tambaklorok').replace('pasar', 'pekan'),
    'c.txt': sampleText('harbour-tram'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const stored = json(await redaksi(home, ['import', folder, '--json'])) as { id: string }[];
  const [a, b, c] = stored.map(({ id }) => id);
  const found = json(await redaksi(home, ['duplicates', '--json'])) as {
    id: string;
    alike: { id: string }[];
  }[];
  expect(found.map(({ id, alike }) => [id, ...alike.map((one) => one.id)].sort())).toEqual([[a, b].sort()]);
  expect(json(await redaksi(home, ['duplicates', b ?? '', '--json']))).toMatchObject([
    { id: b, alike: [{ id: a, alike: 'same' }] },
  ]);
  expect(await redaksi(home, ['duplicates', c ?? ''])).toMatchObject({ code: 0, out: '' });
  expect(await redaksi(home, ['duplicates', 'keep', a ?? '', '--as', 'Rini'])).toMatchObject({ code: 2 });
  await redaksi(home, ['duplicates', 'keep', b ?? '', a ?? '', '--as', 'Rini']);
  expect(json(await redaksi(home, ['duplicates', '--json']))).toEqual([]);
  await redaksi(home, ['import', path.join(folder, 'a.txt')]);
  // A third one is like either of them, and nobody has said anything of it.
  const again = json(await redaksi(home, ['duplicates', '--json'])) as typeof found;
  expect(again.map(({ alike }) => alike.map(({ id }) => id).sort())).toEqual([[a, b].sort()]);
});

it('redaksi duplicates does not count what lies in the bin', async () => {
  const home = path.join(scratch(), 'home');
  const text = sampleText('pasar-tambaklorok');
  const file = path.join(scratch(), 'a.txt');
  writeFileSync(file, text);
  await redaksi(home, ['import', file]);
  const [b] = json(await redaksi(home, ['import', file, '--json'])) as { id: string }[];
  expect(json(await redaksi(home, ['duplicates', '--json']))).toHaveLength(1);
  await redaksi(home, ['bin', b?.id ?? '', '--why', 'dua kali', '--as', 'Rini']);
  expect(json(await redaksi(home, ['duplicates', '--json']))).toEqual([]);
});
