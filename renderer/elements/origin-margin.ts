import type { EditorView } from 'prosemirror-view';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StoryProvenance } from '../../shared/contract';
import type { Origin } from '../../shared/journal/provenance';
import { cameBy, toneOf } from '../origin-words';
import { LightElement } from './light-element';

interface Note {
  /** Place among the pieces of the page. */
  readonly piece: number;
  readonly origins: readonly Origin[];
}

interface Placed {
  readonly top: number;
  readonly height: number;
}

/** Lower pieces have room for names alone. */
const LINES_PX = 42;

/** Names shown beside one piece; who brought only a few letters of it is in the title. */
const MOST_NAMES = 2;

/** Beside each piece of the page, who brought its words and how. It lies outside the blocks: they clip what sticks out. */
@customElement('origin-margin')
export class OriginMargin extends LightElement {
  @property({ attribute: false }) view: () => EditorView | null = () => null;
  @property({ attribute: false }) provenance: StoryProvenance | null = null;
  /** False while the page has changed since the provenance was read: the notes stand as they were, greyed. */
  @property({ attribute: false }) isFresh = true;
  @state() private notes: readonly Note[] = [];
  @state() private places: readonly Placed[] = [];
  @state() private left = 0;
  #frame = 0;
  readonly #sizes = new ResizeObserver(() => this.#placeSoon());
  readonly #onScroll = () => this.#placeSoon();
  #read: StoryProvenance | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const scroll = this.parentElement;
    scroll?.addEventListener('scroll', this.#onScroll, { passive: true });
    if (scroll) this.#sizes.observe(scroll);
    const paper = scroll?.querySelector('.paper');
    if (paper) this.#sizes.observe(paper);
  }

  override disconnectedCallback(): void {
    this.parentElement?.removeEventListener('scroll', this.#onScroll);
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (!this.isFresh || !this.provenance || this.#read === this.provenance) return;
    this.#read = this.provenance;
    this.notes = this.#notesOf(this.provenance);
    this.#placeSoon();
  }

  protected override render(): TemplateResult {
    const { m } = this.voice;
    return html`
      <ol class="origins ${this.isFresh ? '' : 'stale'}" aria-label=${m.origins.label}>
        ${this.notes.map((note, i) => this.#noteView(note, this.places[i]))}
      </ol>
    `;
  }

  protected override updated(): void {
    // By hand: the policy of the pages allows no style attribute.
    const list = this.querySelector<HTMLElement>('.origins');
    if (list) list.style.left = `${this.left}px`;
    this.querySelectorAll<HTMLElement>('.origins > li').forEach((item, i) => {
      const { top = 0, height = 0 } = this.places[i] ?? {};
      item.style.top = `${top}px`;
      item.style.height = `${height}px`;
      item.classList.toggle('brief', height < LINES_PX);
    });
  }

  #noteView({ origins }: Note, place: Placed | undefined): TemplateResult {
    const { m, listTime } = this.voice;
    const full = origins.map((one) => this.#told(one)).join('\n');
    return html`
      <li title=${full} ?hidden=${!place}>
        ${origins.slice(0, MOST_NAMES).map(
          (origin) =>
            html`<span class="origin ${toneOf(origin)}">
              <strong>${origin.author || m.review.someone}</strong>
              <span>${cameBy(origin, this.voice)} · ${listTime(origin.at, Date.parse(origin.at))}</span>
            </span>`,
        )}
        ${origins.length > MOST_NAMES ? html`<span class="hint">+${origins.length - MOST_NAMES}</span>` : ''}
      </li>
    `;
  }

  #told(origin: Origin): string {
    return `${origin.author || this.voice.m.review.someone}: ${cameBy(origin, this.voice)}, ${this.voice.told(origin.at)}`;
  }

  /** Who brought the words of each piece that has any, those who brought most of them first. */
  #notesOf({ attributions, origins }: StoryProvenance): readonly Note[] {
    const doc = this.view()?.state.doc;
    if (!doc) return [];
    const known = new Map(origins.map((origin) => [origin.seq, origin]));
    const notes: Note[] = [];
    let next = 0;
    doc.forEach((piece, offset, index) => {
      const letters = new Map<number, number>();
      const end = offset + piece.nodeSize;
      for (let one = attributions[next]; one && one.from < end; one = attributions[++next])
        letters.set(one.seq, (letters.get(one.seq) ?? 0) + one.to - one.from);
      const ranked = this.#together(
        [...letters].sort(([, a], [, b]) => b - a).flatMap(([seq]) => known.get(seq) ?? []),
      );
      if (ranked.length > 0) notes.push({ piece: index, origins: ranked });
    });
    return notes;
  }

  /** One person who typed for an hour is told once, with the latest of the times. */
  #together(origins: readonly Origin[]): readonly Origin[] {
    const found = new Map<string, Origin>();
    for (const origin of origins) {
      const name = `${origin.author}\n${cameBy(origin, this.voice)}`;
      const known = found.get(name);
      found.set(name, known && known.at > origin.at ? known : origin);
    }
    return [...found.values()];
  }

  #placeSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  }

  /** Measures where the pieces stand; their heights are guesses until they have been seen, so it is done at every scroll. */
  #place(): void {
    const scroll = this.parentElement;
    const view = this.view();
    const paper = scroll?.querySelector('.paper');
    if (!scroll || !view || !paper) return;
    const origin = scroll.getBoundingClientRect();
    const starts: number[] = [];
    view.state.doc.forEach((_, offset) => starts.push(offset));
    this.places = this.notes.map(({ piece }) => {
      const dom = view.nodeDOM(starts[piece] ?? -1);
      const box = dom instanceof HTMLElement ? dom.getBoundingClientRect() : new DOMRect();
      return { top: box.top - origin.top + scroll.scrollTop, height: box.height };
    });
    const rim = Number.parseFloat(getComputedStyle(view.dom).paddingRight) || 0;
    this.left = paper.getBoundingClientRect().right - origin.left - rim + 10;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'origin-margin': OriginMargin;
  }
}
