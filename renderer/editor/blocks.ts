import { setBlockType } from 'prosemirror-commands';
import { Fragment, Slice, type Node, type NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceAroundStep } from 'prosemirror-transform';
import { schema } from '../../shared/story/schema';
import { around, nameOf } from './pieces';

const { paragraph, crosshead, quote, attribution, list, listItem, factBox, factBoxTitle, relatedLink } =
  schema.nodes;

/** Turning one kind of block into another. What is in it is never lost; steps keep what a colleague types there meanwhile. */

/** The body blocks that the selection touches, if all of them are of these kinds. */
function blocksAround(
  state: EditorState,
  kinds: readonly NodeType[],
): { from: number; to: number; nodes: Node[] } | null {
  const { $from, $to } = state.selection;
  if ($from.depth === 0 || $to.depth === 0) return null;
  const nodes = state.doc.children.slice($from.index(0), $to.index(0) + 1);
  return nodes.every((node) => kinds.includes(node.type))
    ? { from: $from.before(1), to: $to.after(1), nodes }
    : null;
}

/** Wraps `from`-`to` in `box`, which stands ready with its own furniture; the blocks go in at `at` (an offset into the slice). */
function wrap(tr: Transaction, from: number, to: number, box: Node, at: number): Transaction {
  return tr.step(new ReplaceAroundStep(from, to, from, to, new Slice(Fragment.from(box), 0, 0), at));
}

/** Takes the walls of a box away: what stood between `gapFrom` and `gapTo` stays, with `before` and `after` around it. */
function unwrap(
  tr: Transaction,
  from: number,
  to: number,
  gapFrom: number,
  gapTo: number,
  before: Node[],
  after: Node[],
): Transaction {
  const around = Fragment.from([...before, ...after]);
  const at = before.reduce((size, node) => size + node.nodeSize, 0);
  return tr.step(new ReplaceAroundStep(from, to, gapFrom, gapTo, new Slice(around, 0, 0), at));
}

const kept = (type: NodeType, from: Node): Node[] => {
  if (from.content.size === 0) return [];
  const inline: Node[] = [];
  from.forEach((child) =>
    inline.push(child.mark(child.marks.filter((mark) => type.allowsMarkType(mark.type)))),
  );
  return [type.create(null, inline)];
};

const unwrapQuote = (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
  const { $from } = state.selection;
  const box = around($from, 'quote');
  if (!box?.node.lastChild) return false;
  const [from, to] = [$from.before(box.depth), $from.after(box.depth)];
  const last = box.node.lastChild;
  const gapTo = to - 1 - last.nodeSize;
  dispatch?.(unwrap(state.tr, from, to, from + 1, gapTo, [], kept(paragraph, last)).scrollIntoView());
  return true;
};

const unwrapFactBox = (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
  const { $from } = state.selection;
  const box = around($from, 'factBox');
  if (!box?.node.firstChild) return false;
  const [from, to] = [$from.before(box.depth), $from.after(box.depth)];
  const title = box.node.firstChild;
  const gapFrom = from + 1 + title.nodeSize;
  dispatch?.(unwrap(state.tr, from, to, gapFrom, to - 1, kept(crosshead, title), []).scrollIntoView());
  return true;
};

/** True if the caret stands in one of these. */
export const isIn =
  (...names: Parameters<typeof around>[1][]) =>
  (state: EditorState): boolean =>
    around(state.selection.$from, ...names) !== null;

/** Plain paragraphs out of whatever is here: crosshead, related link, list, quote, box. */
export const toParagraph: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (isIn('listItem')(state)) return liftListItem(listItem)(state, dispatch);
  if (isIn('quote')(state)) return unwrapQuote(state, dispatch);
  if (isIn('factBox')(state)) return unwrapFactBox(state, dispatch);
  if (!blocksAround(state, [paragraph, crosshead, relatedLink]) || $from.depth !== 1) return false;
  return setBlockType(paragraph)(state, dispatch);
};

/** A crosshead, or back to a paragraph where it is one. */
export const toggleCrosshead: Command = (state, dispatch) => {
  const blocks = blocksAround(state, [paragraph, crosshead]);
  if (!blocks) return false;
  const isCrosshead = blocks.nodes.every((node) => node.type === crosshead);
  return setBlockType(isCrosshead ? paragraph : crosshead)(state, dispatch);
};

/** A pull quote around the paragraphs selected, or out of it again. */
export const toggleQuote: Command = (state, dispatch) => {
  if (isIn('quote')(state)) return unwrapQuote(state, dispatch);
  const blocks = blocksAround(state, [paragraph, crosshead]);
  if (!blocks) return false;
  const tr = state.tr.setBlockType(blocks.from, blocks.to, paragraph);
  dispatch?.(wrap(tr, blocks.from, blocks.to, quote.create(null, attribution.create()), 1).scrollIntoView());
  return true;
};

/** A fact box around the paragraphs and lists selected, with the caret in its title; or out of it again. */
export const toggleFactBox: Command = (state, dispatch) => {
  if (isIn('factBox')(state)) return unwrapFactBox(state, dispatch);
  const blocks = blocksAround(state, [paragraph, crosshead, list]);
  if (!blocks) return false;
  const tr = state.tr;
  let pos = blocks.from;
  for (const node of blocks.nodes) {
    if (node.type === crosshead) tr.setBlockType(pos, pos + node.nodeSize, paragraph);
    pos += node.nodeSize;
  }
  const title = factBoxTitle.create();
  wrap(tr, blocks.from, blocks.to, factBox.create(null, title), 1 + title.nodeSize);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, blocks.from + 2)).scrollIntoView());
  return true;
};

/** A list of one kind: made of paragraphs, turned from the other kind, or taken apart where it is one already. */
export const toggleList =
  (ordered: boolean): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const there = around($from, 'list');
    if (there && (there.node.attrs['ordered'] as boolean) === ordered)
      return liftListItem(listItem)(state, dispatch);
    if (there) {
      dispatch?.(state.tr.setNodeAttribute($from.before(there.depth), 'ordered', ordered).scrollIntoView());
      return true;
    }
    if (nameOf($from.parent) !== 'paragraph') return false;
    return wrapInList(list, { ordered })(state, dispatch);
  };

export const isList =
  (ordered: boolean) =>
  (state: EditorState): boolean =>
    (around(state.selection.$from, 'list')?.node.attrs['ordered'] as boolean | undefined) === ordered;
