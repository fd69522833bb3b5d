import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EditorState } from 'prosemirror-state';
import type { OutlineKind } from '../../shared/story/outline';
import { words, type Words } from '../../shared/story/words';
import { PIECES } from '../editor/pieces';
import { cutAtHits } from '../fuzzy';
import {
  placeAmong,
  placesFor,
  positionOfItem,
  type GoToItem,
  type LinePlace,
  type NumberedPlace,
} from '../go-to';
import { keysView } from './key-caps';
import { LightElement } from './light-element';

const texts = {
  title: words('Ke bagian naskah', 'Go to a place in the story'),
  hint: words(
    'foto 2, p 12, baris 40, atau kata dari kerangka',
    'picture 2, p 12, line 40, or words of the outline',
  ),
  list: words('Kerangka naskah', 'Outline of the story'),
  none: words('Naskah ini tidak punya bagian itu.', 'The story has no such place.'),
  empty: words('(kosong)', '(empty)'),
  here: words('di sini', 'here'),
  choose: words('pilih', 'choose'),
  open: words('ke sana', 'go there'),
  move: words('pindahkan', 'move'),
  close: words('tutup', 'close'),
} as const;

const KINDS: Readonly<Record<OutlineKind | NumberedPlace, Words>> = {
  headline: PIECES.headline.words,
  standfirst: PIECES.standfirst.words,
  crosshead: words('Subjudul', 'Crosshead'),
  picture: words('Foto', 'Picture'),
  factBox: words('Boks', 'Box'),
  relatedLink: PIECES.relatedLink.words,
  credit: PIECES.credit.words,
  block: words('Blok', 'Block'),
  paragraph: words('Paragraf', 'Paragraph'),
  line: words('Baris', 'Line'),
};

/** Kinds of which a story has one, or that name themselves: they have no number. */
const UNNUMBERED = new Set<string>(['headline', 'standfirst', 'credit']);

/** A block is to be moved over its neighbour. */
export interface BlockMove {
  /** A position in the block. */
  readonly position: number;
  readonly by: -1 | 1;
}

/** The outline of the story, and the way to any place of it by number or words (the combobox pattern, as the palette). */
@customElement('go-to-place')
export class GoToPlace extends LightElement {
  /** The page as it is. */
  @property({ attribute: false }) page: EditorState | null = null;
  /** True while the page shows a view of the changes, in which nothing is moved. */
  @property({ attribute: false }) isRead = false;
  /** Where the lines of the body begin on the house's page. */
  @property({ attribute: false }) lineAt: LinePlace = () => null;
  @state() private query = '';
  /** Which item is pointed at; null until somebody moves: then it is where the caret is. */
  @state() private pointed: number | null = null;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.querySelector('input')?.focus();
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { say } = this.voice;
    const items = this.#items();
    const here = this.#here(items);
    const place = this.#place(items);
    return html`
      <dialog
        class="palette"
        aria-label=${say(texts.title)}
        closedby="any"
        @close=${() => this.emit('dismiss')}
      >
        <input
          type="text"
          role="combobox"
          aria-label=${say(texts.title)}
          aria-autocomplete="list"
          aria-expanded=${items.length > 0 ? 'true' : 'false'}
          aria-controls="places"
          aria-activedescendant=${items.length > 0 ? `place-${place}` : nothing}
          placeholder=${say(texts.hint)}
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          .value=${this.query}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
        <div class="palette-list" role="listbox" id="places" aria-label=${say(texts.list)}>
          ${items.map((item, at) => this.#itemView(item, at, at === place, at === here))}
        </div>
        ${items.length === 0 ? html`<p class="empty" role="status">${say(texts.none)}</p>` : nothing}
        <p class="palette-foot">
          <span>${keysView(['↑', '↓'])} ${say(texts.choose)}</span>
          <span>${keysView(['Enter'])} ${say(texts.open)}</span>
          ${this.isRead ? nothing : html`<span>${keysView(['Alt', '↑', '↓'])} ${say(texts.move)}</span>`}
          <span>${keysView(['Esc'])} ${say(texts.close)}</span>
        </p>
      </dialog>
    `;
  }

  #itemView(item: GoToItem, at: number, isPointed: boolean, isHere: boolean): TemplateResult {
    const { say, number } = this.voice;
    const [kind, count, text] =
      item.kind === 'outline'
        ? ([item.entry.kind, item.entry.number, item.entry.text] as const)
        : ([item.place, item.number, item.text] as const);
    const label = UNNUMBERED.has(kind) ? say(KINDS[kind]) : `${say(KINDS[kind])} ${number(count)}`;
    const cuts = cutAtHits(text, item.kind === 'outline' ? item.hits : []);
    return html`
      <div
        role="option"
        id="place-${at}"
        class="palette-item place ${kind}"
        aria-selected=${isPointed ? 'true' : 'false'}
        aria-current=${isHere ? 'location' : nothing}
        @click=${() => this.#go(item)}
        @pointermove=${() => (this.pointed = at)}
      >
        <span class="place-kind">${label}</span>
        <span class="palette-headline" dir="auto"
          >${text === '' ? say(texts.empty) : cuts.map(({ text: cut, isHit }) => (isHit ? html`<mark>${cut}</mark>` : cut))}</span
        >
        ${isHere ? html`<span class="hint">${say(texts.here)}</span>` : nothing}
      </div>
    `;
  }

  #items(): readonly GoToItem[] {
    return this.page ? placesFor(this.query, this.page.doc, this.lineAt) : [];
  }

  #here(items: readonly GoToItem[]): number {
    return this.page ? placeAmong(items, this.page.selection.head) : -1;
  }

  #place(items: readonly GoToItem[]): number {
    const wanted = this.pointed ?? (this.query.trim() === '' ? this.#here(items) : 0);
    return Math.min(Math.max(0, wanted), Math.max(0, items.length - 1));
  }

  #go(item: GoToItem): void {
    this.querySelector('dialog')?.close();
    this.emit('go-position', positionOfItem(item));
  }

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.pointed = null;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const items = this.#items();
    const item = items[this.#place(items)];
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (!item || (step === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (step === undefined) return this.#go(item);
    if (event.altKey && this.isRead) return;
    if (event.altKey) {
      const by = step > 0 ? 1 : -1;
      this.emit('move-block', { position: positionOfItem(item), by } satisfies BlockMove);
      // The caret went along with the block, and what is pointed at with the caret.
      this.pointed = null;
      return;
    }
    const next = this.#place(items) + step;
    this.pointed =
      Math.abs(step) === 1
        ? (next + items.length) % items.length
        : Math.max(0, Math.min(items.length - 1, next));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'go-to-place': GoToPlace;
  }
}
