import { DOMSerializer, type Slice } from 'prosemirror-model';
import { NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { CellSelection } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { ClipboardDesk, clipboardKey, type ClipboardHands } from './clipboard-desk';
import { clipboardHtml } from './clipboard-html';
import { textOf } from './clipboard-text';
import { copied } from './copied';
import { eraseRange, selectionCrosses, withoutSelection } from './erasing';
import { carriedBy, OWN_TYPE } from './pasted/carried';
import { writeOwnCopy } from './pasted/own-copy';
import { putSlice, withFreshIds } from './pasting';
import { isFurniture, isPiece } from './pieces';

/**
 * What ProseMirror itself would put on a clipboard: nothing. Its own HTML carries ids and, in an attribute, the nodes around
 * what was copied. Everything that leaves is written by `carry`.
 */
class NothingSerializer extends DOMSerializer {
  override serializeFragment(
    _fragment: unknown,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    return target ?? (options.document ?? document).createDocumentFragment();
  }
}

/** Puts a slice on a clipboard or a drag: clean HTML and text for everybody, and for another Redaksi window the slice itself. */
function carry(data: DataTransfer, view: EditorView, selected: Slice, story: string | null): void {
  const slice = copied(selected);
  data.clearData();
  data.setData('text/html', clipboardHtml(slice));
  data.setData('text/plain', textOf(slice.content));
  data.setData(OWN_TYPE, writeOwnCopy({ story, slice }));
}

/** Dropping what would draw pieces together: taken out of its place without merging, set down fit for the new one. */
function drop(view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean {
  const holdsFurniture = slice.content.content.some((node) => isFurniture(node.type) || isPiece(node.type));
  if (!(moved && selectionCrosses(view.state)) && !holdsFurniture) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at) return false;
  const { selection } = view.state;
  const tr = view.state.tr;
  if (moved && selection instanceof NodeSelection && isFurniture(selection.node.type))
    eraseRange(tr, selection.from + 1, selection.to - 1);
  else if (moved) eraseRange(tr, selection.from, selection.to);
  const $at = tr.doc.resolve(tr.mapping.map(at.pos));
  tr.setSelection(TextSelection.near($at));
  view.dispatch(putSlice(tr, moved ? slice : withFreshIds(slice, tr.doc)).setMeta('uiEvent', 'drop'));
  return true;
}

/** Copy, cut, paste and drop. */
export function clipboard(hands?: ClipboardHands): Plugin<ClipboardDesk> {
  const desk = new ClipboardDesk(hands ?? null);
  const story = hands?.story ?? null;

  const copy = (view: EditorView, event: ClipboardEvent): boolean => {
    const { selection } = view.state;
    if (selection.empty || !event.clipboardData) return false;
    event.preventDefault();
    carry(event.clipboardData, view, selection.content(), story);
    return true;
  };

  const cut = (view: EditorView, event: ClipboardEvent): boolean => {
    if (!view.editable || !copy(view, event)) return false;
    const { state } = view;
    const tr =
      state.selection instanceof CellSelection ? state.tr.deleteSelection() : withoutSelection(state);
    view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'cut'));
    return true;
  };

  return new Plugin<ClipboardDesk>({
    key: clipboardKey,
    state: { init: () => desk, apply: (_transaction, same) => same },
    view(view) {
      // After ProseMirror's own listener, which has made the slice that is dragged and put nothing on the drag.
      const dragstart = (event: DragEvent) => {
        if (view.dragging && event.dataTransfer) carry(event.dataTransfer, view, view.dragging.slice, story);
      };
      view.dom.addEventListener('dragstart', dragstart);
      return { destroy: () => view.dom.removeEventListener('dragstart', dragstart) };
    },
    props: {
      handleDOMEvents: {
        copy,
        cut,
        keydown: (_view, event) => desk.hearKey(event),
        paste: (view, event) => {
          if (!view.editable || !event.clipboardData) return false;
          // Always: the browser's own paste would make the page of what it finds, and fetch its pictures.
          event.preventDefault();
          desk.paste(view, carriedBy(event.clipboardData));
          return true;
        },
        compositionend: (view) => desk.afterComposing(view),
        drop: (view, event) => {
          // Dragged out of this page: ProseMirror has the slice itself.
          if (!view.editable || !event.dataTransfer || view.dragging) return false;
          if (desk.drop(view, carriedBy(event.dataTransfer), event)) event.preventDefault();
          return true;
        },
      },
      clipboardTextSerializer: () => '',
      clipboardSerializer: new NothingSerializer({}, {}),
      transformPasted: (slice, view) =>
        view.dragging?.move ? slice : withFreshIds(copied(slice), view.state.doc),
      handleDrop: drop,
    },
  });
}
