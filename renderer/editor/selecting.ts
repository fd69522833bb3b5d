import type { Node } from 'prosemirror-model';
import { AllSelection, Selection, TextSelection, type Command } from 'prosemirror-state';
import { CellSelection, TableMap } from 'prosemirror-tables';
import { schema } from '../../shared/story/schema';

/** All cells of the table that a selection stands in: words selected over several cells would be cut back to the first one. */
function wholeTable({ $from }: Selection): CellSelection | null {
  if ($from.depth === 0 || $from.node(1).type !== schema.nodes.table) return null;
  const table = $from.node(1);
  const map = TableMap.get(table);
  const first = map.map[0];
  const last = map.map.at(-1);
  if (first === undefined || last === undefined) return null;
  return CellSelection.create($from.doc, $from.start(1) + first, $from.start(1) + last);
}

const isWholeTable = (selection: Selection): boolean =>
  selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection();

/** The text of the block around the caret, from its first letter to its last. */
function wholeBlock(doc: Node, { $from }: Selection): Selection | null {
  const first = Selection.findFrom(doc.resolve($from.start(1)), 1, true);
  const last = Selection.findFrom(doc.resolve($from.end(1)), -1, true);
  return first && last && TextSelection.create(doc, first.from, last.to);
}

/** Selects by steps: the text the caret is in, then the block around it (of a table all cells), then the story. */
export const selectAllBySteps: Command = (state, dispatch) => {
  const { doc, selection } = state;
  const { $from, $to } = selection;
  const steps: (Selection | null)[] = [];
  if ($from.sameParent($to) && $from.parent.isTextblock)
    steps.push(TextSelection.create(doc, $from.start(), $from.end()));
  const isInBlock = $from.depth > 1 && $to.depth > 1 && $from.index(0) === $to.index(0);
  if (isInBlock && !isWholeTable(selection)) steps.push(wholeTable(selection) ?? wholeBlock(doc, selection));
  const wider = steps.find(
    (step) =>
      step instanceof CellSelection ||
      (step !== null &&
        step.from <= selection.from &&
        step.to >= selection.to &&
        step.to - step.from > selection.to - selection.from),
  );
  dispatch?.(state.tr.setSelection(wider ?? new AllSelection(doc)));
  return true;
};

/**
 * To an end of the story, or with the selection up to there. Bound to keys because Chromium's own Ctrl+End stops a block
 * short where blocks off screen are not laid out (`content-visibility`).
 */
export const toEnd =
  (end: 'start' | 'end', isExtending: boolean): Command =>
  (state, dispatch) => {
    const { doc, tr } = state;
    const target = end === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc);
    const selection = isExtending ? TextSelection.between(state.selection.$anchor, target.$head) : target;
    dispatch?.(tr.setSelection(selection).scrollIntoView());
    return true;
  };
