import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../shared/preflight/subject';
import { layOut } from '../../shared/publish/package-layout';
import { em, p, picture, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { arbitraryStory } from './arbitrary-story';
import { attribute, elementsIn, pageText, parse } from './reading-back';
import { Vocabulary } from './standards';
import {
  clearedAnyway,
  FULL_FIELDS,
  fullStory,
  fullSubject,
  SCRAPED_FIELDS,
  scrapedStory,
  subject,
} from './subjects';

function page(given: Subject): string {
  const file = layOut(clearedAnyway(given), { formats: ['html'] }).files.find(
    ({ path }) => path === 'article.html',
  );
  if (!file || !('content' in file)) throw new RangeError('no page');
  return file.content;
}

const elements = (html: string) => elementsIn(parse(html));
const named = (html: string, name: string) => elements(html).filter(({ tagName }) => tagName === name);

function jsonLd(html: string): Readonly<Record<string, unknown>> {
  const [script] = named(html, 'script');
  const text = script?.childNodes[0];
  return JSON.parse(text && 'value' in text ? text.value : '') as Readonly<Record<string, unknown>>;
}

const SUBJECTS: readonly (readonly [string, Subject])[] = [
  ['a scraped story', subject(scrapedStory(), { fields: SCRAPED_FIELDS })],
  ['a full story', fullSubject()],
  ['an empty story', subject(story())],
];

interface HtmlValidateReport {
  readonly results: readonly {
    readonly messages: readonly { readonly ruleId: string; readonly message: string }[];
  }[];
}
interface HtmlValidateModule {
  readonly HtmlValidate: new (config: object) => {
    validateString(markup: string): Promise<HtmlValidateReport>;
  };
}

function find(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    // Not installed: the tests that need it say so in their name.
    return null;
  }
}

const validatorPath = find('html-validate');

describe.skipIf(validatorPath === null)('html-validate finds nothing (needs html-validate)', () => {
  const rules = {
    // Taste: how long a headline may be is for the newsroom (preflight advises), not for the page.
    'long-title': 'off',
  };
  const complaints = async (html: string) => {
    const { HtmlValidate } = (await import(pathToFileURL(validatorPath ?? '').href)) as HtmlValidateModule;
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules }).validateString(
      html,
    );
    return report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
  };

  it.each(SUBJECTS)('in %s', async (_, given) => {
    expect(await complaints(page(given))).toEqual([]);
  });

  it('in random stories', async () => {
    for (const doc of fc.sample(arbitraryStory, 25)) expect(await complaints(page(subject(doc)))).toEqual([]);
  });

  it('but does find a fault (control)', async () => {
    expect(await complaints(page(fullSubject()).replace('<img src', '<img id="picture-1" src'))).not.toEqual(
      [],
    );
  });
});

