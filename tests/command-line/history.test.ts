import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../shared/journal/history-lines';
import { schema } from '../../shared/story/schema';
import { behind, edit, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';
import { json, redaksi } from './redaksi';

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin.\n\nWarga mengungsi ke balai desa. (Ant/H-2)\n\nEditor : Thalatie Yani\n';

/** A home with one imported story that Adi has edited once. */
async function edited(): Promise<{ home: string; id: string }> {
  const home = path.join(scratch(), 'home');
  const file = path.join(scratch(), 'naskah.txt');
  writeFileSync(file, NASKAH);
  const [{ id } = { id: '' }] = json(await redaksi(home, ['import', file, '--as', 'Rini S.', '--json'])) as {
    id: string;
  }[];
  const desk = await scratchDesk(home, 'Adi W.');
  const { doc } = desk.stories.state(id);
  const typed = edit(doc, (t) => t.insert(behind(doc, 'Demak'), schema.text(', Malam Ini')));
  await desk.call('append', { story: id, base: 1, entries: [typed] });
  desk.close();
  return { home, id };
}

describe('history on the command line', () => {
  it('lists, compares, blames, restores, and says who did each', async () => {
    const { home, id } = await edited();
    const run = async (...args: string[]) => json(await redaksi(home, [...args, '--json']));

    const lines = (await run('history', id)) as HistoryLine[];
    expect(lines.map(({ seq, author, kind }) => [seq, author, kind])).toEqual([
      [2, 'Adi W.', 'steps'],
      [1, 'Rini S.', 'created'],
    ]);
    expect(await run('compare', id, '1', '2')).toMatchObject({
      before: 1,
      after: 2,
      changes: [
        { kind: 'insert', where: 'headline', inserted: ', Malam Ini', by: [{ seq: 2, author: 'Adi W.' }] },
      ],
      wordsInserted: 2,
    });
    const blame = (await run('blame', id)) as { pieces: object[] };
    expect(blame.pieces.slice(0, 2)).toMatchObject([
      { where: 'headline', text: 'Tanggul Jebol di Demak', author: 'Rini S.', source: { from: 'import' } },
      { where: 'headline', text: ', Malam Ini', author: 'Adi W.', source: null },
    ]);
    expect(await run('restore', id, '1', '--as', 'Budi')).toEqual({ id, from: 1, seq: 3 });
    expect(await run('show', id)).toMatchObject({ headline: 'Tanggul Jebol di Demak' });
    expect((await redaksi(home, ['blame', id])).out).toContain('headline  Rini S. · ');
  });

  it('brings back one piece by its name, and leaves the others as they are', async () => {
    const { home, id } = await edited();
    const run = async (...args: string[]) => json(await redaksi(home, [...args, '--json']));
    await run('replace', id, '--find', 'Tanggul', '--with', 'Bendung', '--direct', '--as', 'Budi');
    await run('replace', id, '--find', 'Warga', '--with', 'Penduduk', '--direct', '--as', 'Budi');
    const changed = (await run('show', id)) as { headline: string; body: object[] };
    expect(changed.headline).toContain('Bendung');
    const piece = 'headline';
    expect(await run('restore', id, '1', '--piece', piece, '--as', 'Budi')).toMatchObject({ from: 1, piece });
    const now = (await run('show', id)) as { headline: string; body: object[] };
    expect(now.headline).toBe('Tanggul Jebol di Demak');
    expect(JSON.stringify(now.body)).toContain('Penduduk');
    expect(now.body).toEqual(changed.body);
    const [line] = (await run('history', id)) as HistoryLine[];
    expect(line).toMatchObject({ author: 'Budi', source: { kind: 'restore', seq: 1 } });
    const code = async (...args: string[]) => (await redaksi(home, args)).code;
    expect(await code('restore', id, '1', '--piece', 'paragraph 99', '--as', 'Budi')).toBe(2);
    expect(await code('restore', 'backup.sqlite', '--piece', piece, '--as', 'Budi')).toBe(2);
  });

  it('puts a story into the bin and takes it out', async () => {
    const { home, id } = await edited();
    expect((await redaksi(home, ['bin', id, '--why', 'naskah ganda', '--as', 'Rini S.'])).code).toBe(0);
    expect(json(await redaksi(home, ['list', '--json']))).toEqual([]);
    expect(json(await redaksi(home, ['list', '--bin', '--json']))).toMatchObject([{ id }]);
    expect((await redaksi(home, ['export', id, '--out', path.join(scratch(), 'a.zip')])).code).toBe(1);
    expect((await redaksi(home, ['unbin', id, '--as', 'Rini S.'])).code).toBe(0);
    expect(json(await redaksi(home, ['list', '--json']))).toMatchObject([{ id }]);
  });

  it('refuses in words what makes no sense', async () => {
    const { home, id } = await edited();
    const code = async (...args: string[]) => (await redaksi(home, args)).code;
    expect(await code('bin', id)).toBe(2);
    expect(await code('restore', id, 'kemarin', '--as', 'Budi')).toBe(2);
    expect(await code('restore', id, '1')).toBe(1);
    expect(await code('restore', id, '99', '--as', 'Budi')).toBe(1);
    expect(await code('compare', id, '1')).toBe(2);
    expect(await code('history', '00000000-0000-4000-8000-000000000000')).toBe(1);
    expect(await code('unbin', id)).toBe(1);
  });
});
