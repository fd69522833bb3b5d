import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import type { NodeName } from '../../shared/story/schema';
import { words, type Words } from '../../shared/story/words';
import { ask, type Asking } from './asking';
import { placeholderData } from './first-words';
import { PIECES, type PieceName } from './pieces';

/** How the pieces of furniture are drawn. Plain DOM: Lit never renders inside the editable. */

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Puts both languages of a text on an element; the style sheet shows the one that the window speaks. */
export function bilingual(target: HTMLElement, { id, en }: Words): void {
  target.dataset['id'] = id;
  target.dataset['en'] = en;
}

/** Shows a piece's placeholder while it is empty. */
export function markBlank(dom: HTMLElement, name: PieceName, isBlank: boolean): void {
  dom.classList.toggle('blank', isBlank);
  for (const [attribute, text] of Object.entries(placeholderData(PIECES[name].placeholder)))
    dom.setAttribute(attribute, text);
}

/** One line of furniture with its placeholder. */
class LineView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #name: PieceName;

  constructor(node: Node, tag: 'p' | 'h1' | 'h3' | 'cite' | 'figcaption', name: PieceName) {
    this.#name = name;
    this.dom = this.contentDOM = element(tag, name, { 'data-piece': name, dir: 'auto' });
    this.update(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== this.#name) return false;
    markBlank(this.dom, this.#name, node.content.size === 0);
    return true;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    // The placeholder's class is ours; the text is ProseMirror's.
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }
}

/** A line with a printed label before it that is not part of the text: a related link, a credit. A press on the label asks. */
class LabelledView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #label: HTMLButtonElement;
  readonly #name: 'relatedLink' | 'credit';
  readonly #hint: Words;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    name: 'relatedLink' | 'credit',
    hint: Words,
  ) {
    this.#name = name;
    this.#hint = hint;
    this.dom = element('p', name, { 'data-piece': name, dir: 'auto' });
    this.#label = element('button', 'printed-label', {
      type: 'button',
      contenteditable: 'false',
      tabindex: '-1',
    });
    this.#label.addEventListener('mousedown', (event) => event.preventDefault());
    this.#label.addEventListener('click', () => {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(ask(view.state.tr, { what: name, pos } satisfies Asking));
    });
    this.contentDOM = element('span', 'words');
    this.dom.append(this.#label, this.contentDOM);
    this.update(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== this.#name) return false;
    const label = node.attrs['label'] as string;
    const isBy = /\bby$/i.test(label);
    this.#label.textContent = label === '' ? '' : isBy ? `${label} ` : `${label}: `;
    this.#label.hidden = label === '';
    this.#label.title = `${this.#hint.id} / ${this.#hint.en}`;
    if (this.#name === 'relatedLink') {
      this.dom.classList.toggle('without-address', node.attrs['href'] === null);
      this.dom.classList.toggle('in-list', label === '');
    }
    markBlank(this.contentDOM, this.#name, node.content.size === 0);
    return true;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return (
      this.#label.contains(mutation.target) ||
      (mutation.type === 'attributes' && mutation.target !== this.contentDOM)
    );
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.#label.contains(event.target);
  }
}

/** An embed: a plate that says what it is and where it is. It is never live. */
class EmbedView implements NodeView {
  readonly dom: HTMLElement;

  constructor(
    private node: Node,
    view: EditorView,
    getPos: () => number | undefined,
  ) {
    this.dom = element('div', 'embed');
    this.dom.addEventListener('dblclick', () => {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(ask(view.state.tr, { what: 'embed', pos }));
    });
    this.update(node);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const title = element('strong', 'embed-title');
    title.textContent = (node.attrs['title'] as string) || '';
    if (title.textContent === '') bilingual(title, words('Sematan', 'Embed'));
    const address = element('span', 'embed-address');
    address.textContent = (node.attrs['address'] as string | null) ?? '';
    if (address.textContent === '') bilingual(address, words('belum ada alamat', 'no address yet'));
    this.dom.replaceChildren(title, address);
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }
}

const line =
  (tag: ConstructorParameters<typeof LineView>[1], name: PieceName): NodeViewConstructor =>
  (node) =>
    new LineView(node, tag, name);

const labelHint = words('Alamat dan label', 'Address and label');
const roleHint = words('Peran dan label', 'Role and label');

/** The views of every piece but those that know the archive: the picture and the sign-off. */
export const pieceViews: Partial<Record<NodeName, NodeViewConstructor>> = {
  kicker: line('p', 'kicker'),
  headline: line('h1', 'headline'),
  standfirst: line('p', 'standfirst'),
  byline: line('p', 'byline'),
  dateline: line('p', 'dateline'),
  caption: line('figcaption', 'caption'),
  creditLine: line('p', 'creditLine'),
  attribution: line('cite', 'attribution'),
  factBoxTitle: line('h3', 'factBoxTitle'),
  relatedLink: (node, view, getPos) => new LabelledView(node, view, getPos, 'relatedLink', labelHint),
  credit: (node, view, getPos) => new LabelledView(node, view, getPos, 'credit', roleHint),
  embed: (node, view, getPos) => new EmbedView(node, view, getPos),
};
