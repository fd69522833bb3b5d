import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Change } from '../../shared/review/changes';
import type { FieldChangeLine } from '../../shared/review/field-changes';
import type { Verdict } from '../editor/reviewing';
import type { ListLine } from '../long-list';
import {
  ALL_CHANGES,
  type CommentItem,
  changesIn,
  filtered,
  isSettled,
  type ReviewFilter,
  type ReviewItem,
} from '../review-reading';
import { CardList } from './card-list';
import { changeView } from './change-card';
import { threadView } from './comment-card';
import { fieldChangesView } from './field-changes';
import { LightElement } from './light-element';
import { reviewFilterView, reviewTalkView } from './review-filter';

/** Accept or reject these changes. */
export interface Decided {
  readonly decision: Verdict;
  readonly ids: readonly string[];
}

/** A thread that is settled, or opened again. */
export interface Settled {
  readonly id: string;
  readonly isResolved: boolean;
}

/** The place that a key leads to from a card, where the list has so many; null for every other key. */
function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, count - 1);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Asked where the caret is: another list of the same ids is the same answer. */
const isOther = (now: readonly string[], before?: readonly string[]): boolean =>
  now.join('\n') !== before?.join('\n');

/** Tracked changes and comments, in the order of the story: readable as a list, by eye or by ear. */
@customElement('story-review')
export class StoryReview extends LightElement {
  @property({ attribute: false }) items: readonly ReviewItem[] = [];
  /** Ids of what the caret stands in. */
  @property({ attribute: false, hasChanged: isOther }) here: readonly string[] = [];
  /** Changes of the fields beside the document, the newest first. They are made at once: there is nothing to decide. */
  @property({ attribute: false }) fields: readonly FieldChangeLine[] = [];
  /** ms since 1970 */
  @property({ attribute: false }) now = 0;
  @state() private filter: ReviewFilter = ALL_CHANGES;
  readonly #list = new CardList(this);
  #shown: readonly ReviewItem[] = [];
  #in = changesIn([]);
  /** Where the keyboard goes on once the list is another one; null where it is elsewhere. */
  #goOnAt: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('items')) this.#in = changesIn(this.items);
    this.#shown = filtered(this.items, this.filter);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('items') && this.#goOnAt !== null) {
      const next = this.#shown[Math.min(this.#goOnAt, this.#shown.length - 1)];
      this.#goOnAt = null;
      if (next) void this.#focus(next.id);
    } else if (changed.has('here') && !this.contains(document.activeElement)) {
      const here = this.#shown.find(({ id }) => this.here.includes(id));
      if (here) void this.#list.show(here.id);
    }
  }

  protected override render(): TemplateResult {
    const { m } = this.voice;
    const talk = reviewTalkView({
      voice: this.voice,
      settled: this.items.filter(isSettled).length,
      filter: this.filter,
      onFilter: this.#filterBy,
      onComment: () => this.emit('start-comment'),
    });
    if (this.items.length === 0)
      return html`<p class="empty"><strong>${m.review.empty}</strong> ${m.review.emptyTodo}</p>
        ${talk} ${fieldChangesView(this.fields, this.voice, this.now)}`;
    return html`
      ${reviewFilterView({
        voice: this.voice,
        filter: this.filter,
        ...this.#in,
        shown: this.#shown.length,
        open: this.#shown.filter(({ kind }) => kind !== 'comment').length,
        onFilter: this.#filterBy,
        onDecide: (decision) =>
          this.#decide(
            decision,
            this.#shown.flatMap((item) => (item.kind === 'comment' ? [] : [item.id])),
          ),
      })}
      ${talk} ${this.#shown.length > 0 ? this.#listView() : nothing}
      ${fieldChangesView(this.fields, this.voice, this.now)}
    `;
  }

  readonly #filterBy = (set: Partial<ReviewFilter>): void => {
    this.filter = { ...this.filter, ...set };
  };

  #listView(): TemplateResult {
    const lines = this.#list.lines(this.#shown.map(({ id }) => id));
    const stop = this.#tabStop(lines);
    const idAt = (place: number) => this.#shown[place]?.id ?? '';
    return html`
      <div class="cards" role="list" aria-label=${this.voice.m.review.label} @keydown=${this.#key}>
        ${repeat(
          lines,
          (line, index) => ('place' in line ? idAt(line.place) : `room ${index}`),
          (line) => {
            // By property: the policy of the pages forbids styles in markup.
            if ('room' in line)
              return html`<div aria-hidden="true" .style=${`height: ${line.room}px`}></div>`;
            const item = this.#shown[line.place];
            return item ? this.#itemView(item, line.place, stop) : nothing;
          },
        )}
      </div>
    `;
  }

  /** The card that the Tab key comes to first. */
  #tabStop(lines: readonly ListLine[]): string | undefined {
    const drawn = lines.flatMap((line) => ('place' in line ? [this.#shown[line.place]?.id ?? ''] : []));
    const focused = this.#list.focused;
    if (focused !== null && drawn.includes(focused)) return focused;
    return drawn.find((id) => this.here.includes(id)) ?? drawn[0];
  }

  #itemView(item: ReviewItem, place: number, stop: string | undefined): TemplateResult {
    const { m } = this.voice;
    const where = m.places[item.where as keyof typeof m.places] ?? item.where;
    return html`
      <div
        class="card"
        role="listitem"
        tabindex=${item.id === stop ? 0 : -1}
        data-id=${item.id}
        aria-setsize=${this.#shown.length}
        aria-posinset=${place + 1}
        aria-current=${this.here.includes(item.id) ? 'true' : nothing}
        @mouseenter=${() => this.emit('point-out', item.id)}
        @mouseleave=${() => this.emit('point-out', null)}
        @focusin=${() => this.emit('point-out', item.id)}
        @focusout=${() => this.emit('point-out', null)}
      >
        ${item.kind === 'comment' ? threadView(item, this.voice, this.now) : changeView(item, this.voice, this.now)}
        <p class="card-actions">
          ${
            item.where === 'story'
              ? nothing
              : html`<button
                  type="button"
                  class="linklike"
                  @click=${() => this.emit('go-position', item.from)}
                >
                  ${m.review.goTo(where)}
                </button>`
          }
          ${item.kind === 'comment' ? this.#commentActions(item) : this.#changeActions(item)}
        </p>
      </div>
    `;
  }

  #changeActions({ id }: Change): TemplateResult {
    const { m } = this.voice;
    return html`
      <button type="button" class="quiet" title="A" @click=${() => this.#decide('accept', [id])}>
        ${m.review.accept}
      </button>
      <button type="button" class="quiet" title="R" @click=${() => this.#decide('reject', [id])}>
        ${m.review.reject}
      </button>
      <button type="button" class="quiet" title="N" @click=${() => this.emit('note', id)}>
        ${m.review.note}…
      </button>
    `;
  }

  #commentActions(item: CommentItem): TemplateResult {
    const { m } = this.voice;
    return html`
      <button type="button" class="quiet" title="R" @click=${() => this.emit('reply', item.id)}>
        ${m.review.reply}
      </button>
      <button type="button" class="quiet" title="S" @click=${() => this.#settle(item)}>
        ${isSettled(item) ? m.review.reopen : m.review.resolve}
      </button>
    `;
  }

  #settle(item: CommentItem): void {
    const settled: Settled = { id: item.id, isResolved: !isSettled(item) };
    this.#keepPlace(() => this.emit('settle', settled));
  }

  #decide(decision: Verdict, ids: readonly string[]): void {
    const decided: Decided = { decision, ids };
    this.#keepPlace(() => this.emit('decide', decided));
  }

  /** Does what makes the list another one, and lets the keyboard go on where it was. */
  #keepPlace(act: () => void): void {
    const { focused } = this.#list;
    const place = this.#shown.findIndex(({ id }) => id === focused);
    this.#goOnAt = place < 0 ? null : place;
    act();
  }

  async #focus(id: string): Promise<void> {
    (await this.#list.show(id))?.focus({ preventScroll: true });
  }

  #key = (event: KeyboardEvent): void => {
    const card = event.target as HTMLElement;
    if (!card.classList.contains('card') || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = this.#shown.findIndex(({ id }) => id === card.dataset['id']);
    const item = this.#shown[place];
    if (!item) return;
    const next = this.#shown[placeAfter(event.key, place, this.#shown.length) ?? -1];
    if (next) void this.#focus(next.id);
    else if (event.key === 'Enter') this.emit('go-position', item.from);
    else if (!this.#act(event.key, item)) return;
    event.preventDefault();
  };

  /** What a letter does on a card: accept, reject, note; reply, settle. */
  #act(letter: string, item: ReviewItem): boolean {
    if (item.kind === 'comment') {
      if (letter === 'r') this.emit('reply', item.id);
      else if (letter === 's') this.#settle(item);
      else return false;
    } else if (letter === 'a') this.#decide('accept', [item.id]);
    else if (letter === 'r') this.#decide('reject', [item.id]);
    else if (letter === 'n') this.emit('note', item.id);
    else return false;
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-review': StoryReview;
  }
}
