import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words, type Tongue, type Words } from '../../shared/story/words';
import type { ReplaceHow } from '../editor/find';
import type { Finder } from '../editor/finder';
import { PIECES, type PieceName } from '../editor/pieces';
import { LightElement } from './light-element';
import { Watching } from './watching';

const texts = {
  label: words('Cari dan ganti', 'Find and replace'),
  find: words('Cari dalam naskah', 'Find in the story'),
  replace: words('Ganti dengan', 'Replace with'),
  matchesCase: words('Bedakan huruf besar dan kecil', 'Match case'),
  wholeWords: words('Kata utuh', 'Whole words'),
  isPattern: words('Pola (regular expression)', 'Regular expression'),
  inSelection: words('Hanya dalam pilihan', 'In selection only'),
  where: words('Di mana', 'Where'),
  everywhere: words('Semua bagian', 'Everywhere'),
  next: words('Berikutnya', 'Next'),
  previous: words('Sebelumnya', 'Previous'),
  one: words('Ganti', 'Replace'),
  all: words('Ganti semua', 'Replace all'),
  proposes: words('Sebagai usulan', 'As suggestions'),
  isRead: words('Mengganti hanya bisa di tampilan bertanda.', 'Replacing works in the marked up view only.'),
  showReplace: words('Ganti…', 'Replace…'),
  close: words('Tutup', 'Close'),
  none: words('Tidak ada', 'No matches'),
  reading: words('Membaca…', 'Reading…'),
} as const;

/** What replacing may be narrowed to: the texts of a story by kind, in page order. */
const KINDS: readonly { readonly name: string; readonly words: Words }[] = [
  ...(['kicker', 'headline', 'standfirst', 'byline', 'dateline'] as const).map(pieceKind),
  { name: 'paragraph', words: words('Paragraf', 'Paragraphs') },
  { name: 'crosshead', words: words('Subjudul', 'Crossheads') },
  ...(
    ['caption', 'creditLine', 'relatedLink', 'attribution', 'factBoxTitle', 'signOff', 'credit'] as const
  ).map(pieceKind),
];

function pieceKind(name: PieceName) {
  return { name, words: PIECES[name].words };
}

type Switch = 'matchesCase' | 'wholeWords' | 'isPattern' | 'inSelection';

const SWITCHES: readonly { readonly name: Switch; readonly face: string; readonly key: string }[] = [
  { name: 'matchesCase', face: 'Aa', key: 'c' },
  { name: 'wholeWords', face: '“ab”', key: 'w' },
  { name: 'isPattern', face: '.*', key: 'r' },
  { name: 'inSelection', face: '[ ]', key: 's' },
];

/** Find and replace over the page: one line, a second one to replace. Everything has a key. */
@customElement('find-bar')
export class FindBar extends LightElement {
  constructor() {
    super();
    new Watching(this, () => this.finder);
  }

  @property({ attribute: false }) finder: Finder | null = null;
  @property({ attribute: false }) tongue: Tongue = 'id';
  /** True while the page shows a view in which nothing can be replaced. */
  @property({ attribute: false }) isRead = false;
  @state() private isOpen = false;
  @state() private isReplacing = false;
  @state() private find = '';
  @state() private replacement = '';
  /** Whether replacing proposes, where the page itself does not suggest. */
  @state() private proposes = false;
  @state() private kind = '';
  @state() private on: ReadonlySet<Switch> = new Set();

  /** Opens it, or takes the focus back to it, with the words in it that are selected on the page. */
  open(how: 'find' | 'replace'): void {
    this.isReplacing ||= how === 'replace';
    const selected = this.finder?.selectedWords ?? '';
    if (!this.isOpen && selected !== '') this.find = selected;
    if (!this.isOpen) this.#ask();
    this.isOpen = true;
    void this.updateComplete.then(() => {
      const field = this.querySelector<HTMLInputElement>('.find-words');
      field?.focus();
      field?.select();
    });
  }

  /** To the next hit or the one before; opens the bar where nothing is looked for. */
  step(by: 1 | -1): void {
    if (this.isOpen && this.find !== '') this.finder?.step(by);
    else this.open('find');
  }

  /** Puts the search away; the words stay for the next time. */
  close(): void {
    this.isOpen = this.isReplacing = false;
  }

  protected override render(): TemplateResult {
    if (!this.isOpen) return html``;
    return html`
      <div class="find-bar" role="search" aria-label=${texts.label[this.tongue]} @keydown=${this.#onKey}>
        <div class="find-line">
          <input
            class="find-words"
            type="text"
            autocomplete="off"
            spellcheck="false"
            dir="auto"
            aria-label=${texts.find[this.tongue]}
            placeholder=${texts.find[this.tongue]}
            aria-invalid=${this.finder?.reading.trouble ? 'true' : nothing}
            aria-describedby="find-told"
            .value=${this.find}
            @input=${(event: Event) => {
              this.find = (event.target as HTMLInputElement).value;
              this.#ask();
            }}
          />
          ${SWITCHES.map((one) => this.#switchView(one))}
          <select
            class="find-kind"
            aria-label=${texts.where[this.tongue]}
            @change=${(event: Event) => {
              this.kind = (event.target as HTMLSelectElement).value;
              this.#ask();
            }}
          >
            <option value="">${texts.everywhere[this.tongue]}</option>
            ${KINDS.map(({ name, words: label }) => html`<option value=${name} ?selected=${name === this.kind}>${label[this.tongue]}</option>`)}
          </select>
          <span
            id="find-told"
            class=${this.finder?.reading.trouble ? 'find-told wrong' : 'find-told'}
            role="status"
            >${this.#told()}</span
          >
          ${this.#handView(texts.previous, '↑', 'Shift+F3', () => this.finder?.step(-1))}
          ${this.#handView(texts.next, '↓', 'F3', () => this.finder?.step(1))}
          ${
            this.isReplacing
              ? nothing
              : html`<button type="button" class="button small" @click=${() => (this.isReplacing = true)}>
                  ${texts.showReplace[this.tongue]}
                </button>`
          }
          ${this.#handView(texts.close, '×', 'Esc', () => this.#close())}
        </div>
        ${this.isReplacing ? this.#replaceView() : nothing}
      </div>
    `;
  }

