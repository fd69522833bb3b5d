import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** The caret's line is kept at this part of the height of what can be seen. */
const HEIGHT = 0.42;

/** Brings the caret's line to its height at once: paper that glides under the eyes is what nobody asked for. */
function bring(view: EditorView): boolean {
  const scroller = view.dom.closest('.page-scroll');
  if (!scroller) return false;
  const { top, height } = scroller.getBoundingClientRect();
  scroller.scrollTop += view.coordsAtPos(view.state.selection.head).top - (top + height * HEIGHT);
  return true;
}

/** Typewriter writing: the line that is written stays where it is and the paper moves. `isOn` is asked at every move. */
export function typewriter(isOn: () => boolean): Plugin {
  // A page must not move under the pointer that selects in it.
  let byPointer = false;
  return new Plugin({
    props: {
      handleScrollToSelection: (view) => isOn() && !byPointer && bring(view),
      handleDOMEvents: {
        pointerdown: () => void (byPointer = true),
        keydown: () => void (byPointer = false),
      },
    },
    view: () => {
      let frame = 0;
      return {
        update(view, before) {
          if (!isOn() || byPointer || !view.hasFocus()) return;
          // A colleague's words move the caret's place in the story, and its line with it.
          if (view.state.selection.eq(before.selection) && view.state.doc === before.doc) return;
          bring(view);
          // A galley that came near and was laid out for it (galleys.ts) may have moved the line once more.
          cancelAnimationFrame(frame);
          frame = requestAnimationFrame(() => {
            frame = requestAnimationFrame(() => void bring(view));
          });
        },
        destroy: () => cancelAnimationFrame(frame),
      };
    },
  });
}
