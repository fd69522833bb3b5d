import { randomUUID } from 'node:crypto';
import { Transform } from 'prosemirror-transform';
import type { ProposedEntry } from '../../shared/journal/entry';
import { mentionsIn, settlingOf, type Anchor, type Thread } from '../../shared/journal/threads';
import { firstPlace, placedThreads, wordsAnchor, type PlacedThread } from '../../shared/review/anchoring';
import { schema } from '../../shared/story/schema';
import type { Node } from 'prosemirror-model';
import { refusals } from './desk-refusals';
import type { Stories } from './stories';

/** Comments without a page: listing, saying, answering, settling. */

export function listThreads(stories: Stories, id: string): readonly PlacedThread[] {
  const { doc, threads } = stories.state(id);
  return placedThreads(doc, threads);
}

/** What a comment is about. */
export interface Subject {
  /** Words of the story: the first place where they stand. */
  readonly on?: string | undefined;
  /** Id of a picture or a related link. */
  readonly node?: string | undefined;
}

function hasPiece(doc: Node, id: string): boolean {
  let isThere = false;
  doc.descendants((node) => {
    isThere ||= node.attrs['id'] === id;
    return !isThere;
  });
  return isThere;
}

interface Aimed {
  readonly anchor: Anchor;
  /** Marks the words; null where there are none to mark. */
  readonly marking: ProposedEntry | null;
}

function aim(doc: Node, thread: string, { on, node }: Subject): Aimed {
  if (node !== undefined) {
    if (!hasPiece(doc, node)) throw refusals.noPiece(node);
    return { anchor: { to: 'piece', node }, marking: null };
  }
  if (on === undefined) return { anchor: { to: 'story' }, marking: null };
  const place = firstPlace(doc, on);
  const anchor = place && wordsAnchor(doc, place.from, place.to);
  if (!place || !anchor) throw refusals.noWords(on);
  const marked = new Transform(doc).addMark(
    place.from,
    place.to,
    schema.marks.comment.create({ id: thread }),
  );
  const steps = marked.steps.map((step) => step.toJSON() as Record<string, unknown>);
  const source = { kind: 'comment' as const, thread };
  const marking = { id: `comment-${randomUUID()}`, kind: 'steps' as const, payload: { steps, source } };
  return { anchor, marking };
}

/** Comments on words, a piece, or the whole story. `names`: the people who can be called on. */
export function comment(
  stories: Stories,
  id: string,
  subject: Subject,
  text: string,
  names: readonly string[],
): { readonly seq: number; readonly thread: string } {
  stories.mustBeSigned();
  const thread = `thread-${randomUUID()}`;
  for (;;) {
    const { doc, seq } = stories.state(id);
    const { anchor, marking } = aim(doc, thread, subject);
    const payload = { thread, anchor, text, mentions: [...mentionsIn(text, names)] };
    const said = { id: `comment-${randomUUID()}`, kind: 'comment' as const, payload };
    const appended = stories.append(id, seq, marking ? [marking, said] : [said]);
    if (appended.stored) return { seq: appended.seq, thread };
  }
}

function onThread(
  stories: Stories,
  id: string,
  thread: string,
  entryOf: (thread: Thread) => ProposedEntry,
): { readonly seq: number } {
  stories.mustBeSigned();
  const known = stories.state(id).threads.find((one) => one.id === thread);
  if (!known) throw refusals.unknownThread(thread);
  const appended = stories.add(id, [entryOf(known)]);
  if (!appended.stored) throw new RangeError('An entry of the desk itself was not stored');
  return { seq: appended.seq };
}

export function reply(stories: Stories, id: string, thread: string, text: string, names: readonly string[]) {
  const payload = { thread, text, mentions: [...mentionsIn(text, names)] };
  return onThread(stories, id, thread, () => ({ id: `reply-${randomUUID()}`, kind: 'reply', payload }));
}

export function resolve(stories: Stories, id: string, thread: string, isResolved: boolean) {
  return onThread(stories, id, thread, (known) => ({
    id: `resolution-${randomUUID()}`,
    kind: 'resolution',
    payload: settlingOf(known, isResolved),
  }));
}
