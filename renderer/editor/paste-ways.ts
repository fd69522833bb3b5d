import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { clipboardKey, type ClipboardDesk } from './clipboard-desk';
import type { Carried } from './pasted/carried';
import { nothingToPasteWords, pasteByHandWords } from './pasted/notices';
import type { PasteWay } from './pasted/reading';

/** The commands that paste in another way than the words are meant. */

/** The clipboard as text and HTML; null where the browser does not let us read it. */
async function readClipboard(): Promise<Carried | null> {
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    return null;
  }
  const read = async (type: string) => {
    const item = items.find(({ types }) => types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  return { html: await read('text/html'), text: await read('text/plain'), own: '', files: [] };
}

async function pasteFromClipboard(view: EditorView, desk: ClipboardDesk, way: PasteWay): Promise<void> {
  const carried = await readClipboard();
  if (view.isDestroyed) return;
  if (carried === null) {
    desk.nextWay = way;
    desk.hands?.tell(pasteByHandWords);
  } else if (!desk.take(view, carried, 'paste', way)) desk.hands?.tell(nothingToPasteWords);
}

const pasteAs =
  (way: PasteWay): Command =>
  (state, dispatch, view) => {
    const desk = clipboardKey.getState(state);
    if (!desk || view?.editable === false) return false;
    if (dispatch && view) void pasteFromClipboard(view, desk, way);
    return true;
  };

/** Pastes bare lines: no lists, no tables, no pictures, nothing joined. */
export const pastePlain: Command = pasteAs('plain');
/** Reads the clipboard through the importer: an empty story is filled with it, another gets its blocks at the caret. */
export const pasteStory: Command = pasteAs('story');
