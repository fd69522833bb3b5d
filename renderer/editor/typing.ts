import { Plugin } from 'prosemirror-state';
import { selectionCrosses, withoutSelection } from './erasing';

/** Typing over a selection that reaches over several pieces empties them first; it never draws them together. */
export function typing(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!selectionCrosses(view.state)) return false;
        view.dispatch(withoutSelection(view.state).insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        // An input method writes into the page itself: what is selected has to be gone before it begins.
        compositionstart(view) {
          if (selectionCrosses(view.state)) view.dispatch(withoutSelection(view.state));
          return false;
        },
      },
    },
  });
}
