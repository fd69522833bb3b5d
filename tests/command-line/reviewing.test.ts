import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChangeList, DecidedChanges, ReplacedWords } from '../../shared/contract';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Tanggul itu jebol pada pukul dua dini hari, Senin.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Demak\n';

async function imported() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const file = path.join(folder, 'naskah.txt');
  writeFileSync(file, NASKAH);
  const run = (...args: string[]) => redaksi(home, args);
  const [story] = json(await run('import', file, '--json')) as { id: string }[];
  const id = story?.id ?? '';
  const shown = async () =>
    json(await run('show', id, '--json')) as { headline: string; credits: { name: string }[] };
  const changes = async () => json(await run('changes', id, '--json')) as ChangeList;
  return { id, run, shown, changes };
}

describe('replacing from a script', () => {
  it('proposes, in headline and credits alike, and says how many where', async () => {
    const { id, run, shown, changes } = await imported();
    const ran = await run('replace', id, '--find', 'Demak', '--with', 'Kudus', '--as', 'Rini S.', '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const replaced = json(ran) as ReplacedWords;
    expect(replaced.counts).toMatchObject({ headline: 1, credit: 1 });
    expect(Object.keys(replaced.counts).at(0)).toBe('headline');
    expect((await changes()).changes).toHaveLength(replaced.total);
    expect((await changes()).changes[0]).toMatchObject({
      kind: 'replacement',
      where: 'headline',
      author: 'Rini S.',
      removed: 'Demak',
      inserted: 'Kudus',
      cause: 'Find and replace',
    });
    expect((await shown()).headline).toBe('Tanggul Jebol di Kudus');
    expect(await run('check', id)).toMatchObject({ code: 1 });
  });

  it('takes patterns, does it at once where asked, and answers no where nothing is found', async () => {
    const { id, run, shown, changes } = await imported();
    const direct = ['--direct', '--as', 'Rini S.'];
    const ran = await run(
      'replace',
      id,
      '--find',
      '/(jebol) di (\\w+)/i',
      '--with',
      '$1 dekat $2',
      ...direct,
    );
    expect(ran.code).toBe(0);
    expect((await shown()).headline).toBe('Tanggul Jebol dekat Demak');
    expect((await changes()).changes).toEqual([]);
    expect((await run('replace', id, '--find', 'Semarang', '--with', 'x', ...direct)).code).toBe(1);
    expect(await run('replace', id, '--find', '/(/', '--with', 'x', ...direct)).toMatchObject({ code: 2 });
    expect((await run('replace', id, '--find', 'Demak', '--with', 'x')).code).toBe(2);
  });
});

describe('deciding from a script', () => {
  it('accepts one, rejects those of a person, and keeps in the journal who did', async () => {
    const { id, run, shown, changes } = await imported();
    const propose = (find: string, instead: string, as: string) =>
      run('replace', id, '--find', find, '--with', instead, '--as', as);
    await propose('Tanggul Jebol', 'Tanggul Rusak', 'Rini S.');
    await propose('Thalatie', 'Yusuf', 'Budi');
    const [first] = (await changes()).changes;
    const accepted = await run('accept', id, '--change', first?.id ?? '', '--as', 'Sari', '--json');
    expect((json(accepted) as DecidedChanges).decided).toEqual([first?.id]);
    expect((await run('reject', id, '--author', 'Budi', '--as', 'Sari')).code).toBe(0);
    expect((await changes()).changes).toEqual([]);
    expect(await shown()).toMatchObject({
      headline: 'Tanggul Rusak di Demak',
      credits: [{ name: 'Thalatie Demak' }],
    });
    const history = json(await run('history', id, '--json')) as { author: string; source?: unknown }[];
    expect(history.slice(0, 2)).toMatchObject([
      { author: 'Sari', source: { kind: 'review', decision: 'reject' } },
      { author: 'Sari', source: { kind: 'review', decision: 'accept', changes: [first?.id] } },
    ]);
  });

  it('decides nothing where a change is unknown or the choice is not clear', async () => {
    const { id, run, changes } = await imported();
    await run('replace', id, '--find', 'Demak', '--with', 'Kudus', '--as', 'Rini S.');
    const before = await changes();
    expect((await run('accept', id, '--change', 'tidak-ada', '--as', 'Sari')).code).toBe(1);
    expect((await run('accept', id, '--as', 'Sari')).code).toBe(2);
    expect((await run('accept', id, '--all')).code).toBe(2);
    expect(await changes()).toEqual(before);
    expect((await run('accept', id, '--all', '--as', 'Sari')).code).toBe(0);
    expect((await changes()).changes).toEqual([]);
  });
});

describe('showing a story in a view of its changes', () => {
  it('reads the final, the original, and the words with their changes written out', async () => {
    const { id, run } = await imported();
    await run('replace', id, '--find', 'Tanggul Jebol', '--with', 'Rob', '--as', 'Rini S.');
    const headline = async (...view: string[]) =>
      (json(await run('show', id, ...view, '--json')) as { headline: string; wordCount: number }).headline;
    expect(await headline()).toBe('Rob di Demak');
    expect(await headline('--view', 'final')).toBe('Rob di Demak');
    expect(await headline('--view', 'original')).toBe('Tanggul Jebol di Demak');
    expect(await headline('--view', 'marked')).toMatch(
      /\[-Tanggul Jebol-\].*\{\+Rob\+\}|\{\+Rob\+\}\[-Tanggul Jebol-\]/,
    );
    const printed = await run('show', id, '--view', 'original');
    expect(printed.out.split('\n')[0]).toBe('Tanggul Jebol di Demak');
    expect(await run('show', id, '--view', 'tengah')).toMatchObject({ code: 2 });
    expect(await run('list', '--view', 'final')).toMatchObject({ code: 2 });
  });
});
