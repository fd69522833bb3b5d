import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Draft } from '../../shared/ingest/draft';
import { readStory, type BlockReading } from '../../shared/story/reading';

/**
 * Fixtures: invented stories in the forms that outlets print, `fixtures/FAMILY/NAME.txt` or `.html`, each with the story that it
 * must become, `NAME.story`: one line for each thing, `kind: words`. Where a line has ` … `, only its beginning and end are given.
 */
export interface Fixture {
  readonly family: string;
  readonly name: string;
  readonly source: string;
  readonly isWeb: boolean;
  /** The lines of the story file. */
  readonly expected: readonly string[];
}

const folder = path.resolve(import.meta.dirname, 'fixtures');

/** Every fixture, by family and name. */
export function fixtures(): Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:txt|html)$/.test(file))
    .sort()
    .map((file) => {
      const story = path.join(folder, file.replace(/\.\w+$/, '.story'));
      return {
        family: path.dirname(file),
        name: path.basename(file),
        source: readFileSync(path.join(folder, file), 'utf8'),
        isWeb: file.endsWith('.html'),
        expected: readFileSync(story, 'utf8').split('\n').filter(Boolean),
      };
    });
}

/** What is compared of a draft, by kind: each kind is counted by itself. */
export const KINDS = [
  'headline',
  'standfirst',
  'dateline',
  'body',
  'caption',
  'creditLine',
  'relatedLink',
  'signOff',
  'credit',
  'field',
  'dropped',
] as const;
export type Kind = (typeof KINDS)[number];

function blockLines(block: BlockReading): string[] {
  switch (block.type) {
    case 'picture':
      return [
        `caption: ${block.caption || '(none)'}`,
        ...(block.creditLine ? [`creditLine: ${block.creditLine}`] : []),
      ];
    case 'relatedLink':
      return [`relatedLink: ${[block.label, block.title, block.href ?? 'no address'].join(' | ')}`];
    case 'list':
      return [`body: ${block.ordered ? 'numbered' : 'bulleted'} list ${block.items?.join(' | ')}`];
    case 'table':
      return [`body: table ${block.rows?.map((row) => row.join(' , ')).join(' | ')}`];
    case 'quote':
      return [`body: quote ${block.text} | ${block.attribution}`];
    default:
      return [`body: ${block.type}${block.leadIn ? ` (${block.leadIn})` : ''} ${block.text}`.trim()];
  }
}

const FIELDS = [
  'section',
  'source',
  'publisher',
  'scrapeHost',
  'publishedAt',
  'address',
  'noteToEditors',
  'copyrightNotice',
  'usageTerms',
  'language',
] as const;

/** A draft in the words of a story file. */
export function told({ doc, fields, report }: Draft): string[] {
  const story = readStory(doc);
  const filled = FIELDS.filter((name) => fields[name] && !(name === 'language' && fields.language === 'id'));
  return [
    ...(story.kicker ? [`headline: (kicker) ${story.kicker}`] : []),
    `headline: ${story.headline}`,
    ...(story.standfirst ? [`standfirst: ${story.standfirst}`] : []),
    ...(story.dateline ? [`dateline: ${story.dateline}`] : []),
    ...story.body.flatMap(blockLines),
    ...(story.signOff ? [`signOff: ${story.signOff.text}`] : []),
    ...story.credits.map(({ role, label, name }) => `credit: ${role} | ${label} | ${name}`),
    ...filled.map((name) => `field: ${name} = ${String(fields[name]).replace(/\n/g, ' / ')}`),
    ...(fields.keywords.length > 0 ? [`field: keywords = ${fields.keywords.join(', ')}`] : []),
    ...report
      .filter(({ fate }) => fate === 'dropped')
      .map(({ as, text }) => `dropped: ${as} | ${text.trim()}`),
  ].map((line) => line.replace(/\s+/g, ' '));
}

/** True where a line is what a story file says. */
export function fits(expected: string, actual: string): boolean {
  const at = expected.indexOf(' … ');
  if (at < 0) return expected === actual;
  const [start, end] = [expected.slice(0, at), expected.slice(at + 3)];
  return actual.length > start.length + end.length && actual.startsWith(start) && actual.endsWith(end);
}

export const kindOf = (line: string) => line.slice(0, line.indexOf(':')) as Kind;

/** How many lines of each kind were right, and of how many: a line too many counts as one that is wrong. */
export type Score = Map<Kind, { right: number; of: number }>;

/** Compares a draft with what it must become, each kind in its own order. */
export function score(
  expected: readonly string[],
  actual: readonly string[],
): { readonly counts: Score; readonly wrong: string[] } {
  const counts: Score = new Map();
  const wrong: string[] = [];
  for (const kind of KINDS) {
    const [want, have] = [expected, actual].map((lines) => lines.filter((line) => kindOf(line) === kind));
    if (!want || !have) continue;
    const length = Math.max(want.length, have.length);
    let right = 0;
    for (let at = 0; at < length; at++) {
      const [wanted, had] = [want[at], have[at]];
      if (wanted !== undefined && had !== undefined && fits(wanted, had)) right++;
      else wrong.push(`wanted ${wanted ?? 'nothing more'}\n   had ${had ?? 'nothing'}`);
    }
    if (length > 0) counts.set(kind, { right, of: length });
  }
  return { counts, wrong };
}
