import { describe, expect, it } from 'vitest';
import { moveBlockAt } from '../../renderer/editor/arranging';
import { placeAmong, placesFor, positionOfItem, readPlace } from '../../renderer/go-to';
import { crosshead, p, picture, story } from '../../shared/story/builders';
import { CopyFitter, USUAL_PAGE } from '../../shared/story/copy-fit';
import { outlineOf } from '../../shared/story/outline';
import { schema } from '../../shared/story/schema';
import { Page } from '../editor/page';

const doc = story({
  headline: 'Tanggul Jebol',
  body: [
    p('Hujan deras mengguyur Demak sejak sore.'),
    picture({ id: 'satu', caption: 'Air di jalan', creditLine: 'ANTARA' }),
    p('Warga diminta waspada oleh petugas.'),
    crosshead('Warga mengungsi'),
    picture({ id: 'dua', caption: 'Tenda di lapangan', creditLine: 'ANTARA' }),
    p('Air belum surut.'),
  ],
});
/** One inch of 9 points is 8 ems: 16 letters that are half an em wide. */
const fitter = new CopyFitter(
  { ...USUAL_PAGE, columnMm: 25.4, gutterMm: 0, body: { size: 9, leading: 10, columns: 1 } },
  (text) => text.length / 2,
);
const lineAt = (line: number) => fitter.placeOfLine(doc, line);
const found = (query: string) => placesFor(query, doc, lineAt);
/** What stands behind the place that the first item leads to. */
const led = (query: string): string | null => {
  const [item] = found(query);
  if (!item) return null;
  const $place = doc.resolve(positionOfItem(item));
  const text = $place.parent.inlineContent
    ? $place.parent.textContent
    : ($place.nodeAfter?.textContent ?? '');
  return text.slice($place.parent.inlineContent ? $place.parentOffset : 0);
};

describe('what a person calls a place', () => {
  it.each([
    ['foto 2', 'picture', 2],
    ['Picture2', 'picture', 2],
    ['p 12', 'paragraph', 12],
    ['alinea 3', 'paragraph', 3],
    ['baris 40', 'line', 40],
    ['line 40', 'line', 40],
    ['subjudul 1', 'crosshead', 1],
    ['blok 7', 'block', 7],
    [' 7 ', 'block', 7],
  ] as const)('%j is %s %i', (query, place, number) => {
    expect(readPlace(query)).toEqual({ place, number });
  });

  it.each(['warga', 'foto', 'banjir 2', '', '12/9', 'p 123456'])('%j is words', (query) => {
    expect(readPlace(query)).toBeNull();
  });
});

describe('going to a place', () => {
  it('leads to pictures, paragraphs, crossheads and blocks by number', () => {
    expect(led('foto 2')).toBe('Tenda di lapangan');
    expect(led('p 2')).toBe('Warga diminta waspada oleh petugas.');
    expect(led('crosshead 1')).toBe('Warga mengungsi');
    expect(led('blok 3')).toBe('Warga diminta waspada oleh petugas.');
    expect(led('6')).toBe('Air belum surut.');
  });

  it('leads to the line of print that begins there, and shows its words', () => {
    // Sixteen letters a line: "Hujan deras / mengguyur Demak / sejak sore." and so on; captions are not counted.
    expect(led('baris 1')).toBe('Hujan deras mengguyur Demak sejak sore.');
    expect(led('baris 2')).toBe('mengguyur Demak sejak sore.');
    expect(led('line 3')).toBe('sejak sore.');
    expect(led('line 4')).toBe('Warga diminta waspada oleh petugas.');
    expect(found('baris 2')).toMatchObject([{ kind: 'numbered', text: 'mengguyur Demak sejak sore.' }]);
  });

  it('counts struck words in no line', () => {
    const struck = schema.text('tidak jadi sama sekali ', [schema.marks.deletion.create({ id: 'coret' })]);
    const cut = story({ headline: 'A', body: [p('Hujan deras ', struck, 'mengguyur Demak.')] });
    const place = fitter.placeOfLine(cut, 2) ?? 0;
    expect(cut.textBetween(place, place + 9)).toBe('mengguyur');
  });

  it.each(['foto 3', 'foto 0', 'p 4', 'blok 7', 'baris 99', 'gempa'])('has nothing for %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('finds an entry of the outline by its first words', () => {
    expect(led('warga meng')).toBe('Warga mengungsi');
    expect(led('tenda')).toBe('Tenda di lapangan');
  });

  it('lists the whole outline for nothing, and knows where the caret is', () => {
    const all = found('');
    expect(all).toHaveLength(outlineOf(doc).length);
    const { state } = new Page(doc).at('waspada |oleh');
    const here = all[placeAmong(all, state.selection.head)];
    expect(here?.kind === 'outline' && here.entry.text).toBe('Air di jalan');
  });
});

describe('moving a block of the outline', () => {
  it('moves it over its neighbour with the caret in it, and does nothing at the edge or with the headline', () => {
    const page = new Page(doc);
    const place = (text: string) =>
      outlineOf(page.state.doc).find((one) => one.text === text)?.position ?? -1;
    page.do(moveBlockAt(place('Tenda di lapangan'), -1));
    expect(outlineOf(page.state.doc).map(({ text }) => text)).toEqual([
      'Tanggul Jebol',
      'Air di jalan',
      'Tenda di lapangan',
      'Warga mengungsi',
    ]);
    expect(page.state.selection.$head.parent.textContent).toBe('Tenda di lapangan');
    expect(moveBlockAt(place('Tanggul Jebol'), 1)(page.state)).toBe(false);
    page.do(moveBlockAt(place('Air di jalan'), -1));
    expect(moveBlockAt(place('Air di jalan'), -1)(page.state)).toBe(false);
  });
});
