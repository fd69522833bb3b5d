import { Slice, type Node } from 'prosemirror-model';
import { Transform, type Mapping } from 'prosemirror-transform';
import { difference as oneStep } from '../journal/difference';
import { finalOf, printedStory } from '../story/views';
import { withoutComments } from '../story/content-hash';
import { changesOf, type Change } from './changes';
import { decideChanges } from './deciding';
import { applyDifference, differencesBetween, type Difference } from './differences';
import type { Reviewer } from './reviewer';
import { suggest } from './suggest';

/** What differs between two stories, told as tracked changes of the first: accepted, they make it the second. */

/** Who made a difference. */
export type Maker = Pick<Reviewer, 'author' | 'device' | 'at'>;

export interface TrackedDifferences {
  /** From the first story, with its own open changes and comments in it, to the one with the differences proposed in it. */
  readonly transform: Transform;
  /** The proposed differences in page order. */
  readonly changes: readonly Change[];
}

export interface TrackingOptions {
  /** Who made a difference between the two as they are printed. */
  readonly makerOf: (difference: Difference) => Maker;
  /** Why they are proposed: "Compare". */
  readonly cause: string;
  readonly newId: () => string;
}

/** The piece that a difference takes away, or the one that it puts in; null for any other. */
function pieceGone(a: Node, { is, fromA, toA, fromB, toB }: Difference): Node | null {
  if (is !== 'pieces' || fromB !== toB) return null;
  const node = a.nodeAt(fromA);
  return node?.nodeSize === toA - fromA ? node : null;
}
const pieceCome = (one: Difference): Node | null =>
  one.is === 'pieces' && one.fromA === one.toA && one.nodes.length === 1 ? (one.nodes[0] ?? null) : null;

/** Differences that are one change, the last of the story first: a piece gone here and come there has moved. */
function grouped(a: Node, differences: readonly Difference[]): Difference[][] {
  const gone = differences.filter((one) => pieceGone(a, one));
  const partners = new Map<Difference, Difference>();
  for (const one of differences) {
    const piece = pieceCome(one);
    const from = piece && gone.find((other) => !partners.has(other) && pieceGone(a, other)?.eq(piece));
    if (from) partners.set(from, one);
  }
  const moved = new Set(partners.values());
  return differences
    .filter((one) => !moved.has(one))
    .map((one) => [one, ...[partners.get(one) ?? []].flat()].sort((x, y) => y.fromA - x.fromA))
    .reverse();
}

/** Where a difference stands once what lies between has been made. */
function mapped(mapping: Mapping, { fromA, toA }: { readonly fromA: number; readonly toA: number }) {
  if (fromA === toA) return { fromA: mapping.map(fromA, -1), toA: mapping.map(toA, -1) };
  return { fromA: mapping.map(fromA, 1), toA: mapping.map(toA, -1) };
}

/** Each difference as a change of its own; null where the story's own open changes stand in the way of that. */
function oneByOne(a: Node, b: Node, options: TrackingOptions): Transform | null {
  const plain = printedStory(a);
  const back = decideChanges(a, () => 'accept').mapping.invert() as Mapping;
  const transform = new Transform(a);
  try {
    for (const group of grouped(plain, differencesBetween(plain, b))) {
      const raw = new Transform(transform.doc);
      for (const one of group) {
        const { fromA, toA } = mapped(transform.mapping, mapped(back, one));
        applyDifference(raw, one, fromA, toA);
      }
      const [first] = group;
      if (first) propose(transform, raw, first, options);
    }
  } catch (error) {
    // An edit that does not fit where the story's own changes lie is a RangeError of ProseMirror's, by whatever name.
    if (!(error instanceof Error)) throw error;
    return null;
  }
  return withoutComments(finalOf(transform.doc)).eq(b) ? transform : null;
}

function propose(transform: Transform, raw: Transform, one: Difference, options: TrackingOptions): void {
  const { makerOf, cause, newId } = options;
  const by: Reviewer = { ...makerOf(one), cause, newId, isStranger: true };
  for (const step of suggest(raw, by).transform.steps) transform.step(step);
}

/** All that differs as one change; null where the story's own open changes stand in the way even of that. */
function atOnce(a: Node, b: Node, options: TrackingOptions): Transform | null {
  const transform = new Transform(a);
  const raw = new Transform(a);
  const step = oneStep(a, b);
  if (!step) return transform;
  raw.step(step);
  const all = { fromA: 0, toA: printedStory(a).content.size, fromB: 0, toB: b.content.size };
  try {
    propose(transform, raw, { is: 'words', ...all, slice: Slice.empty }, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
  return transform;
}

/** The story's own open changes leave a difference no place: a struck kicker where another kicker is to come. */
export class ChangesInTheWay extends Error {
  override name = 'ChangesInTheWay';
}

/**
 * What makes `a` say what `b` prints, as tracked changes of `a`. Open changes in `a` stay open and count as accepted; those in
 * `b` count as accepted too, and comments as no part of it. Throws ChangesInTheWay; never for a story without open changes.
 */
export function trackDifferences(a: Node, b: Node, options: TrackingOptions): TrackedDifferences {
  const wanted = printedStory(b);
  const transform = oneByOne(a, wanted, options) ?? atOnce(a, wanted, options);
  if (!transform) throw new ChangesInTheWay('Open changes leave a difference no place');
  const known = new Set(changesOf(a).map(({ id }) => id));
  return { transform, changes: changesOf(transform.doc).filter(({ id }) => !known.has(id)) };
}
