import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import type { PictureInfo } from '../../shared/preflight/finding';
import { words } from '../../shared/story/words';
import { ask, type Asking } from './asking';
import { bilingual, element } from './piece-views';

/** What a picture's view may ask about the archive. */
export interface PictureSource {
  /** What is known of a picture; undefined while it is not known (then it is asked for, and `refresh` follows). */
  info(sha256: string): PictureInfo | undefined;
}

const addFile = words('Tambah berkas foto', 'Add the picture file');
const noAltText = words('Tanpa teks alternatif', 'No alt text');
const altText = words('Teks alternatif', 'Alt text');

/** A picture with its plate and its words. It is drawn from the archive by its SHA-256; nothing is ever fetched from elsewhere. */
export class PictureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #frame: HTMLElement;
  #node: Node;

  constructor(
    node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly source: PictureSource,
    private readonly onDestroy: () => void,
  ) {
    this.#node = node;
    this.dom = element('figure', 'picture');
    this.#frame = element('div', 'frame', { contenteditable: 'false' });
    this.contentDOM = element('div', 'picture-words');
    this.dom.append(this.#frame, this.contentDOM);
    this.refresh();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = ['picture', 'altText', 'crop', 'address'].every(
      (name) => node.attrs[name] === this.#node.attrs[name],
    );
    this.#node = node;
    if (!isSame) this.refresh();
    return true;
  }

  /** Draws frame and plate anew: the picture changed, or something was learned about it. */
  refresh(): void {
    const {
      picture,
      altText: alt,
      address,
    } = this.#node.attrs as { picture: string | null; altText: string; address: string | null };
    this.#frame.replaceChildren(
      picture === null ? this.#missing(address) : this.#shown(picture, alt),
      this.#plate(picture, alt),
    );
    this.#frame.classList.toggle('is-missing', picture === null);
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    // Buttons are theirs who press them; everything else (selecting, dragging) is the editor's.
    return (
      event.target instanceof Element &&
      event.target.closest('button') !== null &&
      this.#frame.contains(event.target)
    );
  }

  destroy(): void {
    this.onDestroy();
  }

  #shown(sha256: string, alt: string): HTMLElement {
    const shown = element('img', 'shown', { alt, draggable: 'false' });
    const info = this.source.info(sha256);
    if (info) {
      // Known before the bytes are there, so that nothing on the page moves when they come.
      shown.width = info.width;
      shown.height = info.height;
    }
    shown.src = `/picture/${sha256}`;
    return shown;
  }

  #missing(address: string | null): HTMLElement {
    const place = element('div', 'missing');
    place.append(this.#button('add-file button', addFile, 'pictureFile'));
    if (address !== null) {
      const from = element('span', 'found-at');
      from.textContent = address;
      place.append(from);
    }
    return place;
  }

  #plate(picture: string | null, alt: string): HTMLElement {
    const plate = this.#button('plate', alt ? altText : noAltText, 'altText');
    plate.classList.toggle('has-alt', alt !== '');
    const info = picture === null ? undefined : this.source.info(picture);
    if (info) plate.dataset['size'] = ` · ${info.width} × ${info.height}`;
    if (alt) plate.title = alt;
    return plate;
  }

  #button(
    className: string,
    label: { id: string; en: string },
    what: 'pictureFile' | 'altText',
  ): HTMLButtonElement {
    const button = element('button', className, { type: 'button' });
    const text = element('span', 'bilingual');
    bilingual(text, label);
    button.append(text);
    button.setAttribute('aria-label', `${label.id} / ${label.en}`);
    button.addEventListener('click', () => {
      const pos = this.getPos();
      if (pos !== undefined) this.view.dispatch(ask(this.view.state.tr, { what, pos } satisfies Asking));
    });
    return button;
  }
}
