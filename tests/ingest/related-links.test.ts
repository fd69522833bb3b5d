import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, scraped } from './scrape';

const linksOf = (...lines: string[]) =>
  scraped(page(LEAD, ...lines, LAST))
    .story.body.filter(({ type }) => type === 'relatedLink')
    .map(({ label, title, href }) => ({ label, title, href }));

describe('a related link', () => {
  it.each([
    ['Baca juga: Banjir Surut', 'Baca juga', 'Banjir Surut'],
    ['Baca juga:\u00a0Banjir Surut', 'Baca juga', 'Banjir Surut'],
    ['BACA  JUGA : Banjir Surut', 'BACA JUGA', 'Banjir Surut'],
    ['Simak juga: Banjir Surut', 'Simak juga', 'Banjir Surut'],
    ['Simak Juga Video: Banjir Surut', 'Simak Juga Video', 'Banjir Surut'],
    ['Lihat juga: Apakah Banjir Surut?', 'Lihat juga', 'Apakah Banjir Surut?'],
    ['Baca selengkapnya: Banjir Surut', 'Baca selengkapnya', 'Banjir Surut'],
    ['Read also: The water falls', 'Read also', 'The water falls'],
    ['Read more: The water falls', 'Read more', 'The water falls'],
    ['See also: The water falls', 'See also', 'The water falls'],
    ['(Baca juga: Banjir Surut)', 'Baca juga', 'Banjir Surut'],
    ['- Baca juga: Banjir Surut', 'Baca juga', 'Banjir Surut'],
  ])('%s', (line, label, title) => {
    expect(linksOf(line)).toEqual([{ label, title, href: null }]);
  });

  it.each([
    [
      'Baca juga: Banjir Surut https://example.org/banjir?a=1',
      'Banjir Surut',
      'https://example.org/banjir?a=1',
    ],
    ['Baca juga: Banjir Surut (https://example.org/banjir)', 'Banjir Surut', 'https://example.org/banjir'],
    ['Baca juga: Banjir Surut - <https://example.org/banjir>', 'Banjir Surut', 'https://example.org/banjir'],
    ['Baca juga: https://example.org/banjir', 'https://example.org/banjir', 'https://example.org/banjir'],
  ])('takes the address at its end: %s', (line, title, href) => {
    expect(linksOf(line)).toEqual([{ label: 'Baca juga', title, href }]);
  });

  it('may have its title on the next line', () => {
    expect(linksOf('Baca juga:\nBanjir Surut')).toEqual([
      { label: 'Baca juga', title: 'Banjir Surut', href: null },
    ]);
    expect(linksOf('Baca juga', 'Banjir Surut')).toEqual([
      { label: 'Baca juga', title: 'Banjir Surut', href: null },
    ]);
  });

  it('may be a list of titles', () => {
    expect(linksOf('BACA JUGA:', '• Banjir Surut', '• Jalan Dibuka https://example.org/jalan')).toEqual([
      { label: 'BACA JUGA', title: 'Banjir Surut', href: null },
      { label: 'BACA JUGA', title: 'Jalan Dibuka', href: 'https://example.org/jalan' },
    ]);
  });

  it('gets its id by its place on the page', () => {
    const { story } = scraped(page(LEAD, 'Baca juga: Satu', LAST, 'Baca juga: Dua'));
    expect(story.body.map(({ type, id }) => id ?? type)).toEqual([
      'paragraph',
      'link-1',
      'paragraph',
      'link-2',
    ]);
  });
});

describe('what stays copy', () => {
  it.each([
    '"Baca juga: buku itu," katanya kepada murid-muridnya kemarin.',
    '“Baca juga buku itu,” katanya kepada murid-muridnya kemarin.',
    'Baca juga buku lain, kata guru itu kepada murid-muridnya.',
    'Ia berkata: Baca juga: buku itu.',
    '(Baca juga: buku itu) begitu pesannya kepada murid-muridnya.',
  ])('%s', (line) => {
    expect(linksOf(line)).toEqual([]);
    expect(paragraphsOf(scraped(page(LEAD, line, LAST)))).toEqual([LEAD, line, LAST]);
  });

  it('a label that no title follows', () => {
    expect(paragraphsOf(scraped(page(LEAD, 'Baca juga:', LAST)))).toEqual([LEAD, 'Baca juga:', LAST]);
  });

  it('an address that is none', () => {
    expect(linksOf('Baca juga: Banjir Surut https://')).toEqual([
      { label: 'Baca juga', title: 'Banjir Surut https://', href: null },
    ]);
  });
});
