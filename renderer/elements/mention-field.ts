import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words } from '../../shared/story/words';
import { mentionAt, namesFor, withName, type Mention } from '../mention-typing';
import { LightElement } from './light-element';

const texts = {
  list: words('Orang yang dapat dipanggil', 'People who can be called on'),
  one: words('1 nama. Enter memilih, Escape menutup.', '1 name. Enter takes it, Escape closes.'),
  many: words(
    '{n} nama. Panah memilih, Enter mengambil, Escape menutup.',
    '{n} names. Arrows choose, Enter takes, Escape closes.',
  ),
} as const;

/**
 * A text of several lines in which `@` offers the names of people. Focus stays in the text; arrows walk through the list, Enter
 * or Tab takes a name, Escape closes the list and leaves the dialog open. A field of several lines may not be called a combobox
 * (ARIA in HTML), so it is a text box that completes from a list, and a status says how many names there are.
 */
@customElement('mention-field')
export class MentionField extends LightElement {
  /** Id of the text field, for its label. */
  @property({ attribute: false }) entryId = '';
  /** Id of what describes it. */
  @property({ attribute: false }) noteId = '';
  /** Longest text, in UTF-16 units. */
  @property({ attribute: false }) most = 0;
  @property({ attribute: false }) isWrong = false;
  /** People who can be called on. */
  @property({ attribute: false }) names: readonly string[] = [];
  @state() private mention: Mention | null = null;
  @state() private place = 0;

  protected override firstUpdated(): void {
    this.#entry?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('place'))
      this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #entry(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get #offered(): readonly string[] {
    return this.mention ? namesFor(this.mention.typed, this.names) : [];
  }

  protected override render(): TemplateResult {
    const { say } = this.voice;
    const offered = this.#offered;
    const list = `${this.entryId}-names`;
    const isOpen = offered.length > 0;
    const told = offered.length === 1 ? say(texts.one) : say(texts.many).replace('{n}', `${offered.length}`);
    return html`
      <textarea
        id=${this.entryId}
        rows="3"
        dir="auto"
        maxlength=${this.most}
        aria-describedby=${this.noteId}
        aria-invalid=${this.isWrong ? 'true' : nothing}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${list}
        aria-activedescendant=${isOpen ? `${list}-${this.place}` : nothing}
        @input=${this.#look}
        @click=${this.#look}
        @keydown=${this.#onKeydown}
        @keyup=${this.#onKeyup}
        @blur=${this.#close}
      ></textarea>
      <ul class="asking-found" id=${list} role="listbox" aria-label=${say(texts.list)} ?hidden=${!isOpen}>
        ${offered.map((name, at) => this.#nameView(name, at, list))}
      </ul>
      <p class="visually-hidden" role="status">${isOpen ? told : ''}</p>
    `;
  }

  #nameView(name: string, at: number, list: string): TemplateResult {
    return html`<li
      id="${list}-${at}"
      role="option"
      aria-selected=${at === this.place ? 'true' : 'false'}
      @mousedown=${(event: Event) => {
        // Before the field is left, so that the list is still there.
        event.preventDefault();
        this.#take(name);
      }}
    >
      <span dir="auto">${name}</span>
    </li>`;
  }

  readonly #look = (): void => {
    const entry = this.#entry;
    if (!entry) return;
    const isCaret = entry.selectionStart === entry.selectionEnd;
    this.mention = isCaret ? mentionAt(entry.value, entry.selectionStart) : null;
    this.place = 0;
  };

  readonly #close = (): void => {
    this.mention = null;
  };

  #take(name: string): void {
    const entry = this.#entry;
    if (!entry || !this.mention) return;
    const { text, caret } = withName(entry.value, this.mention, name);
    if (text.length > this.most) return;
    entry.value = text;
    entry.setSelectionRange(caret, caret);
    this.#close();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const offered = this.#offered;
    const name = offered[this.place];
    if (event.isComposing || name === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) this.place = (this.place + by + offered.length) % offered.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(name);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The caret has gone elsewhere by keys. */
  readonly #onKeyup = ({ key }: KeyboardEvent): void => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) this.#look();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mention-field': MentionField;
  }
}
