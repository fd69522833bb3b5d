import { setBlockType } from 'prosemirror-commands';
import { Fragment, Slice, type Node, type NodeType } from 'prosemirror-model';
import { liftListItem } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceAroundStep } from 'prosemirror-transform';
import { schema } from '../../shared/story/schema';
import { become } from './converting';
import { around, childrenOf } from './pieces';

const { paragraph, crosshead, list, listItem, factBox, factBoxTitle, relatedLink } = schema.nodes;

/** Turning one kind of block into another. What is in it is never lost; steps keep what a colleague types there meanwhile. */

/** The body blocks that the selection touches, if all of them are of these kinds. */
function blocksAround(
  state: EditorState,
  kinds: readonly NodeType[],
): { from: number; to: number; nodes: Node[] } | null {
  const { $from, $to } = state.selection;
  if ($from.depth === 0 || $to.depth === 0) return null;
  const nodes = childrenOf(state.doc, $from.index(0), $to.index(0) + 1);
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
export const toParagraph: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  if (isIn('factBox')(state) && !isIn('listItem')(state)) return unwrapFactBox(state, dispatch);
  if (blocksAround(state, [paragraph, crosshead, relatedLink]))
    return $from.depth === 1 && setBlockType(paragraph)(state, dispatch);
  return become('paragraph')(state, dispatch, view);
};

/** A crosshead, or back to a paragraph where it is one. */
export const toggleCrosshead: Command = (state, dispatch, view) => {
  const isCrosshead = blocksAround(state, [crosshead]) !== null;
  return become(isCrosshead ? 'paragraph' : 'crosshead')(state, dispatch, view);
};

/** A pull quote around the blocks selected, or out of it again. */
export const toggleQuote: Command = (state, dispatch, view) =>
  become(isIn('quote')(state) ? 'paragraph' : 'quote')(state, dispatch, view);

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
  (state, dispatch, view) => {
    const { $from } = state.selection;
    const there = around($from, 'list');
    if (there && (there.node.attrs['ordered'] as boolean) === ordered)
      return liftListItem(listItem)(state, dispatch);
    if (there) {
      dispatch?.(state.tr.setNodeAttribute($from.before(there.depth), 'ordered', ordered).scrollIntoView());
      return true;
    }
    return become(ordered ? 'numbered' : 'bulleted')(state, dispatch, view);
  };

export const isList =
  (ordered: boolean) =>
  (state: EditorState): boolean =>
    (around(state.selection.$from, 'list')?.node.attrs['ordered'] as boolean | undefined) === ordered;
