import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** The part of prosemirror-view that reads what happened on the page. It is not in its declared interface. */
interface Watching {
  readonly domObserver: { flush(): void };
}

/** What an input method is still busy with is told with this key code. */
const COMPOSING = 229;

/**
 * Every key finds the caret where it is seen. The browser tells of a caret that it has moved in a task of its own, and keys come
 * before such tasks: where the machine is busy and the hand is not, ArrowLeft and Enter come together, and Enter would be done
 * where the caret was before.
 */
export const heardCaret = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view: EditorView, event) {
          if (!event.isComposing && event.keyCode !== COMPOSING && !view.composing)
            (view as unknown as Watching).domObserver.flush();
          return false;
        },
      },
    },
  });
