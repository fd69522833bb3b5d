import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words, type Tongue, type Words } from '../../shared/story/words';
import type { Answer, AskedField, AskedForm, Suggestion } from '../editor/asked-form';
import { nothingKnown, type Lookup } from '../editor/lookup';

const texts = {
  set: words('Simpan', 'Set'),
  cancel: words('Batal', 'Cancel'),
  found: words('Dari arsip', 'From the archive'),
} as const;

/** The archive is asked when typing has rested this long. */
const REST_MS = 150;

type Values = Readonly<Record<string, string>>;

/**
 * The small form beside the text. A line that the archive knows something about is a combobox: focus stays in it, arrow keys walk
 * through what was found, Enter takes it. Answers go up as `answer`, Escape and Cancel as `dismiss`.
 */
@customElement('asking-panel')
export class AskingPanel extends LitElement {
  @property({ attribute: false }) form!: AskedForm;
  /** Which question it is: with another one, what was typed for the last is gone. */
  @property({ attribute: false }) turn = 0;
  @property({ attribute: false }) lookup: Lookup = nothingKnown;
  @property({ attribute: false }) tongue: Tongue = 'id';
  @state() private values: Values = {};
  @state() private wrong: Words | null = null;
  /** Name of the line that suggestions are for. */
  @state() private suggesting: string | null = null;
  @state() private found: readonly Suggestion[] = [];
  @state() private place = -1;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #asks = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#rest);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('turn') && this.hasUpdated) return;
    this.values = Object.fromEntries(this.form.fields.map(({ name, value }) => [name, value]));
    this.wrong = null;
    this.#closeList();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('turn')) this.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const { form, tongue } = this;
    return html`
      <form class="asking" aria-label=${form.title[tongue]} @submit=${this.#onSubmit} @keydown=${this.#onKey}>
        <strong>${form.title[tongue]}</strong>
        ${form.note ? html`<p class="asking-note">${form.note[tongue]}</p>` : nothing}
        ${form.fields.filter(({ isHidden }) => !isHidden).map((field) => this.#fieldView(field))}
        ${this.wrong ? html`<p class="asking-wrong" role="alert">${this.wrong[tongue]}</p>` : nothing}
        <div class="asking-hands">
          <button type="submit" class="button primary small">${(form.confirm ?? texts.set)[tongue]}</button>
          ${
            form.other
              ? html`<button type="button" class="button small" @click=${this.#answerOther}>
                  ${form.other.words[tongue]}
                </button>`
              : nothing
          }
          <button type="button" class="button small" @click=${() => this.#emit('dismiss')}>
            ${texts.cancel[tongue]}
          </button>
        </div>
      </form>
    `;
  }

  #emit(name: 'answer' | 'dismiss', detail?: Answer): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  // ------------------------------------------------------------ lines

