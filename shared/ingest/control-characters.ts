import type { ReportPiece } from './report';
import { words } from '../story/words';

/**
 * Characters that no one types and no page prints: C0 and C1 controls but tab and line breaks, a byte order mark in the middle
 * of the text, and the zero-width space, except in scripts that part their words with it. They are dropped before anything is
 * recognised, and put back into the report.
 */
const CONTROL =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]+|(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])\u200b+/gu;

/** The number of control characters in a text. */
export function countControlCharacters(text: string): number {
  let count = 0;
  for (const run of text.matchAll(CONTROL)) count += run[0].length;
  return count;
}

/** A run of dropped characters: `text` stood before offset `at` of the clean text. */
interface Dropped {
  readonly at: number;
  readonly text: string;
  /** Words within a line of a web page that it does not show; else they are control characters. */
  readonly isHidden?: true;
}

/** A text without its control characters (and hidden words), and where they were. */
export interface Cleaned {
  readonly text: string;
  readonly dropped: readonly Dropped[];
}

/** Takes the control characters out of a text. */
export function clean(text: string): Cleaned {
  const dropped: Dropped[] = [];
  const parts: string[] = [];
  let taken = 0;
  let length = 0;
  for (const run of text.matchAll(CONTROL)) {
    const part = text.slice(taken, run.index);
    parts.push(part);
    length += part.length;
    dropped.push({ at: length, text: run[0] });
    taken = run.index + run[0].length;
  }
  parts.push(text.slice(taken));
  return { text: parts.join(''), dropped };
}

function dropPiece({ text, isHidden }: Dropped): ReportPiece {
  if (isHidden)
    return {
      text,
      fate: 'dropped',
      as: 'hidden',
      why: words('tidak ditampilkan oleh halaman', 'the page does not show it'),
    };
  const codes = [...text]
    .slice(0, 8)
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const shown = codes.join(' ');
  const more = text.length - codes.length;
  return {
    text,
    fate: 'dropped',
    as: 'controlCharacter',
    why: words(
      `karakter kendali yang tidak dicetak di halaman mana pun (${shown}${more > 0 ? ` dan ${more} lagi` : ''})`,
      `a control character that no page prints (${shown}${more > 0 ? ` and ${more} more` : ''})`,
    ),
  };
}

/** The report of a clean text with the dropped characters back in their places; a piece they stood inside becomes two. */
export function withDropped(pieces: readonly ReportPiece[], dropped: readonly Dropped[]): ReportPiece[] {
  if (dropped.length === 0) return [...pieces];
  const report: ReportPiece[] = [];
  let next = 0;
  let from = 0;
  for (const piece of pieces) {
    const to = from + piece.text.length;
    let done = from;
    for (let run = dropped[next]; run && run.at < to; run = dropped[++next]) {
      if (run.at > done) report.push({ ...piece, text: piece.text.slice(done - from, run.at - from) });
      report.push(dropPiece(run));
      done = run.at;
    }
    if (to > done) report.push({ ...piece, text: piece.text.slice(done - from) });
    from = to;
  }
  return [...report, ...dropped.slice(next).map(dropPiece)];
}
