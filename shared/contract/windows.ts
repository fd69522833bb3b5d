import * as v from 'valibot';
import type { Greeting } from './house';

/** What a window remembers, and the native menu that its pages know. */

export const storyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

export const place = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A story in a window's tabs, and where its page stood. Places are positions in the document. */
const tabPlaceSchema = v.strictObject({
  story: storyId,
  anchor: place,
  head: place,
  /** What stood at the top of what could be seen. */
  top: place,
});

export type TabPlace = v.InferOutput<typeof tabPlaceSchema>;

/** What a window remembers from one day to the next. Never copy. */
export const windowMemorySchema = v.strictObject({
  tabs: v.pipe(v.array(tabPlaceSchema), v.maxLength(200)),
  shown: v.nullable(storyId),
  /** Widths, folds, text size, and lists of a few hundred story ids: small choices by name. */
  choices: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(20_000))),
});

export type WindowMemory = v.InferOutput<typeof windowMemorySchema>;

export interface RememberedWindow {
  readonly window: string;
  readonly door: Greeting['door'];
  readonly memory: WindowMemory;
}

const menuText = v.pipe(v.string(), v.maxLength(200));

/** The table of commands as the native menu shows it: the pages know it, the app builds the menu. */
export const menuSchema = v.strictObject({
  tongue: v.picklist(['id', 'en']),
  menus: v.pipe(
    v.array(
      v.strictObject({
        group: menuText,
        label: menuText,
        items: v.pipe(
          v.array(
            v.strictObject({
              id: menuText,
              label: menuText,
              /** As in key-names.ts; null where it has none. */
              key: v.nullable(menuText),
              isEnabled: v.boolean(),
              /** Null where it cannot be on or off. */
              isChecked: v.nullable(v.boolean()),
            }),
          ),
          v.maxLength(500),
        ),
      }),
    ),
    v.maxLength(40),
  ),
});

export type MenuTable = v.InferOutput<typeof menuSchema>;
