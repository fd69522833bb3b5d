import type { Credit } from '../story/credit';
import { readOrigin } from './boilerplate';
import { folded, isShort, type Line } from './lines';
import { looksLikeName } from './names';
import { nextOpen, type Page } from './page';
import { whole, type Recognised } from './recognised';
import { readStamp } from './stamps';
import { words, type Words } from '../story/words';

/** What is longer is copy that lacks a headline. */
const LONGEST_HEADLINE = 300;
/** What is longer is no standfirst. */
const LONGEST_STANDFIRST = 400;
/** Between headline and lead there is no more furniture than this. */
const MOST_HEAD_LINES = 14;
/** A story's text, where a caption must not be taken for it. */
const SHORTEST_LEAD = 40;

const same = (a: string, b: string) => folded(a).toLowerCase() === folded(b).toLowerCase();

/** What the name of an outlet after a headline looks like: ` - Media Indonesia`, ` | The Example Gazette`. */
const OUTLET_AFTER = /^ [-–—|·] \p{Lu}\S{0,30}(?: \S{1,30}){0,3}$/u;

/** True where `line` (folded, like `title`) is the headline, and `title` the same with the outlet's name after it: the title of a web page. */
export function isTitleOf(title: string, line: string): boolean {
  return (
    line.split(/\s+/).length >= 3 && title.startsWith(line) && OUTLET_AFTER.test(title.slice(line.length))
  );
}

export const headlineMark = (
  line: Line,
  why = words('baris pertama naskah', 'the first line of the copy'),
): Recognised => ({
  claims: [whole(line, { fate: 'kept', as: 'headline', why })],
  headline: line.text,
});

export const duplicateMark = (line: Line): Recognised => ({
  claims: [
    whole(line, {
      fate: 'dropped',
      as: 'duplicateHeadline',
      why: words('mengulang judul, kata demi kata', 'repeats the headline, word for word'),
    }),
  ],
});

/** A page's title in place of the headline: what stands after the headline is the name of the outlet. */
export function titleMark(line: Line, headline: string): Recognised {
  const publisher = folded(line.text)
    .slice(headline.length)
    .replace(/^ [-–—|·] /u, '');
  const why = words(
    'judul dengan nama media di belakangnya, yang dicatat di isian; judulnya sendiri menyusul',
    'the headline with the name of the outlet after it, which stands in the fields; the headline itself follows',
  );
  return { claims: [whole(line, { fate: 'dropped', as: 'duplicateHeadline', why })], fields: { publisher } };
}

export const standfirstMark = (line: Line, why: Words): Recognised => ({
  claims: [whole(line, { fate: 'kept', as: 'standfirst', why })],
  standfirst: line.text,
});

/** True where copy that could be the lead stands somewhere below line `at`. */
function hasLeadBelow(page: Page, at: number): boolean {
  return page.lines.some(
    (line, index) =>
      index > at &&
      line.text.length >= SHORTEST_LEAD &&
      !page.marks.has(index) &&
      !page.readers.credits.read(line, 'end'),
  );
}

/** The first line as the place the copy was found; only where a story follows it. */
function markOrigin(page: Page): void {
  const at = nextOpen(page, 0);
  const line = page.lines[at];
  const origin = line && nextOpen(page, at + 1) < page.lines.length ? readOrigin(line) : null;
  if (origin) page.marks.set(at, origin);
}

/** A first line that names the section; only where a headline and a lead follow it. */
function markKicker(page: Page): void {
  const at = nextOpen(page, 0);
  const line = page.lines[at];
  const rule = line && page.readers.kickers.get(folded(line.text).toLowerCase());
  const headline = page.lines[nextOpen(page, at + 1)];
  if (
    !line ||
    rule === undefined ||
    !headline ||
    headline.text.length < 12 ||
    !hasLeadBelow(page, nextOpen(page, at + 1))
  )
    return;
  page.marks.set(at, {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'kicker',
        why: words('nama rubrik, di atas judul', 'names the section, above the headline'),
        rule,
      }),
    ],
    kicker: line.text,
  });
}

/** What is furniture between headline and lead whatever stands around it: time of publication, byline. */
function readPlainHeadLine(page: Page, line: Line): Recognised | null {
  return readStamp(line) ?? page.readers.credits.read(line, 'head') ?? page.readers.bylines(line);
}

/** A caption or a credit line under the headline, or a line that its neighbours show to be one. */
function readPicture(page: Page, at: number, line: Line): Recognised | null {
  const { pictures, datelines } = page.readers;
  if (datelines(line.text) || !hasLeadBelow(page, at)) return null;
  const found = pictures.creditLine(line, 'head') ?? pictures.caption(line, 'head');
  if (found) return found;
  const next = nextOpen(page, at + 1);
  const below = page.lines[next];
  const after = page.lines[nextOpen(page, next + 1)];
  // A credit line that has a labelled caption below it belongs to that one.
  const isTaken = after !== undefined && page.readers.pictures.caption(after, 'body') !== null;
  const isCaptionAbove =
    !isTaken &&
    line.text.length <= LONGEST_HEADLINE &&
    below !== undefined &&
    pictures.creditLine(below, 'head') !== null;
  const above = page.marks.get(at - 1)?.block;
  const isCaptionBelow = above?.type === 'picture' && above.caption === '' && pictures.hasCatchline(line);
  return isCaptionAbove || isCaptionBelow ? pictures.plainCaption(line) : null;
}

