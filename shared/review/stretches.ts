import type { Node } from 'prosemirror-model';
import { Mapping, type Transform } from 'prosemirror-transform';
import { hasBreakMark } from '../story/decisions';

/** Where a transform changed a story, found from its steps alone: nothing else of the story is looked at. */

/** What was replaced: positions `from` to `to` in the story before, `start` to `end` in the story after. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface Touched {
  /** What was replaced, in order, apart from one another. */
  readonly replaced: readonly Stretch[];
  /** What kept its words and may have changed its form. */
  readonly formed: readonly Stretch[];
}

/** The two documents tell the same between one stretch and the next. */
function isApart(one: Stretch, next: Stretch): boolean {
  return next.from > one.to && next.start > one.end && next.from - one.to === next.start - one.end;
}

function united(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from || a.start - b.start);
  const all: Stretch[] = [];
  for (const next of sorted) {
    const last = all.at(-1);
    if (!last || isApart(last, next)) all.push(next);
    else
      all[all.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        start: Math.min(last.start, next.start),
        end: Math.max(last.end, next.end),
      };
  }
  return all;
}

/** The place of a stretch that one step wrote, seen from before all of them and from after. */
function seen(
  back: Mapping,
  on: Mapping,
  old: readonly [number, number],
  made: readonly [number, number],
): Stretch {
  return {
    from: back.map(old[0], -1),
    to: back.map(old[1], 1),
    start: on.map(made[0], -1),
    end: on.map(made[1], 1),
  };
}

interface Located {
  readonly from?: number;
  readonly to?: number;
  readonly pos?: number;
}

/** What a transform touched. */
export function touched({ steps, mapping }: Transform): Touched {
  const replaced: Stretch[] = [];
  const formed: Stretch[] = [];
  steps.forEach((step, i) => {
    const back = new Mapping(mapping.maps.slice(0, i)).invert();
    const on = mapping.slice(i + 1);
    let isForm = true;
    mapping.maps[i]?.forEach((oldStart, oldEnd, newStart, newEnd) => {
      isForm = false;
      replaced.push(seen(back, on, [oldStart, oldEnd], [newStart, newEnd]));
    });
    if (!isForm) return;
    const { from, to, pos } = step as Located;
    const place: readonly [number, number] = [from ?? pos ?? 0, to ?? (pos ?? 0) + 1];
    formed.push(seen(back, on, place, place));
  });
  return { replaced: united(replaced), formed };
}

/** Neighbours among the children of a story before (`first` to `last`, exclusive) and what became of them after. */
export interface Cluster {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

function childrenAt(doc: Node, from: number, to: number): [number, number] {
  const $to = doc.resolve(to);
  return [doc.resolve(from).index(0), $to.index(0) + ($to.depth > 0 ? 1 : 0)];
}

const clusterGap = (one: Cluster, next: Cluster) =>
  next.first >= one.last && next.start >= one.end && next.first - one.last === next.start - one.end;

/**
 * Clusters with the neighbours that they share a proposed break with: what is said of a break is said of both sides. A row of
 * such breaks from one cluster to the next makes the two one.
 */
function withNeighbours(doc: Node, found: readonly Cluster[]): Cluster[] {
  const isBound = (index: number) => {
    const child = doc.maybeChild(index);
    return child !== null && hasBreakMark(child);
  };
  const all: Cluster[] = [];
  for (const next of found) {
    const last = all.at(-1);
    const edge = last?.last ?? 0;
    let { first, start } = next;
    while (first > edge && isBound(first)) [first, start] = [first - 1, start - 1];
    if (last && first === edge && isBound(first))
      all[all.length - 1] = { ...last, last: next.last, end: next.end };
    else all.push({ ...next, first, start });
  }
  return all.map((cluster, i) => {
    const edge = all[i + 1]?.first ?? doc.childCount;
    let { last, end } = cluster;
    while (last < edge && isBound(last)) [last, end] = [last + 1, end + 1];
    return { ...cluster, last, end };
  });
}

function joined(found: readonly Cluster[]): Cluster[] {
  const all: Cluster[] = [];
  for (const next of [...found].sort((a, b) => a.first - b.first || a.start - b.start)) {
    const last = all.at(-1);
    if (!last || clusterGap(last, next)) all.push(next);
    else
      all[all.length - 1] = {
        first: Math.min(last.first, next.first),
        last: Math.max(last.last, next.last),
        start: Math.min(last.start, next.start),
        end: Math.max(last.end, next.end),
      };
  }
  return all;
}

/** The children of the story that a transform touched, in order, no child in two of them. */
export function clusters(before: Node, after: Node, { replaced, formed }: Touched): Cluster[] {
  const found = [...replaced, ...formed].map(({ from, to, start, end }): Cluster => {
    const [first, last] = childrenAt(before, from, to);
    const [newFirst, newLast] = childrenAt(after, start, end);
    return { first, last, start: newFirst, end: newLast };
  });
  return withNeighbours(before, joined(found));
}
