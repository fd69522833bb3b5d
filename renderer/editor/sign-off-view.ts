import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { readSignOff } from '../../shared/story/sign-off';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { words } from '../../shared/story/words';
import { ask } from './asking';
import { bilingual, element, markBlank } from './piece-views';

const whoIsIt = words('Siapa ini?', 'Who is this?');
const hint = words('Siapa di balik kode ini', 'Who stands behind this code');

/** The sign-off with, beside it, who its code stands for as far as that is known. The plate is not part of the text. */
export class SignOffView implements NodeView {
  readonly dom = element('p', 'signOff', { 'data-piece': 'signOff', dir: 'auto' });
  readonly contentDOM = element('span', 'words');
  readonly #plate = element('button', 'sign-off-meaning bilingual', {
    type: 'button',
    contenteditable: 'false',
    tabindex: '-1',
  });
  #node: Node;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    private readonly known: () => readonly KnownSignOff[],
    private readonly onDestroy: () => void,
  ) {
    this.#node = node;
    this.#plate.title = `${hint.id} / ${hint.en}`;
    this.#plate.addEventListener('mousedown', (event) => event.preventDefault());
    this.#plate.addEventListener('click', () => {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(ask(view.state.tr, { what: 'signOff', pos }));
    });
    this.dom.append(this.contentDOM, this.#plate);
    this.refresh();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = node.textContent === this.#node.textContent;
    this.#node = node;
    if (!isSame) this.refresh();
    return true;
  }

  /** Says anew who it is: the code changed, or something was learned about it. */
  refresh(): void {
    markBlank(this.contentDOM, 'signOff', this.#node.content.size === 0);
    const code = readSignOff(this.#node.textContent).desk;
    const [best] = this.known().filter((one) => one.code === code);
    this.#plate.hidden = code === null;
    this.#plate.classList.toggle('is-unconfirmed', best?.standing !== 'confirmed');
    const told = !best
      ? whoIsIt
      : best.standing === 'confirmed'
        ? words(best.name, best.name)
        : words(`${best.name}?`, `${best.name}?`);
    bilingual(this.#plate, told);
    this.#plate.setAttribute('aria-label', `${hint.id}: ${told.id} / ${hint.en}: ${told.en}`);
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return this.#plate.contains(mutation.target) || mutation.type === 'attributes';
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.#plate.contains(event.target);
  }

  destroy(): void {
    this.onDestroy();
  }
}
