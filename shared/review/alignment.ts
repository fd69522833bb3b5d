import type { Node } from 'prosemirror-model';
import { schema } from '../story/schema';

/** A piece of one story beside its counterpart in another; null where it has none. Places among the pieces, from 0. */
export type Pair =
  | { readonly a: number; readonly b: number }
  | { readonly a: number; readonly b: null }
  | { readonly a: null; readonly b: number };

/** Pieces less alike than this are told as one gone and another come. */
const ALIKE = 0.35;

/** How alike two pieces are, from 0 to 1. What has an id is known by it; furniture is known by its kind. */
function likeness(a: Node, b: Node): number {
  if (a.eq(b)) return 1;
  const [idA, idB] = [a.attrs['id'] as string | undefined, b.attrs['id'] as string | undefined];
  if (idA !== undefined && idA === idB && a.type === b.type) return 0.95;
  if (a.type === b.type && !a.type.isInGroup('block')) return 0.9;
  if (!a.isTextblock && a.type !== b.type) return 0;
  const words = (node: Node) => node.textContent.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const [wordsA, wordsB] = [words(a), words(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return wordsA.length === wordsB.length ? 0.5 : 0;
  const counts = new Map<string, number>();
  for (const word of wordsA) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsB) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  // A sentence split off a paragraph is all there, though it is short.
  return (
    shared /
    Math.max(1, Math.min(wordsA.length, wordsB.length) * 0.4 + Math.max(wordsA.length, wordsB.length) * 0.6)
  );
}

/** Above this many comparisons the pieces between two equal ones are paired in order. */
const MOST_COMPARED = 40_000;

/** Pairs the pieces from `a` and `b` on, so that what is alike stands side by side, in order. */
function alignRun(a: readonly Node[], b: readonly Node[], offsetA: number, offsetB: number): Pair[] {
  const width = b.length + 1;
  const isTooLong = a.length * b.length > MOST_COMPARED;
  const like = (i: number, j: number): number => {
    const [one, other] = [a[i], b[j]];
    if (!one || !other) return 0;
    return isTooLong ? (i === j && one.type === other.type ? 1 : 0) : likeness(one, other);
  };
  const likes = a.map((_, i) => b.map((__, j) => like(i, j)));
  const best = new Float64Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const score = likes[i]?.[j] ?? 0;
      const both = score >= ALIKE ? score + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(both, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const here = best[i * width + j] ?? 0;
    const score = likes[i]?.[j] ?? 0;
    if (
      i < a.length &&
      j < b.length &&
      score >= ALIKE &&
      here === score + (best[(i + 1) * width + j + 1] ?? 0)
    )
      pairs.push({ a: offsetA + i++, b: offsetB + j++ });
    else if (i < a.length && (j === b.length || here === (best[(i + 1) * width + j] ?? 0)))
      pairs.push({ a: offsetA + i++, b: null });
    else pairs.push({ a: null, b: offsetB + j++ });
  }
  return pairs;
}

/** Every piece of two stories once, in page order, each beside the one it became. */
export function align(a: Node, b: Node): readonly Pair[] {
  const [piecesA, piecesB] = [a.children, b.children];
  let head = 0;
  while (
    head < Math.min(piecesA.length, piecesB.length) &&
    piecesA[head]?.eq(piecesB[head] ?? schema.text(' '))
  )
    head++;
  let tail = 0;
  while (
    tail < Math.min(piecesA.length, piecesB.length) - head &&
    piecesA[piecesA.length - 1 - tail]?.eq(piecesB[piecesB.length - 1 - tail] ?? schema.text(' '))
  )
    tail++;
  const same = (from: number, count: number, shift: number): Pair[] =>
    Array.from({ length: count }, (_, i) => ({ a: from + i, b: from + i + shift }));
  return [
    ...same(0, head, 0),
    ...alignRun(
      piecesA.slice(head, piecesA.length - tail),
      piecesB.slice(head, piecesB.length - tail),
      head,
      head,
    ),
    ...same(piecesA.length - tail, tail, piecesB.length - piecesA.length),
  ];
}
