/** Loads a window's page again when the process that drew it is gone. Knows no Electron. */

/** The page as its revival needs it. */
export interface RevivedPage {
  /** Loads the page again. Does nothing if its window was closed meanwhile. */
  reload(): void;
  /** Milliseconds that only ever go up. */
  readonly now: () => number;
  readonly wait: (then: () => void, ms: number) => void;
}

/** A page that has been loaded again so often within so short a time is given a pause: it would only keep the machine busy. */
const OFTEN = 3;
const SHORT_MS = 15_000;
const PAUSE_MS = 2_000;

export class PageRevival {
  readonly #page: RevivedPage;
  #loads: readonly number[] = [];

  constructor(page: RevivedPage) {
    this.#page = page;
  }

  /** The process is gone; `reason` as Electron gives it. What the window remembers brings back stories, caret and scroll. */
  gone(reason: string): void {
    if (reason === 'clean-exit') return;
    this.#loads = this.#loads.filter((at) => this.#page.now() - at < SHORT_MS);
    this.#page.wait(() => this.#load(), this.#loads.length >= OFTEN ? PAUSE_MS : 0);
  }

  #load(): void {
    this.#loads = [...this.#loads, this.#page.now()];
    this.#page.reload();
  }
}
