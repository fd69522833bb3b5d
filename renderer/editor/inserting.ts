import type { Node } from 'prosemirror-model';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { isAddress } from '../../shared/story/attributes';
import { CREDIT_ROLES, type CreditRole } from '../../shared/story/credit';
import { schema } from '../../shared/story/schema';
import { readSignOff } from '../../shared/story/sign-off';
import { ask } from './asking';
import { creditLabelIn } from './habits';
import { newId } from './identity';
import { around, bodyOf, isBlock } from './pieces';

const {
  paragraph,
  picture,
  caption,
  creditLine,
  embed,
  credit,
  table,
  tableRow,
  tableCell,
  tableHeader,
  signOff,
} = schema.nodes;

/** Where a new block goes: in place of an empty paragraph, before the block whose start the caret is at, else after the block. */
function placeFor(state: EditorState): { from: number; to: number } {
  const { $from, $to } = state.selection;
  const { start, end } = bodyOf(state.doc);
  if ($from.pos < start) return { from: start, to: start };
  if ($to.pos > end) return { from: end, to: end };
  if ($from.depth === 0) return { from: $to.pos, to: $to.pos };
  const block = $from.node(1);
  const [before, after] = [$from.before(1), $to.after(1)];
  if (block.type === paragraph && block.content.size === 0) return { from: before, to: after };
  const isInFront = state.selection.empty && $from.pos === before + 1 && block.isTextblock;
  return isInFront ? { from: before, to: before } : { from: after, to: after };
}

/** Puts a block on the page; the transaction's selection is at its first place to type, or the block itself. */
export function withBlock(state: EditorState, node: Node): Transaction {
  const { from, to } = placeFor(state);
  const tr = state.tr.replaceWith(from, to, node);
  const inside = Selection.findFrom(tr.doc.resolve(from), 1, true);
  const isInside = inside !== null && inside.from < from + node.nodeSize;
  return tr.setSelection(isInside ? inside : NodeSelection.create(tr.doc, from)).scrollIntoView();
}

const inserts =
  (make: (state: EditorState) => Node): Command =>
  (state, dispatch) => {
    dispatch?.(withBlock(state, make(state)));
    return true;
  };

/** A break between sections, with the caret in the paragraph after it. */
export const insertBreak: Command = (state, dispatch) => {
  const tr = withBlock(state, schema.nodes.break.create());
  const after = tr.selection.to;
  if (tr.doc.resolve(after).nodeAfter?.type !== paragraph) tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)));
  return true;
};

const row = (of: typeof tableCell, columns: number) =>
  tableRow.create(
    null,
    Array.from({ length: columns }, () => of.create(null, paragraph.create())),
  );

/** A table of three columns: a row of headers and two of cells. */
export const insertTable: Command = (state, dispatch, view) => {
  if (around(state.selection.$from, 'table')) return false;
  return inserts(() => table.create(null, [row(tableHeader, 3), row(tableCell, 3), row(tableCell, 3)]))(
    state,
    dispatch,
    view,
  );
};

/** An embed, asking for its address and title. */
export const insertEmbed: Command = (state, dispatch) => {
  const tr = withBlock(state, embed.create({ id: newId('embed') }));
  dispatch?.(ask(tr, { what: 'embed', pos: tr.selection.from }));
  return true;
};

/** Position of the picture that the selection is in (or is). */
export function pictureAt(state: EditorState): { pos: number; node: Node } | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type === picture)
    return { pos: selection.from, node: selection.node };
  const there = around(selection.$from, 'picture');
  return there && { pos: selection.$from.before(there.depth), node: there.node };
}

/** Asks for picture files: for the picture here if its file is missing, else for new ones. */
export const askForPicture: Command = (state, dispatch) => {
  const here = pictureAt(state);
  const pos = here && here.node.attrs['picture'] === null ? here.pos : null;
  dispatch?.(ask(state.tr, { what: 'pictureFile', pos }));
  return true;
};

/** Asks for another file for the picture here. */
export const askForOtherPicture: Command = (state, dispatch) => {
  const here = pictureAt(state);
  if (here) dispatch?.(ask(state.tr, { what: 'pictureFile', pos: here.pos }));
  return here !== null;
};

export const askForAltText: Command = (state, dispatch) => {
  const here = pictureAt(state);
  if (here) dispatch?.(ask(state.tr, { what: 'altText', pos: here.pos }));
  return here !== null;
};

/** A picture that the archive keeps, at the caret, with the caret in its caption. */
export const insertPicture = (sha256: string): Command =>
  inserts(() =>
    picture.create({ id: newId('picture'), picture: sha256 }, [caption.create(), creditLine.create()]),
  );

/** Sets attributes of the node at `pos`: what the forms beside the text answer. False if the node is not of this kind. */
export const setAttributes =
  (
    pos: number,
    kind: 'picture' | 'relatedLink' | 'credit' | 'embed',
    attrs: Record<string, unknown>,
  ): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type !== schema.nodes[kind]) return false;
    const { tr } = state;
    for (const [name, value] of Object.entries(attrs))
      if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
    dispatch?.(tr);
    return true;
  };

/** An address as it was typed: as it stands, with `https://` before a bare host, null for none; undefined if it is none. */
export function readAddress(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  // Asked as unknown, so that a no does not leave TypeScript with a text that is nothing at all.
  if (isAddress(text as unknown)) return text;
  const withScheme = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:]|$)/u.test(text) ? `https://${text}` : text;
  return isAddress(withScheme) ? withScheme : undefined;
}

/** Asks for role and label of the credit here, for the address and label of the related link or embed here, or who signs off here. */
export const askAboutHere: Command = (state, dispatch) => {
  const { selection } = state;
  const isEmbed = selection instanceof NodeSelection && selection.node.type === embed;
  const there = around(selection.$from, 'credit', 'relatedLink', 'signOff');
  if (!isEmbed && !there) return false;
  if (!isEmbed && there?.node.type === signOff && readSignOff(there.node.textContent).desk === null)
    return false;
  const asking = isEmbed
    ? ({ what: 'embed', pos: selection.from } as const)
    : ({
        what: there?.node.type.name as 'credit' | 'relatedLink' | 'signOff',
        pos: selection.$from.before(there?.depth),
      } as const);
  dispatch?.(ask(state.tr, asking));
  return true;
};

/** A credit after the last one, or the empty one that is there; with the caret in it. */
export const addCredit =
  (role: CreditRole = 'editor'): Command =>
  (state, dispatch) => {
    const credits = state.doc.lastChild;
    if (credits?.type !== schema.nodes.credits) return false;
    const end = state.doc.content.size - 1;
    const last = credits.lastChild;
    const tr = state.tr;
    if (last?.content.size === 0) tr.setSelection(TextSelection.create(tr.doc, end - 1));
    else {
      tr.insert(end, credit.create({ role, label: creditLabelIn(state, role) }));
      tr.setSelection(TextSelection.create(tr.doc, end + 1));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };

export const isRole = (value: string): value is CreditRole =>
  (CREDIT_ROLES as readonly string[]).includes(value);

/** True where blocks of the body are: what the buttons that insert ask. */
export const isInBody = (state: EditorState): boolean => {
  const { $from } = state.selection;
  return $from.depth > 0 && isBlock($from.node(1).type);
};
