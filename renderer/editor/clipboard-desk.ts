import { PluginKey, Selection, type EditorState, type Transaction } from 'prosemirror-state';
import { handlePaste as pasteCells } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import type { FieldChange } from '../../shared/story/fields';
import type { Words } from '../../shared/story/words';
import { pictureAt } from './inserting';
import { picturesIn, type Carried } from './pasted/carried';
import { importFilesWords, leftOutWords } from './pasted/notices';
import { readCarried, type Pasted, type PasteWay } from './pasted/reading';
import { withPictures } from './pasted/with-pictures';
import { fillStory, isBlankStory, isWholeStory, linkSelection, paste, withPicture } from './pasting';

/** What the clipboard may ask of the window it is in. */
export interface ClipboardHands {
  /** The story on the page: told to another window that pastes from it. */
  readonly story: string | null;
  /** The story as it is now, also after its page was put away. */
  state(): EditorState;
  dispatch(transaction: Transaction): void;
  /** Keeps a picture in the archive. Rejects where the bytes are no picture. */
  keepPicture(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<{ readonly sha256: string }>;
  /** Sets those of the fields that are still empty. */
  fillFields(fields: FieldChange): void;
  tell(message: Words): void;
  /** A picture could not be kept. */
  tellTrouble(error: unknown): void;
}

export const clipboardKey = new PluginKey<ClipboardDesk>('clipboard');

/** How long after an input method has closed ProseMirror has taken in what it wrote, in ms. */
const AFTER_COMPOSING_MS = 50;
const PLAIN_KEY = 'v';

/** Takes what a clipboard or a drag carries onto the page of one story. */
export class ClipboardDesk {
  /** How the next paste is meant, where a person has said so. */
  nextWay: PasteWay = 'asMeant';
  /** What was pasted while an input method was writing. */
  #waiting: Carried | null = null;

  constructor(readonly hands: ClipboardHands | null) {}

  /**
   * The platform's key for plain paste is the browser's: it pastes by itself, and only so may the clipboard be read without
   * asking the person. True keeps our own keymap from taking the key away from it.
   */
  hearKey(event: KeyboardEvent): boolean {
    const isPlain =
      (event.ctrlKey || event.metaKey) &&
      event.shiftKey &&
      !event.altKey &&
      event.key.toLowerCase() === PLAIN_KEY;
    if (isPlain) this.nextWay = 'plain';
    return isPlain;
  }

  paste(view: EditorView, carried: Carried): void {
    if (view.composing) {
      this.#waiting = carried;
      return;
    }
    const way = this.nextWay;
    this.nextWay = 'asMeant';
    this.take(view, carried, 'paste', way);
  }

  afterComposing(view: EditorView): boolean {
    const carried = this.#waiting;
    this.#waiting = null;
    if (carried) setTimeout(() => view.isDestroyed || this.paste(view, carried), AFTER_COMPOSING_MS);
    return false;
  }

  /** True if the page takes what was dropped. Files that are no pictures are the window's. */
  drop(
    view: EditorView,
    carried: Carried,
    event: { readonly clientX: number; readonly clientY: number },
  ): boolean {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (!at || (carried.files.length > 0 && picturesIn(carried).length === 0)) return false;
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
    view.focus();
    return this.take(view, carried, 'drop', 'asMeant');
  }

  /** Sets what is carried at the selection. False where there is nothing in it. */
  take(view: EditorView, carried: Carried, kind: 'paste' | 'drop', way: PasteWay): boolean {
    const pictures = way === 'asMeant' ? picturesIn(carried) : [];
    const read = readCarried(carried, way);
    const taken = withPictures(read, pictures);
    if (!taken) {
      if (carried.files.length > pictures.length) this.hands?.tell(importFilesWords);
      return false;
    }
    const source: Source = { kind, ...taken.arrival };
    const place = read === null && pictures.length === 1 ? pictureAt(view.state) : null;
    if (place?.node.attrs['picture'] === null) {
      void this.#keep(taken, source, place.node.attrs['id'] as string);
      return true;
    }
    this.#set(view, taken, source, way);
    void this.#keep(taken, source);
    const told = leftOutWords(taken.leftOut);
    if (told) this.hands?.tell(told);
    return true;
  }

  #set(view: EditorView, { slice, story }: Pasted, source: Source, way: PasteWay): void {
    const { state } = view;
    const say = (tr: Transaction) => view.dispatch(tr.setMeta(SOURCE_META, source));
    if (story && isBlankStory(state.doc)) {
      say(fillStory(state, story.doc.content));
      this.hands?.fillFields(story.fields);
      return;
    }
    if (isWholeStory(slice) && isBlankStory(state.doc)) return say(fillStory(state, slice.content));
    const linked = way === 'asMeant' ? linkSelection(state, slice) : null;
    if (linked) return say(linked);
    // Cells into cells is the tables plugin's work; it sees the same view, but says where the words came from.
    const asCells = Object.create(view) as EditorView;
    asCells.dispatch = say;
    if (pasteCells(asCells, null as never, slice)) return;
    say(paste(state, slice));
  }

  /** Keeps the pictures that came as bytes, each in its place, or in `place`, as it stands by then. */
  async #keep({ files }: Pasted, source: Source, place?: string): Promise<void> {
    const { hands } = this;
    if (!hands) return;
    for (const { id, name, data } of files) {
      try {
        const bytes = new Uint8Array(await data.arrayBuffer());
        const { sha256 } = await hands.keepPicture({ name, bytes });
        const tr = withPicture(hands.state(), place ?? id, sha256);
        if (tr) hands.dispatch(tr.setMeta(SOURCE_META, source));
      } catch (error) {
        hands.tellTrouble(error);
      }
    }
  }
}
