import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, pieceOf, scraped } from './scrape';

const HEADLINE = 'Tanggul Ditambal Warga';

describe('the headline', () => {
  it('is the first line', () => {
    const made = scraped(page(LEAD, LAST));
    expect(made.story.headline).toBe(HEADLINE);
    expect(made.fields.slug).toBe('tanggul-ditambal-warga');
  });

  it('stands once, however often it is printed and in whatever case', () => {
    const made = scraped(page(HEADLINE, 'TANGGUL  DITAMBAL WARGA', LEAD, LAST));
    expect(made.story.headline).toBe(HEADLINE);
    expect(made.report.filter(({ as }) => as === 'duplicateHeadline').map(({ text }) => text)).toEqual([
      HEADLINE,
      'TANGGUL  DITAMBAL WARGA',
    ]);
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });

  it('is not the title of the page, which has the name of the outlet after it', () => {
    const made = scraped([`${HEADLINE} - Harian Contoh`, HEADLINE, LEAD, LAST].join('\n'));
    expect(made.story.headline).toBe(HEADLINE);
    expect(pieceOf(made, `${HEADLINE} - Harian Contoh`)).toMatchObject({
      as: 'duplicateHeadline',
      fate: 'dropped',
    });
    expect(made.fields.publisher).toBe('Harian Contoh');
  });

  it('keeps a dash of its own', () => {
    const made = scraped(['Banjir - Warga Pulang', LEAD, LAST].join('\n'));
    expect(made.story.headline).toBe('Banjir - Warga Pulang');
  });

  it('is missing where the first line is as long as a paragraph', () => {
    const made = scraped(`${LEAD} ${LAST} ${LEAD} ${LAST}\n\n${LAST}`);
    expect(made.story.headline).toBe('');
    expect(made.fields.slug).toBe('');
    expect(paragraphsOf(made)).toHaveLength(2);
    expect(made.findings.map(({ rule }) => rule)).toContain('import.headline');
  });

  it('may be all there is', () => {
    const made = scraped(HEADLINE);
    expect(made.story).toMatchObject({ headline: HEADLINE, body: [], credits: [], signOff: null });
  });
});

describe('the place the copy was found', () => {
  it.each(['visitaaponce.com', 'www.kompas.com', 'news.example.co.id'])(
    '%s is the host of the scrape',
    (host) => {
      const made = scraped(`${host}\n\n${page(LEAD, LAST)}`);
      expect(made.fields.scrapeHost).toBe(host);
      expect(made.story.headline).toBe(HEADLINE);
      expect(pieceOf(made, host)).toMatchObject({ as: 'scrapeHost', fate: 'moved' });
    },
  );

  it('may be an address', () => {
    const made = scraped(`https://www.example.org/nusantara/tanggul?x=1\n${page(LEAD, LAST)}`);
    expect(made.fields).toMatchObject({
      address: 'https://www.example.org/nusantara/tanggul?x=1',
      scrapeHost: 'www.example.org',
    });
  });

  it.each(['Selesai.Sudah', 'example.org', 'Pukul 10.30'])('"%s" alone is a headline', (text) => {
    expect(scraped(text)).toMatchObject({ story: { headline: text }, fields: { scrapeHost: '' } });
  });
});

describe('the time of publication', () => {
  it.each([
    ['Selasa, 12 September 2023 | 10:10 WIB', '2023-09-12T03:10:00Z'],
    ['Selasa, 12 Sep 2023 10.10 WITA', '2023-09-12T02:10:00Z'],
    ['Kompas.com - 08/05/2021, 12:59 WIB', '2021-05-08T05:59:00Z'],
    ['Published on September 12, 2023 at 00:30 GMT', '2023-09-12T00:30:00Z'],
    ['Jumat, 1 Januari 2027 pukul 01.00 WIT', '2026-12-31T16:00:00Z'],
  ])('%s', (stamp, publishedAt) => {
    const made = scraped(page(stamp, LEAD, LAST));
    expect(made.fields.publishedAt).toBe(publishedAt);
    expect(pieceOf(made, stamp)).toMatchObject({ as: 'publishedAt', fate: 'moved' });
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });

  it.each(['Selasa, 12 September 2023', '12/09/2023, 10:10', '31/02/2023, 10:10 WIB'])(
    '%s is dropped: it is no instant',
    (stamp) => {
      const made = scraped(page(stamp, LEAD, LAST));
      expect(made.fields.publishedAt).toBeNull();
      expect(pieceOf(made, stamp)).toMatchObject({ as: 'publishedAt', fate: 'dropped' });
    },
  );

  it('stays copy below the lead', () => {
    const made = scraped(page(LEAD, 'Selasa, 12 September 2023', LAST));
    expect(paragraphsOf(made)).toEqual([LEAD, 'Selasa, 12 September 2023', LAST]);
  });
});

describe('the caption', () => {
  it.each([
    ['Warga menambal tanggul.(AFP)', 'Warga menambal tanggul.', 'AFP'],
    ['Warga menambal tanggul. (ANTARA FOTO/Galih/aww.)', 'Warga menambal tanggul.', 'ANTARA FOTO/Galih/aww.'],
    [
      'Warga menambal tanggul (Foto: Dok. Desa Wonosari)',
      'Warga menambal tanggul',
      'Foto: Dok. Desa Wonosari',
    ],
    ['Foto: Warga menambal tanggul. (AP/Jane Roe)', 'Warga menambal tanggul.', 'AP/Jane Roe'],
    ['Keterangan foto: Warga menambal tanggul.', 'Warga menambal tanggul.', ''],
    ['Foto: Dok. Desa Wonosari', '', 'Foto: Dok. Desa Wonosari'],
  ])('%s', (line, caption, creditLine) => {
    const made = scraped(page(line, LEAD, LAST));
    expect(made.story.body[0]).toMatchObject({
      type: 'picture',
      id: 'picture-1',
      picture: null,
      caption,
      creditLine,
    });
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
  });

  it('and its credit line may be two lines', () => {
    const made = scraped(
      page('Keterangan foto: Warga menambal tanggul.', 'Foto: Dok. Desa Wonosari', LEAD, LAST),
    );
    expect(made.story.body.filter(({ type }) => type === 'picture')).toMatchObject([
      { caption: 'Warga menambal tanggul.', creditLine: 'Foto: Dok. Desa Wonosari' },
    ]);
  });

  it('is not the only paragraph of a brief: that ends in a sign-off', () => {
    const made = scraped(page(`${LEAD} (AFP)`));
    expect(paragraphsOf(made)).toEqual([LEAD]);
    expect(made.story.signOff?.text).toBe('(AFP)');
  });

  it.each([`Jakarta (ANTARA) - ${LEAD} (AFP)`, `${LEAD} (BMKG)`, `${LEAD} (AFP/Z-3)`])(
    'is not: %s',
    (line) => {
      const made = scraped(page(line, LAST));
      expect(made.story.body.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
    },
  );

  it('is not below the lead', () => {
    const made = scraped(page(LEAD, 'Warga menambal tanggul. (AFP)', LAST));
    expect(made.story.body.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});
