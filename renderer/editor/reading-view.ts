import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { EditorView, type DecorationSet } from 'prosemirror-view';
import type { PictureInfo } from '../../shared/preflight/finding';
import type { Tongue } from '../../shared/story/words';
import { changesAloud } from './changes-aloud';
import { pieceViews } from './piece-views';
import { PictureView } from './picture-view';

/** A story set as on the page, to be read and not written. What changes from one text to the next is all that is redrawn. */
export class ReadingView {
  readonly #view: EditorView;
  readonly #plugins: readonly Plugin[];
  #pictures: ReadonlyMap<string, PictureInfo>;

  constructor(place: HTMLElement, doc: Node, label: string, tongue: () => Tongue) {
    this.#pictures = new Map();
    this.#plugins = [changesAloud(tongue)];
    this.#view = new EditorView(place, {
      state: EditorState.create({ doc, plugins: this.#plugins }),
      editable: () => false,
      attributes: { role: 'document', 'aria-label': label, tabindex: '0', translate: 'no' },
      nodeViews: {
        ...pieceViews,
        picture: (node, view, getPos) =>
          new PictureView(
            node,
            view,
            getPos,
            { info: (sha256) => this.#pictures.get(sha256) },
            () => undefined,
          ),
      },
      // Labels and plates ask nothing here.
      dispatchTransaction: () => undefined,
      handleDOMEvents: {
        // An address in the copy is text here, never a way out.
        click: (_view, event) => {
          event.preventDefault();
          return false;
        },
      },
    });
  }

  show(doc: Node, pictures: readonly PictureInfo[], decorations: DecorationSet): void {
    this.#pictures = new Map(pictures.map((picture) => [picture.sha256, picture]));
    this.#view.setProps({ decorations: () => decorations });
    this.#view.updateState(EditorState.create({ doc, plugins: this.#plugins }));
  }

  destroy(): void {
    this.#view.destroy();
  }
}
