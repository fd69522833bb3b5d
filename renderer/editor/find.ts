import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { blockText, stretches, type Span } from '../../shared/story/block-text';
import type { FindQuery, Match } from '../../shared/story/find/query';
import { replacementOf } from '../../shared/story/find/replacement';
import { ProofLayer, type Placed } from './proof/layer';
import { PROPOSE_META } from './suggesting';

/** Find and replace in the story: hits are a layer of marks (proof/layer.ts); the one that the person stands on has its own. */

export const findLayer = new ProofLayer<FindQuery, Match>({
  name: 'find',
  mark: () => ({ class: 'match' }),
  reads: (block, { kind }) => kind === null || block.type.name === kind,
});

interface Current {
  readonly span: Span;
  readonly marks: DecorationSet;
}

const currentKey = new PluginKey<Current | null>('currentMatch');

export const currentMatchPlugin = (): Plugin<Current | null> =>
  new Plugin<Current | null>({
    key: currentKey,
    state: {
      init: () => null,
      apply(transaction, before) {
        const told = transaction.getMeta(currentKey) as Span | null | undefined;
        if (told === null) return null;
        if (told) {
          const mark = Decoration.inline(told.from, told.to, { class: 'match-current' });
          return { span: told, marks: DecorationSet.create(transaction.doc, [mark]) };
        }
        if (!before || !transaction.docChanged) return before;
        const { mapping, doc } = transaction;
        const span = { from: mapping.map(before.span.from, 1), to: mapping.map(before.span.to, -1) };
        return span.from < span.to ? { span, marks: before.marks.map(mapping, doc) } : null;
      },
    },
    props: {
      decorations: (state) => currentKey.getState(state)?.marks,
    },
  });

/** Where the hit is that the person stands on. */
export const currentMatch = (state: EditorState): Span | null => currentKey.getState(state)?.span ?? null;

/** Asks for hits in all of the story or in a stretch of it; null puts the search away. */
export function askFind(transaction: Transaction, query: FindQuery | null, scope: Span | null): Transaction {
  return findLayer.ask(transaction, query, scope).setMeta(currentKey, null);
}

const lists = new WeakMap<Node, { readonly of: object; readonly list: readonly Placed<Match>[] }>();

/** Every hit in the order of the story, as far as it has been read. Remembered for the document: stepping walks nothing. */
export function matchesIn(state: EditorState): readonly Placed<Match>[] {
  const of = findLayer.of(state);
  const known = lists.get(state.doc);
  if (known?.of === of) return known.list;
  const list = findLayer.all(state);
  lists.set(state.doc, { of, list });
  return list;
}

/** Which hit the person stands on, counted from 1; 0 on none. */
export function placeInMatches(state: EditorState): number {
  const current = currentMatch(state);
  if (!current) return 0;
  return matchesIn(state).findIndex(({ from, to }) => from === current.from && to === current.to) + 1;
}

/** Goes to the hit after (1) or before (-1) the one that the person stands on, or the caret; around the ends. Null without hits. */
export function stepToMatch(state: EditorState, by: 1 | -1): Transaction | null {
  const all = matchesIn(state);
  const current = currentMatch(state);
  const { from: caret } = state.selection;
  const next =
    by === 1
      ? (all.find(({ from }) => (current ? from >= current.to : from >= caret)) ?? all[0])
      : (all.findLast(({ to, from }) => (current ? to <= current.from : from < caret)) ?? all.at(-1));
  return next ? goTo(state.tr, next) : null;
}

function goTo(transaction: Transaction, { from, to }: Span): Transaction {
  const { doc } = transaction;
  const isInOne = doc.resolve(from).sameParent(doc.resolve(to));
  return transaction
    .setSelection(isInOne ? TextSelection.create(doc, from, to) : TextSelection.create(doc, from))
    .setMeta(currentKey, { from, to })
    .scrollIntoView();
}

const SOURCE: Source = { kind: 'rule', rule: 'Find and replace' };

/** Puts words in a hit's place. Struck words inside it stay as they are: only what the hit was read from is replaced. */
function put(transaction: Transaction, { block, pos, found }: Placed<Match>, text: string): void {
  const [first, ...rest] = stretches(blockText(block), found);
  if (!first) return;
  for (const { from, to } of rest.reverse()) transaction.delete(pos + 1 + from, pos + 1 + to);
  transaction.insertText(text, pos + 1 + first.from, pos + 1 + first.to);
}

/** Replacing at once, or as a proposal even where the page does not suggest. Where it suggests, all is a proposal anyhow. */
export type ReplaceHow = 'direct' | 'proposed';

const asOneStep = (transaction: Transaction, how: ReplaceHow) =>
  closeHistory(transaction)
    .setMeta(SOURCE_META, SOURCE)
    .setMeta(PROPOSE_META, how === 'proposed');

/** What replacing the hit that the person stands on comes to. */
export interface OneReplaced {
  /** Goes to the hit that comes next, before anything is replaced: from there on it is mapped like everything else. */
  readonly onward: Transaction;
  /** Replaces, in the state that `onward` leads to. */
  readonly replace: (state: EditorState) => Transaction;
}

/** Null where the person stands on no hit, or the story has changed since it was read. */
export function replaceCurrent(
  state: EditorState,
  template: string,
  how: ReplaceHow = 'direct',
): OneReplaced | null {
  if (!findLayer.isSettled(state)) return null;
  const all = matchesIn(state);
  const here = all[placeInMatches(state) - 1];
  if (!here) return null;
  const after = all.find(({ from }) => from >= here.to) ?? all[0];
  const onward = after && after !== here ? goTo(state.tr, after) : state.tr.setMeta(currentKey, null);
  const replace = ({ tr }: EditorState) => {
    put(tr, here, replacementOf(template, here.found));
    return asOneStep(tr, how);
  };
  return { onward, replace };
}

/** Replaces every hit in one step that one undo takes back. Null where nothing is found or it has not all been read. */
export function replaceAll(
  state: EditorState,
  template: string,
  how: ReplaceHow = 'direct',
): { readonly transaction: Transaction; readonly count: number } | null {
  if (!findLayer.isSettled(state)) return null;
  const all = matchesIn(state);
  if (all.length === 0) return null;
  const { tr } = state;
  // From the end, so that the places of the others stay true.
  for (const match of all.toReversed()) put(tr, match, replacementOf(template, match.found));
  return { transaction: asOneStep(tr, how).setMeta(currentKey, null), count: all.length };
}
