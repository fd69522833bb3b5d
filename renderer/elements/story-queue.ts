import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoryId, StoryRow } from '../../shared/contract';
import { FLAGS } from '../../shared/story/fields';
import { STATUS_LABELS } from '../../shared/story/status';
import { countsOf, fullness, QUEUE_TABS, rowsIn, statusTone, type QueueTab } from '../queue-tabs';
import type { Voice } from '../voice';
import { LightElement } from './light-element';
import { tabsView } from './tabs';

/** Rows drawn at once; more come when they are asked for. */
const ROWS_AT_ONCE = 200;

/** Length against commission, status and what to be careful of: the foot of a row. */
function rowFootView(row: StoryRow, voice: Voice): TemplateResult {
  const { m, number, say } = voice;
  const words = number(row.wordCount);
  const full = fullness(row);
  const asked = number(row.commissionedLength ?? 0);
  return html`
    <span class="row-foot">
      <span class="pill ${statusTone(row.status)}">${say(STATUS_LABELS[row.status])}</span>
      ${
        full === null
          ? html`<span class="row-length">${m.queue.words(words)}</span>`
          : html`
              <progress class="length-bar" max="1" .value=${full} aria-hidden="true"></progress>
              <span class="row-length" title=${m.queue.lengthLabel(words, asked)}
                >${m.queue.ofCommission(words, asked)}</span
              >
            `
      }
      ${FLAGS.map((flag) => (row.flags[flag] ? html`<span class="pill red">${m.flags[flag]}</span>` : nothing))}
      ${
        row.embargo === null
          ? nothing
          : html`<span class="pill red" title=${voice.told(row.embargo)}
              >${m.queue.embargo(voice.zonedTime(row.embargo))}</span
            >`
      }
    </span>
  `;
}

/** The desk's queue. Rows are links, so that a story can be opened, copied and gone back to like any page. */
@customElement('story-queue')
export class StoryQueue extends LightElement {
  @property({ attribute: false }) rows: readonly StoryRow[] = [];
  @property({ attribute: false }) hasRows = false;
  @property({ attribute: false }) tab: QueueTab = 'all';
  @property({ attribute: false }) openId: StoryId | null = null;
  @property({ attribute: false }) person = '';
  /** ms since 1970: which day is today. */
  @property({ attribute: false }) now = 0;
  @state() private shown = ROWS_AT_ONCE;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('tab')) this.shown = ROWS_AT_ONCE;
  }

  protected override render(): TemplateResult {
    const { m, number } = this.voice;
    const counts = countsOf(this.rows, this.person);
    const rows = rowsIn(this.rows, this.tab, this.person);
    const hidden = rows.length - this.shown;
    return html`
      <div class="pane-head">
        ${tabsView<QueueTab>({
          prefix: 'queue',
          label: m.queue.label,
          selected: this.tab,
          tabs: QUEUE_TABS.map((name) => ({
            name,
            label: m.queue.tabs[name],
            count: name === 'all' ? null : number(counts[name]),
          })),
          onSelect: (tab) => this.emit('tab', tab),
        })}
        <button
          type="button"
          class="quiet fold"
          title=${m.queue.fold}
          aria-label=${m.queue.fold}
          @click=${() => this.emit('fold')}
        >
          <span aria-hidden="true">‹</span>
        </button>
      </div>
      <div
        class="pane-body"
        role="tabpanel"
        id="queue-panel"
        aria-labelledby="queue-tab-${this.tab}"
        tabindex="-1"
      >
        ${rows.length === 0 && this.hasRows ? html`<p class="empty">${m.queue.empty[this.tab]}</p>` : nothing}
        <ul class="rows" @keydown=${this.#onKeydown}>
          ${repeat(
            rows.slice(0, this.shown),
            (row) => row.id,
            (row) => this.#rowView(row),
          )}
        </ul>
        ${
          hidden > 0
            ? html`<button type="button" class="button more" @click=${() => (this.shown += ROWS_AT_ONCE)}>
                ${m.queue.more(number(hidden))}
              </button>`
            : nothing
        }
      </div>
      ${this.person === '' ? this.#askNameView() : nothing}
    `;
  }

  #rowView(row: StoryRow): TemplateResult {
    const { m } = this.voice;
    return html`
      <li>
        <a class="row" href="#/story/${row.id}" aria-current=${row.id === this.openId ? 'true' : nothing}>
          <span class="row-head">
            <span class="row-slug">${row.slug || m.queue.noSlug}</span>
            <time datetime=${row.updatedAt} title=${this.voice.told(row.updatedAt)}
              >${this.voice.listTime(row.updatedAt, this.now)}</time
            >
          </span>
          <span class="row-headline ${row.headline ? '' : 'untitled'}" dir="auto"
            >${row.headline || m.queue.untitled}</span
          >
          ${rowFootView(row, this.voice)}
        </a>
      </li>
    `;
  }

  /** Asked quietly: work can begin without an answer. */
  #askNameView(): TemplateResult {
    const { m } = this.voice;
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      const name = this.querySelector<HTMLInputElement>('#your-name')?.value.trim();
      if (name) this.emit('give-name', name);
    };
    return html`
      <form class="who" @submit=${onSubmit}>
        <p class="who-ask">${m.queue.whoAreYou}</p>
        <p class="hint" id="your-name-hint">${m.queue.whoWhy}</p>
        <div class="who-line">
          <input
            id="your-name"
            type="text"
            maxlength="200"
            autocomplete="name"
            aria-label=${m.queue.yourName}
            aria-describedby="your-name-hint"
            placeholder=${m.queue.yourName}
          />
          <button type="submit" class="button">${m.app.save}</button>
        </div>
      </form>
    `;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a.row')];
    const place = links.findIndex((link) => link === document.activeElement);
    const next = links[Math.max(0, Math.min(links.length - 1, place + step))];
    event.preventDefault();
    next?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'story-queue': StoryQueue;
  }
}
