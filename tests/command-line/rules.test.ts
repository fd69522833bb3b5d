import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { RuleFamily } from '../../shared/ingest/rules/rule';
import type { StoryReading } from '../../shared/story/reading';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

const OWN = {
  name: 'Harian Contoh',
  rules: [
    {
      kind: 'credit',
      id: 'house.juru-ketik',
      languages: ['id'],
      labels: ['juru ketik'],
      role: 'editor',
      place: 'anywhere',
      examples: ['Juru ketik: Ani Rahma'],
    },
  ],
};
const STORY =
  'Judul Berita Contoh\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nJuru ketik: Ani Rahma\n';

it('redaksi rules lists what imports are read by, and a house can add its own', async () => {
  const home = scratch();
  const story = path.join(home, 'naskah.txt');
  writeFileSync(story, STORY);
  const usual = json(await redaksi(home, ['rules', '--json'])) as RuleFamily[];
  expect(usual.map(({ id }) => id)).toContain('media-indonesia');
  expect((json(await redaksi(home, ['inspect', story, '--json'])) as StoryReading).credits).toEqual([]);

  writeFileSync(path.join(home, 'import-rules.json'), JSON.stringify(OWN));
  const own = json(await redaksi(home, ['rules', '--json'])) as RuleFamily[];
  expect(own[0]).toMatchObject({ id: 'house', name: 'Harian Contoh' });
  expect((await redaksi(home, ['rules'])).out).toMatch(/^Harian Contoh\n {2}house\.juru-ketik/);
  const credit = [{ role: 'editor', label: 'Juru ketik', name: 'Ani Rahma' }];
  expect((json(await redaksi(home, ['inspect', story, '--json'])) as StoryReading).credits).toEqual(credit);
  const [stored] = json(await redaksi(home, ['import', story, '--json'])) as { id: string }[];
  expect((json(await redaksi(home, ['show', stored?.id ?? '', '--json'])) as StoryReading).credits).toEqual(
    credit,
  );
});

it('rules that cannot be read are refused in one line, and nothing is imported by half of them', async () => {
  const home = scratch();
  const story = path.join(home, 'naskah.txt');
  writeFileSync(story, STORY);
  writeFileSync(
    path.join(home, 'import-rules.json'),
    JSON.stringify({ ...OWN, rules: [{ ...OWN.rules[0], role: 'typist' }] }),
  );
  for (const args of [['rules'], ['inspect', story], ['import', story]]) {
    const ran = await redaksi(home, args);
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(
      /^redaksi: .*import-rules\.json: rules\.0\.role cannot be "typist" .*; nothing was imported; .*\n$/,
    );
  }
  expect(json(await redaksi(home, ['list', '--json']))).toEqual([]);
  expect(readdirSync(home)).toContain('import-rules.json');
});

it('redaksi rules forget takes one of the house’s own away, and says no to any other', async () => {
  const home = scratch();
  const rule = {
    kind: 'kicker',
    id: 'house.suara-kota',
    languages: ['id'],
    is: ['suara kota'],
    examples: ['Suara Kota'],
  };
  writeFileSync(
    path.join(home, 'import-rules.json'),
    JSON.stringify({ name: 'Harian Contoh', rules: [rule] }),
  );
  expect(await redaksi(home, ['rules', 'forget', 'kompas.dateline'])).toMatchObject({ code: 2 });
  expect(await redaksi(home, ['rules', 'forget', 'house.suara-kota'])).toMatchObject({ code: 0, out: '' });
  expect((await redaksi(home, ['rules'])).out).not.toContain('house.suara-kota');
});
