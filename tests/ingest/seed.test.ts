import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { readStory } from '../../shared/story/reading';
import { seedPath } from './scrape';

const isThere = existsSync(seedPath);

describe.skipIf(!isThere)(`the seed story${isThere ? '' : ` (skipped: there is no ${seedPath})`}`, () => {
  const seed = () => {
    const { text, reading } = decode(readFileSync(seedPath), 'kim-putin.txt');
    const draft = ingestText(text, reading);
    return { text, draft, story: readStory(draft.doc) };
  };

  it('has one headline, and the repeated one is recorded as dropped', () => {
    const { draft, story } = seed();
    expect(story.headline).toBe('Kim Jong Un Bertolak Ke Rusia Bertemu Putin');
    expect(draft.report.filter(({ as }) => as === 'headline')).toHaveLength(1);
    expect(draft.report.filter(({ as }) => as === 'duplicateHeadline')).toMatchObject([
      { text: 'Kim Jong Un Bertolak Ke Rusia Bertemu Putin', fate: 'dropped' },
    ]);
  });

  it('has a picture with its caption, and the credit line that was glued to it', () => {
    expect(seed().story.body[0]).toMatchObject({
      type: 'picture',
      id: 'picture-1',
      picture: null,
      caption:
        'Dengan menggunakan kereta lapis baja, Kim Jong Un bertolak ke Rusia untuk bertemu dengan Presiden Vladimir Putin.',
      creditLine: 'AFP',
      altText: '',
    });
  });

  it('keeps every block at its place', () => {
    const { story } = seed();
    expect(
      story.body.map((block) => [block.type, (block.title ?? block.text).split(' ').slice(0, 3).join(' ')]),
    ).toEqual([
      ['picture', 'Dengan menggunakan kereta'],
      ['paragraph', 'Pemimpin Korea Utara,'],
      ['paragraph', 'Banyak ahli menduga'],
      ['paragraph', 'Korean Central News'],
      ['relatedLink', 'Kim Kun Ok,'],
      ['paragraph', 'KCNA belum memberikan'],
      ['paragraph', 'Sebelumnya, agensi berita'],
      ['relatedLink', 'Langkah Korut Beri'],
      ['paragraph', 'Kremlin juga telah'],
      ['paragraph', 'Respons dari pihak'],
      ['paragraph', 'Pertemuan ini mengakhiri'],
      ['paragraph', 'Sejak dimulainya pandemi'],
      ['paragraph', 'Vladivostok saat ini'],
      ['paragraph', 'Sebagai tanggapan, pemerintah'],
      ['paragraph', 'Pemerintah AS juga'],
      ['paragraph', 'Washington bahkan memperingatkan'],
      ['paragraph', 'Anatoly Torkunov, seorang'],
      ['paragraph', 'Korea Selatan merupakan'],
      ['paragraph', 'Kim dikenal lebih'],
    ]);
  });

  it('stores the opening in capitals as a lead-in in normal case, and the rest as it came', () => {
    const lead = seed().story.body[1];
    expect(lead).toMatchObject({ leadIn: 'Pemimpin' });
    expect(lead?.text).toMatch(/^Pemimpin Korea Utara, Kim Jong Un, telah berangkat .* penjualan senjata\.$/);
  });

  it('reads both related links, whatever space follows the colon', () => {
    const { text, story } = seed();
    expect(text).toContain('Baca juga:\u00a0');
    expect(story.body.filter(({ type }) => type === 'relatedLink')).toMatchObject([
      {
        id: 'link-1',
        label: 'Baca juga',
        title: 'Kim Kun Ok, Kapal Selam Nuklir Buatan Korea Utara',
        href: null,
      },
      {
        id: 'link-2',
        label: 'Baca juga',
        title: 'Langkah Korut Beri Dukung Militer Rusia Dikecam',
        href: null,
      },
    ]);
  });

  it('takes the sign-off off the last paragraph', () => {
    const { story } = seed();
    expect(story.signOff).toEqual({ text: '(AFP/Z-3)', sources: ['AFP'], desk: 'Z-3', initials: [] });
    expect(story.body.at(-1)?.text).toMatch(/Donald Trump, mengalami kegagalan\.$/);
  });

  it('credits the editor', () => {
    expect(seed().story.credits).toEqual([{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }]);
  });

  it('keeps the host of the scrape apart from the publisher', () => {
    expect(seed().draft.fields).toMatchObject({
      scrapeHost: 'visitaaponce.com',
      publisher: 'mediaindonesia.com',
      source: 'AFP',
      language: 'id',
      slug: 'kim-jong-un-bertolak-rusia',
    });
  });

  it('says what became of every piece that is not copy', () => {
    const { draft } = seed();
    const pieces = draft.report.filter(({ as }) => as !== 'space' && as !== 'paragraph');
    expect(
      pieces.map(({ as, fate, text }) => `${fate} ${as}: ${text.replace(/\s+/g, ' ').slice(0, 30)}`),
    ).toEqual([
      'moved scrapeHost: visitaaponce.com',
      'kept headline: Kim Jong Un Bertolak Ke Rusia ',
      'dropped duplicateHeadline: Kim Jong Un Bertolak Ke Rusia ',
      'kept caption: Dengan menggunakan kereta lapi',
      'moved creditLine: (AFP)',
      'kept relatedLink: Baca juga: Kim Kun Ok, Kapal S',
      'kept relatedLink: Baca juga: Langkah Korut Beri ',
      'moved signOff: (AFP/Z-3)',
      'dropped promo: Cek berita dan artikel yg lain',
      'kept credit: Editor : Thalatie Yani',
      'dropped rail: Terkini Lainnya',
      'dropped rail: Tautan Sahabat',
    ]);
    expect(pieces.find(({ as }) => as === 'promo')?.why.en).toContain('mediaindonesia.com');
  });

  it('loses no character, and a paragraph piece holds exactly its words', () => {
    const { text, draft, story } = seed();
    expect(draft.report.map((piece) => piece.text).join('')).toBe(text);
    const printed = draft.report.filter(({ as }) => as === 'paragraph').map((piece) => piece.text);
    const paragraphs = story.body.filter(({ type }) => type === 'paragraph').map((block) => block.text);
    expect(printed).toEqual([paragraphs[0]?.replace('Pemimpin', 'PEMIMPIN'), ...paragraphs.slice(1)]);
  });

  it('finds nothing that a person must look at', () => {
    expect(seed().draft.findings).toEqual([]);
  });
});
