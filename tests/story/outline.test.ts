import { describe, expect, it } from 'vitest';
import { crosshead, factBox, p, picture, relatedLink, story } from '../../shared/story/builders';
import { outlineOf, placeInOutline } from '../../shared/story/outline';
import { schema } from '../../shared/story/schema';

const flood = () =>
  story({
    kicker: 'Banjir',
    headline: 'Tanggul Jebol',
    standfirst: 'Tiga desa terendam',
    body: [
      picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' }),
      p('Hujan deras.'),
      crosshead('Warga mengungsi'),
      p('Kami siap.'),
      relatedLink({ id: 'tautan', title: 'Banjir Kudus' }),
      factBox('Posko', [p('Balai desa')]),
      crosshead('Air surut'),
    ],
    credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie' }],
  });

describe('the outline of a story', () => {
  it('names its furniture in page order, each kind counted', () => {
    const lines = outlineOf(flood()).map(({ kind, number, text }) => `${kind} ${number}: ${text}`);
    expect(lines).toEqual([
      'headline 1: Tanggul Jebol',
      'standfirst 1: Tiga desa terendam',
      'picture 1: Air di jalan',
      'crosshead 1: Warga mengungsi',
      'relatedLink 1: Banjir Kudus',
      'factBox 1: Posko',
      'crosshead 2: Air surut',
      'credit 1: Editor: Thalatie',
    ]);
  });

  it('says where the words of each begin', () => {
    const doc = flood();
    for (const { position, text, kind } of outlineOf(doc)) {
      const { parent, parentOffset } = doc.resolve(position);
      expect(parentOffset, text).toBe(0);
      expect(parent.textContent, text).toBe(kind === 'credit' ? 'Thalatie' : text);
    }
  });

  it('leaves out what is struck, and furniture that nobody has filled', () => {
    const gone = schema.marks.deletion.create({ id: 'coret' });
    const doc = story({
      headline: '',
      body: [p('Isi'), crosshead('Coret').mark([gone]), crosshead('Tinggal')],
    });
    expect(outlineOf(doc).map(({ kind, number, text }) => `${kind} ${number}: ${text}`)).toEqual([
      'crosshead 1: Tinggal',
    ]);
  });

  it('knows in or behind which entry a position lies', () => {
    const doc = flood();
    const entries = outlineOf(doc);
    let inBody = -1;
    doc.descendants((node, pos) => {
      if (node.isText && node.text === 'Kami siap.') inBody = pos + 3;
    });
    expect(entries[placeInOutline(entries, inBody)]?.text).toBe('Warga mengungsi');
    expect(placeInOutline(entries, 0)).toBe(-1);
    expect(entries[placeInOutline(entries, doc.content.size)]?.kind).toBe('credit');
  });
});
