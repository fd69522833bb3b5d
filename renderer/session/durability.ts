import type { RefusalNotice } from '../../shared/story/refusal';
import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** Whether what is on the page is on the disk: what the status line tells, and nothing more hopeful than that. */
export type Durability =
  /** Everything typed is confirmed by the desk. */
  | { readonly kind: 'onDisk' }
  /** `sinceMs`: the clock's `now()` when the oldest unconfirmed change was made. */
  | { readonly kind: 'saving'; readonly sinceMs: number }
  /** The desk refused or cannot be reached. It is tried again for ever; the text is safe in this window meanwhile. */
  | { readonly kind: 'notSaved'; readonly notice: RefusalNotice };

const kept = words('teks Anda aman di jendela ini', 'your text is safe in this window');
const todo = words(
  'biarkan jendela ini terbuka; Redaksi terus mencoba menyimpan',
  'leave this window open; Redaksi keeps trying to save',
);

/** The desk did not answer at all: no connection, or an answer that never came. */
export const unreachable: RefusalNotice = {
  kind: 'io',
  code: 'desk.unreachable',
  what: words('meja redaksi tidak menjawab', 'the desk does not answer'),
  kept,
  todo,
};

/** The desk answered with something that cannot be. */
const broken: RefusalNotice = {
  ...unreachable,
  code: 'desk.defect',
  what: words('meja redaksi gagal menyimpan perubahan', 'the desk failed to store the change'),
};

/** What to tell a person about a call that failed. */
export function noticeOf(failure: unknown): RefusalNotice {
  if (failure instanceof Refusal) return failure.notice;
  return failure instanceof Unanswered ? unreachable : broken;
}

/** A call that was not answered in time. It may or may not have been carried out. */
export class Unanswered extends Error {
  override name = 'Unanswered';
}
