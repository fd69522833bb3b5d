import { describe, expect, it } from 'vitest';
import { cutAtHits, fuzzy } from '../../renderer/fuzzy';
import { cutSnippet, itemKey, paletteItems, type PaletteCommand } from '../../renderer/palette-items';
import { rowOf } from './rows';

describe('typed letters in a text', () => {
  const shown = (query: string, text: string) => {
    const match = fuzzy(query, text);
    return (
      match &&
      cutAtHits(text, match.hits)
        .map((cut) => (cut.isHit ? `[${cut.text}]` : cut.text))
        .join('')
    );
  };

  it('fit as words in any order, whatever their case and accents', () => {
    expect(shown('putin kim', 'Kim Jong Un Bertemu Putin')).toBe('[Kim] Jong Un Bertemu [Putin]');
    expect(shown('baca oge', 'Baca ogé')).toBe('[Baca] [ogé]');
  });

  it('fit as the first letters of words', () => {
    expect(shown('kju', 'Kim Jong Un')).toBe('[K]im [J]ong [U]n');
  });

  it('do not fit where a word is missing or its letters lie far apart', () => {
    expect(fuzzy('putin xi', 'Kim Bertemu Putin')).toBeNull();
    expect(fuzzy('kn', `k${'-'.repeat(30)}n`)).toBeNull();
  });

  it('fit best at the start of a word, worst as letters here and there', () => {
    const score = (text: string) => fuzzy('foto', text)?.score ?? Number.NaN;
    expect(score('Foto banjir')).toBeGreaterThan(score('Telefoto banjir'));
    expect(score('Telefoto banjir')).toBeGreaterThan(score('fxoxtxo banjir'));
  });
});

const command = (id: string, label: string, otherLabel: string): PaletteCommand => ({
  id,
  label,
  otherLabel,
  group: 'Story',
  key: null,
});
const commands = [
  command('new', 'Naskah baru', 'New story'),
  command('export', 'Ekspor paket…', 'Export package…'),
  command('table', 'Tabel', 'Table'),
];
const rows = [
  rowOf('a', { headline: 'Tanggul Jebol di Demak', slug: 'banjir-demak', updatedAt: '2023-09-12T01:00:00Z' }),
  rowOf('b', { headline: 'Tarif KRL', slug: 'krl', updatedAt: '2023-09-12T02:00:00Z' }),
  rowOf('c', { headline: 'Tanggul lama', binned: { by: 'Rini', at: '2023-09-12T03:00:00Z', why: 'ganda' } }),
];
const names = (query: string, found = [] as typeof rows) =>
  paletteItems(query, rows, commands, found).map((item) => itemKey(item).replace(/^command /, ''));

describe('what the palette lists', () => {
  it('is the latest stories and every command for nothing, and nothing from the bin', () => {
    expect(names('')).toEqual(['story b', 'story a', 'new', 'export', 'table']);
  });

  it('is stories by headline and slug, then commands by either of their names', () => {
    expect(names('tanggul')).toEqual(['story a']);
    expect(names('banjir-demak')).toEqual(['story a']);
    expect(names('export')).toEqual(['export']);
    expect(names('naskah baru')).toEqual(['new']);
  });

  it('is a command first where it is clearly what was meant, also over stories that a search found', () => {
    const boga = rowOf('d', { headline: 'Tata boga lestari' });
    const items = (query: string) =>
      paletteItems(query, [boga], commands, [rowOf('e', { headline: 'Meja' })]).map(itemKey);
    expect(fuzzy('table', boga.headline)).not.toBeNull();
    expect(items('table')).toEqual(['command table', 'story d', 'found e']);
    expect(items('boga')[0]).toBe('story d');
    // Letters here and there name neither: the story keeps its place.
    expect(items('xyz')).toEqual(['found e']);
  });

  it('adds stories with the words in them, each story once', () => {
    expect(names('krl', rows.slice(0, 2))).toEqual(['story b', 'found a']);
  });

  it('shows what a search found between its marks', () => {
    expect(cutSnippet('di \u0002Demak\u0003 kemarin')).toEqual([
      { text: 'di ', isHit: false },
      { text: 'Demak', isHit: true },
      { text: ' kemarin', isHit: false },
    ]);
  });
});
