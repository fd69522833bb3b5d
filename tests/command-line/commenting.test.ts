import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlacedThread } from '../../shared/review/anchoring';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

async function imported() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const file = path.join(folder, 'naskah.txt');
  writeFileSync(file, 'Tanggul Jebol di Demak\n\nTanggul itu jebol hari Selasa.\n\nEditor : Thalatie Yani\n');
  const run = (...args: string[]) => redaksi(home, args);
  const [story] = json(await run('import', file, '--json')) as { id: string }[];
  const id = story?.id ?? '';
  const threads = async (...more: string[]) =>
    json(await run('comments', id, ...more, '--json')) as PlacedThread[];
  return { id, home, run, threads };
}

describe('comments from a script', () => {
  it('are said on words, answered and settled by name', async () => {
    const { id, run, threads } = await imported();
    const said = await run('comment', id, '--on', 'Selasa', '--say', 'Tanggal berapa?', '--as', 'Rini S.');
    expect(said).toMatchObject({ code: 0, err: '' });
    const thread = said.out.trim();
    await threads('--reply', thread, '--say', 'Cetak (12/9).', '--as', 'Adi W.');
    const [settled] = await threads('--resolve', thread, '--as', 'Thalatie Yani');
    expect(settled).toMatchObject({ hold: 'marked', where: 'paragraph', quote: 'Selasa' });
    expect(settled?.thread.remarks.map(({ by, text }) => [by, text])).toEqual([
      ['Rini S.', 'Tanggal berapa?'],
      ['Adi W.', 'Cetak (12/9).'],
    ]);
    expect(settled?.thread.resolved?.by).toBe('Thalatie Yani');
    expect((await threads('--reopen', thread, '--as', 'Adi W.'))[0]?.thread.resolved).toBeNull();
    expect((await run('comments', id)).out).toContain('Selasa');
  });

  it('call on people of the desk, those of its credits and those of its roles, and list whom', async () => {
    const { id, run, threads, home } = await imported();
    writeFileSync(
      path.join(home, 'desk-rules.json'),
      JSON.stringify({ people: { 'Budi Hartono': ['sub'] } }),
    );
    const text = 'Tanya @thalatie yani dan @Budi Hartono, bukan @Entah.';
    const thread = (await run('comment', id, '--on', 'Selasa', '--say', text, '--as', 'Rini S.')).out.trim();
    await threads('--reply', thread, '--say', 'Siap, @Thalatie Yani.', '--as', 'Adi W.');
    const [listed] = await threads();
    expect(listed?.thread.remarks.map(({ mentions }) => mentions)).toEqual([
      ['Thalatie Yani', 'Budi Hartono'],
      ['Thalatie Yani'],
    ]);
  });

  it('refuse words that are not there, and to be said by nobody', async () => {
    const { id, run, threads } = await imported();
    expect((await run('comment', id, '--on', 'Rabu', '--say', 'x', '--as', 'Rini S.')).code).toBe(1);
    expect((await run('comment', id, '--say', 'x')).code).toBe(2);
    expect((await run('comments', id, '--resolve', 'x', '--as', 'Rini S.')).code).toBe(1);
    expect((await run('comments', id, '--reply', 'x', '--as', 'Rini S.')).code).toBe(2);
    expect(await threads()).toEqual([]);
  });
});
