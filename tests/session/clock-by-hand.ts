import type { Clock } from '../../renderer/session/clock';

/** Lets everything that waits for a promise, and not for time, happen. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time that passes only when a test says so. */
export class ClockByHand implements Clock {
  #now = 0;
  #count = 0;
  #tasks: { readonly at: number; readonly order: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#now + ms, order: this.#count++, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  whenIdle(task: () => void): () => void {
    return this.after(0, task);
  }

  /** Lets `ms` pass and everything happen that falls due meanwhile. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await breathe();
      const next = this.#tasks
        .filter((entry) => entry.at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)
        .at(0);
      if (!next) break;
      this.#tasks = this.#tasks.filter((entry) => entry !== next);
      this.#now = next.at;
      next.task();
    }
    this.#now = until;
  }
}
