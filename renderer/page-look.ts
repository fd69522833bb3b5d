import type { Memory } from './memory';
import { Observable } from './observable';

/** Sizes of the page's copy, 1 being as designed. The furniture of the window stays as it is. */
const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** How the page looks to one person in one window, remembered from one day to the next. */
export class PageLook extends Observable {
  readonly #memory: Memory;
  #size: number;
  #isTypewriter: boolean;

  constructor(memory: Memory) {
    super();
    this.#memory = memory;
    this.#size = SIZES.find((size) => String(size) === memory.get('page.size')) ?? 1;
    this.#isTypewriter = memory.get('page.typewriter') === 'on';
  }

  /** One of the sizes. */
  get size(): number {
    return this.#size;
  }

  /** The caret's line stays at one height and the paper moves. */
  get isTypewriter(): boolean {
    return this.#isTypewriter;
  }

  /** To the next size up (1) or down (-1), or to the designed one (0). */
  resize(by: 1 | -1 | 0): void {
    const place = SIZES.findIndex((size) => size === this.#size) + by;
    this.#size = by === 0 ? 1 : (SIZES[Math.max(0, Math.min(SIZES.length - 1, place))] ?? 1);
    this.#memory.set('page.size', String(this.#size));
    this.changed();
  }

  toggleTypewriter(): void {
    this.#isTypewriter = !this.#isTypewriter;
    this.#memory.set('page.typewriter', this.#isTypewriter ? 'on' : 'off');
    this.changed();
  }
}
