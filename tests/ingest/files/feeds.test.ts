import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAns, readAns } from '../../../shared/ingest/files/feeds/ans';
import { isNewsMl, readNewsMl } from '../../../shared/ingest/files/feeds/newsml';
import { isNinjs, readNinjs } from '../../../shared/ingest/files/feeds/ninjs';
import { nitfPage } from '../../../shared/ingest/files/feeds/nitf';
import { entriesOf, readEntry } from '../../../shared/ingest/files/feeds/syndication';
import type { FilePage } from '../../../shared/ingest/files/file-page';
import { readXml } from '../../../shared/ingest/files/xml-tree';
import { standards } from '../../builders';

const hasStandards = existsSync(standards);
const sample = (name: string) => readFileSync(path.join(standards, 'samples', name), 'utf8');
const json = (name: string) => JSON.parse(sample(name)) as unknown;
const markupOf = ({ body }: FilePage) => (body.is === 'text' ? body.text : body.markup);

describe.skipIf(!hasStandards)('the official samples of news formats (../shared/standards)', () => {
  it('ninjs 3.1', () => {
    const value = json('article.ninjs-3.1.json');
    expect(isNinjs(value)).toBe(true);
    const page = readNinjs(value);
    expect(page.furniture).toEqual({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Pemerintah menurunkan harga eceran tertinggi pupuk bersubsidi.',
      byline: 'Siti Rahma dan Budi Santoso',
      credits: [
        { name: 'Siti Rahma', role: 'author', label: 'Penulis' },
        { name: 'Budi Santoso', role: 'reporter', label: 'Reporter' },
        { name: 'Dewi Lestari', role: 'editor', label: 'Editor' },
      ],
    });
    expect(page.pictures).toEqual([
      {
        source: 'https://example.org/package/media/petani.jpg',
        caption: 'Petani menabur pupuk di Karawang, Minggu (4/1/2026).',
        creditLine: 'Andi Foto/Antara Foto',
        altText: 'Seorang petani menabur pupuk di sawah hijau.',
        rights: 'Editorial saja © 2026 Antara',
      },
    ]);
    expect(page.related).toEqual([
      {
        label: '',
        title: 'Baca juga: Subsidi pupuk 2025',
        href: 'https://example.org/berita/2025/subsidi-pupuk',
      },
    ]);
    expect(page.fields).toMatchObject({
      slug: 'pupuk-subsidi',
      language: 'id',
      urgency: 4,
      embargo: '2026-01-05T05:00:00Z',
      source: 'Kementerian Pertanian',
      noteToEditors: 'Embargo sampai 12.00 WIB.',
    });
    expect(markupOf(page)).toContain('<h2>Rincian</h2>');
    // What no field takes is listed with its own words.
    expect(page.left.map(({ text }) => text)).toContain('Harga pupuk subsidi turun 2026: daftar lengkap');
  });

  it('ninjs 1.6, as Superdesk sends it', () => {
    const page = readNinjs(json('article.ninjs-1.6-strict.json'));
    expect(page.furniture).toMatchObject({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Pemerintah menurunkan HET.',
      byline: 'Siti Rahma dan Budi Santoso',
    });
    expect(page.pictures).toMatchObject([
      {
        caption: 'Petani menabur pupuk di Karawang.',
        creditLine: 'Andi Foto/Antara',
        altText: 'Teks alternatif foto',
      },
    ]);
    expect(markupOf(page)).toContain('siaran pers</a>');
  });

  it('Arc ANS', () => {
    const value = json('article.ans-0.10.11.json');
    expect(isAns(value)).toBe(true);
    const page = readAns(value);
    expect(page.furniture).toEqual({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Daftar lengkap',
      byline: 'Siti Rahma',
      credits: [{ name: 'Dewi Lestari', role: 'editor', label: '' }],
    });
    expect(markupOf(page)).toBe(
      [
        '<p>Menteri berkata, “harga turun”, dalam <a href="https://example.org/siaran">siaran pers</a>.</p>',
        '<h2>Rincian</h2>',
        '<p class="relatedLink"><a href="https://example.org/berita/2025/subsidi-pupuk">Baca juga: Subsidi pupuk 2025</a></p>',
      ].join('\n'),
    );
    expect(page.pictures).toMatchObject([
      {
        caption: 'Petani menabur pupuk di Karawang',
        creditLine: 'Andi Foto/Antara',
        altText: 'Seorang petani',
      },
    ]);
    expect(page.fields.embargo).toBe('2026-01-05T05:00:00Z');
    expect(page.left.map(({ text }) => text)).toContain('Pemerintah menurunkan HET.');
  });

  it('NITF 3.6', () => {
    const page = nitfPage(readXml(sample('article.nitf-3.6.xml')));
    expect(page.furniture).toEqual({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Pemerintah menurunkan HET.',
      byline: 'Oleh Siti Rahma, Reporter',
      dateline: 'Jakarta',
    });
    expect(markupOf(page)).toContain('<h2>Rincian</h2>');
    expect(markupOf(page)).toContain('<p class="creditLine">Andi Foto/Antara</p>');
    expect(markupOf(page)).toContain('Editor: Dewi Lestari. Baca juga: ');
    expect(page.fields).toMatchObject({ embargo: '2026-01-05T05:00:00Z', urgency: 4, keywords: ['pupuk'] });
    expect(page.left.map(({ text }) => text)).toContain('Daftar lengkap');
  });

  it('NewsML-G2 with NITF inside', () => {
    const root = readXml(sample('article.newsml-g2-nitf.xml'));
    expect(isNewsMl(root)).toBe(true);
    const page = readNewsMl(root);
    expect(page.furniture).toMatchObject({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Pemerintah menurunkan HET.',
      byline: 'Siti Rahma dan Budi Santoso',
      credits: [
        { name: 'Siti Rahma', role: 'author' },
        { name: 'Budi Santoso', role: 'reporter' },
        { name: 'Dewi Lestari', role: 'editor' },
      ],
    });
    expect(page.related).toEqual([
      {
        label: '',
        title: 'Baca juga: Subsidi pupuk 2025',
        href: 'https://example.org/berita/2025/subsidi-pupuk',
      },
    ]);
    expect(page.fields).toMatchObject({
      embargo: '2026-01-05T05:00:00Z',
      source: 'Contoh Media/Antara',
      copyrightHolder: 'Contoh Media',
    });
    expect(markupOf(page)).toContain(
      'dalam <a href="https://example.org/siaran">siaran pers</a> pada <em>Senin</em>.',
    );
    expect(page.left.map(({ text }) => text)).toEqual(expect.arrayContaining(['Daftar lengkap', 'Jakarta']));
  });

  it('WordPress WXR: the post by its author’s shown name, its picture from the attachment', () => {
    const root = readXml(sample('article.wxr.xml'));
    const entries = entriesOf(root);
    expect(entries).toHaveLength(1);
    const page = entries[0] && readEntry(entries[0], root);
    expect(page?.furniture).toEqual({
      headline: 'Harga Pupuk Subsidi Turun Mulai Senin',
      standfirst: 'Pemerintah menurunkan HET.',
      byline: 'Siti Rahma',
      credits: [{ name: 'Dewi Lestari', role: 'editor', label: 'Editor' }],
    });
    expect(page?.pictures).toMatchObject([{ caption: 'Petani menabur pupuk. Foto: Antara' }]);
    expect(page?.fields).toMatchObject({
      embargo: '2026-01-05T05:00:00Z',
      section: 'Ekonomi',
      keywords: ['pupuk'],
    });
    expect(page && markupOf(page)).toContain('Tanda ]]> aman.');
  });
});

