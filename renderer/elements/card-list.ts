import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { drawSame, linesOf, type ListLine } from '../long-list';

/** How high a card is taken to be until it has been drawn, in px. */
const GUESS_PX = 110;
/** What is taken to be seen until somebody has looked, in px. */
const FIRST_SCREEN_PX = 1_000;

/**
 * Draws a long list of cards only where it is seen. The room of the others is kept, the scroll bar tells the truth, and the card
 * that has the focus stays with its neighbours, so that keys reach every card. A program that reads the screen is told by
 * `aria-setsize` and `aria-posinset` how long the list is.
 */
export class CardList implements ReactiveController {
  #ids: readonly string[] = [];
  #lines: readonly ListLine[] = [];
  readonly #heights = new Map<string, number>();
  /** Between two cards, in px. */
  #gap = 0;
  #seen = { top: 0, bottom: FIRST_SCREEN_PX };
  #scroller: HTMLElement | null = null;
  #list: HTMLElement | null = null;
  /** Drawn because somebody wants to go there. */
  #wanted: string | null = null;
  #frame = 0;
  // Answered in the next frame: what is drawn anew in this one would change the size that is being told.
  readonly #sizes = new ResizeObserver(() => (this.#frame ||= requestAnimationFrame(this.#look)));

  constructor(
    /** Holds one `.cards` within something that scrolls; every card is a `.card` with its id as `data-id`. */
    private readonly host: ReactiveControllerHost & HTMLElement,
  ) {
    host.addController(this);
  }

  /** What of the cards with these ids is to be drawn. */
  lines(ids: readonly string[]): readonly ListLine[] {
    this.#ids = ids;
    return (this.#lines = this.#reckoned());
  }

  /** The drawn card with an id. */
  card(id: string): HTMLElement | null {
    return this.host.querySelector(`.card[data-id="${CSS.escape(id)}"]`);
  }

  /** The id of the card that has the focus, or has something that has it. */
  get focused(): string | null {
    const card = this.host.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('.card')
      : null;
    return card?.dataset['id'] ?? null;
  }

  /** Brings a card into sight; resolves with it, or with null where there is none. */
  async show(id: string): Promise<HTMLElement | null> {
    if (!this.#ids.includes(id)) return null;
    if (!this.card(id)) {
      this.#wanted = id;
      this.host.requestUpdate();
      await this.host.updateComplete;
    }
    const card = this.card(id);
    card?.scrollIntoView({ block: 'nearest' });
    return card;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const list = this.host.querySelector<HTMLElement>('.cards');
    if (list === this.#list) return;
    this.#rest();
    this.#list = list;
    this.#scroller = list && scrollerOf(list);
    if (!list || !this.#scroller) return;
    this.#sizes.observe(list);
    this.#sizes.observe(this.#scroller);
    this.#scroller.addEventListener('scroll', this.#look, { passive: true });
  }

  hostDisconnected(): void {
    this.#rest();
    this.#list = null;
  }

  #rest(): void {
    this.#sizes.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#look);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Notes what is seen and how high the drawn cards are; draws others where others are seen. */
  readonly #look = (): void => {
    this.#frame = 0;
    if (!this.#list || !this.#scroller) return;
    for (const card of this.#list.querySelectorAll<HTMLElement>(':scope > .card'))
      this.#heights.set(card.dataset['id'] ?? '', card.offsetHeight);
    this.#gap = parseFloat(getComputedStyle(this.#list).rowGap) || 0;
    const { top } = this.#list.getBoundingClientRect();
    const scroller = this.#scroller.getBoundingClientRect();
    this.#seen = { top: scroller.top - top, bottom: scroller.bottom - top };
    this.#wanted = null;
    if (!drawSame(this.#lines, this.#reckoned())) this.host.requestUpdate();
  };

  #reckoned(): readonly ListLine[] {
    const places = [this.#wanted, this.focused]
      .map((id) => (id === null ? -1 : this.#ids.indexOf(id)))
      .filter((place) => place >= 0);
    return linesOf({
      heights: this.#ids.map((id) => this.#heights.get(id) ?? GUESS_PX),
      gap: this.#gap,
      seen: this.#seen,
      kept: places.flatMap((place) => [place - 1, place, place + 1]),
    });
  }
}

/** The nearest ancestor that scrolls up and down. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let above = element.parentElement; above; above = above.parentElement)
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above;
  return null;
}