/** A sentence between the headline and the byline or the time of publication; null for anything else. */
function readStandfirst(page: Page, at: number, line: Line): Recognised | null {
  const below = page.lines[nextOpen(page, at + 1)];
  const sign = below && readPlainHeadLine(page, below);
  if (line.text.length > LONGEST_STANDFIRST || !sign) return null;
  if (page.readers.datelines(line.text) || !hasLeadBelow(page, nextOpen(page, at + 1))) return null;
  // A brief may print its date under its only paragraph, and an interview the same label before every answer: it takes two
  // signs, of two kinds, that the story has not begun yet.
  const next = nextOpen(page, nextOpen(page, at + 1) + 1);
  const second = page.lines[next];
  const { datelines } = page.readers;
  if (!second) return null;
  const secondSign = readPlainHeadLine(page, second) ?? readPicture(page, next, second);
  const isSame = sign.credits !== undefined && secondSign?.credits?.[0]?.label === sign.credits[0]?.label;
  if (isSame || (!secondSign && !datelines(second.text))) return null;
  return standfirstMark(
    line,
    words(
      'berada di antara judul dan nama penulis atau waktu terbit',
      'stands between the headline and the byline or the time of publication',
    ),
  );
}

/** What the lines above a lead have been so far. */
interface HeadSoFar {
  readonly isUnderHeadline: boolean;
  readonly mayHaveStandfirst: boolean;
}

function readHeadLine(page: Page, at: number, line: Line, so: HeadSoFar): Recognised | null {
  return (
    readStamp(line) ??
    (so.isUnderHeadline ? readPicture(page, at, line) : null) ??
    page.readers.credits.read(line, 'head') ??
    page.readers.bylines(line) ??
    (so.mayHaveStandfirst ? readStandfirst(page, at, line) : null)
  );
}

/** The number of the line that is the headline: marked already, or the first that is open; null where it can be none. */
function findHeadline(page: Page): { readonly at: number; readonly line: Line } | null {
  for (const [at, mark] of page.marks) {
    const line = page.lines[at];
    if (mark.headline !== undefined && line) return { at, line };
  }
  markOrigin(page);
  markKicker(page);
  const at = nextOpen(page, 0);
  const line = page.lines[at];
  if (!line || line.text.length > LONGEST_HEADLINE) return null;
  page.marks.set(at, headlineMark(line));
  return { at, line };
}

/** More names than these do not share a byline. */
const MOST_NAMES = 5;

/** Marks names that stand one a line above the name of the newsroom: `Ratri Wulandari,`, `Nirmala Hadi`, `Tim Redaksi`. */
function markNewsroomNames(page: Page, at: number): boolean {
  const { lines, marks } = page;
  const nameAt = (index: number) => lines[index]?.text.replace(/,$/, '') ?? '';
  let to = at;
  while (
    to < at + MOST_NAMES &&
    !marks.has(to) &&
    looksLikeName(nameAt(to)) &&
    /\s/.test(nameAt(to)) &&
    !isNewsroom(page, to) &&
    !isCredit(page, to)
  )
    to++;
  const newsroom = lines[to];
  if (to === at || !newsroom || !isNewsroom(page, to)) return false;
  for (let index = at; index < to; index++) {
    const line = lines[index];
    if (line)
      marks.set(index, newsroomMark(line, [{ role: 'author', label: newsroom.text, name: nameAt(index) }]));
  }
  marks.set(to, newsroomMark(newsroom, []));
  return true;
}

/** True for a name that has its own label: `By Jane Roe`. */
function isCredit(page: Page, at: number): boolean {
  const line = page.lines[at];
  return line !== undefined && page.readers.credits.read(line, 'head') !== null;
}

/** True for a line that is the name of a newsroom and of nobody in it. */
function isNewsroom(page: Page, at: number): boolean {
  const line = page.lines[at];
  const byline = line ? page.readers.bylines(line) : null;
  return byline !== null && byline.fields === undefined;
}

const newsroomMark = (line: Line, credits: readonly Credit[]): Recognised => ({
  claims: [
    whole(line, {
      fate: 'moved',
      as: 'credit',
      why: words(
        'nama di atas nama redaksi; ditaruh bersama kredit di akhir naskah',
        'names above that of the newsroom; stand with the credits at the end',
      ),
    }),
  ],
  credits,
});

/**
 * Marks what stands above the lead: where the copy was found, kicker, headline, repeated headline, standfirst, time of
 * publication, byline, caption. Returns the number of the first line below all that.
 */
export function markHead(page: Page): number {
  const headline = findHeadline(page);
  if (!headline) return nextOpen(page, 0);
  const first = headline.at;
  let printed = headline.line;
  let isUnderHeadline = true;
  let mayHaveStandfirst = ![...page.marks.values()].some((mark) => mark.standfirst !== undefined);
  for (let at = nextOpen(page, first + 1); at < page.lines.length; at = nextOpen(page, at + 1)) {
    const line = page.lines[at];
    if (!line || at > first + MOST_HEAD_LINES) return at;
    if (
      printed === headline.line &&
      isShort(line) &&
      isTitleOf(folded(headline.line.text), folded(line.text))
    ) {
      page.marks.set(first, titleMark(headline.line, folded(line.text)));
      page.marks.set(at, headlineMark(line));
      printed = line;
      continue;
    }
    if (line.text.length <= LONGEST_HEADLINE && same(line.text, printed.text)) {
      page.marks.set(at, duplicateMark(line));
      continue;
    }
    if (markNewsroomNames(page, at)) continue;
    const mark = readHeadLine(page, at, line, { isUnderHeadline, mayHaveStandfirst });
    if (!mark) return at;
    page.marks.set(at, mark);
    mayHaveStandfirst = false;
    isUnderHeadline &&=
      mark.fields !== undefined ||
      mark.block !== undefined ||
      mark.credits !== undefined ||
      mark.standfirst !== undefined;
  }
  return page.lines.length;
}
