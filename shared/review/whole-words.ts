import type { Node } from 'prosemirror-model';

/** Differences between two texts, letter by letter, told as differences of words. */

/** Where a difference stands in the earlier text (A) and in the later one (B). */
export interface Range {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** A text by position: letters as they are, everything else as something that is part of no word. */
function letters(doc: Node): (pos: number) => string {
  const size = doc.content.size;
  const all = new Array<string>(size).fill('\u0000');
  doc.descendants((node, pos) => {
    if (node.isText) for (const [i, letter] of (node.text ?? '').split('').entries()) all[pos + i] = letter;
  });
  return (pos) => all[pos] ?? '\u0000';
}

/** True for what words are made of; half of a pair of surrogates counts. */
export const isWordLetter = (letter: string): boolean => /[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(letter);

/** True where a word begins or ends at a position, or none is there. */
const isBoundary = (at: (pos: number) => string, pos: number) =>
  !isWordLetter(at(pos - 1)) || !isWordLetter(at(pos));

/** What came or went, slid to where it begins with a word: `ada p` of `pada pukul` is `pada `. */
function slid(range: Range, at: (pos: number) => string, from: number, to: number): Range {
  for (let by = 0; ; by++) {
    if (isBoundary(at, from - by) && isBoundary(at, to - by)) {
      const { fromA, toA, fromB, toB } = range;
      return { fromA: fromA - by, toA: toA - by, fromB: fromB - by, toB: toB - by };
    }
    const letter = at(from - by - 1);
    if (letter === '\u0000' || letter !== at(to - by - 1)) return range;
  }
}

/** Ranges in order, each widened to the words that it touches, those that then meet as one. */
export function inWholeWords(a: Node, b: Node, ranges: readonly Range[]): Range[] {
  const [atA, atB] = [letters(a), letters(b)];
  const all: Range[] = [];
  for (const [i, found] of ranges.entries()) {
    const isPure = found.fromA === found.toA || found.fromB === found.toB;
    const range = !isPure
      ? found
      : found.fromA === found.toA
        ? slid(found, atB, found.fromB, found.toB)
        : slid(found, atA, found.fromA, found.toA);
    let { fromA, toA, fromB, toB } = range;
    const isInWord = (at: (pos: number) => string, pos: number) => !isBoundary(at, pos);
    // What lies between two differences is the same on both sides, so that they widen by the same letters: up to the next one,
    // which they then meet.
    const next = ranges[i + 1]?.fromA ?? Infinity;
    while (isInWord(atA, fromA) || isInWord(atB, fromB)) {
      if (!isWordLetter(atA(fromA - 1))) break;
      fromA--;
      fromB--;
    }
    while (toA < next && (isInWord(atA, toA) || isInWord(atB, toB))) {
      if (!isWordLetter(atA(toA))) break;
      toA++;
      toB++;
    }
    const last = all.at(-1);
    if (last && last.toA >= fromA) {
      const end = Math.max(last.toA, toA);
      // What follows stands as far from its place in A as it stood behind the later of the two.
      all[all.length - 1] = { ...last, toA: end, toB: end + found.toB - found.toA };
    } else all.push({ fromA, toA, fromB, toB });
  }
  return all;
}
