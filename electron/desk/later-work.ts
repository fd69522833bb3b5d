const PAUSE_MS = 400;

/** What the desk does behind the typing, never in its way. */
export interface LaterTasks {
  /** Brings the search index up to every story's last entry. */
  readonly index: () => void;
  /** Brings the second copy up to the archive. */
  readonly copy: () => Promise<void>;
  /** True while the archive is away. */
  readonly isAway: () => boolean;
}

/** Work that waits until nothing has asked for it again for a moment. */
export class LaterWork {
  #indexing: NodeJS.Timeout | undefined;
  #copying: NodeJS.Timeout | undefined;

  constructor(private readonly tasks: LaterTasks) {}

  indexSoon(): void {
    clearTimeout(this.#indexing);
    this.#indexing = setTimeout(() => {
      if (this.tasks.isAway()) return this.indexSoon();
      try {
        this.tasks.index();
      } catch (error) {
        // The index is a cache: a search catches up again, and says so if it still cannot.
        console.error(error);
      }
    }, PAUSE_MS);
    this.#indexing.unref();
  }

  /** What a killed process or a full disk kept out of the second copy goes there now. */
  copySoon(): void {
    clearTimeout(this.#copying);
    this.#copying = setTimeout(() => {
      // If it still cannot, the archive's standing says so, and the next append tries again.
      this.tasks.copy().catch((error: unknown) => console.error(error));
    }, PAUSE_MS);
    this.#copying.unref();
  }

  stop(): void {
    clearTimeout(this.#indexing);
    clearTimeout(this.#copying);
  }
}
