import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';

/** The narrowest replacement that makes `before` into `after`, or null if it does not give exactly that. */
function narrow(before: Node, after: Node): Step | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  // Repeated letters make the two ends overlap ("aa" to "aaa"): push them apart.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const step = new ReplaceStep(start, end.a + overlap, after.slice(start, end.b + overlap));
  try {
    return step.apply(before).doc?.eq(after) ? step : null;
  } catch {
    // The two sides do not join at this depth; the caller replaces whole pieces instead.
    return null;
  }
}

/** One step that turns a story into another version of itself and touches no more than it must; null if they are equal. */
export function difference(before: Node, after: Node): Step | null {
  if (before.eq(after)) return null;
  const exact = narrow(before, after);
  if (exact) return exact;
  let first = 0;
  while (first < Math.min(before.childCount, after.childCount) && before.child(first).eq(after.child(first)))
    first++;
  let tail = 0;
  while (
    tail < Math.min(before.childCount, after.childCount) - first &&
    before.child(before.childCount - 1 - tail).eq(after.child(after.childCount - 1 - tail))
  )
    tail++;
  const sizeOf = (node: Node, count: number) =>
    node.children.slice(0, count).reduce((size, child) => size + child.nodeSize, 0);
  const middle = after.children.slice(first, after.childCount - tail);
  return new ReplaceStep(
    sizeOf(before, first),
    sizeOf(before, before.childCount - tail),
    new Slice(Fragment.from(middle), 0, 0),
  );
}
