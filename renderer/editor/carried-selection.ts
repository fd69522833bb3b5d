import type { Node } from 'prosemirror-model';
import { AllSelection, NodeSelection, TextSelection, type Selection } from 'prosemirror-state';

/** Says where a place is in another document: before (-1) or behind (1) what only the other one has there. */
export type PlaceOf = (pos: number, side: -1 | 1) => number;

/** What is selected in one document, selected in another one that holds the same words. No wider than what was seen. */
export function carriedSelection(selection: Selection, doc: Node, placeOf: PlaceOf): Selection {
  const { from, to, anchor, head, empty } = selection;
  if (selection instanceof AllSelection) return new AllSelection(doc);
  if (selection instanceof NodeSelection) {
    const at = placeOf(from, 1);
    const node = doc.nodeAt(at);
    if (node?.type === selection.node.type) return NodeSelection.create(doc, at);
  }
  const start = placeOf(from, empty ? -1 : 1);
  const end = empty ? start : Math.max(start, placeOf(to, -1));
  const isForward = anchor <= head;
  const [first, last] = [doc.resolve(start), doc.resolve(end)];
  return TextSelection.between(isForward ? first : last, isForward ? last : first, isForward ? 1 : -1);
}
