import { afterAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../shared/ingest/draft';
import { ingestInput } from '../../shared/ingest/input';
import { fixtures, kindOf, KINDS, score, told, type Fixture, type Score } from './fixture';

const all = fixtures();
const texts = all.filter(({ isWeb }) => !isWeb);
const pages = all.filter(({ isWeb }) => isWeb);

const ingest = (source: string): Draft => ingestInput('naskah', new TextEncoder().encode(source));

/** The account of a draft, as one text. */
const account = ({ report }: Draft) => report.map(({ text }) => text).join('');

const totals = new Map<string, Score>();

function count(family: string, counts: Score): void {
  const total = totals.get(family) ?? new Map<never, never>();
  const sum: Score = new Map(total);
  for (const [kind, { right, of }] of counts) {
    const before = sum.get(kind) ?? { right: 0, of: 0 };
    sum.set(kind, { right: before.right + right, of: before.of + of });
  }
  totals.set(family, sum);
}

/** Field accuracy per family, for people: how many of each kind were right. */
function accuracyTable(): string {
  const cell = (counts: Score | undefined, kind: (typeof KINDS)[number]) => {
    const found = counts?.get(kind);
    return (found ? `${found.right}/${found.of}` : '').padStart(kind.length + 1);
  };
  const rows = [...totals].map(([family, counts]) => {
    const [right, of] = [...counts.values()].reduce(([r, o], one) => [r + one.right, o + one.of], [0, 0]);
    return `${family.padEnd(16)} ${KINDS.map((kind) => cell(counts, kind)).join('')}  ${((100 * right) / of).toFixed(1)} %`;
  });
  return [`${'accuracy'.padEnd(16)} ${KINDS.map((kind) => ` ${kind}`).join('')}`, ...rows].join('\n');
}

afterAll(() => {
  process.stdout.write(`\n${accuracyTable()}\n\n`);
});

describe.each(all.map((fixture) => [`${fixture.family}/${fixture.name}`, fixture] as const))(
  '%s',
  (_, fixture) => {
    it('becomes its story', () => {
      const draft = ingest(fixture.source);
      const { counts, wrong } = score(fixture.expected, told(draft));
      count(fixture.family, counts);
      expect(wrong).toEqual([]);
      expect(draft.findings).toEqual([]);
      if (!fixture.isWeb) expect(account(draft)).toBe(fixture.source);
    });
  },
);

it('there are sixty and more, of every family, in both languages', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  const families = new Set(all.map(({ family }) => family));
  expect([...families].sort()).toEqual(
    ['antara', 'british', 'cnn-indonesia', 'detik', 'general-en', 'general-id', 'kompas', 'kontan', 'media-indonesia', 'other-id', 'tempo', 'web', 'wires'], // prettier-ignore
  );
  expect(all.filter(({ expected }) => expected.includes('field: language = en')).length).toBeGreaterThan(10);
});

describe('the count falls below 100 % (control)', () => {
  const [fixture] = texts as [Fixture];
  const right = told(ingest(fixture.source));
  const share = (lines: readonly string[]) => {
    const counts = [...score(fixture.expected, lines).counts.values()];
    return counts.reduce((sum, one) => sum + one.right, 0) / counts.reduce((sum, one) => sum + one.of, 0);
  };

  it('for a line that is missing, wrong, or too many', () => {
    expect(share(right)).toBe(1);
    expect(share(right.slice(1))).toBeLessThan(1);
    expect(share(right.map((line) => (kindOf(line) === 'credit' ? `${line}x` : line)))).toBeLessThan(1);
    expect(share([...right, 'credit: editor | Editor | Nobody'])).toBeLessThan(1);
  });

  it('when a recogniser does not know the family', () => {
    const blind = ingestInput('naskah', new TextEncoder().encode(fixture.source), { families: [] });
    expect(share(told(blind))).toBeLessThan(1);
  });
});

const tidy = (lines: readonly string[]) => lines.map((line) => line.replace(/[\s\u00a0]+/g, ' '));
/** Quotation marks and apostrophes as the typewriter had them. */
const straight = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"));

/** A change to a text and what must then hold: the same story. */
const SAME: readonly (readonly [string, (text: string) => string])[] = [
  ['CR LF', (text) => text.replace(/\n/g, '\r\n')],
  ['no-break spaces', (text) => text.replace(/ /g, '\u00a0')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['double spaces', (text) => text.replace(/ /g, '  ')],
  ['spaces at the ends of lines', (text) => text.replace(/\n/g, ' \t\n')],
  ['lost blank lines', (text) => text.replace(/\n\n+/g, '\n')],
  ['more blank lines', (text) => text.replace(/\n\n/g, '\n\n\n\n')],
  [
    'typographic quotation marks',
    (text) => text.replace(/"([^"\n]*)"/g, '“$1”').replace(/(?<=\p{L})'(?=\p{L})/gu, '’'),
  ],
];

