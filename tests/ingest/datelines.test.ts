import { describe, expect, it } from 'vitest';
import { LAST, page, paragraphsOf, pieceOf, scraped } from './scrape';

const COPY = 'Hujan lebat mengguyur kota itu sejak pagi hingga malam, kata petugas.';

describe('a dateline', () => {
  it.each([
    ['JAKARTA, KOMPAS.com - ', 'JAKARTA, KOMPAS.com'],
    ['JAKARTA, KOMPAS.com – ', 'JAKARTA, KOMPAS.com'],
    ['Jakarta (ANTARA) - ', 'Jakarta (ANTARA)'],
    ['TEMPO.CO, Jakarta - ', 'TEMPO.CO, Jakarta'],
    ['WASHINGTON (AP) — ', 'WASHINGTON (AP)'],
    ['LONDON, Sept 12 (Reuters) - ', 'LONDON, Sept 12 (Reuters)'],
    ['Jakarta, CNN Indonesia -- ', 'Jakarta, CNN Indonesia'],
    ['BANDUNG, Harian Contoh -- ', 'BANDUNG, Harian Contoh'],
    ['MerahPutih.com - ', 'MerahPutih.com'],
    ['Jakarta - ', 'Jakarta'],
    ['DENPASAR\u00a0—\u00a0', 'DENPASAR'],
  ])('%s is taken from the first paragraph', (printed, dateline) => {
    const made = scraped(page(printed + COPY, LAST));
    expect(made.story.dateline).toBe(dateline);
    expect(paragraphsOf(made)).toEqual([COPY, LAST]);
    expect(pieceOf(made, printed.trim())).toMatchObject({ as: 'dateline', fate: 'moved' });
    expect(pieceOf(made, COPY)).toMatchObject({ as: 'paragraph', fate: 'kept' });
  });

  it('may stand on a line of its own above the first paragraph', () => {
    const made = scraped(page('JAKARTA, KOMPAS.com -', COPY, LAST));
    expect(made.story.dateline).toBe('JAKARTA, KOMPAS.com');
    expect(paragraphsOf(made)).toEqual([COPY, LAST]);
  });

  it('names the agency or the publisher in the fields', () => {
    expect(scraped(page(`Jakarta (ANTARA) - ${COPY}`, LAST)).fields).toMatchObject({
      source: 'ANTARA',
      publisher: '',
    });
    expect(scraped(page(`JAKARTA, KOMPAS.com - ${COPY}`, LAST)).fields).toMatchObject({
      source: '',
      publisher: 'KOMPAS.com',
    });
  });
});

describe('what only looks like one stays copy', () => {
  it.each([
    `Presiden Joko Widodo (Jokowi) - orang pertama dari kota itu - datang. ${COPY}`,
    `KPK - lembaga antirasuah itu - menolak. ${COPY}`,
    `PERTAMINA - perusahaan minyak negara - menolak. ${COPY}`,
    `Jakarta-Bandung kini ditempuh dalam satu jam. ${COPY}`,
    `Presiden, Menteri Luar Negeri -- keduanya baru pulang -- menolak. ${COPY}`,
  ])('%s', (text) => {
    const made = scraped(page(text, LAST));
    expect(made.story.dateline).toBe('');
    expect(paragraphsOf(made)).toEqual([text, LAST]);
  });

  it('a second paragraph that opens like one', () => {
    const made = scraped(page(COPY, `Jakarta - ${LAST}`));
    expect(made.story.dateline).toBe('');
    expect(paragraphsOf(made)).toEqual([COPY, `Jakarta - ${LAST}`]);
  });
});
