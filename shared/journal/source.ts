import * as v from 'valibot';

/**
 * Where words came from that nobody typed. It travels in the payload of the `steps` entry that brought them, so that
 * "who wrote this sentence, and where did it come from" is a reading of the journal like every other.
 */

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** How text from another place arrived; `program` as far as the clipboard tells ("Microsoft Word"), else empty. */
const arrival = {
  program: text(100),
  /** Address of the page it was copied from, where the clipboard names one. Kept as text; nothing is fetched. */
  address: v.nullable(text(2000)),
  /** Story in our own archive that it was copied from. */
  story: v.optional(v.nullable(text(128))),
};

export const sourceSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('paste'), ...arrival }),
  v.strictObject({ kind: v.literal('drop'), ...arrival }),
  /** Read again from the input that the story came from. */
  v.strictObject({ kind: v.literal('import'), name: text(255), raw: text(64) }),
  /** A house rule or replacement made the change: "House style 114", "Find and replace". */
  v.strictObject({ kind: v.literal('rule'), rule: text(200) }),
  /** Filled from our own archive: the title of a related link, a name. `story` where it leads to one. */
  v.strictObject({ kind: v.literal('archive'), story: v.nullable(text(128)) }),
  /** Somebody took a change back, or did it again: the words are whose they were before. */
  v.strictObject({ kind: v.literal('undo') }),
  /** Somebody accepted or rejected tracked changes; `changes`: their ids. */
  v.strictObject({
    kind: v.literal('review'),
    decision: v.picklist(['accept', 'reject']),
    changes: v.pipe(v.array(text(128)), v.maxLength(1000)),
  }),
  /** Somebody marked the words that a comment is about: not a letter changed. */
  v.strictObject({ kind: v.literal('comment'), thread: text(128) }),
  /** The text of an earlier entry was taken back. */
  v.strictObject({ kind: v.literal('restore'), seq: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  /** What differs in another story or a package was taken over; `name`: what that is called. */
  v.strictObject({ kind: v.literal('take'), name: text(255) }),
  /** A colleague's work was merged from a package. */
  v.strictObject({ kind: v.literal('merge'), package: text(255), author: text(200) }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

/** Name of the transaction meta that says where its words came from: `tr.setMeta(SOURCE_META, source)`. */
export const SOURCE_META = 'source';
