import { Fragment, type Node } from 'prosemirror-model';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { schema } from '../../shared/story/schema';
import { eraseRange } from './erasing';
import { newId } from './identity';
import { childrenOf, emptyParagraph, isBlock } from './pieces';

/** Moving, doubling and taking away whole blocks, list items and credits. */

/** What the selection stands in that can be moved as a whole: neighbours `first` to `last` (exclusive) of one parent. */
interface Unit {
  readonly parent: Node;
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** The units that the selection stands in, from the innermost (a list item) to the outermost (a block of the body). */
function unitsAt(state: EditorState): Unit[] {
  const units: Unit[] = [];
  const { $from, $to } = state.selection;
  const depth = $from.sharedDepth($to.pos);
  for (let d = Math.min(depth, $from.depth - 1); d >= 0; d--) {
    const parent = $from.node(d);
    const [first, last] = [$from.index(d), $to.index(d) + ($to.depth > d ? 1 : 0)];
    const isMovable = (child: Node) =>
      d === 0
        ? isBlock(child.type)
        : child.type === schema.nodes.listItem || child.type === schema.nodes.credit;
    const children = childrenOf(parent, first, last);
    if (children.length > 0 && children.every(isMovable))
      units.push({
        parent,
        first,
        last,
        from: $from.before(d + 1),
        to: $to.depth > d ? $to.after(d + 1) : $to.pos,
      });
  }
  return units;
}

/** The same, or for an object that is selected as a whole, that object. */
function units(state: EditorState): Unit[] {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || !isBlock(selection.node.type) || selection.$from.depth > 0)
    return unitsAt(state);
  const first = selection.$from.index(0);
  return [{ parent: state.doc, first, last: first + 1, from: selection.from, to: selection.to }];
}

/** The innermost unit. */
const unit = (state: EditorState): Unit | null => units(state)[0] ?? null;

/** What a unit would change places with. */
function neighbourOf({ parent, first, last }: Unit, dir: -1 | 1): Node | null {
  const node = parent.maybeChild(dir < 0 ? first - 1 : last);
  return node && (isBlock(node.type) || node.type === parent.child(first).type) ? node : null;
}

/**
 * Moves a unit over its neighbour: it is the neighbour that is taken up and set down, so the caret never leaves its word. An
 * item at the edge of its list takes the whole list along.
 */
const move =
  (dir: -1 | 1): Command =>
  (state, dispatch) => {
    const here = units(state).find((one) => neighbourOf(one, dir) !== null);
    const neighbour = here && neighbourOf(here, dir);
    if (!neighbour) return false;
    const { tr } = state;
    if (dir < 0) {
      tr.delete(here.from - neighbour.nodeSize, here.from);
      tr.insert(here.to - neighbour.nodeSize, neighbour);
    } else {
      tr.delete(here.to, here.to + neighbour.nodeSize);
      tr.insert(here.from, neighbour);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };

export const moveUp: Command = move(-1);
export const moveDown: Command = move(1);

/** Moves the block that a position lies in; the caret goes into it and along with it. */
export const moveBlockAt =
  (position: number, dir: -1 | 1): Command =>
  (state, dispatch) => {
    const $place = state.doc.resolve(position);
    const inside = state.apply(state.tr.setSelection(Selection.near($place)));
    return move(dir)(inside, dispatch);
  };

const ID_KINDS: Readonly<Record<string, Parameters<typeof newId>[0]>> = {
  picture: 'picture',
  relatedLink: 'link',
  embed: 'embed',
};

/** A copy of a node in which pictures, related links and embeds have ids of their own. */
export function withNewIds(node: Node, isTaken: (id: string) => boolean = () => true): Node {
  if (node.isText) return node;
  const kind = ID_KINDS[node.type.name];
  const id = node.attrs['id'] as string;
  const attrs = kind && isTaken(id) ? { ...node.attrs, id: newId(kind) } : node.attrs;
  const children = node.children.map((child) => withNewIds(child, isTaken));
  return node.type.create(attrs, Fragment.from(children), node.marks);
}

/** Sets a copy after the blocks selected; the caret goes to the same place in the copy. */
export const duplicate: Command = (state, dispatch) => {
  const here = unit(state);
  if (!here) return false;
  const copies = childrenOf(here.parent, here.first, here.last).map((node) => withNewIds(node));
  const tr = state.tr.insert(here.to, copies);
  const size = here.to - here.from;
  const { selection } = state;
  const moved =
    selection instanceof TextSelection
      ? TextSelection.create(tr.doc, selection.anchor + size, selection.head + size)
      : NodeSelection.create(tr.doc, here.to);
  dispatch?.(tr.setSelection(moved).scrollIntoView());
  return true;
};

/** Takes the blocks selected away; a piece of furniture is emptied. */
export const deleteBlock: Command = (state, dispatch) => {
  const here = unit(state);
  if (!here) return emptyPiece(state, dispatch);
  const { tr } = state;
  const isAll = here.parent.childCount === here.last - here.first;
  if (here.parent.type === schema.nodes.list && isAll) {
    const list = state.selection.$from;
    let depth = list.depth;
    while (list.node(depth).type !== schema.nodes.list) depth -= 1;
    replaceOrTake(tr, list.before(depth), list.after(depth));
  } else replaceOrTake(tr, here.from, here.to);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Takes nodes away, and leaves an empty paragraph where something must stand. */
function replaceOrTake(tr: Transaction, from: number, to: number): void {
  const $from = tr.doc.resolve(from);
  const $to = tr.doc.resolve(to);
  const { parent } = $from;
  const blocksElsewhere = parent.children.some(
    (node, i) => isBlock(node.type) && (i < $from.index() || i >= $to.index()),
  );
  const mayGo =
    parent.canReplace($from.index(), $to.index()) && (parent.type !== schema.topNodeType || blocksElsewhere);
  if (mayGo) tr.delete(from, to);
  else tr.replaceWith(from, to, emptyParagraph());
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from + (mayGo ? 0 : 1), tr.doc.content.size)), 1));
}

function emptyPiece(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from, $to } = state.selection;
  if (!$from.parent.isTextblock || !$from.sameParent($to) || $from.parent.content.size === 0) return false;
  dispatch?.(eraseRange(state.tr, $from.start(), $from.end()).scrollIntoView());
  return true;
}
