import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { MergedPackage } from '../../shared/contract';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Tanggul itu jebol pukul dua, Senin.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Demak\n';

it('sends a story to a colleague and merges it back, once', async () => {
  const folder = scratch();
  const file = (name: string) => path.join(folder, name);
  const rini = (...args: string[]) => redaksi(file('rini'), args);
  const budi = (...args: string[]) => redaksi(file('budi'), args);
  writeFileSync(file('naskah.txt'), NASKAH);
  const id = (await rini('import', file('naskah.txt'))).out.trim();
  const handed = await rini('export', id, '--out', file('a.zip'), '--editable', '--as', 'Rini');
  expect(handed).toMatchObject({ code: 0 });
  expect(handed.err).toContain('not for publication');
  expect(json(await budi('inspect', file('a.zip'), '--json'))).toMatchObject({
    kind: 'editable',
    story: id,
    headline: 'Tanggul Jebol di Demak',
  });
  expect((await budi('verify', file('a.zip'))).out).toContain('not for publication');
  expect(await budi('import', file('a.zip'))).toMatchObject({ code: 1, out: '' });
  expect(json(await budi('merge', file('a.zip'), '--as', 'Budi', '--json'))).toMatchObject({
    id,
    outcome: 'new',
  });
  await budi('replace', id, '--find', 'Warga', '--with', 'Penduduk', '--direct', '--as', 'Budi');
  await budi('export', id, '--out', file('b.zip'), '--editable', '--as', 'Budi');
  expect(json(await rini('merge', file('b.zip'), '--look', '--json'))).toMatchObject({
    relation: 'shared',
    merge: { differences: [{ kind: 'taken', ours: { text: 'Warga' }, theirs: { text: 'Penduduk' } }] },
  });
  const merged = json(await rini('merge', file('b.zip'), '--as', 'Rini', '--json')) as MergedPackage;
  expect(merged).toMatchObject({ outcome: 'merged', authors: ['Budi'], taken: 1, returned: [] });
  expect((await rini('blame', id)).out).toMatch(/Budi.*Penduduk|Penduduk.*Budi/s);
  expect(json(await rini('merge', file('b.zip'), '--as', 'Rini', '--json'))).toMatchObject({
    outcome: 'known',
  });
  expect(await rini('merge', file('naskah.txt'), '--as', 'Rini')).toMatchObject({ code: 1, out: '' });
  await rini('unmerge', id, '--as', 'Rini');
  expect((await rini('show', id)).out).toContain('Warga mengungsi');
});