describe.each(SAME)('with %s', (_, change) => {
  it.each(texts.map((fixture) => [`${fixture.family}/${fixture.name}`, fixture] as const))(
    '%s is the same story',
    (_name, { source }) => {
      const changed = change(source);
      const draft = ingest(changed);
      expect(account(draft)).toBe(changed.replace(/^\ufeff/, ''));
      expect(straight(tidy(told(draft)))).toEqual(straight(tidy(told(ingest(source)))));
    },
  );
});

describe('credits that lost the break between them', () => {
  const GLUED = /(?<=\p{Ll})\n(?=(?:Editor|Uploader) ?: ?\p{L}|COPYRIGHT )/gu;
  const glued = texts.filter(({ source }) => source.search(GLUED) >= 0);

  it('stand in a good part of the fixtures', () => {
    expect(glued.length).toBeGreaterThanOrEqual(8);
  });

  it.each(glued.map((fixture) => [`${fixture.family}/${fixture.name}`, fixture] as const))(
    '%s has the same credits',
    (_, { source }) => {
      const changed = source.replace(GLUED, '');
      const draft = ingest(changed);
      expect(account(draft)).toBe(changed);
      const credits = (lines: readonly string[]) =>
        lines.filter((line) => /^(?:credit|field: copyright)/.test(line));
      expect(credits(told(draft))).toEqual(credits(told(ingest(source))));
    },
  );
});

/** The same text as its UTF-8 bytes look when they are taken for windows-1252. */
const garbled = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('text that was spoiled before it came', () => {
  const curly = (source: string) => source.replace(/"([^"\n]*)"/g, '“$1”');
  const quoted = texts.filter(({ source }) => /"[^"\n]*"/.test(source));

  it.each(quoted.map((fixture) => [`${fixture.family}/${fixture.name}`, fixture] as const))(
    '%s: garbled characters are named and none is lost',
    (_, { source }) => {
      const draft = ingest(garbled(curly(source)));
      expect(draft.findings.map(({ rule }) => rule)).toContain('import.mojibake');
      expect(account(draft)).toBe(garbled(curly(source)));
    },
  );

  it.each(quoted.map((fixture) => [`${fixture.family}/${fixture.name}`, fixture] as const))(
    '%s: codes of web pages are named and none is lost',
    (_, { source }) => {
      const changed = source.replace(/"/g, '&quot;').replace(/(?<=: )/g, '&nbsp;');
      const draft = ingest(changed);
      expect(draft.findings.map(({ rule }) => rule)).toContain('import.entities');
      expect(account(draft)).toBe(changed);
    },
  );
});

const outsideTags = (html: string, change: (text: string) => string) =>
  html.replace(
    /(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]*>)|([^<]+)/g,
    (_, tag: string | undefined, text: string | undefined) => tag ?? change(text ?? ''),
  );

const SAME_PAGE: readonly (readonly [string, (html: string) => string])[] = [
  ['CR LF', (html) => html.replace(/\n/g, '\r\n')],
  ['a byte order mark', (html) => `\ufeff${html}`],
  ['double spaces', (html) => outsideTags(html, (text) => text.replace(/ /g, '  '))],
  ['lines broken anywhere', (html) => outsideTags(html, (text) => text.replace(/ /g, '\n'))],
  [
    'codes for characters',
    (html) =>
      outsideTags(html, (text) =>
        text.replace(/(?<!&[#\w]*)[aeiou](?![#\w]*;)/g, (letter) => `&#${letter.charCodeAt(0)};`),
      ),
  ],
  ['no-break spaces', (html) => outsideTags(html, (text) => text.replace(/(?<=\S) (?=\S)/g, '&nbsp;'))],
  [
    'tags in capitals',
    (html) =>
      html.replace(
        /<(\/?)([a-z][a-z\d]*)/g,
        (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`,
      ),
  ],
];

describe.each(SAME_PAGE)('a page with %s', (_, change) => {
  it.each(pages.map((fixture) => [fixture.name, fixture] as const))(
    '%s is the same story',
    (_name, { source }) => {
      expect(tidy(told(ingest(change(source))))).toEqual(tidy(told(ingest(source))));
    },
  );
});
