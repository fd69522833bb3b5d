import { Fragment, Slice, type Node, type NodeType, type ResolvedPos } from 'prosemirror-model';
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { isAddress } from '../../shared/story/attributes';
import { creditText } from '../../shared/story/credit';
import { schema } from '../../shared/story/schema';
import { withNewIds } from './arranging';
import { selectionCrosses, withoutSelection } from './erasing';
import { around, bodyOf, isBlock, isPiece, nameOf } from './pieces';

/** Setting down what comes from a clipboard or is dropped, so that it fits the place: nothing merges, nothing falls out. */

const { paragraph, crosshead, list } = schema.nodes;
const { link } = schema.marks;

/** Inline content of a text, with only the marks and nodes that `type` may hold; line breaks elsewhere become spaces. */
function inlineFor(type: NodeType, block: Node): Node[] {
  return block.children.flatMap((child) => {
    const fits = child.isText || type.contentMatch.matchType(child.type) !== null;
    const marks = type.allowedMarks(child.marks);
    return fits
      ? [child.mark(marks)]
      : child.type === schema.nodes.lineBreak
        ? [schema.text(' ', marks)]
        : [];
  });
}

/** A text of any kind as a paragraph (a headline as a crosshead): how furniture looks in the body. */
function asCopy(block: Node): Node {
  if (block.type === paragraph || block.type === crosshead) return block;
  const type = nameOf(block) === 'headline' ? crosshead : paragraph;
  const label = block.attrs['label'] as string | undefined;
  const words = inlineFor(type, block);
  if (nameOf(block) === 'credit' && label) {
    const printed = creditText({ label, name: '' });
    return type.create(null, [schema.text(printed), ...words]);
  }
  return type.create(null, words);
}

function textblocks(node: Node): Node[] {
  if (node.isTextblock) return [node];
  return node.isLeaf ? [] : node.children.flatMap(textblocks);
}

/** Content as blocks of the body. A box that was cut through is taken as the texts in it. */
function asBlocks({ content, openStart, openEnd }: Slice): Node[] {
  const nodes = content.content;
  if (nodes.every((node) => node.isInline))
    return nodes.length > 0 ? [paragraph.create(null, [...nodes])] : [];
  return nodes.flatMap((node, index) => {
    const isCut = (index === 0 && openStart > 1) || (index === nodes.length - 1 && openEnd > 1);
    if (node.isTextblock) return [nameOf(node) === 'relatedLink' && !isCut ? node : asCopy(node)];
    if (isBlock(node.type) && node.type.validContent(node.content) && (!isCut || node.type === list))
      return [node];
    if (nameOf(node) === 'listItem') return [list.create(null, node)];
    return textblocks(node).map(asCopy);
  });
}

/** What stands in a place may only be of these kinds; null where anything of the body may. */
function kindsAllowed($pos: ResolvedPos): readonly NodeType[] | null {
  if (around($pos, 'quote') ?? around($pos, 'table')) return [paragraph];
  if (around($pos, 'factBox', 'list')) return [paragraph, list];
  return null;
}

/** True if this is words out of one text, to be set between words. */
function isWords({ content, openStart, openEnd }: Slice): boolean {
  if (content.childCount === 0 || content.content.every((node) => node.isInline)) return true;
  const only = content.childCount === 1 ? content.firstChild : null;
  return only !== null && only.isTextblock && openStart > 0 && openEnd > 0;
}

function put(tr: Transaction, nodes: readonly Node[]): Transaction {
  const { from, to } = tr.selection;
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  tr.replaceWith(from, to, nodes);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from + size), -1));
}

/** Sets whole blocks after the block that the selection is in (in furniture: at the near end of the body). */
function putBeside(tr: Transaction, blocks: readonly Node[]): Transaction {
  const { $to } = tr.selection;
  const { start, end } = bodyOf(tr.doc);
  const pos = $to.pos < start ? start : $to.pos > end ? end : $to.depth > 0 ? $to.after(1) : $to.pos;
  const only = tr.doc.resolve(start).nodeAfter;
  const isBlank = only?.type === paragraph && only.content.size === 0 && start + only.nodeSize === end;
  const [from, to] = isBlank ? [start, end] : [pos, pos];
  tr.replaceWith(from, to, blocks);
  const size = blocks.reduce((sum, node) => sum + node.nodeSize, 0);
  return tr.setSelection(Selection.near(tr.doc.resolve(from + size), -1));
}

/** Sets a slice down at the transaction's selection. */
export function putSlice(tr: Transaction, slice: Slice): Transaction {
  const { $from } = tr.selection;
  const { parent } = $from;
  if (slice.content.size === 0) return tr;
  if (parent.isTextblock && isWords(slice)) {
    const holder = slice.content.firstChild;
    const words = holder?.isTextblock ? holder : paragraph.create(null, slice.content);
    return put(tr, inlineFor(parent.type, words));
  }
  const isText = slice.content.content.every((node) => node.isTextblock || nameOf(node) === 'credits');
  if (isPiece(parent.type)) {
    if (!isText) return putBeside(tr, asBlocks(slice));
    const texts = slice.content.content.flatMap(textblocks).map(asCopy);
    const words = texts.flatMap((text, index) => [
      ...(index > 0 ? [schema.text(' ')] : []),
      ...inlineFor(parent.type, text),
    ]);
    return put(tr, words);
  }
  const blocks = asBlocks(slice);
  const allowed = kindsAllowed($from);
  if (allowed) {
    const fitting = blocks.map((node) =>
      node.isTextblock && node.type !== paragraph ? asParagraph(node) : node,
    );
    if (!fitting.every((node) => allowed.includes(node.type))) return putBeside(tr, blocks);
    return putBlocks(tr, fitting, slice);
  }
  return putBlocks(tr, blocks, slice);
}

