import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EditorState } from 'prosemirror-state';
import { words, type Tongue } from '../../shared/story/words';
import { isSameTools, RESTING_TOOLS, toolsFor, type Tool } from '../editor/toolbar';
import type { KeyBook } from '../key-book';
import { shownKey } from '../keys';
import { LightElement } from './light-element';

const label = words('Alat halaman', 'Page tools');

/** The tools follow the page after this long without a change: no letter waits for them. */
const FOLLOW_AFTER_MS = 100;

/** The toolbar above a page. Says `run` with the command that was chosen. */
@customElement('page-tools')
export class PageTools extends LightElement {
  @property({ attribute: false }) tongue: Tongue = 'id';
  /** Which key does what. */
  @property({ attribute: false }) keyBook!: KeyBook;
  /** True while the page shows a view that is only read. */
  @property({ attribute: false }) isRead = false;
  @state() private tools = RESTING_TOOLS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** Reads what can be done now, when the hands have rested for a moment. */
  follow(page: () => EditorState | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(page()), FOLLOW_AFTER_MS);
  }

  #read(page: EditorState | null): void {
    const next = page ? toolsFor(page) : RESTING_TOOLS;
    if (!isSameTools(next, this.tools)) this.tools = next;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tools" role="toolbar" aria-label=${label[this.tongue]} @keydown=${this.#step}>
        ${this.tools.map((group) => html`<div class="tool-group">${group.map((tool) => this.#toolView(tool))}</div>`)}
      </div>
    `;
  }

  #toolView({ command, face, canRun, isActive }: Tool): TemplateResult {
    const name = command.words[this.tongue];
    const [key] = this.keyBook.of(command.id);
    const isToggle = command.isActive !== undefined;
    return html`<button
      type="button"
      class="tool tool-${command.id.replace('.', '-')}"
      aria-label=${name}
      title=${key ? `${name} (${shownKey(key, this.keyBook.isMac).join(' ')})` : name}
      aria-pressed=${isToggle ? String(isActive) : nothing}
      ?disabled=${!canRun || this.isRead}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.emit('run', command)}
    >
      ${face[this.tongue]}
    </button>`;
  }

  /** Arrow keys go from tool to tool (ARIA toolbar). */
  readonly #step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const tools = [...this.querySelectorAll<HTMLButtonElement>('.tool:not(:disabled)')];
    const next = tools[tools.indexOf(event.target as HTMLButtonElement) + by];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'page-tools': PageTools;
  }
}
