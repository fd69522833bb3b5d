import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { ProposedEntry } from '../journal/entry';
import type { Remark, Thread } from '../journal/threads';
import { schema } from '../story/schema';
import { placedThreads } from './anchoring';

/** What was said about another version of a story, taken along with its words, in the names of those who said it. */

const isSame = (one: Remark, other: Remark) =>
  one.by === other.by && one.at === other.at && one.text === other.text;

/** The threads of another version that say something that nobody says here, with that alone. */
export function talkMissing(there: readonly Thread[], here: readonly Thread[]): readonly Thread[] {
  return there.flatMap((thread) => {
    const known = here.find(({ id }) => id === thread.id)?.remarks ?? [];
    const remarks = thread.remarks.filter((remark) => !known.some((one) => isSame(one, remark)));
    return remarks.length > 0 ? [{ ...thread, remarks }] : [];
  });
}

interface Taking {
  /** Everything of the other version is taken: then also what was said of words that are nowhere in it any more, or of all of it. */
  readonly isWhole: boolean;
  /** Ids of entries that no entry ever had. */
  readonly newId: () => string;
}

/** One thread as entries; `isNew` where it is not begun here. */
function entriesOf(thread: Thread, isNew: boolean, newId: () => string): ProposedEntry[] {
  const { id, anchor, remarks, resolved } = thread;
  const from = ({ by, at }: Pick<Remark, 'by' | 'at'>) => ({ author: by, at });
  const said = remarks.map((remark, i): ProposedEntry => {
    const { text, mentions } = remark;
    const payload = { thread: id, text, mentions: [...mentions], from: from(remark) };
    return isNew && i === 0
      ? { id: newId(), kind: 'comment', payload: { ...payload, anchor } }
      : { id: newId(), kind: 'reply', payload };
  });
  if (!isNew || !resolved) return said;
  const payload = { thread: id, isResolved: true, after: [], from: from(resolved) };
  return [...said, { id: newId(), kind: 'resolution', payload }];
}

/** The entries that bring what is said there and not here to a story that now reads `doc`; the words are marked where they stand. */
export function takeTalk(
  doc: Node,
  there: readonly Thread[],
  here: readonly Thread[],
  { isWhole, newId }: Taking,
): readonly ProposedEntry[] {
  const missing = talkMissing(there, here);
  return placedThreads(doc, missing).flatMap(({ thread, hold, from, to }): ProposedEntry[] => {
    const isNew = here.every(({ id }) => id !== thread.id);
    const isPlaced = hold === 'marked' || hold === 'quoted' || hold === 'piece';
    if (isNew && !isPlaced && !isWhole) return [];
    const said = entriesOf(thread, isNew, newId);
    if (!isNew || hold !== 'quoted') return said;
    const { steps } = new Transform(doc).addMark(from, to, schema.mark('comment', { id: thread.id }));
    const payload = {
      steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
      source: { kind: 'comment' as const, thread: thread.id },
    };
    return [{ id: newId(), kind: 'steps', payload }, ...said];
  });
}
