import type { Clock } from './clock';

/**
 * Does a task when nothing has happened for a while. Every letter happens here: the timer is not called off and set again for
 * each, it looks when it rings how long the rest has lasted, and goes on waiting for what is left.
 */
export class Rest {
  #until = 0;
  #stopTimer: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly ms: number,
    private readonly task: () => void,
  ) {}

  /** Something has happened: the rest begins anew. */
  begin(): void {
    this.#until = this.clock.now() + this.ms;
    this.#stopTimer ??= this.clock.after(this.ms, () => this.#look());
  }

  /** Calls the task off. */
  end(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  #look(): void {
    this.#stopTimer = null;
    const left = this.#until - this.clock.now();
    if (left > 0) this.#stopTimer = this.clock.after(left, () => this.#look());
    else this.task();
  }
}
