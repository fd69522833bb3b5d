import { creditReader, type CreditReader } from './credit-lines';
import { linesOf, type Line } from './lines';
import type { Marks } from './recognised';
import { relatedLinkReader, type RelatedLinkReader } from './related-links';
import type { IngestRules } from './rules/general';

/** A text on the bench: its lines, and what each of them has been taken for so far. */
export interface Page {
  /** The clean text. */
  readonly text: string;
  readonly lines: readonly Line[];
  readonly marks: Marks;
  readonly rules: IngestRules;
  readonly credits: CreditReader;
  readonly relatedLinks: RelatedLinkReader;
}

const readers = new WeakMap<IngestRules, Pick<Page, 'credits' | 'relatedLinks'>>();

function readersOf(rules: IngestRules): Pick<Page, 'credits' | 'relatedLinks'> {
  const known = readers.get(rules);
  if (known) return known;
  const made = { credits: creditReader(rules.credits), relatedLinks: relatedLinkReader(rules.relatedLinks) };
  readers.set(rules, made);
  return made;
}

/** A page on which nothing has been recognised yet. */
export function newPage(text: string, rules: IngestRules): Page {
  return { text, lines: linesOf(text), marks: new Map(), rules, ...readersOf(rules) };
}

/** The number of the first line at or after `from` that nothing has claimed; the number of lines if there is none. */
export function nextOpen(page: Page, from: number): number {
  let at = from;
  while (at < page.lines.length && page.marks.has(at)) at++;
  return at;
}
