import { readBreak } from './boilerplate';
import { markBrokenDateline } from './broken-datelines';
import { markEnd } from './page-end';
import { markHead } from './page-head';
import type { Line } from './lines';
import { newPage, type Page } from './page';
import { whole } from './recognised';
import { readLabelledTitles } from './related-links';
import type { IngestRules } from './rules/all-rules';
import { words } from '../story/words';

/** Marks what is furniture wherever it stands: boilerplate, related links, syndication lines, section breaks. */
function markAnywhere({ lines, marks, readers }: Page): void {
  lines.forEach((line, at) => {
    if (marks.has(at)) return;
    const mark =
      readers.lines.boilerplate(line) ??
      readers.relatedLinks.inline(line) ??
      readers.lines.syndication(line) ??
      readBreak(line);
    if (mark) marks.set(at, mark);
  });
}

/** Marks labels that stand alone, together with the titles below them. */
function markLabelledTitles(page: Page, lead: number): void {
  for (let at = lead; at < page.lines.length; at++) {
    const line = page.lines[at];
    const label = line && !page.marks.has(at) ? page.readers.relatedLinks.labelOf(line) : null;
    if (!line || label === null) continue;
    const open = (index: number) => index < page.lines.length && !page.marks.has(index) && index <= at + 20;
    let end = at + 1;
    while (open(end)) end++;
    const marks = readLabelledTitles(label, line, page.lines.slice(at + 1, end));
    marks?.forEach((mark, index) => page.marks.set(at + index, mark));
  }
}

/** Marks lines among the copy that are credits: known labels with a name, each label only where it occurs once. */
function markCreditsInBody(page: Page, lead: number, last: number): void {
  const found = page.lines.flatMap((line, at) => {
    const mark =
      at >= lead && at <= last && !page.marks.has(at) ? page.readers.credits.read(line, 'body') : null;
    return mark ? [{ at, mark, label: mark.credits?.[0]?.label.toLowerCase() ?? '' }] : [];
  });
  // An interview prints the same label before every question.
  const times = new Map<string, number>();
  for (const { label } of found) times.set(label, (times.get(label) ?? 0) + 1);
  for (const { at, mark, label } of found) if (times.get(label) === 1) page.marks.set(at, mark);
}

/** Marks captions among the copy: only those whose credit nobody could take for a part of a sentence. */
function markPicturesInBody({ lines, marks, readers }: Page, lead: number, last: number): void {
  for (let at = lead; at <= last; at++) {
    const line = lines[at];
    if (!line || marks.has(at)) continue;
    const mark = readers.pictures.creditLine(line, 'body') ?? readers.pictures.caption(line, 'body');
    if (mark) marks.set(at, mark);
  }
}

/** A line of ornaments parts sections only where copy stands on either side of it. */
function dropOuterBreaks(page: Page, lead: number, last: number): void {
  for (const [at, mark] of page.marks) {
    const line = page.lines[at];
    if (mark.block?.type !== 'break' || !line || (at > lead && at < last)) continue;
    page.marks.set(at, {
      claims: [
        whole(line, {
          fate: 'dropped',
          as: 'ornament',
          why: words('baris hiasan yang tidak memisahkan isi', 'a line of ornaments that parts no copy'),
        }),
      ],
    });
  }
}

/** A page on which all that is not copy is marked. */
export interface RecognisedPage extends Page {
  /** The numbers of the first and the last line of copy. */
  readonly lead: number;
  readonly last: number;
  /** Lines that a person says are copy as they stand: nothing is cut from them. */
  readonly vouched: ReadonlySet<Line>;
}

/** Reads a clean text: tells furniture, boilerplate and copy apart, line by line. */
export function recognise(text: string, rules: IngestRules): RecognisedPage {
  return recognisePage(newPage(text, rules));
}

/** The same for a page on which some lines are marked already, by what else is known of them. */
export function recognisePage(page: Page): RecognisedPage {
  markAnywhere(page);
  const lead = markBrokenDateline(page, markHead(page));
  markLabelledTitles(page, lead);
  const last = markEnd(page, lead);
  markCreditsInBody(page, lead, last);
  markPicturesInBody(page, lead, last);
  dropOuterBreaks(page, lead, last);
  return { ...page, lead, last, vouched: new Set() };
}
