import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import {
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Selection,
  type Transaction,
} from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Reviewer } from '../../shared/review/reviewer';
import { suggest, type Suggestion } from '../../shared/review/suggest';
import type { Span } from '../../shared/story/block-text';
import { isTracked } from '../../shared/story/decisions';
import { finalNodes } from '../../shared/story/views';
import { schema } from '../../shared/story/schema';

/**
 * Suggesting: while it is on, everything a person does to the story (typing, an input method, paste, every command) becomes a
 * proposal, in the one place that all of it passes: the session's dispatch.
 */

export interface Suggesting {
  readonly isOn: boolean;
  /** The change that is pointed out on the page, from the list beside it. */
  readonly pointed: string | null;
}

const USUAL: Suggesting = { isOn: false, pointed: null };
const key = new PluginKey<Kept>('suggesting');

interface Kept extends Suggesting {
  readonly marks: DecorationSet;
}

const isTalkOrChange = (mark: Mark) => isTracked(mark) || mark.type === schema.marks.comment;

/** Marks every place of a change or a comment. Looks at the story only when another one is pointed out. */
function pointing(doc: Node, id: string | null): DecorationSet {
  if (id === null) return DecorationSet.empty;
  const marks: Decoration[] = [];
  doc.descendants((node, pos) => {
    const end = pos + node.nodeSize;
    if (node.marks.some((mark) => isTalkOrChange(mark) && mark.attrs['id'] === id))
      marks.push(
        node.isInline
          ? Decoration.inline(pos, end, { class: 'pointed' })
          : Decoration.node(pos, end, { class: 'pointed' }),
      );
  });
  return DecorationSet.create(doc, marks);
}

/** Holds whether this page suggests, and which change is pointed out. */
export function suggesting(start: Partial<Suggesting> = {}): Plugin<Kept> {
  return new Plugin<Kept>({
    key,
    state: {
      init: () => ({ ...USUAL, ...start, marks: DecorationSet.empty }),
      apply(transaction, now) {
        const change = transaction.getMeta(key) as Partial<Suggesting> | undefined;
        if (change?.pointed !== undefined && change.pointed !== now.pointed)
          return { ...now, ...change, marks: pointing(transaction.doc, change.pointed) };
        const marks = transaction.docChanged
          ? now.marks.map(transaction.mapping, transaction.doc)
          : now.marks;
        return change || marks !== now.marks ? { ...now, ...change, marks } : now;
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.marks,
    },
  });
}

export function suggestingIn(state: EditorState): Suggesting {
  return key.getState(state) ?? USUAL;
}

/** Where the change or comment that is pointed out stands. */
export const pointedIn = (state: EditorState): readonly Span[] => key.getState(state)?.marks.find() ?? [];

/** Sets whether the page suggests, or what is pointed out on it. */
export function setSuggesting(transaction: Transaction, change: Partial<Suggesting>): Transaction {
  return transaction.setMeta(key, change);
}

export const isSuggesting = (state: EditorState): boolean => suggestingIn(state).isOn;

export const toggleSuggesting: Command = (state, dispatch) => {
  dispatch?.(setSuggesting(state.tr, { isOn: !isSuggesting(state) }));
  return true;
};

/** Name of the transaction meta of what is done and not proposed: deciding on a change, a comment. */
export const DIRECT_META = 'direct';

/** Name of the transaction meta of what is proposed even where the page does not suggest: replacing all as a suggestion. */
export const PROPOSE_META = 'propose';

/** Undoing and redoing bring back what was, proposals and all. */
const isHistory = (transaction: Transaction) => transaction.getMeta('history$') !== undefined;

const isTalk = (transaction: Transaction) =>
  transaction.steps.every((step) => {
    const { mark } = step as { mark?: { type?: unknown } };
    return mark?.type === schema.marks.comment;
  });

/** What was done, as the proposal to do it where the page suggests; else as it is. */
export function proposedIn(state: EditorState, made: Transaction, by: () => Reviewer): Transaction {
  const isWanted = isSuggesting(state) || made.getMeta(PROPOSE_META) === true;
  if (!isWanted || !made.docChanged) return made;
  if (isHistory(made) || made.getMeta(DIRECT_META) === true || isTalk(made)) return made;
  const suggestion = suggest(made, by());
  const { tr } = state;
  for (const step of suggestion.transform.steps) tr.step(step);
  // What is known of the edit is known of the proposal: where its words came from, what asked for it, what it answered.
  const { meta } = made as unknown as { readonly meta: Readonly<Record<string, unknown>> };
  for (const [name, value] of Object.entries(meta)) tr.setMeta(name, value);
  tr.setTime(made.time).setSelection(placed(state, made, tr.doc, suggestion));
  if (made.storedMarksSet) tr.setStoredMarks(made.storedMarks);
  return made.scrolledIntoView ? tr.scrollIntoView() : tr;
}

/** The caret where the person left it. After Delete it stands behind what was struck, so that the next stroke goes on. */
function placed(before: EditorState, made: Transaction, doc: Node, { place }: Suggestion): Selection {
  const { selection } = made;
  const isForward =
    before.selection.empty &&
    before.selection.head <= selection.head &&
    made.mapping.map(before.selection.head) === before.selection.head;
  const bias = isForward ? 1 : -1;
  if (selection instanceof NodeSelection) {
    const at = place(selection.from, 1);
    if (doc.nodeAt(at)?.type === selection.node.type) return NodeSelection.create(doc, at);
  }
  const [anchor, head] = [place(selection.anchor, bias), place(selection.head, bias)];
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/** A piece of the story as it reads: what is struck is not copied. */
export function readSlice(slice: Slice): Slice {
  const content = Fragment.from(finalNodes(slice.content.content));
  const most = Slice.maxOpen(content);
  return new Slice(content, Math.min(slice.openStart, most.openStart), Math.min(slice.openEnd, most.openEnd));
}
