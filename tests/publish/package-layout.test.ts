import fc from 'fast-check';
import { Node } from 'prosemirror-model';
import { afterEach, describe, expect, it } from 'vitest';
import { FORMATS } from '../../shared/publish/formats';
import { layOut, type PackageLayout } from '../../shared/publish/package-layout';
import { p, picture, story } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { newFields, type Fields } from '../../shared/story/fields';
import { Refusal } from '../../shared/story/refusal';
import { schema } from '../../shared/story/schema';
import { arbitraryStory } from './arbitrary-story';
import { clearedAnyway, FULL_FIELDS, fullSubject, MAP, PHOTO, scrapedStory, subject } from './subjects';

function contentOf({ files }: PackageLayout, path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file || !('content' in file)) throw new RangeError(`${path} is not in the package`);
  return file.content;
}

interface StoryFile {
  readonly doc: unknown;
  readonly fields: Fields;
  readonly contentHash: string;
  readonly approval: { readonly contentHash: string };
  readonly [key: string]: unknown;
}
const storyFileOf = (layout: PackageLayout) =>
  JSON.parse(contentOf(layout, 'story.redaksi.json')) as StoryFile;

describe('what lies in a package', () => {
  const layout = layOut(clearedAnyway(fullSubject()));

  it('is every format, the story, the loss report and the pictures', () => {
    expect(layout.name).toBe('tanggul-jebol-v1');
    expect(layout.files.map(({ path }) => path)).toEqual([
      'article.html',
      'article.ninjs.json',
      'article.ninjs-1.6.json',
      'article.md',
      'article.txt',
      'story.redaksi.json',
      'loss-report.json',
      'ledger.json',
      'ledger.txt',
      'media/tanggul-jebol-1.jpg',
      'media/tanggul-jebol-2.png',
    ]);
    expect(layout.files.slice(-2)).toEqual([
      { path: 'media/tanggul-jebol-1.jpg', picture: PHOTO },
      { path: 'media/tanggul-jebol-2.png', picture: MAP },
    ]);
    expect(layout.formats).toEqual(FORMATS.map(({ id }) => id));
  });

  it('is only the formats asked for, in their own order', () => {
    const small = layOut(clearedAnyway(fullSubject()), { formats: ['txt', 'html', 'txt'] });
    expect(small.formats).toEqual(['html', 'txt']);
    expect(small.files.map(({ path }) => path)).toEqual([
      'article.html',
      'article.txt',
      'story.redaksi.json',
      'loss-report.json',
      'ledger.json',
      'ledger.txt',
      'media/tanggul-jebol-1.jpg',
      'media/tanggul-jebol-2.png',
    ]);
    expect([...new Set(small.lost.map(({ format }) => format))]).toEqual(['html', 'txt']);
  });

  it.each([[['pdf']], [['html', 'idml']], [[]]])(
    'is nothing at all where a format is asked for that we lack: %j',
    (formats) => {
      const attempt = () => layOut(clearedAnyway(fullSubject()), { formats });
      expect(attempt).toThrow(Refusal);
      expect(attempt).toThrow(/html, ninjs, ninjs-1.6, md, txt/);
    },
  );

  it('says in one line each what the bag is', () => {
    expect(layout.info).toEqual({
      'Source-Organization': 'Koran Contoh',
      'External-Description': 'Tanggul Jebol, Rob Genangi Tiga Desa',
      'External-Identifier': 'urn:uuid:5f1d2c2e-7a3b-4d58-9d0a-1f6f2f0c9b11',
      'Internal-Sender-Identifier': 'tanggul-jebol-v1',
      'Internal-Sender-Description': 'tanggul-jebol, version 1',
    });
  });
});

