import { Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Where the browser would write or take away, in the story; null where that is not one stretch of one text. */
function meantBy(view: EditorView, event: InputEvent): { readonly from: number; readonly to: number } | null {
  const [range, ...others] = event.getTargetRanges();
  if (!range || others.length > 0) return null;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = range.collapsed ? from : view.posAtDOM(range.endContainer, range.endOffset);
  const { doc } = view.state;
  return from <= to && doc.resolve(from).sameParent(doc.resolve(to)) ? { from, to } : null;
}

/** Puts letters in at the caret, or over what is selected in one text, if that is where the browser would. */
function putIn(view: EditorView, event: InputEvent): boolean {
  const { data } = event;
  const { from, to } = view.state.selection;
  const meant = data && !/[\r\n]/.test(data) ? meantBy(view, event) : null;
  if (!data || meant?.from !== from || meant.to !== to) return false;
  const usual = () => view.state.tr.insertText(data, from, to).scrollIntoView();
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, data, usual)))
    view.dispatch(usual());
  return true;
}

/** Takes away the letters before or after the caret that the browser would, where they are nothing but letters. */
function takeAway(view: EditorView, event: InputEvent): boolean {
  const { doc, selection, tr } = view.state;
  const meant = selection.empty ? meantBy(view, event) : null;
  if (!meant || (meant.from !== selection.from && meant.to !== selection.from)) return false;
  const { from, to } = meant;
  if (from === to || doc.textBetween(from, to).length !== to - from) return false;
  // What is written next looks like what was taken away, as after the browser's own removal.
  const marks = doc.resolve(from).marksAcross(doc.resolve(to));
  const taken: Transaction = tr.delete(from, to);
  view.dispatch((marks ? taken.ensureMarks(marks) : taken).scrollIntoView());
  return true;
}

const STROKES: Readonly<Record<string, (view: EditorView, event: InputEvent) => boolean>> = {
  insertText: putIn,
  deleteContentBackward: takeAway,
  deleteContentForward: takeAway,
};

/**
 * Letters go into the story first and from there onto the page, and are taken away in the same way. Left to itself the browser
 * writes them into the page, where prosemirror-view finds them by reading the paragraph again; and the browser reckons for its
 * own undo, at every letter, how far into all of the text the caret is, which in a story full of marks is the dearest part of a
 * keystroke.
 *
 * Only plain letters at the caret. An input method, a correction of the system's, a caret that the story has not heard of yet:
 * all that is written by the browser as ever, and read from the page.
 */
export function letters(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          const { inputType, isComposing, cancelable } = event;
          if (isComposing || view.composing || !cancelable) return false;
          if (!(view.state.selection instanceof TextSelection)) return false;
          const isDone = STROKES[inputType]?.(view, event) ?? false;
          if (isDone) event.preventDefault();
          return isDone;
        },
      },
    },
  });
}
