import {
  DOMParser as SchemaParser,
  DOMSerializer,
  type Fragment,
  type ParseRule,
  type Slice,
} from 'prosemirror-model';
import { NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { CellSelection, isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { schema } from '../../shared/story/schema';
import { clipboardHtml } from './clipboard-html';
import { textOf } from './clipboard-text';
import { eraseRange, selectionCrosses, withoutSelection } from './erasing';
import { paste, putSlice, withFreshIds } from './pasting';
import { cleanPasted } from './pasted-html';
import { isFurniture, isPiece } from './pieces';

/** The last thing copied in this window, whole: its picture files and ids never leave on the clipboard itself. */
let lastCopied: { readonly html: string; readonly text: string; readonly slice: Slice } | null = null;

/** HTML for the drag ghost's clipboard; ProseMirror asks for nodes there. */
class CleanSerializer extends DOMSerializer {
  override serializeFragment(fragment: Fragment, options: { document?: Document } = {}): DocumentFragment {
    const holder = (options.document ?? document).createElement('template');
    holder.innerHTML = clipboardHtml({ content: fragment, openStart: 0, openEnd: 0 } as Slice);
    return holder.content;
  }
}

/** The schema's own rules, with the address of a picture that was found elsewhere (see pasted-html.ts). */
function pastedParser(): SchemaParser {
  const picture: ParseRule = {
    tag: 'figure.picture',
    node: 'picture',
    getAttrs: (dom) => ({
      id: 'pasted',
      altText: dom.getAttribute('data-alt') ?? '',
      address: dom.getAttribute('data-address'),
    }),
  };
  return new SchemaParser(schema, [picture, ...SchemaParser.fromSchema(schema).rules]);
}

function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state;
  if (selection.empty || !event.clipboardData) return false;
  const slice = selection.content();
  const [html, text] = [clipboardHtml(slice), textOf(slice.content)];
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData('text/html', html);
  event.clipboardData.setData('text/plain', text);
  lastCopied = { html, text, slice };
  return true;
}

function cut(view: EditorView, event: ClipboardEvent): boolean {
  if (!view.editable || !copy(view, event)) return false;
  const { state } = view;
  const tr = state.selection instanceof CellSelection ? state.tr.deleteSelection() : withoutSelection(state);
  view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}

/** True if the clipboard still holds what was last copied in this window. */
function ownSlice(data: DataTransfer | null): Slice | null {
  if (!lastCopied || !data) return null;
  const isSame =
    data.getData('text/html').includes(lastCopied.html) && data.getData('text/plain') === lastCopied.text;
  return isSame && lastCopied.html !== '' ? lastCopied.slice : null;
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
export function clipboard(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: { copy, cut },
      clipboardTextSerializer: (slice) => textOf(slice.content),
      clipboardSerializer: new CleanSerializer(
        DOMSerializer.nodesFromSchema(schema),
        DOMSerializer.marksFromSchema(schema),
      ),
      clipboardParser: pastedParser(),
      transformPastedHTML: (html) => cleanPasted(html),
      transformPasted: (slice, view) => (view.dragging?.move ? slice : withFreshIds(slice, view.state.doc)),
      handlePaste(view, event, slice) {
        const own = ownSlice(event.clipboardData);
        // Cells into cells is the tables plugin's work.
        const isCells = /^table/.test((own ?? slice).content.firstChild?.type.name ?? '');
        if (view.state.selection instanceof CellSelection || (isCells && isInTable(view.state))) return false;
        if (!own && slice.content.size === 0) return false;
        view.dispatch(paste(view.state, own ?? slice));
        return true;
      },
      handleDrop: drop,
    },
  });
}
