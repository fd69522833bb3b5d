import { GapCursor } from 'prosemirror-gapcursor';
import type { Node } from 'prosemirror-model';
import { liftListItem } from 'prosemirror-schema-list';
import { joinBackward, joinForward } from 'prosemirror-commands';
import {
  AllSelection,
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { CellSelection } from 'prosemirror-tables';
import { schema } from '../../shared/story/schema';
import { around, bodyOf, emptyParagraph, isBlock, isCrossing, isFurniture, isPiece, nameOf } from './pieces';

/** Taking away: what Backspace, Delete, cut and typing over a selection do. Pieces are emptied, never merged. */

/** Takes the text of every textblock between two positions away, and body blocks that are covered whole. */
function eraseAcross(tr: Transaction, from: number, to: number): void {
  const { doc } = tr;
  const body = bodyOf(doc);
  const cuts: { readonly from: number; readonly to: number }[] = [];
  let blocksLeft = body.last - body.first;
  const visit = (node: Node, pos: number, depth: number): boolean => {
    const [start, end] = [pos + 1, pos + node.nodeSize - 1];
    if (node.isText || node.isInline) return false;
    const covered = from <= start && to >= end;
    const removable =
      depth === 0 ? isBlock(node.type) && !isFurniture(node.type) : node.type === schema.nodes.credit;
    if (covered && removable) {
      cuts.push({ from: pos, to: pos + node.nodeSize });
      if (depth === 0) blocksLeft -= 1;
      return false;
    }
    if (!node.isTextblock) return true;
    const [a, b] = [Math.max(from, start), Math.min(to, end)];
    if (a < b) cuts.push({ from: a, to: b });
    return false;
  };
  let depth = 0;
  const walk = (parent: Node, offset: number) => {
    parent.forEach((child, childOffset) => {
      const pos = offset + childOffset;
      if (pos + child.nodeSize <= from || pos >= to) return;
      if (!visit(child, pos, depth)) return;
      depth += 1;
      walk(child, pos + 1);
      depth -= 1;
    });
  };
  walk(doc, 0);
  const firstBody = cuts.find((cut) => cut.from >= body.start && cut.to <= body.end)?.from ?? body.start;
  for (const cut of cuts.reverse()) tr.delete(cut.from, cut.to);
  if (blocksLeft === 0) tr.insert(tr.mapping.map(firstBody, -1), emptyParagraph());
}

/** Takes a stretch of the story away and sets the caret where it was. */
export function eraseRange(tr: Transaction, from: number, to: number): Transaction {
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  if (isCrossing($from, $to)) {
    const { length } = tr.steps;
    eraseAcross(tr, from, to);
    const at = tr.mapping.slice(length).map(from, -1);
    const inPlace = tr.doc.resolve(Math.min(at, tr.doc.content.size));
    tr.setSelection(
      inPlace.parent.isTextblock ? TextSelection.create(tr.doc, at) : Selection.near(inPlace, 1),
    );
  } else {
    tr.delete(from, to);
    tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), -1));
  }
  return tr;
}

/** True if the selection reaches over pieces that must not flow together. */
export function selectionCrosses(state: EditorState): boolean {
  const { selection } = state;
  if (selection instanceof CellSelection || selection.empty) return false;
  if (selection instanceof NodeSelection)
    return isPiece(selection.node.type) || isFurniture(selection.node.type);
  return isCrossing(selection.$from, selection.$to);
}

/** The selection taken away, in a transaction that more can be added to. */
export function withoutSelection(state: EditorState): Transaction {
  const { selection, tr } = state;
  if (selection.empty) return tr;
  if (selection instanceof AllSelection) return eraseRange(tr, 0, state.doc.content.size);
  if (selection instanceof NodeSelection && selectionCrosses(state))
    return eraseRange(tr, selection.from + 1, selection.to - 1);
  if (selection instanceof TextSelection) return eraseRange(tr, selection.from, selection.to);
  return tr.deleteSelection();
}

/** Takes the selection away. */
export const eraseSelection: Command = (state, dispatch) => {
  if (state.selection.empty || state.selection instanceof CellSelection) return false;
  dispatch?.(withoutSelection(state).scrollIntoView());
  return true;
};

const moveCaret = (
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  selection: Selection | null,
): true => {
  if (selection) dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
};

/** Removes the node at `pos` and leaves the caret at the end of the text before it (or, forwards, at the start of the one after). */
function removeNode(state: EditorState, pos: number, node: Node, dir: -1 | 1): Transaction {
  const tr = state.tr.delete(pos, pos + node.nodeSize);
  const $at = tr.doc.resolve(pos);
  const caret = Selection.findFrom($at, dir, true) ?? Selection.near($at, dir);
  return tr.setSelection(caret).scrollIntoView();
}

/** True if nothing would be lost with a node: no text and nothing but text in it. */
const isBlank = (node: Node): boolean => {
  let blank = true;
  node.descendants((child) => {
    if (child.isLeaf) blank = false;
    return blank;
  });
  return blank;
};

/** A node that Backspace or Delete selects first, so that a whole picture is never gone at one stroke. */
const isObject = (node: Node): boolean => node.isAtom || nameOf(node) === 'picture';

