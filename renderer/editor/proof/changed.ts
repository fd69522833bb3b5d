import type { Transaction } from 'prosemirror-state';
import type { Span } from '../../../shared/story/block-text';

/**
 * The stretch of the story that a transaction changed: before it everything is as it was, and behind it too. Marks and
 * attributes count as changes (a struck word is no longer read). Null if nothing changed.
 */
export function changedStretch(transaction: Transaction): Span | null {
  const { steps, doc } = transaction;
  let from = Infinity;
  let to = -Infinity;
  const reach = (start: number, end: number) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  };
  steps.forEach((step, index) => {
    const map = step.getMap();
    // What the steps before this one changed, where it stands after it: one verdict may be thousands of steps.
    if (from <= to) [from, to] = [map.map(from, -1), map.map(to, 1)];
    let moves = false;
    map.forEach((_oldStart, _oldEnd, start, end) => {
      moves = true;
      reach(start, end);
    });
    if (moves) return;
    // Steps that move nothing (marks, attributes) say where they are by their own fields.
    const { from: start, to: end, pos } = step as unknown as Partial<Span> & { readonly pos?: number };
    if (pos !== undefined) reach(pos, pos + (transaction.docs[index]?.nodeAt(pos)?.nodeSize ?? 0));
    else if (start !== undefined && end !== undefined) reach(start, end);
  });
  if (from > to) return null;
  return { from: Math.max(0, from), to: Math.min(doc.content.size, to) };
}

/** The same stretch in the story before the transaction. */
export function stretchBefore(transaction: Transaction, { from, to }: Span): Span {
  const behind = transaction.doc.content.size - to;
  return { from, to: transaction.before.content.size - behind };
}
