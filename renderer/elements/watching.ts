import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../observable';

/** Draws an element anew whenever what it was given to look at says that it changed. */
export class Watching implements ReactiveController {
  #watched: Observable | null = null;
  #stop: (() => void) | null = null;

  /** `what`: what the element has to look at now; null for nothing. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly what: () => Observable | null,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const now = this.what();
    if (now === this.#watched) return;
    this.#stop?.();
    this.#watched = now;
    this.#stop = now?.subscribe(() => this.host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#watched = null;
  }
}
