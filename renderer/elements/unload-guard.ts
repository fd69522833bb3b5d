import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Workstation } from '../workstation';

/** What can be on disk within this is waited for without a word. */
const PATIENCE_MS = 500;

/** What the guard may ask of its window. */
export interface Guarded {
  readonly desk: () => Workstation;
  /** Stores what rests in fields. */
  readonly flush: () => void;
  /** Asks whether to close all the same. */
  readonly ask: () => void;
}

/**
 * Keeps a window from being closed over words that are not on disk. A browser asks by itself; Electron would silently not
 * close, so there the window closes as soon as it may, and asks if that takes long.
 */
export class UnloadGuard implements ReactiveController {
  readonly #window: Guarded;
  #isClosing = false;
  #mayLeave = false;

  constructor(host: ReactiveControllerHost, guarded: Guarded) {
    this.#window = guarded;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.#onUnload);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#onUnload);
  }

  /** Closes the window whatever is not on disk. */
  leave(): void {
    this.#mayLeave = true;
    window.close();
  }

  /** The person thought better of it. */
  stay(): void {
    this.#isClosing = false;
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    this.#window.flush();
    const desk = this.#window.desk();
    if (this.#mayLeave || !desk.hasUnsaved) return;
    event.preventDefault();
    if (desk.door === 'browser') return;
    this.#isClosing = true;
    const asking = setTimeout(this.#window.ask, PATIENCE_MS);
    void desk.settled().then(() => {
      clearTimeout(asking);
      if (this.#isClosing) window.close();
    });
  };
}
