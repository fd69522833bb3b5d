import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../shared/preflight/subject';
import { layOut } from '../../shared/publish/package-layout';
import { p, relatedLink, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { arbitraryStory } from './arbitrary-story';
import { fragmentText, hasXmllint, jsonTexts, requireWellFormed } from './reading-back';
import { ninjsSchema, readStandard } from './standards';
import {
  clearedAnyway,
  FULL_FIELDS,
  fullStory,
  fullSubject,
  HOUSE,
  SCRAPED_FIELDS,
  scrapedStory,
  subject,
} from './subjects';

type Json = Readonly<Record<string, unknown>>;

const FILES = { '3.1': 'article.ninjs.json', '1.6': 'article.ninjs-1.6.json' } as const;
const VERSIONS = ['3.1', '1.6'] as const;
const schemas = { '3.1': ninjsSchema('3.1'), '1.6': ninjsSchema('1.6') };

function ninjs(version: (typeof VERSIONS)[number], given: Subject): Json {
  const file = layOut(clearedAnyway(given)).files.find(({ path }) => path === FILES[version]);
  return JSON.parse(file && 'content' in file ? file.content : 'null') as Json;
}

function complaints(version: (typeof VERSIONS)[number], value: unknown): unknown[] {
  return schemas[version](value) ? [] : (schemas[version].errors ?? []);
}

const bodyOf = (version: (typeof VERSIONS)[number], json: Json) =>
  version === '1.6'
    ? (json['body_xhtml'] as string)
    : ((json['bodies'] as { value: string }[])[0]?.value ?? '');

describe('the checker itself', () => {
  it.each(VERSIONS)('passes and fails the files of the IPTC for %s', (version) => {
    const good = readStandard(`ninjs/test_suite/${version}/should_pass/001_good_digital_source.json`);
    const bad = readStandard(`ninjs/test_suite/${version}/should_fail/001_bad_digital_source.json`);
    expect([complaints(version, good).length > 0, complaints(version, bad).length > 0]).toEqual([
      false,
      true,
    ]);
  });
});

describe.each(VERSIONS)('ninjs %s', (version) => {
  it.each([
    ['a scraped story', subject(scrapedStory(), { fields: SCRAPED_FIELDS })],
    ['a full story', fullSubject()],
    [
      'a story straight from a file',
      subject(scrapedStory(), { id: 'seed.txt', origin: 'file', createdAt: null, updatedAt: null }),
    ],
    ['a house without an address', subject(fullStory(), { house: { ...HOUSE, name: '', address: '' } })],
    [
      'an address that is no URI',
      subject(fullStory(), { fields: newFields({ address: 'https://x.example/é%zz#a#b' }) }),
    ],
  ])('is valid for %s', (_, given) => {
    expect(complaints(version, ninjs(version, given))).toEqual([]);
  });

  it('is valid for random stories in hostile words', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        expect(complaints(version, ninjs(version, subject(doc, { fields: FULL_FIELDS })))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it.skipIf(!hasXmllint)('has a body that an XML parser reads (needs xmllint)', () => {
    const bodies = [fullStory(), scrapedStory(), ...fc.sample(arbitraryStory, 60)].map((doc) =>
      bodyOf(version, ninjs(version, subject(doc))),
    );
    requireWellFormed(`<div>${bodies.join('\n')}</div>`);
  });

  it('holds every piece of furniture', () => {
    const found = jsonTexts(ninjs(version, fullSubject())).join('\n');
    const pieces = [
      'BANJIR PESISIR', 'Tanggul Jebol, Rob Genangi Tiga Desa', 'Warga mengungsi ke sekolah; dredging', 'Oleh Siti Rahma dan Budi Santoso',
      'DEMAK, KORAN CONTOH', 'Warga menembus genangan di Sayung, Senin (5/1/2026).', 'Antara/Andi Foto', '(Grafis: Redaksi)',
      'Seorang warga mendorong sepeda di jalan "tergenang" <air>', 'Baca juga: Banjir Demak Surut', 'Simak juga: Pompa Baru Tiba',
      '(Ant/P-5)', 'Penulis: Siti Rahma', 'Pewarta: Budi Santoso', 'Penulis | Editor: Dewi Lestari', 'Hubungi meja Nusantara',
      'media/tanggul-jebol-1.jpg', 'media/tanggul-jebol-2.png', 'https://koran.example/banjir?a=1&b=2', 'rob', 'Nusantara',
      '© Antara, sekali tayang', 'Sekali tayang; tidak untuk arsip.',
    ]; // prettier-ignore
    expect(pieces.filter((piece) => !found.includes(piece))).toEqual([]);
  });

  it('writes every instant in UTC and whole seconds', () => {
    const text = JSON.stringify(ninjs(version, fullSubject()));
    const instants = text.match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
    expect(instants.length).toBe(3);
    expect(instants.filter((instant) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(instant))).toEqual([]);
  });

  it('keeps related links where they stand, with their label', () => {
    const text = fragmentText(bodyOf(version, ninjs(version, subject(scrapedStory()))));
    const places = [
      'memohon bantuan',
      'Baca juga: Kapal Tua',
      'Kantor berita setempat',
      'Baca juga: Langkah Kota',
      'Pada 2019',
    ];
    const order = places.map((place) => text.indexOf(place));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('what must not pass (control)', () => {
  const good = { '3.1': ninjs('3.1', fullSubject()), '1.6': ninjs('1.6', fullSubject()) };
  it.each([
    ['3.1', 'a bare UUID', { uri: '5f1d2c2e-7a3b-4d58-9d0a-1f6f2f0c9b11' }],
    ['3.1', 'a name of 1.x', { byline: 'Siti' }],
    ['3.1', 'a local time', { embargoedUntil: '2026-01-05T12:00:00' }],
    ['3.1', 'a relative address of a picture', { renditions: [{ name: 'original', href: 'media/a.jpg' }] }],
    ['3.1', 'associations as an object', { associations: { mainpic: { uri: 'urn:x:y' } } }],
    ['1.6', 'a name of 3.x', { headlines: [] }],
    ['1.6', 'associations as a list', { associations: [] }],
    ['1.6', 'a local time', { embargoed: '2026-01-05T12:00:00' }],
    ['1.6', 'authors, which Superdesk adds', { authors: [] }],
  ] as const)('%s refuses %s', (version, _, change) => {
    expect(complaints(version, good[version])).toEqual([]);
    expect(complaints(version, { ...good[version], ...change })).not.toEqual([]);
  });
});

describe('names', () => {
  const uriOf = (given: Subject) => ninjs('3.1', given)['uri'];

  it('calls a story by its address, else by its house, else by its id', () => {
    const fields = newFields({ address: 'https://koran.example/rob' });
    expect(uriOf(subject(fullStory(), { fields }))).toBe('https://koran.example/rob');
    expect(uriOf(subject(fullStory()))).toBe('https://koran.example/5f1d2c2e-7a3b-4d58-9d0a-1f6f2f0c9b11');
    const house = { ...HOUSE, address: '' };
    expect(uriOf(subject(fullStory(), { house }))).toBe('urn:uuid:5f1d2c2e-7a3b-4d58-9d0a-1f6f2f0c9b11');
  });

  it('gives a related link without an address a name that stays the same and keeps its title', () => {
    const link = (title: string) =>
      story({ headline: 'J', body: [p('Isi.'), relatedLink({ id: 'tautan', title })] });
    const association = (title: string) => (ninjs('3.1', subject(link(title)))['associations'] as Json[])[0];
    expect(association('Satu')?.['uri']).toBe(association('Dua')?.['uri']);
    expect(association('Satu')?.['uri']).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(JSON.stringify(association('Dua'))).toContain('Dua');
  });

  it('gives a picture an absolute address only where one is known', () => {
    const pictureOf = (given: Subject) => (ninjs('3.1', given)['associations'] as Json[])[0] as Json;
    const addressOf = (given: Subject) => (pictureOf(given)['renditions'] as Json[])[0]?.['href'];
    expect(addressOf(fullSubject())).toBe('https://koran.example/nusantara/media/tanggul-jebol-1.jpg');
    expect(addressOf(subject(fullStory()))).toBeUndefined();
    expect(pictureOf(subject(fullStory()))['altIds']).toContainEqual({
      role: 'package-path',
      value: 'media/tanggul-jebol-rob-genangi-tiga-1.jpg',
    });
  });
});

it('1.6 keeps its associations in an object and the alt text where Superdesk looks for it', () => {
  const { associations } = ninjs('1.6', fullSubject()) as { associations: Readonly<Record<string, Json>> };
  expect(Object.keys(associations)).toEqual(['mainpic', 'picture_2', 'related_1', 'related_2']);
  expect(associations['mainpic']).toMatchObject({
    type: 'picture',
    body_text: 'Seorang warga mendorong sepeda di jalan "tergenang" <air>',
    byline: 'Antara/Andi Foto',
  });
});

it('withholds a story on hold and cancels a killed one, if somebody waived that', () => {
  expect(ninjs('3.1', subject(fullStory(), { status: 'held' }))['pubStatus']).toBe('withheld');
  expect(ninjs('1.6', subject(fullStory(), { status: 'kill' }))['pubstatus']).toBe('canceled');
});
