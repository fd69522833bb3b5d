import { readOrigin } from './boilerplate';
import { readCaption } from './captions';
import { readDateline } from './datelines';
import { folded, isShort, type Line } from './lines';
import { nextOpen, type Page } from './page';
import { whole, type Recognised } from './recognised';
import { readStamp } from './stamps';

/** What is longer is copy that lacks a headline. */
const LONGEST_HEADLINE = 300;
/** Between headline and lead there is no more furniture than this. */
const MOST_HEAD_LINES = 12;
/** A story's text, where a caption must not be taken for it. */
const SHORTEST_LEAD = 40;

const same = (a: string, b: string) => folded(a).toLowerCase() === folded(b).toLowerCase();

/** What the name of an outlet after a headline looks like: ` - Media Indonesia`, ` | The Example Gazette`. */
const OUTLET_AFTER = /^ [-–—|·] \p{Lu}\S{0,30}(?: \S{1,30}){0,3}$/u;

/** True where `line` (folded, like `title`) is the headline, and `title` the same with the outlet's name after it: the title of a web page. */
function isTitleOf(title: string, line: string): boolean {
  return (
    line.split(/\s+/).length >= 3 && title.startsWith(line) && OUTLET_AFTER.test(title.slice(line.length))
  );
}

const headlineMark = (line: Line): Recognised => ({
  claims: [whole(line, { fate: 'kept', as: 'headline', why: 'the first line of the copy' })],
  headline: line.text,
});

const duplicateMark = (line: Line): Recognised => ({
  claims: [
    whole(line, { fate: 'dropped', as: 'duplicateHeadline', why: 'repeats the headline, word for word' }),
  ],
});

/** A page's title in place of the headline: what stands after the headline is the name of the outlet. */
function titleMark(line: Line, headline: string): Recognised {
  const publisher = folded(line.text)
    .slice(headline.length)
    .replace(/^ [-–—|·] /u, '');
  const why =
    'the headline with the name of the outlet after it, which stands in the fields; the headline itself follows';
  return { claims: [whole(line, { fate: 'dropped', as: 'duplicateHeadline', why })], fields: { publisher } };
}

/** True where copy that could be the lead stands somewhere below line `at`. */
function hasLeadBelow(page: Page, at: number): boolean {
  return page.lines.some(
    (line, index) =>
      index > at &&
      line.text.length >= SHORTEST_LEAD &&
      !page.marks.has(index) &&
      !page.credits.read(line, 'end'),
  );
}

/** The first line as the place the copy was found; only where a story follows it. */
function markOrigin(page: Page): void {
  const at = nextOpen(page, 0);
  const line = page.lines[at];
  const origin = line && nextOpen(page, at + 1) < page.lines.length ? readOrigin(line) : null;
  if (origin) page.marks.set(at, origin);
}

function readHeadLine(page: Page, at: number, line: Line, isUnderHeadline: boolean): Recognised | null {
  const stamp = readStamp(line);
  if (stamp) return stamp;
  if (isUnderHeadline && !readDateline(line.text, page.rules.datelines)) {
    const caption = readCaption(line);
    if (caption && hasLeadBelow(page, at)) return caption;
  }
  return page.credits.read(line, 'head');
}

/**
 * Marks what stands above the lead: where the copy was found, headline, repeated headline, time of publication, byline,
 * caption. Returns the number of the first line below all that.
 */
export function markHead(page: Page): number {
  markOrigin(page);
  const first = nextOpen(page, 0);
  const headline = page.lines[first];
  if (!headline || headline.text.length > LONGEST_HEADLINE) return first;
  let printed = headline;
  page.marks.set(first, headlineMark(headline));
  let isUnderHeadline = true;
  for (let at = nextOpen(page, first + 1); at < page.lines.length; at = nextOpen(page, at + 1)) {
    const line = page.lines[at];
    if (!line || at > first + MOST_HEAD_LINES) return at;
    if (printed === headline && isShort(line) && isTitleOf(folded(headline.text), folded(line.text))) {
      page.marks.set(first, titleMark(headline, folded(line.text)));
      page.marks.set(at, headlineMark(line));
      printed = line;
      continue;
    }
    if (line.text.length <= LONGEST_HEADLINE && same(line.text, printed.text)) {
      page.marks.set(at, duplicateMark(line));
      continue;
    }
    const mark = readHeadLine(page, at, line, isUnderHeadline);
    if (!mark) return at;
    page.marks.set(at, mark);
    isUnderHeadline &&= mark.fields !== undefined || mark.block !== undefined || mark.credits !== undefined;
  }
  return page.lines.length;
}
