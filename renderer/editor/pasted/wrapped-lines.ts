import { endsSentence, type Line } from '../../../shared/ingest/lines';
import { spaced } from './plain-characters';

/**
 * Lines that were broken to fit a width, as every PDF has them, joined again. Whether they were is judged by the lines
 * themselves: most that another one follows are nearly as long as the longest and do not close a sentence.
 */

const NARROWEST = 25;
const WIDEST = 140;
/** A line at least this share of the width is full: the next word did not fit. */
const FULL = 0.75;

/** The width that lines were broken to; null where they were not. */
function widthOf(lines: readonly Line[]): number | null {
  const followed = lines.filter((_, at) => lines[at + 1]?.follows);
  if (followed.length < 3) return null;
  const lengths = followed.map(({ text }) => text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width < NARROWEST || width > WIDEST) return null;
  const full = followed.filter(({ text }) => text.length >= width * FULL);
  const open = full.filter(({ text }) => !endsSentence(text));
  return full.length >= followed.length * 0.7 && open.length >= full.length * 0.6 ? width : null;
}

/** Lines as paragraphs. */
export function joined(lines: readonly Line[]): string[] {
  const width = widthOf(lines);
  const tidy = (line: Line) => spaced(line.text).trim();
  if (width === null) return lines.map(tidy);
  const whole = lines.map(({ text }) => text).join('\n');
  const paragraphs: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const isNext: boolean =
      before !== null && line.follows && !(before.text.length < width * FULL && endsSentence(before.text));
    const last = paragraphs.at(-1);
    if (isNext && last !== undefined) paragraphs[paragraphs.length - 1] = hyphenated(last, tidy(line), whole);
    else paragraphs.push(tidy(line));
    before = line;
  }
  return paragraphs;
}

const HEAD_OF_WORD = /([\p{L}\p{M}]+)[-\u2010]$/u;
const TAIL_OF_WORD = /^[\p{L}\p{M}]+/u;

/**
 * Two lines as one. A hyphen at the end of a line goes where it only broke a word, and stays where the word has one: "anak-anak",
 * "undang-undang", "Jawa-Bali", or a word that stands elsewhere in the text with its hyphen.
 */
function hyphenated(before: string, after: string, whole: string): string {
  const head = HEAD_OF_WORD.exec(before)?.[1];
  const tail = TAIL_OF_WORD.exec(after)?.[0];
  if (head === undefined || tail === undefined)
    return /[-\u2010–]$/.test(before) ? before + after : `${before} ${after}`;
  const isKept = /^\p{Lu}/u.test(tail) || isDoubled(head, tail) || whole.includes(`${head}-${tail}`);
  return isKept ? before + after : before.slice(0, -1) + after;
}

/** Indonesian doubles words: "anak-anak", "berlari-lari", "tolong-menolong", "buku-bukunya". */
function isDoubled(head: string, tail: string): boolean {
  const [one, other] = [head.toLowerCase(), tail.toLowerCase()];
  const stem = one.slice(-Math.min(one.length, 4));
  return stem.length >= 3 && (other.includes(stem) || (other.length >= 3 && one.endsWith(other)));
}
