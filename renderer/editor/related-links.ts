import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { schema } from '../../shared/story/schema';
import { relatedLabelIn } from './habits';
import { newId } from './identity';
import { withBlock } from './inserting';
import { around, bodyOf } from './pieces';

const { relatedLink } = schema.nodes;

/**
 * Related links, alone and in lists. A list is a run of links of which only the first carries the label: "Baca juga: A", "B",
 * "C" (docs/decisions/004). Every link stays a block of its own, so that it moves, merges and is printed like any other.
 */

const labelOf = (node: Node): string => node.attrs['label'] as string;

/** True for a link that goes on with the list of the link above it. */
export const continuesList = (node: Node, before: Node | null | undefined): boolean =>
  node.type === relatedLink && labelOf(node) === '' && before?.type === relatedLink;

/** The run of neighbouring links around the caret: indexes in the story, first to last. */
function runAt(state: EditorState): { first: number; last: number } | null {
  const { $from } = state.selection;
  if (!around($from, 'relatedLink')) return null;
  const { doc } = state;
  let [first, last] = [$from.index(0), $from.index(0)];
  while (doc.maybeChild(first - 1)?.type === relatedLink) first -= 1;
  while (doc.maybeChild(last + 1)?.type === relatedLink) last += 1;
  return { first, last };
}

/** The label that new links carry: as in the story so far, else as the house prints it. */
function linkLabel(state: EditorState): string {
  const other = state.doc.children.find((node) => node.type === relatedLink && labelOf(node) !== '');
  return other ? labelOf(other) : relatedLabelIn(state);
}

/** A related link; in one, another of the same list after it. */
export const insertRelatedLink: Command = (state, dispatch) => {
  if (around(state.selection.$from, 'relatedLink')) return anotherLink(state, dispatch);
  dispatch?.(withBlock(state, relatedLink.create({ id: newId('link'), label: linkLabel(state) })));
  return true;
};

/** A link after this one, under the same label. */
export const anotherLink: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!around($to, 'relatedLink')) return false;
  const after = $to.after(1);
  const tr = state.tr.insert(after, relatedLink.create({ id: newId('link'), label: '' }));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** True where the caret stands in a list of links: two or more under one label. */
export const isLinkList = (state: EditorState): boolean => {
  const { doc, selection } = state;
  if (!around(selection.$from, 'relatedLink')) return false;
  const index = selection.$from.index(0);
  const next = doc.maybeChild(index + 1);
  return (
    continuesList(doc.child(index), doc.maybeChild(index - 1)) ||
    (next != null && continuesList(next, doc.child(index)))
  );
};

/** Sets neighbouring links under one label, or gives each of a list its label back. */
export const toggleLinkList: Command = (state, dispatch) => {
  const run = runAt(state);
  if (!run || run.first === run.last) return false;
  const { doc, tr } = state;
  const links = doc.children.slice(run.first, run.last + 1);
  const label = links.map(labelOf).find((one) => one !== '') ?? relatedLabelIn(state);
  const isList = isLinkList(state);
  let pos = state.selection.$from.posAtIndex(run.first, 0);
  links.forEach((node, i) => {
    const wanted = i === 0 || isList ? label : '';
    if (labelOf(node) !== wanted) tr.setNodeAttribute(pos, 'label', wanted);
    pos += node.nodeSize;
  });
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** What is chosen in the picker for the link at `pos`: an address, and a title where one is known. */
export interface ChosenLink {
  readonly href: string | null;
  readonly label: string;
  /** Taken from the archive; null leaves the words on the page. */
  readonly title: string | null;
  /** The story of our archive that it leads to, where that is known. */
  readonly story: string | null;
}

/** Fills the link at `pos`. A title that comes from the archive says so in the journal. */
export const fillLink =
  (pos: number, { href, label, title, story }: ChosenLink): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type !== relatedLink) return false;
    const { tr } = state;
    if (node.attrs['href'] !== href) tr.setNodeAttribute(pos, 'href', href);
    if (labelOf(node) !== label) tr.setNodeAttribute(pos, 'label', label);
    if (title !== null && title !== '' && title !== node.textContent) {
      tr.replaceWith(pos + 1, pos + 1 + node.content.size, schema.text(title));
      tr.setSelection(TextSelection.create(tr.doc, pos + 1 + title.length));
      const source: Source = { kind: 'archive', story };
      tr.setMeta(SOURCE_META, source);
    }
    dispatch?.(tr);
    return true;
  };

/** The links of a list that has lost its head (moved, deleted, dragged away): the first one left takes the label. */
export function headsOfLists(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state): Transaction | null {
      if (!transactions.some((tr) => tr.docChanged && tr.getMeta('rebased') === undefined)) return null;
      const tr = state.tr;
      for (const pos of headlessLinks(transactions, state.doc))
        tr.setNodeAttribute(pos, 'label', linkLabel(state));
      return tr.docChanged ? tr : null;
    },
  });
}

/** Where links without a label and without a link before them stand, as far as these transactions may have made them so. */
function headlessLinks(transactions: readonly Transaction[], doc: Node): number[] {
  const found: number[] = [];
  const { end } = bodyOf(doc);
  for (const [i, transaction] of transactions.entries()) {
    const changed = transaction.changedRange();
    if (!changed) continue;
    const later = transactions.slice(i + 1);
    const from = later.reduce((pos, one) => one.mapping.map(pos, -1), changed.from);
    const to = later.reduce((pos, one) => one.mapping.map(pos, 1), changed.to);
    // A link that stood right after the change has lost what stood before it.
    const $from = doc.resolve(Math.min(from, end));
    let index = $from.index(0);
    let pos = $from.depth > 0 ? $from.before(1) : $from.pos;
    for (; index < doc.childCount && pos <= to; index++) {
      const node = doc.child(index);
      const before = doc.maybeChild(index - 1);
      if (node.type === relatedLink && labelOf(node) === '' && before?.type !== relatedLink) found.push(pos);
      pos += node.nodeSize;
    }
  }
  return [...new Set(found)];
}
