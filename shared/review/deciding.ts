import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { ReplaceStep, Transform } from 'prosemirror-transform';
import {
  DecisionReader,
  decideNode,
  hasBreakMark,
  hasChanges,
  isBreakMark,
  isPresence,
  type Decide,
  type Decided,
} from '../story/decisions';
import { decideWords, without } from './deciding-words';

/**
 * Accepting and rejecting as steps. What they come to is what decisions.ts reads; here it is only told in steps that are as
 * small as the changes, so that what a colleague types meanwhile beside them is kept.
 */

/** Thrown where small steps cannot tell a neighbourhood; it is then set as a whole. */
class TooNarrow extends Error {
  override name = 'TooNarrow';
}

function step(transform: Transform, from: number, to: number): void {
  const { failed } = transform.maybeStep(new ReplaceStep(from, to, Slice.empty));
  if (failed) throw new TooNarrow(failed);
}

/** Decides the changes on and in the children of `parent`, which is no text and whose content starts at `start`: from the last to the first. */
function decideChildren(transform: Transform, parent: Node, start: number, decide: Decide): void {
  let pos = start + parent.content.size;
  for (let i = parent.childCount - 1; i >= 0; i--) {
    const child = parent.child(i);
    pos -= child.nodeSize;
    if (!hasChanges(child)) continue;
    const decided = decideNode(child, decide);
    if (!decided) drop(transform, pos, child);
    else {
      if (child.inlineContent) decideWords(transform, child, pos, decide);
      else decideChildren(transform, child, pos + 1, decide);
      reform(transform, pos, child, decided);
      const before = parent.maybeChild(i - 1);
      if (decided.joins && before) join(transform, pos, before, decideNode(before, decide));
    }
  }
}

function drop(transform: Transform, pos: number, child: Node): void {
  const end = pos + child.nodeSize;
  const next = transform.doc.resolve(end).nodeAfter;
  // With a neighbour gone there is no break left to speak of.
  for (const mark of next?.marks.filter(isBreakMark) ?? []) transform.removeNodeMark(end, mark);
  step(transform, pos, end);
}

function reform(transform: Transform, pos: number, child: Node, decided: Decided): void {
  for (const mark of without(child.marks, decided.marks)) transform.removeNodeMark(pos, mark);
  for (const mark of without(decided.marks, child.marks)) transform.addNodeMark(pos, mark);
  if (decided.type !== child.type) {
    const now = transform.doc.nodeAt(pos);
    if (!now || !decided.type.validContent(now.content)) throw new TooNarrow('content that does not fit');
    transform.setNodeMarkup(pos, decided.type, decided.attrs, now.marks);
    return;
  }
  for (const [name, value] of Object.entries(decided.attrs))
    if (value !== child.attrs[name]) transform.setNodeAttribute(pos, name, value);
}

/** Closes the break before the node at `pos`, unless its neighbour is to go: then it stays, and nothing is said of it any more. */
function join(transform: Transform, pos: number, before: Node, decided: Decided | null): void {
  const node = transform.doc.nodeAt(pos);
  if (!node || !decided) return;
  const presence = (marks: readonly Mark[]) => marks.filter(isPresence);
  if (
    without(presence(decided.marks), node.marks).length > 0 ||
    without(presence(node.marks), decided.marks).length > 0
  )
    throw new TooNarrow('neighbours of which one is spoken of as a whole');
  const depth = node.isTextblock ? 1 : 2;
  if (!before.isTextblock && depth === 1) return;
  step(transform, pos - depth, pos + depth);
}

/** Children that share proposed breaks, as places `first` to `last` (exclusive). */
function neighbourhoods(doc: Node): { readonly first: number; readonly last: number }[] {
  const all: { first: number; last: number }[] = [];
  doc.children.forEach((child, index) => {
    const open = all.at(-1);
    if (open && open.last === index && hasBreakMark(child)) open.last = index + 1;
    else if (hasChanges(child) || isBoundNext(doc, index)) all.push({ first: index, last: index + 1 });
  });
  return all;
}

function isBoundNext(doc: Node, index: number): boolean {
  const next = doc.maybeChild(index + 1);
  return next !== null && hasBreakMark(next);
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0);

/** Steps that decide the changes of a story; they follow on those of `transform`, whose document is the story. */
export function decideOn<T extends Transform>(transform: T, decide: Decide): T {
  const reader = new DecisionReader(decide);
  const { doc } = transform;
  for (const { first, last } of neighbourhoods(doc).reverse()) {
    const nodes = doc.children.slice(first, last);
    const wanted = Fragment.from(reader.list(nodes));
    if (nodes.length === wanted.childCount && nodes.every((node, i) => node === wanted.child(i))) continue;
    decideNeighbourhood(transform, nodes, sizeOf(doc.children.slice(0, first)), wanted, decide);
  }
  setRest(transform, reader.read(doc));
  return transform;
}

/** Steps that decide the changes of a story. */
export const decideChanges = (doc: Node, decide: Decide): Transform => decideOn(new Transform(doc), decide);

function decideNeighbourhood(
  transform: Transform,
  nodes: readonly Node[],
  from: number,
  wanted: Fragment,
  decide: Decide,
): void {
  const after = transform.doc.content.size - from - sizeOf(nodes);
  try {
    decideChildren(transform, transform.doc.type.create(null, nodes), from, decide);
  } catch (error) {
    if (!(error instanceof TooNarrow)) throw error;
  }
  const to = transform.doc.content.size - after;
  if (!transform.doc.slice(from, to).content.eq(wanted))
    transform.maybeStep(new ReplaceStep(from, to, new Slice(wanted, 0, 0)));
}

/** Sets what a neighbourhood alone could not have: the empty place that a story cannot do without. */
function setRest(transform: Transform, wanted: Node): void {
  const { doc } = transform;
  if (doc.eq(wanted)) return;
  const [now, then] = [doc.children, wanted.children];
  const most = Math.min(now.length, then.length);
  let head = 0;
  while (head < most && (now[head] as Node).eq(then[head] as Node)) head++;
  let tail = 0;
  while (tail < most - head && (now.at(-1 - tail) as Node).eq(then.at(-1 - tail) as Node)) tail++;
  const from = sizeOf(now.slice(0, head));
  const to = from + sizeOf(now.slice(head, now.length - tail));
  const slice = new Slice(Fragment.from(then.slice(head, then.length - tail)), 0, 0);
  transform.step(new ReplaceStep(from, to, slice));
}
