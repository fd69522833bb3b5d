import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, pieceOf, scraped } from './scrape';

describe('what a page prints around a story', () => {
  it.each([
    ['ADVERTISEMENT', 'advertisement'],
    ['[Gambas:Video 20detik]', 'placeholder'],
    ['Halaman 1 dari 2', 'pageNumber'],
    ['Bagikan', 'shareBar'],
  ])('%s is dropped wherever it stands', (line, as) => {
    const made = scraped(page(LEAD, line, LAST));
    expect(pieceOf(made, line)).toMatchObject({ as, fate: 'dropped' });
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });

  it('names the publisher in its promotions, but not the services it is on', () => {
    const promo =
      'Ikuti kami di Google News https://news.google.com/x dan WhatsApp channel harian-contoh.example.org.';
    const made = scraped(page(LEAD, LAST, promo));
    expect(pieceOf(made, promo)).toMatchObject({ as: 'promo', fate: 'dropped' });
    expect(made.fields.publisher).toBe('harian-contoh.example.org');
  });

  it('drops rails and the titles under them after the last prose', () => {
    const made = scraped(
      page(
        LEAD,
        LAST,
        'Berita Terkait',
        'Jalan Dibuka',
        'Siapa Menjaga Tanggul?',
        'Terpopuler',
        'Harga Beras',
      ),
    );
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
    expect(made.report.filter(({ as }) => as === 'rail')).toHaveLength(5);
  });

  it('keeps the heading of a rail that stands among the copy', () => {
    expect(paragraphsOf(scraped(page(LEAD, 'Terbaru', LAST)))).toEqual([LEAD, 'Terbaru', LAST]);
  });

  it('keeps a short last line that no rail stands above', () => {
    expect(paragraphsOf(scraped(page(LEAD, LAST, 'Tidak ada korban')))).toEqual([
      LEAD,
      LAST,
      'Tidak ada korban',
    ]);
  });

  it('moves the copyright line and the terms of use to the fields', () => {
    const terms =
      'Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis untuk AI di situs web ini.';
    const made = scraped(page(LEAD, LAST, 'COPYRIGHT © ANTARA 2026', terms));
    expect(made.fields).toMatchObject({ copyrightNotice: 'COPYRIGHT © ANTARA 2026', usageTerms: terms });
    expect(pieceOf(made, 'COPYRIGHT © ANTARA 2026')).toMatchObject({ as: 'copyrightNotice', fate: 'moved' });
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });

  it('moves the line that says where the copy appeared before to the note to editors, and names the source', () => {
    const line = 'Artikel ini telah tayang di Harian Contoh dengan judul Tanggul Ditambal';
    const made = scraped(page(LEAD, LAST, line));
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
    expect(pieceOf(made, line)).toMatchObject({ as: 'syndication', fate: 'moved' });
    expect(made.fields).toMatchObject({ noteToEditors: line, source: 'Harian Contoh' });
  });

  it('keeps both of two copyright lines, and drops what the fields have no room for', () => {
    const two = scraped(page(LEAD, LAST, '© 2026 Harian Contoh', 'Copyright © 2026 AFP'));
    expect(two.fields.copyrightNotice).toBe('© 2026 Harian Contoh · Copyright © 2026 AFP');
    const sources = scraped(page('Galih Santika - detikNews', 'Ratri Wulandari - Suara.com', LEAD, LAST));
    expect(sources.fields.publisher).toBe('detikNews');
    expect(pieceOf(sources, 'Suara.com')).toMatchObject({ fate: 'dropped', as: 'publisher' });
  });
});
