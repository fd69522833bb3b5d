import { createParagraphNear, splitBlockAs } from 'prosemirror-commands';
import { GapCursor } from 'prosemirror-gapcursor';
import type { Node } from 'prosemirror-model';
import { liftListItem, splitListItem } from 'prosemirror-schema-list';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { schema } from '../../shared/story/schema';
import { withoutSelection, selectionCrosses } from './erasing';
import { around, bodyOf, emptyParagraph, isPiece, nameOf } from './pieces';
import { anotherLink, isLinkList } from './related-links';

type Dispatch = ((tr: Transaction) => void) | undefined;

/** Sets the caret at the start of the next text after `pos`. */
function toNextText(tr: Transaction, pos: number): Transaction {
  const next = Selection.findFrom(tr.doc.resolve(pos), 1, true);
  return next ? tr.setSelection(next) : tr;
}

/** Inserts an empty paragraph and sets the caret in it. */
function paragraphAt(tr: Transaction, pos: number): Transaction {
  tr.insert(pos, emptyParagraph());
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

/** The paragraph after the block that ends at `pos`: the one that is there, or a new one. */
function paragraphAfter(tr: Transaction, pos: number): Transaction {
  const next = tr.doc.resolve(pos).nodeAfter;
  return next?.type === schema.nodes.paragraph
    ? tr.setSelection(TextSelection.create(tr.doc, pos + 1))
    : paragraphAt(tr, pos);
}

function intoBody(tr: Transaction, after: number): Transaction {
  const body = bodyOf(tr.doc);
  if (body.first === body.last) return paragraphAt(tr, body.start);
  return toNextText(tr, after);
}

/** A credit after the one that ends at `pos`, with the same role and label. */
function creditAfter(tr: Transaction, pos: number, like: Node | null): Transaction {
  tr.insert(pos, schema.nodes.credit.create(like?.attrs ?? null));
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

/** Enter in a piece of furniture: on to the next piece. */
const enterPiece: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const { parent } = $to;
  if (!isPiece(parent.type)) return false;
  const tr = state.tr;
  const after = $to.after();
  switch (nameOf(parent)) {
    case 'dateline':
      intoBody(tr, after);
      break;
    case 'kicker':
    case 'headline':
    case 'standfirst':
    case 'byline':
      if (isLastBeforeBody(state, $to.index(0))) intoBody(tr, after);
      else toNextText(tr, after);
      break;
    case 'creditLine':
    case 'attribution':
      paragraphAfter(tr, $to.after(-1));
      break;
    case 'relatedLink':
      return enterRelatedLink(state, dispatch);
    case 'signOff': {
      const credits = tr.doc.resolve(after).nodeAfter;
      if (credits?.childCount === 0) creditAfter(tr, after + 1, null);
      else toNextText(tr, after);
      break;
    }
    case 'credit':
      if (parent.content.size > 0) creditAfter(tr, after, parent);
      break;
    default:
      toNextText(tr, after);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

function isLastBeforeBody(state: EditorState, index: number): boolean {
  return index === bodyOf(state.doc).first - 1;
}

/** A title is one line: Enter opens a paragraph after it (in a list of links, the next link), before it where the caret stands in front, and an empty one becomes a paragraph. */
function enterRelatedLink(state: EditorState, dispatch: Dispatch): boolean {
  const { $from, $to } = state.selection;
  const tr = state.tr;
  if ($from.parent.content.size === 0) tr.setBlockType($from.pos, $from.pos, schema.nodes.paragraph);
  else if (state.selection.empty && $from.parentOffset === 0) tr.insert($from.before(), emptyParagraph());
  else if (isLinkList(state)) return anotherLink(state, dispatch);
  else paragraphAt(tr, $to.after());
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Enter in a crosshead: what follows it is copy. */
const enterCrosshead: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if (nameOf($from.parent) !== 'crosshead' || !$from.sameParent($to)) return false;
  const tr = state.tr;
  if ($from.parent.content.size === 0) tr.setBlockType($from.pos, $from.pos, schema.nodes.paragraph);
  else if (empty && $from.parentOffset === 0) tr.insert($from.before(), emptyParagraph());
  else tr.delete($from.pos, $to.pos).split($from.pos, 1, [{ type: schema.nodes.paragraph }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Enter in the empty last paragraph of a quote goes to who said it; of a box, out of the box. */
const leaveBox: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || nameOf($from.parent) !== 'paragraph' || $from.parent.content.size > 0 || $from.depth !== 2)
    return false;
  const box = $from.node(1);
  const [from, to] = [$from.before(), $from.after()];
  if (nameOf(box) === 'quote' && $from.index(1) === box.childCount - 2) {
    const tr = state.tr;
    if (box.childCount > 2) tr.delete(from, to);
    dispatch?.(toNextText(tr, box.childCount > 2 ? from : to).scrollIntoView());
    return true;
  }
  if (nameOf(box) === 'factBox' && $from.index(1) === box.childCount - 1 && box.childCount > 2) {
    const tr = state.tr.delete(from, to);
    dispatch?.(paragraphAfter(tr, tr.mapping.map($from.after(1))).scrollIntoView());
    return true;
  }
  return false;
};

const enterList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!around($from, 'listItem') || nameOf($from.parent) !== 'paragraph') return false;
  if (splitListItem(schema.nodes.listItem)(state, dispatch)) return true;
  return $from.parent.content.size === 0 && liftListItem(schema.nodes.listItem)(state, dispatch);
};

/** A paragraph is split into paragraphs, also in a quote, where what may follow first is its attribution. */
const splitParagraph: Command = splitBlockAs((node) =>
  node.type === schema.nodes.paragraph ? { type: node.type } : null,
);

/** Enter, wherever the caret is. It never falls through to the browser. */
export const enter: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (selectionCrosses(state)) {
    dispatch?.(withoutSelection(state).scrollIntoView());
    return true;
  }
  if (selection instanceof NodeSelection) {
    if (!selection.node.isBlock || selection.$from.depth > 0)
      return createParagraphNear(state, dispatch, view);
    dispatch?.(paragraphAt(state.tr, selection.to).scrollIntoView());
    return true;
  }
  if (selection instanceof GapCursor) {
    dispatch?.(paragraphAt(state.tr, selection.from).scrollIntoView());
    return true;
  }
  const ways = [enterPiece, enterCrosshead, leaveBox, enterList, createParagraphNear, splitParagraph];
  return ways.some((way) => way(state, dispatch, view)) || selection instanceof TextSelection;
};

/** Shift-Enter: a line break where copy may have one, elsewhere the same as Enter. */
export const breakLine: Command = (state, dispatch, view) => {
  const { $from, $to } = state.selection;
  const { lineBreak } = schema.nodes;
  if (
    !$from.sameParent($to) ||
    !$from.parent.inlineContent ||
    !$from.parent.type.contentMatch.matchType(lineBreak)
  )
    return enter(state, dispatch, view);
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create(), true).scrollIntoView());
  return true;
};
