/** Which windows the app has, what closing one means, and what quitting waits for. Knows no Electron. */

/** The app as the windows need it. */
export interface WindowsApp<Window> {
  open(name: string, story: string | null): Window;
  /** Lets go of what a window remembered. */
  forget(name: string): void;
  quit(): void;
  readonly newName: () => string;
}

export class Windows<Window> {
  readonly #app: WindowsApp<Window>;
  readonly #names = new Map<Window, string>();
  #isQuitting = false;

  constructor(app: WindowsApp<Window>) {
    this.#app = app;
  }

  /** Opens the windows that stood when the app was last used, or one. `remembered`: their names, the last used first. */
  start(remembered: readonly string[]): void {
    // The one used last is opened last, and so lies on top.
    for (const name of remembered.length > 0 ? [...remembered].reverse() : [this.#app.newName()])
      this.#open(name, null);
  }

  /** Opens another window, on a story or on none. */
  open(story: string | null): Window {
    return this.#open(this.#app.newName(), story);
  }

  /** The app is to end. Windows with words that are not on disk stop that, and go on with it when they may. */
  quitting(): void {
    this.#isQuitting = true;
  }

  /** The person stays in a window after all. */
  stay(): void {
    this.#isQuitting = false;
  }

  /** A window is gone. */
  closed(window: Window): void {
    const name = this.#names.get(window);
    this.#names.delete(window);
    // A window that was closed while others stay is done with; windows that go with the app come back with it.
    if (name !== undefined && this.#names.size > 0 && !this.#isQuitting) this.#app.forget(name);
    // A window that had to wait for the disk has stopped the quitting: it goes on.
    if (this.#isQuitting && this.#names.size > 0) this.#app.quit();
  }

  #open(name: string, story: string | null): Window {
    const window = this.#app.open(name, story);
    this.#names.set(window, name);
    return window;
  }
}
