import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, pieceOf, scraped } from './scrape';

describe('a sign-off at the end of the last paragraph', () => {
  it.each([
    ['(AFP/Z-3)', { sources: ['AFP'], desk: 'Z-3', initials: [] }],
    ['(Ant/OL-1)', { sources: ['Ant'], desk: 'OL-1', initials: [] }],
    ['(H-2)', { sources: [], desk: 'H-2', initials: [] }],
    ['(rfs/jbr)', { sources: [], desk: null, initials: ['rfs', 'jbr'] }],
    ['(AFP)', { sources: ['AFP'], desk: null, initials: [] }],
    ['(mad/AFP)', { sources: ['AFP'], desk: null, initials: ['mad'] }],
    ['(AP, Reuters)', { sources: ['AP', 'Reuters'], desk: null, initials: [] }],
  ])('%s is taken off', (text, parts) => {
    for (const space of [' ', '', '\u00a0']) {
      const made = scraped(page(LEAD, LAST + space + text));
      expect(made.story.signOff).toEqual({ text, ...parts });
      expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
      expect(pieceOf(made, text)).toMatchObject({ as: 'signOff', fate: 'moved' });
    }
  });

  it('may stand on a line of its own, before credits and promotions', () => {
    const made = scraped(page(LEAD, LAST, '(AFP/Z-3)', 'Editor: Nirmala Hadi', 'Ikuti kami di Google News'));
    expect(made.story.signOff?.text).toBe('(AFP/Z-3)');
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
    expect(pieceOf(made, '(AFP/Z-3)')).toMatchObject({ as: 'signOff', fate: 'kept' });
  });

  it('names the source in the fields', () => {
    expect(scraped(page(LEAD, `${LAST} (AFP/Reuters/Z-3)`)).fields.source).toBe('AFP, Reuters');
  });

  it('with a desk code is known even where a line that nobody knows follows', () => {
    const made = scraped(page(LEAD, `${LAST} (AFP/Z-3)`, 'Kisah selanjutnya menyusul di Harian Contoh.'));
    expect(made.story.signOff?.text).toBe('(AFP/Z-3)');
    expect(paragraphsOf(made)).toEqual([LEAD, LAST, 'Kisah selanjutnya menyusul di Harian Contoh.']);
  });

  it('of English credits becomes credits', () => {
    const made = scraped(page(LEAD, `${LAST} (Reporting by Jane Roe; Editing by John Doe)`));
    expect(made.story.credits.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'reporter Jane Roe',
      'editor John Doe',
    ]);
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });
});

describe('brackets that stay copy', () => {
  it.each([
    `${LAST} (bersambung)`,
    'Ia mengutip kantor berita Prancis (AFP)',
    'Mereka boleh memilih keduanya. (dan/atau)',
    'Panjangnya dua meter. (satu/dua/tiga kali)',
    'Rapat itu selesai pukul lima. (2026)',
  ])('%s', (text) => {
    const made = scraped(page(LEAD, text));
    expect(made.story.signOff).toBeNull();
    expect(paragraphsOf(made)).toEqual([LEAD, text]);
  });

  it('those of an earlier paragraph', () => {
    const made = scraped(page(LEAD, `${LAST} (AFP)`, LAST));
    expect(made.story.signOff).toBeNull();
    expect(paragraphsOf(made)).toEqual([LEAD, `${LAST} (AFP)`, LAST]);
  });

  it('and the report says why', () => {
    expect(pieceOf(scraped(page(LEAD, `${LAST} (bersambung)`)), `${LAST} (bersambung)`)?.why.en).toContain(
      'no sign-off we know',
    );
  });
});
