import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, pieceOf, scraped } from './scrape';

const creditsOf = (...lines: string[]) =>
  scraped(page(LEAD, LAST, ...lines)).story.credits.map(
    ({ role, label, name }) => `${role} / ${label} / ${name}`,
  );

describe('credit lines after the last prose', () => {
  it.each([
    ['Editor : Thalatie Yani', ['editor / Editor / Thalatie Yani']],
    ['PEWARTA: Ratri Wulandari', ['reporter / PEWARTA / Ratri Wulandari']],
    ['Penerjemah : M. Syahrul A.', ['translator / Penerjemah / M. Syahrul A.']],
    ['Editor: Ahmad bin Said, S.Pd.', ['editor / Editor / Ahmad bin Said, S.Pd.']],
    ['Reporter: Ani | Editor: Budi', ['reporter / Reporter / Ani', 'editor / Editor / Budi']],
    ['Pewarta: Ani Editor: Budi', ['reporter / Pewarta / Ani', 'editor / Editor / Budi']],
    ['Penulis | Editor: Ani Rahma', ['author / Penulis | Editor / Ani Rahma']],
    ['Penulis/Editor\u00a0: Ani', ['author / Penulis/Editor / Ani']],
    ['Editor: rfs', ['editor / Editor / rfs']],
    [
      'Reporting by Jane Roe; Editing by John Doe',
      ['reporter / Reporting by / Jane Roe', 'editor / Editing by / John Doe'],
    ],
    [
      '(Reporting by Jane Roe; Editing by John Doe)',
      ['reporter / Reporting by / Jane Roe', 'editor / Editing by / John Doe'],
    ],
    ['Foto: Galih Santika', ['photographer / Foto / Galih Santika']],
    ['Sumber: Antara', ['source / Sumber / Antara']],
    ['Oleh: Ratri', ['author / Oleh / Ratri']],
  ])('%s', (line, credits) => {
    expect(creditsOf(line)).toEqual(credits);
  });

  it('are one piece of the report each', () => {
    const made = scraped(page(LEAD, LAST, 'Reporter: Ani | Editor: Budi'));
    expect(pieceOf(made, 'Reporter: Ani |')).toMatchObject({ as: 'credit', fate: 'kept' });
    expect(pieceOf(made, 'Editor: Budi')).toMatchObject({ as: 'credit', fate: 'kept' });
  });

  it('give the source where the sign-off names none', () => {
    expect(scraped(page(LEAD, LAST, 'Sumber: Antara')).fields.source).toBe('Antara');
  });
});

describe('a byline under the headline', () => {
  it.each([
    ['Oleh Ratri Wulandari', 'author / Oleh / Ratri Wulandari'],
    ['Oleh: Ratri Wulandari', 'author / Oleh / Ratri Wulandari'],
    ['By Jane Roe and John Doe', 'author / By / Jane Roe and John Doe'],
    ['Penulis: Ratri', 'author / Penulis / Ratri'],
  ])('%s is a credit, printed once', (line, credit) => {
    const made = scraped(page(line, LEAD, LAST));
    expect(made.story.credits.map(({ role, label, name }) => `${role} / ${label} / ${name}`)).toEqual([
      credit,
    ]);
    expect(made.story.byline).toBe('');
    expect(pieceOf(made, line)).toMatchObject({ as: 'credit', fate: 'moved' });
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });
});

describe('what stays copy', () => {
  it.each([
    'Editor: begitu mereka memanggil lelaki yang gemar meralat itu.',
    'Editor: apa yang Anda cari?',
    'Menurut Editor: Budi, berita itu benar.',
    'Oleh karena itu warga menunggu.',
    'By Monday',
    'By the river, nobody slept that night.',
    'Foto: seorang anak berlari di pematang sawah.',
    'Sumber: Badan Pusat Statistik',
    'Sumber: air tanah, hujan, dan sungai.',
    'Editor:',
  ])('%s', (line) => {
    const made = scraped(page(LEAD, line, LAST));
    expect(made.story.credits).toEqual([]);
    expect(paragraphsOf(made)).toEqual([LEAD, line, LAST]);
  });

  it('a list of sources at the end', () => {
    const made = scraped(page(LEAD, LAST, 'Sumber:', '- Badan Pusat Statistik', '- Antara'));
    expect(made.story.credits).toEqual([]);
    expect(made.story.body.map(({ type, text }) => `${type}: ${text}`).slice(2)).toEqual([
      'paragraph: Sumber:',
      'list: Badan Pusat Statistik\nAntara',
    ]);
  });

  it('an interview, in which the same label stands before every answer', () => {
    const made = scraped(page(LEAD, 'Penulis: Ratri', 'Penulis: Galih', LAST));
    expect(made.story.credits).toEqual([]);
    expect(paragraphsOf(made)).toHaveLength(4);
  });

  it('says why it was not taken for a credit', () => {
    const made = scraped(page(LEAD, 'Sumber: Badan Pusat Statistik', LAST));
    expect(pieceOf(made, 'Sumber: Badan Pusat Statistik')?.why.en).toContain('kept as copy');
  });
});

it('a credit on a line of its own among the copy moves to the credits', () => {
  const made = scraped(page(LEAD, 'Editor: Nirmala Hadi', LAST));
  expect(made.story.credits).toMatchObject([{ role: 'editor', name: 'Nirmala Hadi' }]);
  expect(pieceOf(made, 'Editor: Nirmala Hadi')).toMatchObject({ as: 'credit', fate: 'moved' });
  expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
});
