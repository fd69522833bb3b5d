import { Slice, type Node } from 'prosemirror-model';
import * as v from 'valibot';
import { schema } from '../../../shared/story/schema';

/**
 * Copy on its way from one Redaksi window to another: the slice as it stands when every change is accepted, and the story it
 * is from. What comes in is no more to be trusted than any other clipboard: any page can write this type.
 */

const MOST_OPEN = 20;
const open = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_OPEN));
const form = v.strictObject({
  version: v.literal(1),
  story: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:-]{1,128}$/))),
  content: v.array(v.unknown()),
  openStart: open,
  openEnd: open,
});

export interface OwnCopy {
  readonly story: string | null;
  readonly slice: Slice;
}

export function writeOwnCopy({ story, slice }: OwnCopy): string {
  const content = (slice.content.toJSON() ?? []) as unknown[];
  const { openStart, openEnd } = slice;
  return JSON.stringify({ version: 1, story, content, openStart, openEnd } satisfies v.InferInput<
    typeof form
  >);
}

/** Checks a node as the schema would have it, but for the ends that were cut through. */
function check(node: Node, isCutBefore: boolean, isCutAfter: boolean): void {
  if (!isCutBefore && !isCutAfter) return node.check();
  node.forEach((child, _offset, index) => {
    if (!node.type.allowsMarks(child.marks)) throw new RangeError(`${node.type.name} has no such marks`);
    check(child, isCutBefore && index === 0, isCutAfter && index === node.childCount - 1);
  });
}

/** Reads a copy; null where it is none: from another version of Redaksi, or from somebody who pretends. */
export function readOwnCopy(given: string): OwnCopy | null {
  if (given === '') return null;
  try {
    const { content, openStart, openEnd, story } = v.parse(form, JSON.parse(given));
    const slice = Slice.fromJSON(schema, { content, openStart, openEnd });
    slice.content.forEach((node, _offset, index) =>
      check(node, openStart > 0 && index === 0, openEnd > 0 && index === slice.content.childCount - 1),
    );
    return hasReviewMarks(slice) ? null : { story, slice };
  } catch {
    // Not readable as one of ours: the same words stand on the clipboard as HTML and text.
    return null;
  }
}

const NEVER_COPIED = [
  schema.marks.comment,
  schema.marks.insertion,
  schema.marks.deletion,
  schema.marks.modification,
];

function hasReviewMarks({ content }: Slice): boolean {
  let found = false;
  content.descendants((node) => {
    if (NEVER_COPIED.some((type) => type.isInSet(node.marks))) found = true;
    return !found;
  });
  return found;
}
