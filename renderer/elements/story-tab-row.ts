import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoryId } from '../../shared/contract';
import { placeAfterKey } from './tabs';
import { LightElement } from './light-element';

/** A story in the row, as it is shown. */
export interface TabLine {
  readonly id: StoryId;
  readonly slug: string;
  readonly headline: string;
  /** False while something of it is in this window alone. */
  readonly isSafe: boolean;
}

/**
 * The stories that are open: links, as in the queue, each with a button to close it. Arrows go from one to the next, Delete
 * closes, and a tab is moved by dragging or with Alt+Shift and an arrow. Says `close-tab` (id) and `move-tab` (`TabMoved`).
 */
@customElement('story-tab-row')
export class StoryTabRow extends LightElement {
  @property({ attribute: false }) tabs: readonly TabLine[] = [];
  @property({ attribute: false }) shown: StoryId | null = null;
  @state() private dragged: StoryId | null = null;

  protected override render(): TemplateResult {
    return html`
      <ul class="story-tabs" @keydown=${this.#onKeydown} @dragover=${this.#onDragOver} @drop=${this.#onDrop}>
        ${repeat(
          this.tabs,
          ({ id }) => id,
          (tab) => this.#tabView(tab),
        )}
      </ul>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('shown')) this.querySelector('.story-tab.shown')?.scrollIntoView({ block: 'nearest' });
  }

  #tabView({ id, slug, headline, isSafe }: TabLine): TemplateResult {
    const { m } = this.voice;
    const isShown = id === this.shown;
    const name = slug || headline || m.queue.untitled;
    return html`
      <li
        class="story-tab ${isShown ? 'shown' : ''} ${id === this.dragged ? 'dragged' : ''}"
        data-story=${id}
        draggable="true"
        @dragstart=${(event: DragEvent) => this.#onDragStart(event, id)}
        @dragend=${() => (this.dragged = null)}
        @auxclick=${(event: MouseEvent) => this.#onMiddle(event, id)}
      >
        <a
          href="#/story/${id}"
          draggable="false"
          title=${headline || name}
          aria-current=${isShown ? 'page' : nothing}
        >
          ${isSafe ? nothing : html`<span class="dot" aria-hidden="true"></span><span class="visually-hidden">${m.tabs.unsaved}</span>`}<span
            dir="auto"
            >${name}</span
          >
        </a>
        <button
          type="button"
          class="quiet close"
          aria-label=${m.tabs.close(name)}
          title=${m.tabs.close(name)}
          @click=${() => this.emit('close-tab', id)}
        >
          <span aria-hidden="true">×</span>
        </button>
      </li>
    `;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('.story-tab')?.dataset['story'];
    const place = this.tabs.findIndex(({ id }) => id === here);
    if (here === undefined || place === -1) return;
    const next = placeAfterKey(event.key, place, this.tabs.length);
    if (event.key === 'Delete') this.emit('close-tab', here);
    else if (next === null) return;
    else if (event.altKey && event.shiftKey) {
      this.emit('move-tab', { id: here, place: next });
      void this.updateComplete.then(() => this.#focus(here));
    } else this.#focus(this.tabs[next]?.id);
    event.preventDefault();
  };

  #focus(id: StoryId | undefined): void {
    this.querySelector<HTMLElement>(`.story-tab[data-story="${id}"] a`)?.focus();
  }

  readonly #onMiddle = (event: MouseEvent, id: StoryId): void => {
    if (event.button !== 1) return;
    event.preventDefault();
    this.emit('close-tab', id);
  };

  readonly #onDragStart = (event: DragEvent, id: StoryId): void => {
    this.dragged = id;
    // Nothing of the story travels with it: a tab dropped elsewhere is nothing at all.
    event.dataTransfer?.setData('application/x-redaksi-tab', id);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (this.dragged !== null) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    const over = (event.target as HTMLElement).closest<HTMLElement>('.story-tab')?.dataset['story'];
    if (this.dragged === null) return;
    event.preventDefault();
    const place = this.tabs.findIndex(({ id }) => id === over);
    this.emit('move-tab', { id: this.dragged, place: place === -1 ? this.tabs.length : place });
    this.dragged = null;
  };
}

/** A tab was moved to a place, 0 being the first. */
export interface TabMoved {
  readonly id: StoryId;
  readonly place: number;
}

declare global {
  interface HTMLElementTagNameMap {
    'story-tab-row': StoryTabRow;
  }
}
