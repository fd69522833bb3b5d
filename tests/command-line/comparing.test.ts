import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readPackage } from '../../electron/desk/packages/package-reader';
import type { ComparedSides } from '../../shared/contract';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

/** `redaksi compare A B`: stories, stories as they were, packages, unpacked packages. */

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Tanggul itu jebol pukul dua, Senin.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Demak\n';

it('compares stories, earlier entries and packages, in the names of those who made the differences', async () => {
  const folder = scratch();
  const file = (name: string) => path.join(folder, name);
  const run = (...args: string[]) => redaksi(file('rumah'), args);
  const compared = async (a: string, b: string) =>
    json(await run('compare', a, b, '--json')) as ComparedSides;
  const told = ({ changes }: ComparedSides) =>
    changes.map(({ kind, removed, inserted, author }) => [kind, removed, inserted, author]);
  writeFileSync(file('naskah.txt'), NASKAH);
  const id = (await run('import', file('naskah.txt'), '--as', 'Rini')).out.trim();
  await run('approve', id, '--as', 'Rini');
  await run('export', id, '--out', file('a.zip'), '--editable', '--as', 'Rini');
  await run('replace', id, '--find', 'Warga', '--with', 'Penduduk', '--direct', '--as', 'Budi');

  expect(told(await compared(`${id}@1`, id))).toEqual([['replacement', 'Warga', 'Penduduk', 'Budi']]);
  const withPackage = await compared(file('a.zip'), id);
  expect(told(withPackage)).toEqual([['replacement', 'Warga', 'Penduduk', 'Budi']]);
  expect(withPackage.before).toMatchObject({ package: 'a.zip', headline: 'Tanggul Jebol di Demak' });
  expect((await run('compare', file('a.zip'), id)).out).toMatch(
    /Budi {2}replaces paragraph “Warga” → “Penduduk”/,
  );

  // A package without its journal, unpacked: nobody says who, and the text is told all the same.
  await run('approve', id, '--as', 'Rini');
  await run('export', id, '--out', file('b.zip'), '--as', 'Rini');
  expect((await compared(file('b.zip'), id)).changes).toEqual([]);
  const { files } = await readPackage(file('b.zip'));
  mkdirSync(file('b'));
  writeFileSync(path.join(file('b'), 'story.redaksi.json'), files.get('story.redaksi.json') ?? '');
  expect(told(await compared(`${id}@1`, file('b')))).toEqual([['replacement', 'Warga', 'Penduduk', '']]);
  mkdirSync(file('kosong'));
  expect((await run('compare', file('kosong'), id)).code).toBe(2);
  expect((await run('compare', 'bukan-naskah', id)).code).toBe(2);
  expect((await run('compare', file('naskah.txt'), id)).code).toBe(1);
});
