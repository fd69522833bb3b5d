/** Something that windows look at: says that it changed, never what to do about it. */
export abstract class Observable {
  readonly #listeners = new Set<() => void>();

  /** Registers a listener; the returned function takes it away again. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
