import { Plugin, TextSelection } from 'prosemirror-state';

/**
 * Brings the caret back among the words of a piece before a key is typed. Behind a sign-off stands a plate that is no part of the
 * text; End, or a click beside it, sets Chromium's caret behind the plate, and what it puts in there is in no text and was lost.
 */
export function caretInWords(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view) {
          const { anchorNode, anchorOffset, isCollapsed } = document.getSelection() ?? {};
          if (!isCollapsed || view.composing || !(anchorNode instanceof HTMLElement)) return false;
          if (anchorNode.dataset['piece'] === undefined || !view.dom.contains(anchorNode)) return false;
          const pos = view.posAtDOM(anchorNode, anchorOffset ?? 0);
          if (pos < 0 || view.domAtPos(pos, -1).node === anchorNode) return false;
          const { tr } = view.state;
          const selection = TextSelection.near(tr.doc.resolve(pos), -1);
          if (!selection.eq(view.state.selection)) view.dispatch(tr.setSelection(selection));
          view.focus();
          return false;
        },
      },
    },
  });
}
