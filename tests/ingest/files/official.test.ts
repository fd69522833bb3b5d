import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../../electron/desk/inputs/input-reader';
import type { Draft } from '../../../shared/ingest/draft';
import { ALL_RULES } from '../../../shared/ingest/rules/all-rules';
import { readStory } from '../../../shared/story/reading';
import { Refusal } from '../../../shared/story/refusal';
import { standards } from '../../builders';
import { wordsOfHtml } from './page-words';

/**
 * Every file that the standards bodies publish as an example or a test, imported as a file of the wire would be. What the file
 * says under the names of its standard is taken from the JSON itself and looked for in the story; the reader is not asked.
 */

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] =>
  (Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []).filter(isRecord);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The words of a text, or of HTML and other markup, in lower case. */
function wordsOf(text: string): string[] {
  const isMarkup = /<\/?[a-z][^<>]*>/i.test(text);
  const printed = isMarkup ? wordsOfHtml(text.replace(/<\?xml[^>]*>/, '')).join(' ') : text;
  return printed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function headlineOf(item: Json): string {
  const headlines = listOf(item['headlines']);
  const main = headlines.find(({ role }) => role === 'main') ?? headlines[0];
  const [variant] = Object.keys(item).filter((name) => name.startsWith('headline_'));
  return textOf(main?.['value']) || textOf(item['headline'] ?? item[variant ?? '']);
}

/** Every form that the copy comes in. */
const bodiesOf = (item: Json) =>
  [
    ...listOf(item['bodies']).map(({ value }) => textOf(value)),
    ...Object.keys(item)
      .filter((name) => name.startsWith('body_'))
      .map((name) => textOf(item[name])),
  ].filter((text) => text.trim() !== '');

/** What is told of an item in other words than its copy: summaries, captions; not alt text. */
const descriptionsOf = (item: Json) =>
  [
    ...listOf(item['descriptions'])
      .filter(({ role }) => !/alt/i.test(textOf(role)))
      .map(({ value }) => textOf(value)),
    ...Object.keys(item)
      .filter((name) => name.startsWith('description_'))
      .map((name) => textOf(item[name])),
  ].filter((text) => text.trim() !== '');

/** Who is named for a picture. */
const creditsOf = (item: Json) =>
  ['by', 'byline', 'copyrightHolder', 'copyrightholder'].map((name) => textOf(item[name])).filter(Boolean);

/** All that a draft says: what stands in the story, its fields, and what the report lists as left out. */
const everything = (draft: Draft) =>
  squeezed(
    [
      draft.report.map(({ text }) => text).join(''),
      JSON.stringify(draft.fields),
      ...readStory(draft.doc).body.map(({ altText = '', rights = '' }) => `${altText} ${rights}`),
    ].join('\n'),
  );

/** The items of a file; null where it is no JSON. */
function itemsOf(file: string): readonly Json[] | null {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8')) as Json;
    return Array.isArray(json) ? listOf(json) : Array.isArray(json['items']) ? listOf(json['items']) : [json];
  } catch {
    return null;
  }
}