describe('the page', () => {
  it('says its language, and its direction where that is from right to left', () => {
    const root = (language: string) =>
      named(page(subject(fullStory(), { fields: newFields({ language }) })), 'html')[0];
    const [indonesian, arabic] = [root('id'), root('ar-SA')];
    if (!indonesian || !arabic) throw new RangeError('no page');
    expect([attribute(indonesian, 'lang'), attribute(indonesian, 'dir')]).toEqual(['id', null]);
    expect([attribute(arabic, 'lang'), attribute(arabic, 'dir')]).toEqual(['ar-SA', 'rtl']);
  });

  it('has one headline, and crossheads below it', () => {
    const levels = elements(page(fullSubject())).filter(({ tagName }) => /^h\d$/.test(tagName));
    expect(levels.map(({ tagName }) => tagName)).toEqual(['h1', 'h2', 'h2']);
  });

  it('shows a picture with its alt text, caption and credit line', () => {
    const html = page(fullSubject());
    const [first] = named(html, 'img');
    if (!first) throw new RangeError('no picture');
    expect(attribute(first, 'src')).toBe('media/tanggul-jebol-1.jpg');
    expect(attribute(first, 'alt')).toBe('Seorang warga mendorong sepeda di jalan "tergenang" <air>');
    expect(pageText(html)).toContain('Warga menembus genangan di Sayung, Senin (5/1/2026). Antara/Andi Foto');
  });

  it('keeps caption and credit line of a picture whose file is missing, and shows no broken picture', () => {
    const html = page(subject(scrapedStory()));
    expect(named(html, 'img')).toEqual([]);
    expect(pageText(html)).toContain('untuk menemui para nelayan. AFP');
  });

  it('prints a related link without an address as plain words', () => {
    const html = page(fullSubject());
    expect(pageText(html)).toContain('Simak juga: Pompa Baru Tiba');
    expect(named(html, 'a').map((link) => attribute(link, 'href'))).toEqual([
      'https://demak.example/rilis?id=1&bagian=2',
      'https://koran.example/banjir?a=1&b=2',
      'https://video.example/rob',
    ]);
  });

  it('holds the opening capitals as normal words in a span of their own', () => {
    const [leadIn] = elements(page(fullSubject())).filter((one) => attribute(one, 'class') === 'lead-in');
    expect(leadIn?.childNodes[0]).toMatchObject({ value: 'Hujan deras' });
  });

  it('runs nothing and fetches nothing but its own pictures', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        const all = elements(page(subject(doc, { fields: FULL_FIELDS })));
        const scripts = all.filter(({ tagName }) => tagName === 'script');
        expect(scripts.map((script) => attribute(script, 'type'))).toEqual(['application/ld+json']);
        expect(
          all.filter(({ tagName }) => ['iframe', 'object', 'embed', 'base', 'form'].includes(tagName)),
        ).toEqual([]);
        expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on'))).toEqual([]);
        const sources = all.flatMap((one) => attribute(one, 'src') ?? []);
        expect(sources.filter((source) => !/^media\/[a-z0-9-]+\.(jpg|png)$/.test(source))).toEqual([]);
        const links = all.filter(({ tagName }) => tagName === 'a').map((one) => attribute(one, 'href') ?? '');
        expect(links.filter((link) => !/^(https?:\/\/|mailto:)/.test(link))).toEqual([]);
        expect(all.filter(({ tagName }) => tagName === 'link').map((one) => attribute(one, 'rel'))).toEqual([
          'canonical',
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('cannot be broken out of through its JSON', () => {
    const headline = '</script><!--<script>alert(1)//]]>\u2028';
    const html = page(subject(story({ headline, body: [p('Isi.')] })));
    expect(jsonLd(html)['headline']).toBe(headline.trim());
    expect(named(html, 'script').length).toBe(1);
    expect(html.match(/<script/g)?.length).toBe(1);
  });
});

describe('Open Graph', () => {
  const graph = (html: string) =>
    Object.fromEntries(
      named(html, 'meta').flatMap((one) =>
        attribute(one, 'property')
          ? [[String(attribute(one, 'property')), attribute(one, 'content')] as const]
          : [],
      ),
    );

  it('names the page, its picture and its times', () => {
    expect(graph(page(fullSubject()))).toMatchObject({
      'og:type': 'article',
      'og:title': 'Tanggul Jebol, Rob Genangi Tiga Desa',
      'og:url': 'https://koran.example/nusantara/tanggul-jebol',
      'og:image': 'https://koran.example/nusantara/media/tanggul-jebol-1.jpg',
      'og:locale': 'id_ID',
      'article:published_time': '2026-01-05T12:00:00+07:00',
    });
  });

  it('claims no address while there is none', () => {
    const html = page(subject(fullStory()));
    expect(Object.keys(graph(html)).filter((name) => /url|image/.test(name))).toEqual([]);
    expect(named(html, 'link')).toEqual([]);
  });
});

describe('JSON-LD', () => {
  const vocabulary = new Vocabulary();

  it('knows a property that does not belong (control)', () => {
    expect(vocabulary.problems({ '@type': 'NewsArticle', relatedLink: ['x'] })).toHaveLength(1);
    expect(vocabulary.problems({ '@type': 'NewsArticle', author: { '@type': 'WebPage' } })).toHaveLength(1);
    expect(vocabulary.problems({ '@type': 'NewsStory', autor: 'x' })).toHaveLength(1);
  });

  it.each(SUBJECTS)('uses types and properties of schema.org as they are meant, in %s', (_, given) => {
    expect(vocabulary.problems(jsonLd(page(given)))).toEqual([]);
  });

  it('names people one by one, and dates with their zone', () => {
    expect(jsonLd(page(fullSubject()))).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'id',
      author: [{ '@type': 'Person', name: 'Siti Rahma' }, { name: 'Budi Santoso' }],
      editor: [{ name: 'Dewi Lestari' }],
      publisher: { '@type': 'NewsMediaOrganization', name: 'Koran Contoh' },
      datePublished: '2026-01-05T12:00:00+07:00',
      dateline: 'DEMAK, KORAN CONTOH',
      mainEntityOfPage: { relatedLink: ['https://koran.example/banjir?a=1&b=2'] },
    });
  });

  it('finds two people in a byline where no credit names an author', () => {
    const byline = story({
      headline: 'Judul',
      byline: 'Oleh Siti Rahma dan Budi Santoso',
      body: [p('Isi.')],
    });
    expect(jsonLd(page(subject(byline)))['author']).toEqual([
      { '@type': 'Person', name: 'Siti Rahma' },
      { '@type': 'Person', name: 'Budi Santoso' },
    ]);
  });

  it('never says that a story changed before it was published', () => {
    const fields = newFields({ publishedAt: '2026-02-01T00:00:00Z' });
    const data = jsonLd(page(subject(fullStory(), { fields })));
    expect(Date.parse(data['dateModified'] as string)).toBeGreaterThanOrEqual(
      Date.parse(data['datePublished'] as string),
    );
  });

  it('leaves out what nobody knows', () => {
    const bare = story({
      headline: 'Judul',
      body: [p('Isi '), p(em('lagi')), picture({ id: 'f', caption: 'Pantai.' })],
    });
    const data = jsonLd(page(subject(bare, { origin: 'file', createdAt: null, updatedAt: null })));
    const unknown = [
      'author',
      'editor',
      'datePublished',
      'dateModified',
      'url',
      'keywords',
      'articleSection',
      'creditText',
    ];
    expect(unknown.filter((name) => name in data)).toEqual([]);
    expect(data['image']).toEqual([{ '@type': 'ImageObject', caption: 'Pantai.' }]);
  });
});
