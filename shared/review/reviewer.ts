import type { Mark } from 'prosemirror-model';
import { schema } from '../story/schema';

/** Who proposes changes, where, when and why; and where the ids of the changes come from. */
export interface Reviewer {
  readonly author: string;
  readonly device: string;
  /** Instant, from the clock of whoever asks. */
  readonly at: string;
  /** Why, where a rule makes the change: "House style 114". */
  readonly cause?: string;
  readonly note?: string;
  /** True where nothing that was proposed before counts as one's own: it is neither gone on in nor taken back for good. */
  readonly isStranger?: boolean;
  /** An id that no change ever had on any device: what names the device and its window or run, and a counter. */
  readonly newId: () => string;
}

/** Numbers ids after a name that no other window, run or device uses. */
export function changeIds(name: string): () => string {
  let issued = 0;
  return () => `${name}.${++issued}`;
}

/** True for a change that this person made, at whatever device. */
export const isOwn = (mark: Mark, by: Reviewer): boolean =>
  by.isStranger !== true && mark.attrs['author'] === by.author;

/** True if a new edit of this person can be one change with that of the mark: same hand, same reason. */
export const canGoOn = (mark: Mark, by: Reviewer): boolean =>
  isOwn(mark, by) && mark.attrs['cause'] === (by.cause ?? '') && mark.attrs['note'] === (by.note ?? '');

/** What a change's marks say of its maker. */
export interface ChangeAttrs {
  readonly id: string;
  readonly author: string;
  readonly device: string;
  readonly at: string;
  readonly cause: string;
  readonly note: string;
}

/** A new change of this person. */
export function newChange(by: Reviewer): ChangeAttrs {
  const { author, device, at, cause = '', note = '' } = by;
  return { id: by.newId(), author, device, at, cause, note };
}

/** The change that a mark belongs to. */
export function changeOf({ attrs }: Mark): ChangeAttrs {
  const { id, author, device, at, cause, note } = attrs as ChangeAttrs;
  return { id, author, device, at, cause, note };
}

export const insertionOf = (change: ChangeAttrs): Mark => schema.marks.insertion.create(change);
export const deletionOf = (change: ChangeAttrs): Mark => schema.marks.deletion.create(change);
export const breakOf = (change: ChangeAttrs, kind: 'split' | 'join'): Mark =>
  schema.marks.modification.create({ ...change, kind });
