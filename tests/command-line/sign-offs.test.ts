import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Yani\n';

describe('redaksi sign-offs', () => {
  it('lists what stories propose, confirms by name, and forgets', async () => {
    const folder = scratch();
    const file = path.join(folder, 'naskah.txt');
    writeFileSync(file, NASKAH);
    const run = (...args: string[]) => redaksi(path.join(folder, 'home'), args);
    await run('import', file);
    expect(json(await run('sign-offs', '--json'))).toMatchObject([
      { code: 'H-2', name: 'Thalatie Yani', standing: 'learned', stories: 1, by: null },
    ]);
    expect((await run('sign-offs')).out).toBe('H-2  Thalatie Yani  (unconfirmed, 1 stories)\n');
    const confirmed = await run(
      'sign-offs',
      'confirm',
      'H-2',
      'Thalatie',
      'Yani',
      '--as',
      'Rini S.',
      '--json',
    );
    expect(json(confirmed)).toMatchObject([{ code: 'H-2', standing: 'confirmed', by: 'Rini S.' }]);
    expect((await run('sign-offs')).out).toBe('H-2  Thalatie Yani  (confirmed by Rini S.)\n');
    expect(json(await run('sign-offs', 'forget', 'H-2', '--as', 'Rini S.', '--json'))).toEqual([]);
  });

  it('refuses what it does not understand, and what nobody says by name', async () => {
    const run = (...args: string[]) => redaksi(path.join(scratch(), 'home'), args);
    expect((await run('sign-offs', 'maybe', 'H-2')).code).toBe(2);
    expect((await run('sign-offs', 'confirm', 'H-2')).code).toBe(2);
    expect((await run('sign-offs', 'confirm', 'rfs', 'Adi', '--as', 'Rini')).code).toBe(2);
    expect((await run('sign-offs', 'confirm', 'H-2', 'Adi')).code).toBe(1);
  });
});