/** Every JSON file below a folder. */
function jsonFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? jsonFiles(file) : name.endsWith('.json') ? [file] : [];
  });
}

/** The texts that a ninjs file says under the names that carry copy, of every generation. */
function copyOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string')
    return /^(headline|body_text|description_text|byline|by)$/.test(name) && value.trim() ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => copyOf(one, name));
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  const own =
    ['headlines', 'descriptions'].includes(name) && typeof record['value'] === 'string'
      ? [record['value']]
      : [];
  return [...own, ...Object.entries(record).flatMap(([key, one]) => copyOf(one, key))];
}

describe.skipIf(!hasStandards)('every official ninjs file (../shared/standards)', () => {
  const files = hasStandards
    ? [
        ...jsonFiles(path.join(standards, 'ninjs', 'test_suite')).filter((file) => /should_pass/.test(file)),
        ...jsonFiles(path.join(standards, 'ninjs', 'examples-3.0')),
      ]
    : [];

  it('says nothing that is neither in the story nor listed as left out', () => {
    const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
    let stories = 0;
    for (const file of files) {
      const value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
      if (!isNinjs(value)) continue;
      stories += 1;
      const page = readNinjs(value);
      const { body, furniture, pictures, related, left } = page;
      const all = squeeze(JSON.stringify([body, furniture, pictures, related, left.map(({ text }) => text)]));
      for (const text of copyOf(value)) {
        const printed = squeeze(JSON.stringify(text)).slice(1, -1);
        // A plain text that says the same as the marked-up one is not kept twice.
        const isOtherForm = body.is === 'html' && printed.length > 200;
        expect(
          isOtherForm || all.includes(printed) || all.includes(squeeze(printed.replace(/\\n/g, ' '))),
          `${path.basename(file)}: ${printed.slice(0, 60)}`,
        ).toBe(true);
      }
    }
    expect(stories).toBeGreaterThan(40);
  });
});

