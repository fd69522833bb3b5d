import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSame, linesOf, type ListLine, type LongList } from '../../renderer/long-list';

const places = (lines: readonly ListLine[]) => lines.flatMap((line) => ('place' in line ? [line.place] : []));

/** How high a list is that is drawn so. */
function heightOf(lines: readonly ListLine[], { heights, gap }: LongList): number {
  const each = lines.map((line) => ('room' in line ? line.room : (heights[line.place] ?? NaN)));
  return each.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, lines.length - 1);
}

const anyList: fc.Arbitrary<LongList> = fc
  .record({
    heights: fc.array(fc.integer({ min: 20, max: 400 }), { maxLength: 300 }),
    gap: fc.integer({ min: 0, max: 20 }),
    top: fc.integer({ min: -500, max: 90_000 }),
    screen: fc.integer({ min: 0, max: 1500 }),
    kept: fc.array(fc.integer({ min: 0, max: 299 }), { maxLength: 4 }),
  })
  .map(({ heights, gap, top, screen, kept }) => ({
    heights,
    gap,
    kept,
    seen: { top, bottom: top + screen },
  }));

describe('a long list', () => {
  it('is as high as if every card were drawn, and keeps their order', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const lines = linesOf(list);
        const whole: readonly ListLine[] = list.heights.map((_, place) => ({ place }));
        expect(heightOf(lines, list)).toBe(heightOf(whole, list));
        expect(places(lines)).toEqual([...places(lines)].sort((a, b) => a - b));
      }),
    );
  });

  it('draws every card that is seen, and every one that is to be kept', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const drawn = new Set(places(linesOf(list)));
        let at = 0;
        list.heights.forEach((height, place) => {
          if (at + height > list.seen.top && at < list.seen.bottom) expect(drawn).toContain(place);
          if (list.kept.includes(place)) expect(drawn).toContain(place);
          at += height + list.gap;
        });
      }),
    );
  });

  it('leaves out what is far, however long the list', () => {
    const list = {
      heights: Array<number>(5000).fill(100),
      gap: 10,
      seen: { top: 200_000, bottom: 201_000 },
      kept: [0],
    };
    const drawn = places(linesOf(list));
    expect(drawn[0]).toBe(0);
    expect(drawn.length).toBeLessThan(40);
    expect(linesOf({ ...list, heights: list.heights.slice(0, 40), kept: [] })).toHaveLength(40);
  });

  it('knows whether another screen draws the same cards', () => {
    const list = { heights: Array<number>(500).fill(100), gap: 10, seen: { top: 0, bottom: 800 }, kept: [] };
    const lines = linesOf(list);
    expect(drawSame(lines, linesOf({ ...list, seen: { top: 3, bottom: 803 } }))).toBe(true);
    expect(drawSame(lines, linesOf({ ...list, seen: { top: 2000, bottom: 2800 } }))).toBe(false);
  });
});