/** Sets blocks at the selection: in place of an empty paragraph, else into the text there, without leaving an empty one. */
function putBlocks(tr: Transaction, blocks: readonly Node[], slice: Slice): Transaction {
  const { $from, $to, empty } = tr.selection;
  const isBlank = empty && $from.parent.type === paragraph && $from.parent.content.size === 0;
  const [holder, at] = isBlank ? [$from.node(-1), $from.index(-1)] : [null, 0];
  if (holder?.canReplace(at, at + 1, Fragment.from(blocks))) {
    const size = blocks.reduce((sum, node) => sum + node.nodeSize, 0);
    const before = $from.before();
    tr.replaceWith(before, $from.after(), blocks);
    return tr.setSelection(Selection.near(tr.doc.resolve(before + size), -1));
  }
  const isAtEnd = $to.parent.isTextblock && $to.parentOffset === $to.parent.content.size;
  const flow = flowing(blocks, slice);
  tr.replaceSelection(flow);
  if (flow.openEnd > 0) return tr;
  let end = tr.selection.to;
  tr.mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => (end = newTo));
  const $rest = tr.doc.resolve(end);
  // What was left of the text behind the caret is nothing: no empty paragraph for it.
  const isNothing = isAtEnd && $rest.parent.type === paragraph && $rest.parent.content.size === 0;
  if (isNothing) tr.delete($rest.before(), $rest.after());
  tr.setSelection(Selection.near(tr.doc.resolve(isNothing ? $rest.before() : $rest.pos), -1));
  return tr;
}

const asParagraph = (block: Node): Node => paragraph.create(null, inlineFor(paragraph, block));

/** Blocks as a slice whose ends flow into the text at the caret where they came out of the middle of a text. */
function flowing(blocks: readonly Node[], { openStart, openEnd }: Slice): Slice {
  const opens = (node: Node | undefined) => (node?.type === paragraph || node?.type === crosshead ? 1 : 0);
  const start = openStart > 0 ? opens(blocks[0]) : 0;
  const end = openEnd > 0 ? opens(blocks.at(-1)) : 0;
  return new Slice(Fragment.from(blocks), start, end);
}

/** The ids that a story's blocks have. */
function idsIn(story: Node): Set<string> {
  return new Set(
    story.children.map((child) => child.attrs['id'] as string | undefined).filter((id) => id !== undefined),
  );
}

/** A slice in which every picture, related link and embed has an id that the story has not. */
export function withFreshIds(slice: Slice, story: Node): Slice {
  const taken = idsIn(story).add('pasted');
  const isTaken = (id: string) => {
    if (taken.has(id)) return true;
    taken.add(id);
    return false;
  };
  const nodes = slice.content.content.map((node) => withNewIds(node, isTaken));
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd);
}

/** Pastes: in place of the selection, with ids of its own. */
export function paste(state: EditorState, slice: Slice): Transaction {
  const tr = selectionCrosses(state) ? withoutSelection(state) : state.tr;
  return asPaste(putSlice(tr, withFreshIds(slice, tr.doc)));
}

const asPaste = (tr: Transaction): Transaction =>
  tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste');

/** An address pasted over words links them. Null where this is no such paste. */
export function linkSelection(state: EditorState, { content }: Slice): Transaction | null {
  const { $from, $to, empty, from, to } = state.selection;
  const only = content.childCount === 1 ? content.firstChild : null;
  const address = only?.isTextblock ? only.textContent : null;
  const isHere = !empty && $from.sameParent($to) && $from.parent.type.allowsMarkType(link);
  if (!isHere || !isAddress(address) || address.startsWith('mailto:')) return null;
  return asPaste(state.tr.removeMark(from, to, link).addMark(from, to, link.create({ href: address })));
}

/** True for a story in which nobody has written a word yet. */
export function isBlankStory(story: Node): boolean {
  return (
    story.children.every((child) => child.isTextblock || child.type === schema.nodes.credits) &&
    story.textContent === ''
  );
}

/** True for a copy of everything that a story is. */
export const isWholeStory = ({ content }: Slice): boolean => schema.topNodeType.validContent(content);

/** A blank story filled with another. */
export function fillStory(state: EditorState, story: Fragment): Transaction {
  const children = story.content.map((child) => withNewIds(child));
  const tr = state.tr.replaceWith(0, state.doc.content.size, children);
  return asPaste(tr.setSelection(Selection.atStart(tr.doc)));
}

/** The picture with this id, given its file; null where it is gone. Not undone by itself: it belongs to what brought it. */
export function withPicture(state: EditorState, id: string, sha256: string): Transaction | null {
  let found: number | null = null;
  state.doc.forEach((child, offset) => {
    if (child.type === schema.nodes.picture && child.attrs['id'] === id) found = offset;
  });
  return found === null
    ? null
    : state.tr.setNodeAttribute(found, 'picture', sha256).setMeta('addToHistory', false);
}
