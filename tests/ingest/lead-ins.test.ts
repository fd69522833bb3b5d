import { describe, expect, it } from 'vitest';
import { LAST, page, scraped } from './scrape';

/** How the first paragraph reads, and the words of it that are marked as lead-in. */
function opening(lead: string, ...rest: string[]) {
  const { story, report } = scraped(page(lead, ...rest, LAST));
  const [first] = story.body;
  return { text: first?.text, leadIn: first?.leadIn, why: report.find(({ text }) => text === lead)?.why.en };
}

describe('ordinary words in capitals at the head of a story', () => {
  it('become normal case with a mark', () => {
    expect(opening('PEMIMPIN desa itu pulang dengan perahu, kemarin.')).toMatchObject({
      text: 'Pemimpin desa itu pulang dengan perahu, kemarin.',
      leadIn: 'Pemimpin',
    });
  });

  it('may be several, short ones among them', () => {
    expect(opening('HUJAN DERAS mengguyur kota itu.', 'Bukan hujan deras yang pertama.').leadIn).toBe(
      'Hujan deras',
    );
    expect(opening('DI tengah hujan mereka pulang, tanpa payung.').leadIn).toBe('Di');
    expect(opening('ANAK-ANAK itu pulang sebelum hujan turun.').leadIn).toBe('Anak-anak');
  });

  it('are known by standing in lower case elsewhere', () => {
    expect(opening('LAMPU di dermaga itu menyala.', 'Di bawah lampu itu mereka duduk.').leadIn).toBe('Lampu');
    expect(opening('LAMPU di dermaga itu menyala.').leadIn).toBeUndefined();
  });

  it('stop before an acronym', () => {
    expect(opening('PEMIMPIN KPK menolak tawaran itu.')).toMatchObject({
      text: 'Pemimpin KPK menolak tawaran itu.',
      leadIn: 'Pemimpin',
    });
  });

  it('stop at a comma', () => {
    expect(opening('KEMARIN, WARGA pulang dengan perahu.').leadIn).toBe('Kemarin');
  });

  it('in English too', () => {
    const lead =
      'THE LAST tram to the quay left with every seat taken and the lamps of the harbour behind it.';
    expect(
      opening(lead, 'It was the first of the year, and they said it would not be the last.').leadIn,
    ).toBe('The last');
  });
});

describe('capitals that stay copy', () => {
  it.each([
    ['a known acronym', 'KPK menetapkan dua tersangka dalam kasus itu.', 'acronym'],
    ['an acronym nobody knows', 'GZKL menolak tawaran itu kemarin.', 'acronym'],
    ['a longer acronym', 'BASARNAS mengirim dua regu ke desa itu.', 'acronym'],
    ['a Roman numeral', 'XIV tahun sudah mereka menunggu di desa itu.', 'acronym'],
    [
      'a word of five letters that could be either',
      'BULOG menolak tawaran itu kemarin.',
      'acronym or a name',
    ],
    ['a special region', 'DI Yogyakarta menolak tawaran itu.', 'acronym'],
    ['a shout', 'JANGAN PERNAH MENOLAK TAWARAN BAIK ITU kata orang.', 'long run'],
  ])('%s', (_, lead, why) => {
    expect(opening(lead)).toMatchObject({ text: lead, leadIn: undefined });
    expect(opening(lead).why).toContain(why);
  });

  it('a name that stands in normal case elsewhere', () => {
    const lead = 'SUTARNO menurunkan karung terakhir dari bak truk.';
    expect(opening(lead, 'Menurut Sutarno, air mulai surut.')).toMatchObject({
      text: lead,
      leadIn: undefined,
    });
  });

  it('a run with one word that cannot be told', () => {
    const lead = 'PEMERINTAH KUPANG menolak tawaran itu.';
    expect(opening(lead)).toMatchObject({ text: lead, leadIn: undefined });
  });

  it('an acronym that a lower-case word elsewhere must not unmask', () => {
    const lead = 'WHO officials said that it was not the end of it, and they were in the city on Monday.';
    expect(
      opening(lead, 'Those who were there said so, and it was for the good of the city.').leadIn,
    ).toBeUndefined();
  });

  it('numbers, and a single letter', () => {
    expect(opening('2026 menjadi tahun yang basah.').leadIn).toBeUndefined();
    expect(
      opening('A man who was there said it was the end of the road for him and for the others.').leadIn,
    ).toBeUndefined();
  });

  it('an opening after a dateline', () => {
    const { story } = scraped(page('Jakarta (ANTARA) - KEMENTERIAN itu menolak.', LAST));
    expect(story.body[0]).toMatchObject({ text: 'KEMENTERIAN itu menolak.' });
    expect(story.body[0]?.leadIn).toBeUndefined();
  });
});