/** Backspace at the start of a text. True if it did (or knowingly did not do) something; false leaves it to the ordinary ways. */
const backspaceAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (
    !empty ||
    !(state.selection instanceof TextSelection) ||
    $from.parentOffset > 0 ||
    !$from.parent.isTextblock
  )
    return false;
  const { parent } = $from;
  const before = $from.before();
  const toPrevious = () =>
    moveCaret(state, dispatch, Selection.findFrom(state.doc.resolve(before), -1, true));
  const name = nameOf(parent);
  if (name === 'credit' || name === 'relatedLink') {
    if (parent.content.size > 0 || (name === 'relatedLink' && isOnlyBlock(state))) return toPrevious();
    dispatch?.(removeNode(state, before, parent, -1));
    return true;
  }
  if (name === 'crosshead') {
    if (parent.content.size === 0 && !isOnlyBlock(state)) dispatch?.(removeNode(state, before, parent, -1));
    else dispatch?.(state.tr.setBlockType($from.pos, $from.pos, schema.nodes.paragraph).scrollIntoView());
    return true;
  }
  const box = around($from, 'quote', 'factBox');
  if (box && $from.pos === $from.start(box.depth) + 1 && isBlank(box.node)) {
    // An empty box is taken away again and leaves the paragraph it was made of.
    const at = $from.before(box.depth);
    const tr = state.tr.replaceWith(at, at + box.node.nodeSize, emptyParagraph());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  }
  if (isPiece(parent.type)) return toPrevious();
  const item = around($from, 'listItem');
  if (item && $from.index(item.depth) === 0) return liftListItem(schema.nodes.listItem)(state, dispatch);
  const previous = $from.depth > 0 ? $from.node(-1).maybeChild($from.index(-1) - 1) : null;
  if (!previous) {
    // The first paragraph of a cell, of a quote or of the body.
    return toPrevious();
  }
  if (isObject(previous)) {
    const at = before - previous.nodeSize;
    if (parent.content.size > 0 || !canGo(state))
      return moveCaret(state, dispatch, NodeSelection.create(state.doc, at));
    const tr = state.tr.delete(before, before + parent.nodeSize);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  }
  if (previous.type.spec.isolating || isPiece(previous.type)) {
    if (parent.content.size > 0 || !canGo(state)) return toPrevious();
    dispatch?.(removeNode(state, before, parent, -1));
    return true;
  }
  return false;
};

/** True if the caret's block is the only one of the body. */
function isOnlyBlock(state: EditorState): boolean {
  const { first, last } = bodyOf(state.doc);
  return state.selection.$from.depth === 1 && last - first <= 1;
}

/** True if the caret's textblock may be taken out of what it stands in. */
function canGo(state: EditorState): boolean {
  const { $from } = state.selection;
  return !isOnlyBlock(state) && $from.node(-1).canReplace($from.index(-1), $from.index(-1) + 1);
}

/** Delete at the end of a text. */
const deleteAtEnd: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (!empty || !(state.selection instanceof TextSelection) || $from.parentOffset < parent.content.size)
    return false;
  if (!parent.isTextblock) return false;
  const after = $from.after();
  const $after = state.doc.resolve(after);
  const next = $after.nodeAfter;
  const toNext = () => moveCaret(state, dispatch, Selection.findFrom($after, 1, true));
  const fixed = isPiece(parent.type);
  if (fixed && nameOf(parent) !== 'relatedLink' && nameOf(parent) !== 'credit') return toNext();
  if (!next) return $from.depth > 1 && !around($from, 'listItem') ? toNext() : false;
  if (isObject(next)) return moveCaret(state, dispatch, NodeSelection.create(state.doc, after));
  const removable =
    next.isTextblock && next.content.size === 0 && (isBlock(next.type) || nameOf(next) === 'credit');
  if (removable && (fixed || isPiece(next.type))) {
    dispatch?.(state.tr.delete(after, after + next.nodeSize).scrollIntoView());
    return true;
  }
  if (fixed || next.type.spec.isolating || isPiece(next.type)) {
    if (parent.content.size > 0 || !canGo(state)) return toNext();
    dispatch?.(removeNode(state, $from.before(), parent, 1));
    return true;
  }
  return false;
};

const erase =
  (dir: -1 | 1): Command =>
  (state, dispatch, view) => {
    const [atEdge, join] = dir < 0 ? [backspaceAtStart, joinBackward] : [deleteAtEnd, joinForward];
    if (eraseSelection(state, dispatch)) return true;
    if (state.selection instanceof GapCursor) return eraseAtGap(state, dispatch, dir);
    if (state.selection instanceof TextSelection && !isAtEdge(state, dir)) return false;
    return (
      atEdge(state, dispatch, view) || join(state, dispatch, view) || state.selection instanceof TextSelection
    );
  };

/** Between two objects: the one beside the caret is selected, and gone at the second stroke. */
function eraseAtGap(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  dir: -1 | 1,
): boolean {
  const { $from } = state.selection;
  const node = dir < 0 ? $from.nodeBefore : $from.nodeAfter;
  if (!node || isFurniture(node.type))
    return moveCaret(state, dispatch, Selection.findFrom($from, dir, true));
  return moveCaret(
    state,
    dispatch,
    NodeSelection.create(state.doc, dir < 0 ? $from.pos - node.nodeSize : $from.pos),
  );
}

function isAtEdge(state: EditorState, dir: -1 | 1): boolean {
  const { $from, empty } = state.selection;
  if (!empty || state.selection instanceof CellSelection) return false;
  return dir < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
}

/** Backspace. Inside a text it is left to the browser; at the start of a piece it moves to the end of the one before. */
export const backspace: Command = erase(-1);
/** Delete. */
export const deleteForward: Command = erase(1);
