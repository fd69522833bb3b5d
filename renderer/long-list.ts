/** Which cards of a long list are drawn: those near what is seen, and a few that are needed though they are far. */

/** A card by its place in the list, or the room of those that are not drawn, in px. */
export type ListLine = { readonly place: number } | { readonly room: number };

export interface LongList {
  /** Of every card, in px. */
  readonly heights: readonly number[];
  /** Between two cards, in px. */
  readonly gap: number;
  /** What is seen, from the top of the list, in px. */
  readonly seen: { readonly top: number; readonly bottom: number };
  /** Places that are drawn wherever they are. */
  readonly kept: readonly number[];
}

/** As many screens as are drawn before and after the one that is seen. */
const SPARE = 1;
/** A list as short as this is drawn whole. */
const SHORT = 60;

/** Cards and the room between them, from first to last: together as high as the whole list. */
export function linesOf({ heights, gap, seen: { top, bottom }, kept }: LongList): readonly ListLine[] {
  const lines: ListLine[] = [];
  const spare = (bottom - top) * SPARE;
  let at = 0;
  let room = 0;
  let left = 0;
  heights.forEach((height, place) => {
    const isNear = at + height >= top - spare && at <= bottom + spare;
    at += height + gap;
    if (isNear || heights.length <= SHORT || kept.includes(place)) {
      if (left > 0) lines.push({ room });
      lines.push({ place });
      room = left = 0;
    } else room += height + (left++ > 0 ? gap : 0);
  });
  if (left > 0) lines.push({ room });
  return lines;
}

/** Whether two ways of drawing a list draw the same cards. */
export function drawSame(one: readonly ListLine[], other: readonly ListLine[]): boolean {
  const places = (lines: readonly ListLine[]) =>
    lines.flatMap((line) => ('place' in line ? [line.place] : []));
  return places(one).join() === places(other).join();
}