describe('names', () => {
  const nameOf = (fields: Partial<Fields>, headline = 'Judul') =>
    layOut(
      clearedAnyway(
        subject(story({ headline, body: [p('Isi.')] }), { fields: newFields(fields), version: 3 }),
      ),
      {
        formats: ['txt'],
      },
    ).name;

  it.each([
    [{ slug: 'banjir-demak' }, 'J', 'banjir-demak-v3'],
    [{ slug: '../../Évil: ÑAME .zip' }, 'J', 'evil-name-zip-v3'],
    [{ slug: '' }, 'Tanggul Jebol di Demak', 'tanggul-jebol-demak-v3'],
    [{ slug: '' }, '北京', 'story-5f1d2c2e-v3'],
    [{ slug: '' }, '', 'story-5f1d2c2e-v3'],
  ])('are safe on every disk: %j, %s', (fields, headline, expected) => {
    expect(nameOf(fields, headline)).toBe(expected);
  });

  it('are always plain, whatever the slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (slug) => {
        expect(nameOf({ slug })).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,70}[a-z0-9])?-v3$/);
      }),
      { numRuns: 60 },
    );
  });

  it('give one picture shown twice one file', () => {
    const body = ['a', 'b', 'c'].map((id, i) =>
      picture({ id, picture: i === 1 ? MAP : PHOTO, altText: 'x', caption: 'y' }),
    );
    const { files } = layOut(clearedAnyway(subject(story({ headline: 'J', body: [p('Isi.'), ...body] }))));
    expect(files.flatMap((file) => ('picture' in file ? [file.path] : []))).toEqual([
      'media/j-1.jpg',
      'media/j-2.png',
    ]);
  });
});

describe('story.redaksi.json', () => {
  it('gives an equal story again, and its hash can be checked', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        const read = storyFileOf(
          layOut(clearedAnyway(subject(doc, { fields: FULL_FIELDS })), { formats: ['txt'] }),
        );
        const again = Node.fromJSON(schema, read.doc);
        again.check();
        expect(again.eq(doc)).toBe(true);
        expect(read.fields).toEqual(FULL_FIELDS);
        expect(read.contentHash).toBe(contentHash(again, read.fields));
      }),
      { numRuns: 40 },
    );
  });

  it('says who passed it, what was waived and where the pictures are, with sorted keys', () => {
    const read = storyFileOf(layOut(clearedAnyway(fullSubject())));
    expect(Object.keys(read)).toEqual([...Object.keys(read)].sort());
    expect(read).toMatchObject({
      format: 'redaksi-story',
      schema: 2,
      version: 1,
      approval: { by: 'Dewi Lestari', contentHash: read.contentHash },
      waivers: [],
      pictures: [
        { picture: PHOTO, file: 'media/tanggul-jebol-1.jpg', type: 'image/jpeg', width: 1600, height: 1067 },
        { picture: MAP, file: 'media/tanggul-jebol-2.png', type: 'image/png', width: 1600, height: 1067 },
      ],
    });
  });

  it('carries the waivers without which the story would not have left', () => {
    const layout = layOut(clearedAnyway(subject(scrapedStory())));
    const rules = (value: unknown) =>
      (value as { waivers: { rule: string }[] }).waivers.map(({ rule }) => rule);
    const expected = ['approval.missing', 'picture.altText', 'picture.file'];
    expect(rules(storyFileOf(layout))).toEqual(expected);
    expect(rules(JSON.parse(contentOf(layout, 'loss-report.json')))).toEqual(expected);
  });
});

describe('the same story', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('gives the same bytes twice, in any zone', () => {
    const inZone = (timeZone: string, doc: Node) => {
      process.env['TZ'] = timeZone;
      return layOut(clearedAnyway(subject(doc, { fields: FULL_FIELDS })));
    };
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        const first = inZone('UTC', doc);
        expect(inZone('Pacific/Kiritimati', doc)).toEqual(first);
        expect(inZone('America/St_Johns', Node.fromJSON(schema, doc.toJSON()))).toEqual(first);
      }),
      { numRuns: 25 },
    );
  });

  it('really ran in another zone (control)', () => {
    const midnight = new Date('2026-01-05T00:00:00Z');
    process.env['TZ'] = 'Pacific/Kiritimati';
    const there = midnight.getHours();
    process.env['TZ'] = 'UTC';
    expect([there, midnight.getHours()]).toEqual([14, 0]);
  });
});
