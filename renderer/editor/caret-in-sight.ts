import { Plugin, TextSelection } from 'prosemirror-state';

/** So near to the edge prosemirror-view scrolls (its `scrollMargin`). */
const MARGIN_PX = 5;

/**
 * Says of a caret that is well within what can be seen that there is nothing to scroll. prosemirror-view would ask every element
 * around it, up to the window, where it stands and how it is styled, at every letter. Where the caret is not in sight, that is
 * still how it is brought there.
 */
export function caretInSight(): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        const { selection } = view.state;
        const scroller = view.dom.closest('.page-scroll');
        if (!scroller || !(selection instanceof TextSelection)) return false;
        const caret = view.coordsAtPos(selection.head, 1);
        const seen = scroller.getBoundingClientRect();
        return (
          caret.top >= seen.top + MARGIN_PX &&
          caret.bottom <= seen.bottom - MARGIN_PX &&
          caret.left >= seen.left + MARGIN_PX &&
          caret.right <= seen.right - MARGIN_PX
        );
      },
    },
  });
}