describe('feeds as they come', () => {
  const atom = (content: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Contoh</title><entry><title>Judul</title><id>x</id><author><name>Ratri</name></author><updated>2026-11-01T01:00:00Z</updated>${content}</entry></feed>`;
  const read = (xml: string) => {
    const root = readXml(xml);
    const [entry] = entriesOf(root);
    if (!entry) throw new Error('no entry');
    return readEntry(entry, root);
  };

  it('may carry their copy as elements, as escaped HTML or as text', () => {
    const xhtml = read(
      atom(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Air <em>naik</em>.<br/></p></div></content>',
      ),
    );
    expect(xhtml.body).toEqual({ is: 'html', markup: '<div><p>Air <em>naik</em>.<br></p></div>' });
    expect(read(atom('<content type="html">&lt;p&gt;Air&lt;/p&gt;</content>')).body).toEqual({
      is: 'html',
      markup: '<p>Air</p>',
    });
    expect(read(atom('<content type="text">Air &lt; api</content>')).body).toEqual({
      is: 'text',
      text: 'Air < api',
    });
  });

  it('are no standfirst where the summary breaks off', () => {
    const rss = (summary: string) =>
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>C</title><item><title>J</title><description>${summary}</description><content:encoded>&lt;p&gt;Isi&lt;/p&gt;</content:encoded></item></channel></rss>`;
    expect(read(rss('Tiga desa terendam')).furniture.standfirst).toBe('Tiga desa terendam');
    const cut = read(rss('Tiga desa […]'));
    expect(cut.furniture.standfirst).toBeUndefined();
    expect(cut.left).toContainEqual({
      what: { id: 'ringkasan yang terpotong', en: 'a summary that breaks off' },
      text: 'Tiga desa […]',
    });
  });

  it('may lead with a picture of Media RSS', () => {
    const media = read(
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>C</title><item><title>J</title><description>Isi</description>
        <media:content url="https://x.example/a.jpg" medium="image"><media:description>Warga</media:description><media:credit>Antara</media:credit></media:content></item></channel></rss>`,
    );
    expect(media.pictures).toMatchObject([
      { source: 'https://x.example/a.jpg', caption: 'Warga', creditLine: 'Antara' },
    ]);
  });

  it('never hand over an address that runs', () => {
    const page = readNinjs({
      uri: 'urn:x',
      headline: 'J',
      body_text: 'Isi',
      associations: {
        a: { type: 'picture', renditions: { original: { href: 'javascript:alert(1)' } } },
        b: { type: 'text', uri: 'data:text/html,x', headline: 'L' },
      },
    });
    expect(page.pictures).toMatchObject([{ source: null }]);
    expect(page.related).toMatchObject([{ title: 'L', href: null }]);
  });

  it('are not taken for news where they are not', () => {
    expect(isNinjs({ name: 'redaksi', version: '1.0.0' })).toBe(false);
    expect(isNinjs([])).toBe(false);
    expect(isAns({ type: 'story', version: 'x' })).toBe(false);
    expect(isNewsMl(readXml('<html/>'))).toBe(false);
  });
});
