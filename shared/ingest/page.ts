import { lineReader, type LineReader } from './boilerplate';
import { bylineReader, type BylineReader } from './bylines';
import { creditReader, type CreditReader } from './credit-lines';
import { datelineReader, type DatelineReader } from './datelines';
import { lineFrom, lineUpTo, linesOf, type Line } from './lines';
import { pictureReader, type PictureReader } from './pictures';
import type { Marks, PlainBlock } from './recognised';
import { relatedLinkReader, type RelatedLinkReader } from './related-links';
import { rulesOf, type IngestRules } from './rules/all-rules';

/** What rules have been made into: one reader for each kind of thing that a page prints. */
export interface Readers {
  readonly lines: LineReader;
  readonly credits: CreditReader;
  readonly bylines: BylineReader;
  readonly relatedLinks: RelatedLinkReader;
  readonly pictures: PictureReader;
  readonly datelines: DatelineReader;
  /** The id of the rule that takes a line for a kicker, by the line in lower case. */
  readonly kickers: ReadonlyMap<string, string>;
}

const known = new WeakMap<IngestRules, Readers>();

/** The readers that rules are made into, once for every set of rules. */
export function readersOf(rules: IngestRules): Readers {
  const made = known.get(rules) ?? {
    lines: lineReader(rules),
    credits: creditReader(rulesOf(rules, 'credit')),
    bylines: bylineReader(rules),
    relatedLinks: relatedLinkReader(rulesOf(rules, 'relatedLink')),
    pictures: pictureReader(rules),
    datelines: datelineReader(rules),
    kickers: new Map(rulesOf(rules, 'kicker').flatMap(({ id, is }) => is.map((text) => [text, id] as const))),
  };
  known.set(rules, made);
  return made;
}

/** A text on the bench: its lines, and what each of them has been taken for so far. */
export interface Page {
  /** The clean text. */
  readonly text: string;
  readonly lines: readonly Line[];
  readonly marks: Marks;
  /** What stands before a line, or after the last one, and has no text of its own, by the line's number: a picture with no caption. */
  readonly between: ReadonlyMap<number, readonly PlainBlock[]>;
  readonly readers: Readers;
}

/** A copyright line glued to the words before it: `Editor: Adi ContohCOPYRIGHT © 2026`. */
const GLUED_RIGHTS = /(?<=[\p{L}\p{N}.)])(?=COPYRIGHT\s|Copyright\s|©|Hak\sCipta\s)/gu;

/** Parts a line from credits and copyright that are glued to its end, as scrapes leave them. */
function unglued<L extends Line>(line: L, { credits, lines }: Readers): L[] {
  const rights = [...line.text.slice(-200).matchAll(GLUED_RIGHTS)]
    .map(({ index }) => line.text.length - Math.min(200, line.text.length) + index)
    .find((at) => at > 0 && lines.rights(lineFrom(line, at)) !== null);
  const head = rights === undefined ? line : lineUpTo(line, rights);
  const at = credits.gluedAt(head.text);
  return [
    ...(at === null ? [head] : [lineUpTo(head, at), lineFrom(head, at)]),
    ...(rights === undefined ? [] : [lineFrom(line, rights)]),
  ];
}

/** A page on which nothing has been recognised yet. */
export function newPage(text: string, rules: IngestRules): Page {
  return { ...pageOf(text, linesOf(text), rules), between: new Map() };
}

/** The same for a text whose lines are known. */
export function pageOf<L extends Line>(text: string, lines: readonly L[], rules: IngestRules) {
  const readers = readersOf(rules);
  return { text, lines: lines.flatMap((line) => unglued(line, readers)), marks: new Map() as Marks, readers };
}

/** The number of the first line at or after `from` that nothing has claimed; the number of lines if there is none. */
export function nextOpen(page: Page, from: number): number {
  let at = from;
  while (at < page.lines.length && page.marks.has(at)) at++;
  return at;
}
