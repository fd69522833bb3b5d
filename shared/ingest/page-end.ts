import { SOURCES } from '../story/sign-off';
import { endsSentence, folded, isShort, type Line } from './lines';
import { looksLikeName } from './names';
import type { Page } from './page';
import { whole, type Recognised } from './recognised';
import { signOffAtEnd } from './sign-offs';
import { words } from '../story/words';

/** A line that is longer reads as prose even where it lacks its full stop. */
const LONGEST_TITLE = 140;

/** Brackets after the last full stop: a sign-off, credits, `(bersambung)`. */
const CLOSING_BRACKETS = /\s*\([^()]{1,80}\)$/;

function isSignOffAlone(line: Line): boolean {
  return isShort(line) && signOffAtEnd(line.text)?.at === 0;
}

/** Agencies in capitals on a line of their own, as Tempo closes its stories: `ANTARA`, `REUTERS | AL JAZEERA`. */
function sourceLine(line: Line): Recognised | null {
  if (line.text.length > 80 || line.text !== line.text.toUpperCase()) return null;
  const parts = line.text.split(/\s*[|/]\s*/);
  const isSource = (part: string) => SOURCES.some((source) => source.toUpperCase() === folded(part));
  if (!parts.every(isSource)) return null;
  return {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'credit',
        why: words(
          'hanya menyebut kantor berita, dengan huruf besar',
          'names nothing but agencies, in capitals',
        ),
      }),
    ],
    credits: [{ role: 'source', label: '', name: line.text }],
  };
}

/** Writers in capitals with a bar between them, as Tempo closes its stories too: `RATRI WULANDARI | GALIH SANTIKA`. */
function namesLine(line: Line): Recognised | null {
  if (line.text.length > 80 || line.text !== line.text.toUpperCase()) return null;
  const names = line.text.split(/\s*\|\s*/);
  const isName = (name: string) => /^\S+(?:\s+\S+){1,3}$/.test(name) && looksLikeName(name);
  if (names.length < 2 || !names.every(isName)) return null;
  return {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'credit',
        why: words(
          'nama-nama dalam huruf besar dengan garis tegak di antaranya',
          'names in capitals with a bar between them',
        ),
      }),
    ],
    credits: names.map((name) => ({ role: 'author', label: '', name })),
  };
}

/** What the end of a page may hold besides copy. */
function readEndLine(page: Page, line: Line): Recognised | null {
  const { lines, credits, bylines } = page.readers;
  return (
    lines.rights(line) ??
    lines.rail(line) ??
    credits.read(line, 'end') ??
    bylines(line) ??
    sourceLine(line) ??
    namesLine(line)
  );
}

function isProse(page: Page, line: Line): boolean {
  if (line.text.length > LONGEST_TITLE) return !page.readers.lines.rights(line);
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
  claims: [whole(line, { fate: 'dropped', as: 'rail', why: words('berada di daftar yang dicetak halaman di samping setiap naskah', "stands in a list that the page prints beside every story") })],
}); // prettier-ignore

const signOffLine = (line: Line): Recognised => ({
  claims: [
    whole(line, {
      fate: 'kept',
      as: 'signOff',
      why: words(
        'baris dalam kurung sesudah paragraf terakhir, berbentuk tanda akhir',
        'a line in brackets after the last prose, in the form of a sign-off',
      ),
    }),
  ],
  signOff: line.text,
});

/** No label has more names below it, one a line. */
const MOST_NAMES_BELOW = 4;

/** Marks a label alone on its line and the names below it: `Penulis :`, then `Ratri Wulandari`. */
function markLabelledNames(page: Page, at: number): boolean {
  const { lines, marks, readers } = page;
  const line = lines[at];
  const found = line ? readers.credits.labelOf(line) : null;
  if (!line || !found) return false;
  let to = at + 1;
  while (
    to <= at + MOST_NAMES_BELOW &&
    to < lines.length &&
    !marks.has(to) &&
    looksLikeName(nameOn(lines[to])) &&
    /\s/.test(nameOn(lines[to]))
  )
    to++;
  if (to === at + 1) return false;
  const { label, role } = found;
  const why = words(`berada di bawah label "${label}"`, `stands below the label "${label}"`);
  marks.set(at, {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'credit',
        why: words('label nama-nama di bawahnya', 'the label of the names below it'),
      }),
    ],
  });
  for (let below = at + 1; below < to; below++) {
    const name = lines[below];
    if (name)
      marks.set(below, {
        claims: [whole(name, { fate: 'kept', as: 'credit', why })],
        credits: [{ role, label, name: nameOn(name) }],
      });
  }
  return true;
}

const nameOn = (line: Line | undefined) => line?.text.replace(/,$/, '') ?? '';

/** Marks what stands below the last prose: sign-off, credits, copyright line, rails. Returns the number of the last line of prose. */
export function markEnd(page: Page, lead: number): number {
  const last = lastProse(page, lead);
  let hasSignOff = false;
  let isUnderRail = false;
  for (let at = last + 1; at < page.lines.length; at++) {
    const line = page.lines[at];
    if (!line || page.marks.has(at)) continue;
    isUnderRail ||= page.readers.lines.rail(line) !== null;
    const isSignOff: boolean = !hasSignOff && isSignOffAlone(line);
    hasSignOff ||= isSignOff;
    const mark: Recognised | null = isSignOff ? signOffLine(line) : readEndLine(page, line);
    if (mark) page.marks.set(at, mark);
    else if (markLabelledNames(page, at)) continue;
    else if (isUnderRail) page.marks.set(at, railTitle(line));
  }
  return last;
}
