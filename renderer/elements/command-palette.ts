import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StoryRow } from '../../shared/contract';
import { cutAtHits } from '../fuzzy';
import { shownKey } from '../keys';
import { cutSnippet, itemKey, paletteItems, type PaletteCommand, type PaletteItem } from '../palette-items';
import { keysView } from './key-caps';
import { LightElement } from './light-element';

/** The desk is asked to search inside stories when typing has rested this long. */
const REST_MS = 180;

/** What a person chose. */
export type PaletteChoice = { readonly story: string } | { readonly command: string };

const cutsView = (cuts: ReturnType<typeof cutAtHits>) =>
  cuts.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : text));

/** One field to every story and every command (the combobox pattern: focus stays in the field, the list is pointed at). */
@customElement('command-palette')
export class CommandPalette extends LightElement {
  @property({ attribute: false }) rows: readonly StoryRow[] = [];
  @property({ attribute: false }) commands: readonly PaletteCommand[] = [];
  @property({ attribute: false }) isMac = false;
  /** Stories that hold these words. */
  @property({ attribute: false }) search: (words: string) => Promise<readonly StoryRow[]> = () =>
    Promise.resolve([]);
  @state() private query = '';
  @state() private place = 0;
  @state() private found: readonly StoryRow[] = [];
  @state() private isSearching = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.querySelector('input')?.focus();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#rest);
    super.disconnectedCallback();
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { m } = this.voice;
    const items = this.#items();
    return html`
      <dialog class="palette" aria-label=${m.palette.title} closedby="any" @close=${this.#onClose}>
        <input
          type="text"
          role="combobox"
          aria-label=${m.palette.title}
          aria-autocomplete="list"
          aria-expanded=${items.length > 0 ? 'true' : 'false'}
          aria-controls="palette-list"
          aria-activedescendant=${items.length > 0 ? `palette-${this.place}` : nothing}
          placeholder=${m.palette.hint}
          autocomplete="off"
          spellcheck="false"
          maxlength="300"
          .value=${this.query}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
        <div class="palette-list" role="listbox" id="palette-list" aria-label=${m.palette.title}>
          ${this.#groupsView(items)}
        </div>
        ${items.length === 0 && !this.isSearching ? html`<p class="empty">${m.palette.none(this.query)}</p>` : nothing}
        <p class="palette-foot">
          <span>${keysView(['↑', '↓'])} ${m.palette.move}</span>
          <span>${keysView(['Enter'])} ${m.palette.open}</span>
          <span>${keysView(['Esc'])} ${m.palette.close}</span>
          <span class="status-gap"></span>
          <span role="status"
            >${this.isSearching ? m.palette.searching : m.palette.count(this.voice.number(items.length))}</span
          >
        </p>
      </dialog>
    `;
  }

  #items(): readonly PaletteItem[] {
    return paletteItems(this.query, this.rows, this.commands, this.found);
  }

  #groupsView(items: readonly PaletteItem[]): TemplateResult[] {
    const { m } = this.voice;
    const labels = { story: m.palette.stories, found: m.palette.found, command: m.palette.commands };
    const kinds = [...new Set(items.map((item) => item.kind))];
    return kinds.map(
      (kind) => html`
        <div role="group" aria-labelledby="palette-group-${kind}">
          <p class="label" id="palette-group-${kind}" role="presentation">${labels[kind]}</p>
          ${items.map((item, place) => (item.kind === kind ? this.#itemView(item, place) : nothing))}
        </div>
      `,
    );
  }

  #itemView(item: PaletteItem, place: number): TemplateResult {
    return html`
      <div
        role="option"
        id="palette-${place}"
        class="palette-item ${item.kind}"
        aria-selected=${place === this.place ? 'true' : 'false'}
        @click=${() => this.#choose(item)}
        @pointermove=${() => (this.place = place)}
      >
        ${this.#contentView(item)}
      </div>
    `;
  }

  #contentView(item: PaletteItem): TemplateResult {
    const { m } = this.voice;
    switch (item.kind) {
      case 'story':
        return html`
          <span class="palette-headline" dir="auto"
            >${item.row.headline ? cutsView(cutAtHits(item.row.headline, item.hits)) : m.queue.untitled}</span
          >
          <span class="palette-slug">${item.row.slug || m.queue.noSlug}</span>
        `;
      case 'found':
        return html`
          <span class="palette-headline" dir="auto">${item.row.headline || m.queue.untitled}</span>
          <span class="palette-snippet" dir="auto">${cutsView(cutSnippet(item.row.snippet ?? ''))}</span>
        `;
      case 'command':
        return html`
          <span class="palette-command">${cutsView(cutAtHits(item.command.label, item.hits))}</span>
          <span class="hint">${item.command.group}</span>
          ${item.command.key === null ? nothing : keysView(shownKey(item.command.key, this.isMac))}
        `;
    }
  }

  #choose(item: PaletteItem): void {
    const choice: PaletteChoice =
      item.kind === 'command' ? { command: item.command.id } : { story: item.row.id };
    // Closing first gives the focus back to where it was, which is where a command of the page must find it.
    this.querySelector('dialog')?.close();
    this.emit('choose', choice);
  }

  /** What was chosen may have put another dialog here, which this one's end must not take away. */
  readonly #onClose = (): void => {
    if (this.isConnected) this.emit('dismiss');
  };

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.place = 0;
    clearTimeout(this.#rest);
    const words = this.query.trim();
    if (words.length < 2) {
      this.found = [];
      this.isSearching = false;
      return;
    }
    this.isSearching = true;
    this.#rest = setTimeout(() => void this.#searchInside(words), REST_MS);
  };

  async #searchInside(words: string): Promise<void> {
    // Names still find stories where the desk cannot; what is wrong with it is told where it matters.
    const found = await this.search(words).catch(() => []);
    if (this.query.trim() !== words) return;
    // What comes in late moves nothing away under the finger that is about to press Enter.
    const pointed = this.#items()[this.place];
    this.found = found;
    this.isSearching = false;
    const place = this.#items().findIndex((item) => pointed && itemKey(item) === itemKey(pointed));
    this.place = Math.max(0, place);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const items = this.#items();
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      const next = this.place + step;
      // Single steps go round; pages stop at the ends.
      this.place =
        Math.abs(step) === 1
          ? (next + items.length) % items.length
          : Math.max(0, Math.min(items.length - 1, next));
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      const item = items[this.place];
      if (item) this.#choose(item);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'command-palette': CommandPalette;
  }
}
