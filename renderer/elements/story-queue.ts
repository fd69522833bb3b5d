import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoryId, StoryRow } from '../../shared/contract';
import { FLAGS } from '../../shared/story/fields';
import { STATUS_LABELS } from '../../shared/story/status';
import type { QueuePage } from '../../shared/contract';
import { QUEUE_TABS, type QueueFilter, type QueueTab } from '../../shared/queue';
import { fullness, statusTone } from '../queue-look';
import type { Voice } from '../voice';
import { LightElement } from './light-element';
import { tabsView } from './tabs';

/** The clock of an embargo: how long it holds, or that it has passed. */
function embargoView(embargo: string, voice: Voice, deskNow: number): TemplateResult {
  const { m, zonedTime, timeLeft, told } = voice;
  const isOver = Date.parse(embargo) <= deskNow;
  return html`<span class="pill ${isOver ? 'plain' : 'red'}" title=${told(embargo)}
    >${isOver ? m.queue.embargoOver(zonedTime(embargo)) : m.queue.embargo(zonedTime(embargo), timeLeft(embargo, deskNow))}</span
  >`;
}

/** Length against commission, status and what to be careful of: the foot of a row. */
function rowFootView(row: StoryRow, voice: Voice, deskNow: number): TemplateResult {
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
      ${row.assigned ? html`<span class="row-assigned" dir="auto">${m.queue.assigned(row.assigned.name)}</span>` : nothing}
      ${row.approval === 'none' ? nothing : html`<span class="pill ${row.approval === 'stands' ? 'green' : 'red'}" data-approval=${row.approval}>${m.queue.approval[row.approval]}</span>`}
      ${FLAGS.filter((flag) => row.flags[flag]).map((flag) =>
        row.cleared.includes(flag)
          ? html`<span class="pill green" title=${m.queue.clearedNote}
              >${m.queue.cleared(m.flags[flag])}</span
            >`
          : html`<span class="pill red">${m.flags[flag]}</span>`,
      )}
      ${row.embargo === null ? nothing : embargoView(row.embargo, voice, deskNow)}
    </span>
  `;
}

/** The desk's queue. Rows are links, so that a story can be opened, copied and gone back to like any page. */
@customElement('story-queue')
export class StoryQueue extends LightElement {
  @property({ attribute: false }) page: QueuePage | null = null;
  @property({ attribute: false }) filter: QueueFilter = { tab: 'all', desk: null };
  @property({ attribute: false }) openId: StoryId | null = null;
  @property({ attribute: false }) person = '';
  /** ms since 1970: which day is today. */
  @property({ attribute: false }) now = 0;
  /** The desk's trusted time, ms since 1970. */
  @property({ attribute: false }) deskNow = 0;

  protected override render(): TemplateResult {
    const { m, number } = this.voice;
    const { tab } = this.filter;
    const counts = this.page?.counts.tabs;
    const rows = this.page?.rows ?? [];
    const hidden = (this.page?.total ?? 0) - rows.length;
    return html`
      <div class="pane-head">
        ${tabsView<QueueTab>({
          prefix: 'queue',
          label: m.queue.label,
          selected: tab,
          tabs: this.#tabs.map((name) => ({
            name,
            label: this.#labelOf(name),
            count: counts ? number(counts[name]) : null,
          })),
          // The desk stays: whoever watches one goes through its statuses.
          onSelect: (name) => this.emit('choose', { tab: name } satisfies Partial<QueueFilter>),
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
      ${this.#deskView()}
      <div
        class="pane-body"
        role="tabpanel"
        id="queue-panel"
        aria-labelledby="queue-tab-${tab}"
        tabindex="-1"
      >
        ${rows.length === 0 && this.page ? html`<p class="empty">${this.#emptyWords()}</p>` : nothing}
        <ul class="rows" @keydown=${this.#onKeydown}>
          ${repeat(
            rows,
            (row) => row.id,
            (row) => this.#rowView(row),
          )}
        </ul>
        ${
          hidden > 0
            ? html`<button type="button" class="button more" @click=${() => this.emit('more')}>
                ${m.queue.more(number(hidden))}
              </button>`
            : nothing
        }
      </div>
      ${this.person === '' ? this.#askNameView() : nothing}
    `;
  }

  /** What is mine and everything can always be gone to; a status or the bin where there is something, or where one stands. */
  get #tabs(): readonly QueueTab[] {
    const counts = this.page?.counts.tabs;
    return QUEUE_TABS.filter(
      (name) => name === 'mine' || name === 'all' || name === this.filter.tab || (counts?.[name] ?? 0) > 0,
    );
  }

  #labelOf(tab: QueueTab): string {
    const { m, say } = this.voice;
    return tab === 'mine' || tab === 'all' || tab === 'bin' ? m.queue.tabs[tab] : say(STATUS_LABELS[tab]);
  }

  #emptyWords(): string {
    const { m } = this.voice;
    const { tab, desk } = this.filter;
    if (desk !== null) return m.queue.noneOfDesk(desk || m.queue.noDesk);
    return tab === 'mine' || tab === 'all' || tab === 'bin'
      ? m.queue.empty[tab]
      : m.queue.noneAt(this.#labelOf(tab));
  }

  /** The desk that the tabs are counted for. Nothing to choose in a house that knows of one desk only. */
  #deskView(): TemplateResult | typeof nothing {
    const { m, number } = this.voice;
    const { page, filter } = this;
    const desks = page?.counts.desks ?? [];
    if (!page || (filter.desk === null && desks.length < 2)) return nothing;
    const named =
      desks.some(({ desk }) => desk === filter.desk) || filter.desk === null
        ? desks
        : [{ desk: filter.desk, count: 0 }, ...desks];
    return html`
      <div class="queue-desk">
        <label for="queue-desk">${m.queue.desk}</label>
        <select
          id="queue-desk"
          @change=${(event: Event) => {
            const place = (event.target as HTMLSelectElement).selectedIndex - 1;
            this.emit('choose', { desk: named[place]?.desk ?? null } satisfies Partial<QueueFilter>);
          }}
        >
          <option ?selected=${filter.desk === null}>${m.queue.everyDesk}</option>
          ${named.map(
            ({ desk, count }) =>
              html`<option ?selected=${desk === filter.desk}>
                ${desk || m.queue.noDesk} (${number(count)})
              </option>`,
          )}
        </select>
      </div>
    `;
  }

  #rowView(row: StoryRow): TemplateResult {
    const { m } = this.voice;
    return html`
      <li class=${row.alike ? 'is-alike' : nothing}>
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
          ${row.why && (row.status === 'held' || row.status === 'spiked') ? html`<span class="row-why" dir="auto">“${row.why}”</span>` : nothing}
          ${rowFootView(row, this.voice, this.deskNow)}
        </a>
        ${row.alike ? this.#alikeView(row, row.alike) : nothing}
      </li>
    `;
  }

  /** Says that the archive has a story like this one, and leads to both of them. */
  #alikeView({ id, headline, slug }: StoryRow, alike: NonNullable<StoryRow['alike']>): TemplateResult {
    const { m } = this.voice;
    return html`<button
      type="button"
      class="row-alike pill ${alike === 'same' ? 'red' : 'amber'}"
      aria-label=${m.queue.compareAlike(m.import.alike[alike], headline || slug || m.queue.untitled)}
      @click=${() => this.emit('compare-alike', id)}
    >
      ${m.import.alike[alike]} · ${m.alike.compare}
    </button>`;
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
