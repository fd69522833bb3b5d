import fc from 'fast-check';
import { Mapping, StepMap } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { Course } from '../../shared/review/merge-course';

/** A map of one or two ranges, as steps and steps around something have them. */
const stepMap = fc
  .array(fc.tuple(fc.nat(12), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 2 })
  .map((ranges) => {
    let at = 0;
    const flat = ranges.flatMap(([gap, old, now]) => {
      const start = at + gap;
      at = start + old + 1;
      return [start, old, now];
    });
    return new StepMap(flat);
  });

it('goes the way that Mapping goes: through undone steps, others, and the same ones made again', () => {
  fc.assert(
    fc.property(
      fc.array(stepMap, { maxLength: 4 }),
      fc.array(stepMap, { maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.nat(40),
      fc.constantFrom(-1, 1),
      (theirs, ours, areMade, pos, assoc) => {
        const mapping = new Mapping();
        const course = new Course();
        const append = (map: StepMap, mirror?: number) => {
          mapping.appendMap(map, mirror);
          course.append(map, mirror);
        };
        for (const map of theirs.toReversed()) append(map.invert());
        for (const map of ours) append(map);
        theirs.forEach((map, i) => append(map, areMade[i] ? theirs.length - i - 1 : undefined));
        expect(course.length).toBe(mapping.maps.length);
        for (let from = 0; from <= mapping.maps.length; from++) {
          const wanted = mapping.slice(from).mapResult(pos, assoc);
          const { deleted, deletedBefore, deletedAfter, deletedAcross } = wanted;
          const found = course.after(from).mapResult(pos, assoc);
          expect(found).toEqual({ pos: wanted.pos, deleted, deletedBefore, deletedAfter, deletedAcross });
          expect(course.after(from).map(pos, assoc)).toBe(wanted.pos);
        }
      },
    ),
    { numRuns: 5000 },
  );
});