async function imported(file: string): Promise<readonly Draft[] | Refusal> {
  try {
    const { stories } = await readInput(path.basename(file), readFileSync(file), ALL_RULES);
    return stories.map(({ draft }) => draft);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const folder = path.join(standards, 'ninjs');
const files = existsSync(folder)
  ? ['examples-3.0', 'test_suite']
      .flatMap((part) =>
        readdirSync(path.join(folder, part), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.join(part, name),
        ),
      )
      .filter((name) => name.endsWith('.json') && !name.endsWith('GeoJSON-schema.json'))
      .sort()
  : [];

const isPicture = ({ type }: Json) => type === 'picture' || type === 'graphic';
const isLink = ({ type }: Json) => type === undefined || type === 'text' || type === 'composite';

describe.skipIf(files.length === 0)('official ninjs (../shared/standards/ninjs)', () => {
  let stories = 0;

  function check(item: Json, draft: Draft): void {
    const story = readStory(draft.doc);
    const all = everything(draft);
    const words = new Set(wordsOf(all));
    const lost = (text: string) => wordsOf(text).filter((word) => !words.has(word));
    const headline = squeezed(headlineOf(item));
    if (headline !== '') expect(squeezed(story.headline)).toBe(headline);
    expect(bodiesOf(item).flatMap(lost)).toEqual([]);
    expect(descriptionsOf(item).flatMap(lost)).toEqual([]);
    const printed = squeezed(
      story.body
        .map(({ text, caption = '', creditLine = '', title = '' }) => [text, caption, creditLine, title])
        .join(' '),
    );
    const parts = listOf(item['associations']);
    for (const part of parts) {
      const told = [...descriptionsOf(part), ...creditsOf(part), headlineOf(part)].map(squeezed);
      expect(told.filter((text) => !all.includes(text))).toEqual([]);
      // Of a picture the credit stands with it; of a related item the title.
      const needed = isPicture(part) ? creditsOf(part).slice(0, 1) : isLink(part) ? [headlineOf(part)] : [];
      expect(needed.filter((text) => !printed.includes(squeezed(text)))).toEqual([]);
    }
    const pictures = story.body.filter(({ type }) => type === 'picture');
    expect(pictures.length).toBeGreaterThanOrEqual(parts.filter(isPicture).length);
  }

  it.each(files)('%s', async (name) => {
    const items = itemsOf(path.join(folder, name));
    const result = await imported(path.join(folder, name));
    if (!(result instanceof Refusal)) {
      expect(result).toHaveLength(items?.length ?? 0);
      stories += result.length;
      result.forEach((draft, at) => check(items?.[at] ?? {}, draft));
    } else if (items === null) expect(result.notice.code).toBe('input.damaged');
    else {
      // Only what has nothing to print is refused.
      expect(result.notice.code).toBe('input.unknown');
      expect(items.flatMap((item) => [headlineOf(item), ...bodiesOf(item), ...descriptionsOf(item)])).toEqual(
        items.map(() => ''),
      );
    }
  });

  it('most of them are stories', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(stories).toBeGreaterThan(80);
  });
});

/** What the sample story says, in every format that has a place for it. */
const SAMPLE = [
  'Harga Pupuk Subsidi Turun Mulai Senin',
  'Rincian',
  'Petani menabur pupuk',
  'Andi Foto',
  'Siti Rahma',
  'Budi Santoso',
  'Dewi Lestari',
  'Subsidi pupuk 2025',
  'siaran pers',
  'Pemerintah menurunkan',
  'Daftar lengkap',
];
const samples = path.join(standards, 'samples');
const sampleFiles = existsSync(samples) ? readdirSync(samples).sort() : [];

describe.skipIf(sampleFiles.length === 0)('the samples of the formats (../shared/standards/samples)', () => {
  it('are there: ANS, HTML, NewsML-G2, ninjs of both generations, NITF, WXR', () => {
    expect(sampleFiles.length).toBeGreaterThanOrEqual(7);
  });

  it.each(sampleFiles)('%s', async (name) => {
    const whole = readFileSync(path.join(samples, name), 'utf8');
    // Of a page, what it prints; what it says of itself in its head is a hint.
    const source = name.endsWith('.html')
      ? wordsOfHtml(whole.replace(/<head>.*<\/head>/s, '')).join(' ')
      : whole;
    const result = await imported(path.join(samples, name));
    if (result instanceof Refusal) throw result;
    expect(result).toHaveLength(1);
    const [draft] = result as [Draft];
    expect(readStory(draft.doc).headline).toBe(SAMPLE[0]);
    const all = everything(draft);
    const there = SAMPLE.filter((words) => source.includes(words));
    expect(there.length).toBeGreaterThanOrEqual(4);
    expect(there.filter((words) => !all.includes(words))).toEqual([]);
  });
});
