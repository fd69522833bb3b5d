import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Whether the browser would write in the very place that the story's own caret or selection is at, within one text. */
function isWhereStorySays(view: EditorView, event: InputEvent): boolean {
  const { selection } = view.state;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return false;
  const [range, ...others] = event.getTargetRanges();
  if (!range || others.length > 0 || range.collapsed !== selection.empty) return false;
  return (
    view.posAtDOM(range.startContainer, range.startOffset) === selection.from &&
    (range.collapsed || view.posAtDOM(range.endContainer, range.endOffset) === selection.to)
  );
}

/**
 * Letters go into the story first and from there onto the page. Left to itself the browser writes them into the page, where
 * prosemirror-view finds them by reading the paragraph again; and the browser reckons for its own undo, at every letter, how far
 * into all of the text the caret is, which in a story full of marks is the dearest part of a keystroke.
 *
 * Only plain letters at the caret. An input method, a correction of the system's, a caret that the story has not heard of yet:
 * all that is written by the browser as ever, and read from the page.
 */
export function letters(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          const { data, inputType, isComposing, cancelable } = event;
          if (inputType !== 'insertText' || !data || /[\r\n]/.test(data)) return false;
          if (isComposing || view.composing || !cancelable || !isWhereStorySays(view, event)) return false;
          event.preventDefault();
          const { from, to } = view.state.selection;
          const usual = () => view.state.tr.insertText(data, from, to).scrollIntoView();
          if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, data, usual)))
            view.dispatch(usual());
          return true;
        },
      },
    },
  });
}
