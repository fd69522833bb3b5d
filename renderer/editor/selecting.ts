import { AllSelection, Selection, TextSelection, type Command } from 'prosemirror-state';

/** Selects by steps: the text the caret is in, then the block around it, then the story. */
export const selectAllBySteps: Command = (state, dispatch) => {
  const { doc, selection } = state;
  const { $from, $to } = selection;
  const steps: { from: number; to: number }[] = [];
  if ($from.sameParent($to) && $from.parent.isTextblock) steps.push({ from: $from.start(), to: $from.end() });
  if ($from.depth > 1 && $to.depth > 1 && $from.index(0) === $to.index(0)) {
    const [first, last] = [doc.resolve($from.start(1)), doc.resolve($from.end(1))];
    const [from, to] = [Selection.findFrom(first, 1, true)?.from, Selection.findFrom(last, -1, true)?.to];
    if (from !== undefined && to !== undefined) steps.push({ from, to });
  }
  const wider = steps.find(
    ({ from, to }) =>
      from <= selection.from && to >= selection.to && to - from > selection.to - selection.from,
  );
  const next = wider ? TextSelection.create(doc, wider.from, wider.to) : new AllSelection(doc);
  dispatch?.(state.tr.setSelection(next));
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