  #fieldView(field: AskedField): TemplateResult {
    const { name } = field;
    const { tongue } = this;
    const value = this.values[name] ?? '';
    const take = (event: Event) => this.#take(field, (event.target as HTMLInputElement).value);
    if (field.options) {
      const options = field.options.map(
        (option) =>
          html`<option value=${option.value} ?selected=${option.value === value}>
            ${option.words[tongue]}
          </option>`,
      );
      return html`<label
        ><span>${field.words[tongue]}</span
        ><select name=${name} .value=${value} @change=${take}>
          ${options}
        </select></label
      >`;
    }
    if (field.isLong) {
      return html`<label
        ><span>${field.words[tongue]}</span
        ><textarea name=${name} rows="3" dir="auto" .value=${value} @input=${take}></textarea>
      </label>`;
    }
    return field.suggest ? this.#comboView(field, value, take) : this.#lineView(field, value, take);
  }

  #lineView(field: AskedField, value: string, take: (event: Event) => void): TemplateResult {
    const list = field.choices ? `asking-${field.name}-choices` : nothing;
    return html`<label
      ><span>${field.words[this.tongue]}</span
      ><input
        type="text"
        name=${field.name}
        dir="auto"
        list=${list}
        .value=${value}
        placeholder=${field.hint?.[this.tongue] ?? ''}
        autocomplete="off"
        @input=${take}
      />${
        field.choices
          ? html`<datalist id=${list}>
              ${field.choices.map((choice) => html`<option value=${choice}></option>`)}
            </datalist>`
          : nothing
      }</label
    >`;
  }

  #comboView(field: AskedField, value: string, take: (event: Event) => void): TemplateResult {
    const isOpen = this.suggesting === field.name && this.found.length > 0;
    const list = `asking-${field.name}-list`;
    return html`<div class="asking-combo">
      <label
        ><span>${field.words[this.tongue]}</span
        ><input
          type="text"
          name=${field.name}
          dir="auto"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${String(isOpen)}
          aria-controls=${list}
          aria-activedescendant=${isOpen && this.place >= 0 ? `${list}-${this.place}` : nothing}
          .value=${value}
          placeholder=${field.hint?.[this.tongue] ?? ''}
          autocomplete="off"
          @input=${take}
          @blur=${this.#onBlur}
      /></label>
      <ul
        class="asking-found"
        id=${list}
        role="listbox"
        aria-label=${texts.found[this.tongue]}
        ?hidden=${!isOpen}
      >
        ${isOpen ? this.found.map((suggestion, i) => this.#suggestionView(list, suggestion, i)) : nothing}
      </ul>
    </div>`;
  }

  #suggestionView(list: string, suggestion: Suggestion, i: number): TemplateResult {
    return html`<li
      id="${list}-${i}"
      role="option"
      aria-selected=${String(i === this.place)}
      @mousedown=${(event: Event) => {
        // Before the field is left, so that the list is still there.
        event.preventDefault();
        this.#choose(suggestion);
      }}
    >
      <span dir="auto">${suggestion.shown}</span>
      ${suggestion.note ? html`<small>${suggestion.note[this.tongue]}</small>` : nothing}
    </li>`;
  }

  // ------------------------------------------------------------ answering

  #take(field: AskedField, value: string): void {
    this.values = { ...this.values, ...field.implies?.(value), [field.name]: value };
    this.wrong = null;
    if (!field.suggest) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#suggest(field), REST_MS);
  }

  /** Asks the archive. An answer that comes after a later question is not looked at; one that cannot come is an empty list. */
  async #suggest(field: AskedField): Promise<void> {
    const turn = ++this.#asks;
    const typed = this.values[field.name] ?? '';
    const found = (await field.suggest?.(typed, this.lookup).catch(() => [])) ?? [];
    if (turn !== this.#asks || this.values[field.name] !== typed) return;
    this.suggesting = field.name;
    this.found = found;
    this.place = -1;
    const exact = found.find(({ isExact }) => isExact);
    if (exact) this.#fillEmpty(exact.fills);
  }

  #choose({ fills }: Suggestion): void {
    this.values = { ...this.values, ...fills };
    this.#closeList();
  }

  /** What was typed is exactly one thing of the archive: what else is known of it goes where nothing stands yet. */
  #fillEmpty(fills: Values): void {
    const empty = Object.entries(fills).filter(([name]) => (this.values[name] ?? '') === '');
    this.values = { ...this.values, ...Object.fromEntries(empty) };
  }

  #closeList(): void {
    this.#asks += 1;
    this.suggesting = null;
    this.found = [];
    this.place = -1;
  }

  /** The list stays while a button is pressed, which would else slip away from under the hand. */
  readonly #onBlur = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof HTMLButtonElement)) this.#closeList();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    const isListed = this.found.length > 0;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.found[this.place];
    if (isListed && by !== undefined) {
      event.preventDefault();
      const { length } = this.found;
      this.place = (this.place + by + (this.place < 0 && by < 0 ? length + 1 : length)) % length;
    } else if (isListed && event.key === 'Enter' && chosen) {
      event.preventDefault();
      this.#choose(chosen);
    } else if (event.key === 'Escape') {
      if (isListed) this.#closeList();
      else this.#emit('dismiss');
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#give(this.form.answer(this.values, this.lookup));
  };

  readonly #answerOther = (): void => {
    if (this.form.other) this.#give(this.form.other.answer);
  };

  #give(answer: Answer): void {
    if ('wrong' in answer) this.wrong = answer.wrong;
    else this.#emit('answer', answer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'asking-panel': AskingPanel;
  }
}
