import { liftListItem, sinkListItem } from 'prosemirror-schema-list';
import { TextSelection, type Command } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable } from 'prosemirror-tables';
import { acceptCompletion } from './completing';
import { schema } from '../../shared/story/schema';

/** Tab: the rest of a name that is offered, the next cell of a table (making a row after the last), one step in in a list; everywhere else it leaves the page. */
export const tab: Command = (state, dispatch, view) => {
  if (acceptCompletion(state, dispatch, view)) return true;
  if (!isInTable(state)) return sinkListItem(schema.nodes.listItem)(state, dispatch);
  if (goToNextCell(1)(state, dispatch, view)) return true;
  return addRowAfter(state, (tr) => {
    const inRow = state.apply(tr);
    goToNextCell(1)(inRow, (go) =>
      tr.setSelection(TextSelection.create(tr.doc, go.selection.from, go.selection.to)),
    );
    dispatch?.(tr.scrollIntoView());
  });
};

/** Shift-Tab: the cell before, one step out in a list. */
export const tabBack: Command = (state, dispatch, view) =>
  isInTable(state)
    ? goToNextCell(-1)(state, dispatch, view) || true
    : liftListItem(schema.nodes.listItem)(state, dispatch);
