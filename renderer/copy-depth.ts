import type { Node } from 'prosemirror-model';
import { CopyFitter, type Depth, type PageSpec } from '../shared/story/copy-fit';
import type { Style } from '../shared/story/style-counts';
import { fontMeasure, fontsReady } from './font-measure';
import { platformClock, type Clock } from './session/clock';

/** Lines are broken anew when nobody has typed for so long. */
const PAUSE_MS = 400;

export type Depths = ReadonlyMap<Style, Depth>;

let known: CopyFitter | null = null;
/** One for the window and its page: what a block takes is remembered in it. */
export function fitterFor(page: PageSpec): CopyFitter {
  if (known?.page !== page) known = new CopyFitter(page, fontMeasure());
  return known;
}

/** How deep a story runs on the house's page, read anew in the pauses of the typing. */
export class CopyDepth {
  /** Empty until it has been read once. */
  depths: Depths = new Map();
  #doc: Node | null = null;
  #page: PageSpec | null = null;
  #stopWaiting: (() => void) | null = null;

  /** `changed` is called with every new reading. */
  constructor(
    private readonly changed: () => void,
    private readonly clock: Clock = platformClock,
  ) {}

  /** Takes the story as it is now; one that has just come, or another page, is read as soon as it is on the screen. */
  follow(doc: Node, page: PageSpec): void {
    if (doc === this.#doc && page === this.#page) return;
    const isKnown = page === this.#page && this.depths.size > 0;
    this.#doc = doc;
    this.#page = page;
    this.#stopWaiting?.();
    const read = () => void this.#read();
    this.#stopWaiting = isKnown ? this.clock.after(PAUSE_MS, read) : this.clock.whenIdle(read);
  }

  stop(): void {
    this.#stopWaiting?.();
    this.#doc = this.#page = null;
  }

  async #read(): Promise<void> {
    await fontsReady();
    if (!this.#doc || !this.#page) return;
    this.depths = fitterFor(this.#page).depths(this.#doc);
    this.changed();
  }
}