  #replaceView(): TemplateResult {
    const { total = 0 } = this.finder?.reading ?? {};
    const cannot = this.isRead || total === 0;
    return html`<div class="find-line">
      <input
        class="replace-words"
        type="text"
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        aria-label=${texts.replace[this.tongue]}
        placeholder=${texts.replace[this.tongue]}
        ?disabled=${this.isRead}
        aria-describedby=${this.isRead ? 'replace-told' : nothing}
        .value=${this.replacement}
        @input=${(event: Event) => (this.replacement = (event.target as HTMLInputElement).value)}
      />
      <button type="button" class="button small" ?disabled=${cannot} @click=${() => this.#replace()}>
        ${texts.one[this.tongue]}
      </button>
      <button
        type="button"
        class="button small"
        title="Ctrl+Alt+Enter"
        ?disabled=${cannot}
        @click=${() => this.#replaceAll()}
      >
        ${texts.all[this.tongue]}
      </button>
      <button
        type="button"
        class="tool find-proposes"
        title="${texts.proposes[this.tongue]} (Alt+U)"
        aria-pressed=${this.proposes ? 'true' : 'false'}
        ?disabled=${this.isRead}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => (this.proposes = !this.proposes)}
      >
        ${texts.proposes[this.tongue]}
      </button>
      ${this.isRead ? html`<span id="replace-told" class="find-told">${texts.isRead[this.tongue]}</span>` : nothing}
    </div>`;
  }

  #switchView({ name, face, key }: (typeof SWITCHES)[number]): TemplateResult {
    const label = texts[name][this.tongue];
    return html`<button
      type="button"
      class="tool find-switch"
      aria-label="${label}: ${face}"
      title="${label} (Alt+${key.toUpperCase()})"
      aria-pressed=${this.on.has(name) ? 'true' : 'false'}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#turn(name)}
    >
      ${face}
    </button>`;
  }

  #handView(label: Words, face: string, key: string, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="tool"
      aria-label=${label[this.tongue]}
      title="${label[this.tongue]} (${key})"
      @click=${act}
    >
      <span aria-hidden="true">${face}</span>
    </button>`;
  }

  #told(): string {
    const reading = this.finder?.reading;
    if (!reading || this.find === '') return '';
    if (reading.trouble) return reading.trouble[this.tongue];
    const number = new Intl.NumberFormat(this.tongue).format;
    if (reading.replaced !== null)
      return words(`${number(reading.replaced)} diganti`, `${number(reading.replaced)} replaced`)[
        this.tongue
      ];
    if (reading.total === 0) return (reading.isSettled ? texts.none : texts.reading)[this.tongue];
    if (reading.place === 0) return number(reading.total);
    return words(
      `${number(reading.place)} dari ${number(reading.total)}`,
      `${number(reading.place)} of ${number(reading.total)}`,
    )[this.tongue];
  }

  get #how(): ReplaceHow {
    return this.proposes ? 'proposed' : 'direct';
  }

  #replace(): void {
    this.finder?.replace(this.replacement, this.#how);
  }

  #replaceAll(): void {
    this.finder?.replaceAll(this.replacement, this.#how);
  }

  #turn(name: Switch): void {
    const on = new Set(this.on);
    if (!on.delete(name)) on.add(name);
    this.on = on;
    this.#ask();
  }

  #ask(): void {
    const { find, kind, on } = this;
    this.finder?.ask(
      {
        find,
        isPattern: on.has('isPattern'),
        matchesCase: on.has('matchesCase'),
        wholeWords: on.has('wholeWords'),
        kind: kind === '' ? null : kind,
      },
      on.has('inSelection'),
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const inReplace = (event.target as Element).classList.contains('replace-words');
    const isField = event.target instanceof HTMLInputElement;
    const turned =
      event.altKey && !mod && SWITCHES.find(({ key }) => event.code === `Key${key.toUpperCase()}`);
    if (event.key === 'Escape') this.#close();
    else if (turned) this.#turn(turned.name);
    else if (event.altKey && !mod && event.code === 'KeyU') this.proposes = !this.proposes;
    else if (event.key === 'Enter' && mod && event.altKey) this.#replaceAll();
    else if (event.key === 'Enter' && isField && inReplace) this.#replace();
    else if (event.key === 'Enter' && isField) this.finder?.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #close(): void {
    this.close();
    this.finder?.ask(null, false);
    this.emit('close-find');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'find-bar': FindBar;
  }
}
