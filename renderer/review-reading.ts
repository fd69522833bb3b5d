import type { Node } from 'prosemirror-model';
import type { Thread } from '../shared/journal/threads';
import { placedThreads, type PlacedThread } from '../shared/review/anchoring';
import { changesOf, type Change, type ChangeKind } from '../shared/review/changes';

/** A thread of comments, as the Review pane lists it. */
export interface CommentItem {
  readonly kind: 'comment';
  readonly id: string;
  readonly from: number;
  readonly where: PlacedThread['where'];
  readonly placed: PlacedThread;
}

/** One tracked change or thread of comments. */
export type ReviewItem = Change | CommentItem;

/** Tracked changes and comments in document order. */
export function reviewItems(story: Node, threads: readonly Thread[]): readonly ReviewItem[] {
  const comments = placedThreads(story, threads).map((placed): CommentItem => {
    const { thread, from, where } = placed;
    return { kind: 'comment', id: thread.id, from, where, placed };
  });
  return [...changesOf(story), ...comments].sort((a, b) => a.from - b.from);
}

export const isSettled = (item: ReviewItem): boolean =>
  item.kind === 'comment' && item.placed.thread.resolved !== null;

/** Which of them the pane shows. */
export interface ReviewFilter {
  readonly author: string | null;
  readonly kind: ChangeKind | null;
  /** Threads that are settled too. */
  readonly withSettled: boolean;
  /** Stands in the card, in capitals or not; empty for every card. */
  readonly words: string;
}

export const ALL_CHANGES: ReviewFilter = { author: null, kind: null, withSettled: false, words: '' };

/** What can be read on a card, in lower case. */
function wordsOn(item: ReviewItem): string {
  const told =
    item.kind === 'comment'
      ? [item.placed.quote, ...item.placed.thread.remarks.flatMap(({ by, text }) => [by, text])]
      : [item.author, item.quoted, item.removed, item.inserted, item.cause, item.note];
  return told.filter(Boolean).join('\n').toLowerCase();
}

/** What a filter lets through; comments only where it asks for nobody's changes and for no kind of them. */
export function filtered(
  items: readonly ReviewItem[],
  { author, kind, withSettled, words }: ReviewFilter,
): readonly ReviewItem[] {
  const wanted = words.trim().toLowerCase();
  const said = wanted === '' ? items : items.filter((item) => wordsOn(item).includes(wanted));
  if (author === null && kind === null) return said.filter((item) => withSettled || !isSettled(item));
  return said.filter(
    (item) =>
      item.kind !== 'comment' &&
      (author === null || item.author === author) &&
      (kind === null || item.kind === kind),
  );
}

/** Who has changes in a list, and of which kinds they are. */
export function changesIn(items: readonly ReviewItem[]): {
  readonly authors: readonly string[];
  readonly kinds: readonly ChangeKind[];
} {
  const changes = items.filter((item) => item.kind !== 'comment');
  return {
    authors: [...new Set(changes.map(({ author }) => author))].sort(),
    kinds: [...new Set(changes.map(({ kind }) => kind))],
  };
}

/** The letters that stand for a person: `Thalatie Yani` is `TY`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

/** A person's colour, always the same one: 0 to `of` - 1. */
export function colourOf(name: string, of: number): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 37 + (letter.codePointAt(0) ?? 0)) % 9941;
  return sum % of;
}
