import * as v from 'valibot';
import { USUAL_PAGE, USUAL_TARGETS, type Setting } from '../story/copy-fit';

/** How a house sets its page, for copy fit: the width of its columns, its type, and how long its headlines may be. */

const number = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const count = (min: number, max: number) => v.pipe(number(min, max), v.integer());

const setting = (usual: Setting) =>
  v.optional(
    v.strictObject({
      /** Points. */
      size: number(4, 200),
      leading: number(4, 240),
      columns: count(1, 12),
    }),
    usual,
  );

/** A shortest and a longest headline, in characters; the shortest is not longer than the longest. */
const characters = v.pipe(
  v.strictObject({ min: count(0, 500), max: count(1, 500) }),
  v.check(({ min, max }) => min <= max, 'min is more than max'),
);

/** Settings written before there were any of these open with the usual ones. */
export const housePageSchema = v.strictObject({
  /** Width of one column, and of the space between two. Millimetres. */
  columnMm: v.optional(number(10, 400), USUAL_PAGE.columnMm),
  gutterMm: v.optional(number(0, 50), USUAL_PAGE.gutterMm),
  body: setting(USUAL_PAGE.body),
  caption: setting(USUAL_PAGE.caption),
  headline: setting(USUAL_PAGE.headline),
  targets: v.optional(
    v.strictObject({
      /** Lines of a headline in print. */
      print: v.strictObject({ min: count(0, 20), max: count(1, 20) }),
      web: characters,
      push: characters,
    }),
    USUAL_TARGETS,
  ),
});
export type HousePage = v.InferOutput<typeof housePageSchema>;

/** A house that has said nothing. */
export const USUAL_HOUSE_PAGE: HousePage = v.parse(housePageSchema, {});
