import { setBlockType } from 'prosemirror-commands';
import { Fragment, Slice, type Node, type NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { ReplaceAroundStep } from 'prosemirror-transform';
import { schema } from '../../shared/story/schema';
import { around, childrenOf, nameOf } from './pieces';

const { paragraph, crosshead, quote, attribution, list, listItem, lineBreak } = schema.nodes;

/**
 * Paragraph, crosshead, quote and list, each into each. Everything is first taken apart into paragraphs and then made into what
 * is wanted, in steps that leave the words where they are, so that a colleague who types in them meanwhile loses nothing.
 */

export type Wanted = 'paragraph' | 'crosshead' | 'quote' | 'bulleted' | 'numbered';

const CONVERTIBLE: readonly NodeType[] = [paragraph, crosshead, quote, list];

/** Runs a command on what a transaction has made so far, and adds its steps to it. */
function then(tr: Transaction, run: Command): boolean {
  const state = EditorState.create({ doc: tr.doc, selection: tr.selection });
  return run(state, (made) => {
    for (const step of made.steps) tr.step(step);
    tr.setSelection(
      TextSelection.between(tr.doc.resolve(made.selection.anchor), tr.doc.resolve(made.selection.head)),
    );
  });
}

/** The words of who said it as a paragraph, with the marks that both may have; nothing where there are none. */
function keptAttribution(node: Node): Node[] {
  if (node.content.size === 0) return [];
  const inline = node.children.map((child) =>
    child.mark(child.marks.filter((mark) => paragraph.allowsMarkType(mark.type))),
  );
  return [paragraph.create(null, inline)];
}

/** Takes a quote at `pos` apart: its paragraphs stand by themselves, and who said it becomes the last of them. */
export function takeQuoteApart(tr: Transaction, pos: number): void {
  const node = tr.doc.nodeAt(pos);
  const last = node?.lastChild;
  if (node?.type !== quote || !last) return;
  const to = pos + node.nodeSize;
  const slice = new Slice(Fragment.from(keptAttribution(last)), 0, 0);
  tr.step(new ReplaceAroundStep(pos, to, pos + 1, to - 1 - last.nodeSize, slice, 0));
}

/** Lifts the items that the selection covers out of the lists they stand in. */
function liftSelected(tr: Transaction): void {
  while (around(tr.selection.$from, 'listItem')) if (!then(tr, liftListItem(listItem))) return;
}

/** The first list between two positions. */
function firstList(tr: Transaction, from: number, to: number): { pos: number; node: Node } | null {
  let found: { pos: number; node: Node } | null = null;
  tr.doc.nodesBetween(from, Math.min(to, tr.doc.content.size), (node, pos) => {
    if (found === null && node.type === list) found = { pos, node };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** Takes every list between two positions apart, and the lists in their items. */
function takeListsApart(tr: Transaction, from: number, length: number): void {
  const steps = tr.steps.length;
  const to = () => tr.mapping.slice(steps).map(from + length);
  for (let next = firstList(tr, from, to()); next; next = firstList(tr, from, to())) {
    const { pos, node } = next;
    const inside = (at: number) => tr.doc.resolve(at);
    tr.setSelection(TextSelection.between(inside(pos + 3), inside(pos + node.nodeSize - 3)));
    if (!then(tr, liftListItem(listItem))) return;
  }
}

/** The stretch of blocks that stand beside one another and that the selection touches, and the depth they stand at. */
function blocksAt({
  selection,
}: EditorState): { depth: number; from: number; to: number; nodes: Node[] } | null {
  const { $from, $to } = selection;
  if ($from.depth === 0 || $to.depth === 0) return null;
  const box = around($from, 'factBox');
  // In a box there are paragraphs and lists; it keeps its walls.
  const depth = box && around($to, 'factBox')?.node === box.node ? box.depth : 0;
  if ($from.depth <= depth || $to.depth <= depth) return null;
  const nodes = childrenOf($from.node(depth), $from.index(depth), $to.index(depth) + 1);
  return { depth, from: $from.before(depth + 1), to: $to.after(depth + 1), nodes };
}

/** Makes plain paragraphs of the blocks selected; of a list that the selection does not leave, only the items selected. */
function plain(tr: Transaction, { to, nodes }: { to: number; nodes: Node[] }): void {
  const { anchor, head } = tr.selection;
  if (nodes.length === 1 && nodes[0]?.type === list) return liftSelected(tr);
  // From the last to the first, so that positions before stay as they are.
  let end = to;
  for (const node of [...nodes].reverse()) {
    const pos = end - node.nodeSize;
    end = pos;
    if (node.type === quote) takeQuoteApart(tr, pos);
    else if (node.type === crosshead) tr.setBlockType(pos, pos + node.nodeSize, paragraph);
    else if (node.type === list) takeListsApart(tr, pos, node.nodeSize);
  }
  const place = (at: number) => tr.doc.resolve(tr.mapping.map(at));
  tr.setSelection(TextSelection.between(place(anchor), place(head)));
}

/** A crosshead is one line: where a line was broken stands a space, so that no two words become one. */
function breaksToSpaces(tr: Transaction): void {
  const { from, to } = tr.selection;
  const breaks: number[] = [];
  tr.doc.nodesBetween(tr.doc.resolve(from).before(), Math.min(to + 1, tr.doc.content.size), (node, pos) => {
    if (node.isTextblock) node.forEach((child, at) => child.type === lineBreak && breaks.push(pos + 1 + at));
    return !node.isTextblock;
  });
  for (const pos of breaks) tr.replaceWith(pos, pos + 1, schema.text(' '));
}

/** Turns the blocks selected into what is wanted. False where they cannot be: furniture, pictures, tables, links. */
export const become =
  (wanted: Wanted): Command =>
  (state, dispatch) => {
    const blocks = blocksAt(state);
    if (!blocks?.nodes.every((node) => CONVERTIBLE.includes(node.type))) return false;
    if (nameOf(state.selection.$from.parent) === 'attribution' && blocks.nodes.length > 1) return false;
    const isBoxed = blocks.depth > 0;
    if (isBoxed && (wanted === 'crosshead' || wanted === 'quote')) return false;
    const { tr } = state;
    plain(tr, blocks);
    if (!make(tr, wanted)) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };

function make(tr: Transaction, wanted: Wanted): boolean {
  switch (wanted) {
    case 'paragraph':
      return true;
    case 'crosshead':
      breaksToSpaces(tr);
      return then(tr, setBlockType(crosshead));
    case 'bulleted':
    case 'numbered':
      return then(tr, wrapInList(list, { ordered: wanted === 'numbered' }));
    case 'quote': {
      const { $from, $to } = tr.selection;
      const [from, to] = [$from.before(1), $to.after(1)];
      const box = new Slice(Fragment.from(quote.create(null, attribution.create())), 0, 0);
      tr.step(new ReplaceAroundStep(from, to, from, to, box, 1));
      return true;
    }
  }
}
