import { readBoilerplate, readRights } from './boilerplate';
import { endsSentence, isShort, type Line } from './lines';
import type { Page } from './page';
import { whole, type Recognised } from './recognised';
import { signOffAtEnd } from './sign-offs';

/** A line that is longer reads as prose even where it lacks its full stop. */
const LONGEST_TITLE = 140;

/** Brackets after the last full stop: a sign-off, credits, `(bersambung)`. */
const CLOSING_BRACKETS = /\s*\([^()]{1,80}\)$/;

function isSignOffAlone(line: Line): boolean {
  return isShort(line) && signOffAtEnd(line.text)?.at === 0;
}

function readRail(page: Page, line: Line): Recognised | null {
  return readBoilerplate(
    line,
    page.rules.boilerplate.filter((rule) => rule.as === 'rail'),
  );
}

/** What the end of a page may hold besides copy. */
function readEndLine(page: Page, line: Line): Recognised | null {
  return readRights(line) ?? readRail(page, line) ?? page.credits.read(line, 'end');
}

function isProse(page: Page, line: Line): boolean {
  if (line.text.length > LONGEST_TITLE) return !readRights(line);
  const reads = endsSentence(line.text) || endsSentence(line.text.replace(CLOSING_BRACKETS, ''));
  // A short question is as likely the title of another story.
  return reads && !line.text.endsWith('?') && !isSignOffAlone(line) && !readEndLine(page, line);
}

/** The number of the last line of prose at or after `lead`, or of the last line that is not furniture where none is prose. */
function lastProse(page: Page, lead: number): number {
  const open = page.lines
    .map((line, index) => ({ line, index }))
    .filter(({ index }) => index >= lead && !page.marks.has(index));
  const found =
    open.findLast(({ line }) => isProse(page, line)) ??
    open.findLast(({ line }) => !isSignOffAlone(line) && !readEndLine(page, line));
  return found?.index ?? lead - 1;
}

const railTitle = (line: Line): Recognised => ({
  claims: [whole(line, { fate: 'dropped', as: 'rail', why: "stands in a list that the page prints beside every story" })],
}); // prettier-ignore

const signOffLine = (line: Line): Recognised => ({
  claims: [
    whole(line, {
      fate: 'kept',
      as: 'signOff',
      why: 'a line in brackets after the last prose, in the form of a sign-off',
    }),
  ],
  signOff: line.text,
});

/** Marks what stands below the last prose: sign-off, credits, copyright line, rails. Returns the number of the last line of prose. */
export function markEnd(page: Page, lead: number): number {
  const last = lastProse(page, lead);
  let hasSignOff = false;
  let isUnderRail = false;
  for (let at = last + 1; at < page.lines.length; at++) {
    const line = page.lines[at];
    if (!line || page.marks.has(at)) continue;
    isUnderRail ||= readRail(page, line) !== null;
    const isSignOff: boolean = !hasSignOff && isSignOffAlone(line);
    hasSignOff ||= isSignOff;
    const mark: Recognised | null = isSignOff
      ? signOffLine(line)
      : (readEndLine(page, line) ?? (isUnderRail ? railTitle(line) : null));
    if (mark) page.marks.set(at, mark);
  }
  return last;
}
