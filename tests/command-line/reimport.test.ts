import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

const STORY =
  'Judul Berita Contoh\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nJuru ketik: Ani Rahma\n';
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

it('redaksi reimport reads the input again by better rules; the differences are tracked changes', async () => {
  const home = scratch();
  const file = path.join(home, 'naskah.txt');
  writeFileSync(file, STORY);
  const [stored] = json(await redaksi(home, ['import', file, '--json'])) as { id: string }[];
  const id = stored?.id ?? '';
  writeFileSync(path.join(home, 'import-rules.json'), JSON.stringify(OWN));
  const done = json(await redaksi(home, ['reimport', id, '--as', 'Rini', '--json'])) as { changes: number };
  expect(done.changes).toBeGreaterThan(0);
  expect((await redaksi(home, ['changes', id])).out).toContain('Ani Rahma');
  expect((await redaksi(home, ['reimport', id, '--as', 'Rini'])).out).toMatch(/^0 /);
});
