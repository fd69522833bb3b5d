import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { changesAt, changesOf } from '../../shared/review/changes';
import { decideOn } from '../../shared/review/deciding';
import { noteChange } from '../../shared/review/noting';
import { DIRECT_META } from './suggesting';

/** Deciding on tracked changes, and going from one to the next. */

export type Verdict = 'accept' | 'reject';

/** Accepts or rejects the changes with these ids: one step that one undo takes back. */
export function decideIn(state: EditorState, decision: Verdict, ids: readonly string[]): Transaction {
  const chosen = new Set(ids);
  const source: Source = { kind: 'review', decision, changes: [...chosen].slice(0, 1000) };
  const tr = decideOn(state.tr, (mark) => (chosen.has(mark.attrs['id'] as string) ? decision : 'leave'));
  return tr.setMeta(DIRECT_META, true).setMeta(SOURCE_META, source);
}

/** Sets a note on a change: one step that one undo takes back. */
export function noteIn(state: EditorState, id: string, note: string): Transaction {
  const { tr } = state;
  for (const step of noteChange(state.doc, id, note).steps) tr.step(step);
  return tr.setMeta(DIRECT_META, true);
}

/** Decides on the changes that the selection touches. */
export const decideHere =
  (decision: Verdict): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection;
    const ids = changesAt(state.doc, from, to);
    if (ids.length > 0) dispatch?.(decideIn(state, decision, ids).scrollIntoView());
    return ids.length > 0;
  };

export const decideAll =
  (decision: Verdict): Command =>
  (state, dispatch) => {
    const open = changesOf(state.doc);
    if (open.length > 0)
      dispatch?.(
        decideIn(
          state,
          decision,
          open.map(({ id }) => id),
        ),
      );
    return open.length > 0;
  };

/** Sets the caret at the start of the change after (1) or before (-1) it, around the ends. */
export const stepToChange =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const open = changesOf(state.doc);
    const here = new Set(changesAt(state.doc, state.selection.from, state.selection.to));
    const { head } = state.selection;
    const others = open.filter(({ id }) => !here.has(id));
    const next =
      by > 0
        ? (others.find(({ from }) => from >= head) ?? open[0])
        : (others.findLast(({ from }) => from < head) ?? open.at(-1));
    if (next && dispatch) {
      const $at = state.doc.resolve(next.from);
      const selection = $at.parent.inlineContent
        ? TextSelection.create(state.doc, next.from)
        : TextSelection.near($at, 1);
      dispatch(state.tr.setSelection(selection).scrollIntoView());
    }
    return next !== undefined;
  };
