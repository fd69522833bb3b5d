import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StoryId } from '../../shared/contract';
import type { OpenStory } from '../open-story';
import type { StoryTabs } from '../story-tabs';

/** What can be on disk within this is waited for without a word. */
const PATIENCE_MS = 500;

/** What the guard may ask of its window. */
export interface Guarded {
  readonly tabs: () => StoryTabs;
  readonly door: () => 'electron' | 'browser';
  /** Stores what rests in fields. */
  readonly flush: () => void;
  /** Asks whether to close all the same. */
  readonly ask: () => void;
  /** True where something over the window would be lost with it, and has asked about that. */
  readonly asksFirst: () => boolean;
  /** It need not be asked any more. */
  readonly unask: () => void;
  /** The person stays: whoever was quitting the app is not. */
  readonly stayed: () => void;
}

/** What is to be closed. */
type Closing = { readonly what: 'window' } | { readonly what: 'tab'; readonly id: StoryId };

/**
 * Keeps windows and tabs from being closed over words that are not on disk: they close as soon as they may, and the person is
 * asked if that takes long. A browser asks by itself and cannot be made to wait; who stays is told then what is wrong.
 */
export class UnloadGuard implements ReactiveController {
  readonly #window: Guarded;
  #closing: Closing | null = null;
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

  /** Stories that would lose something if what is to be closed were closed now. */
  get unsaved(): readonly OpenStory[] {
    const { unsaved } = this.#window.tabs();
    const closing = this.#closing;
    return closing?.what === 'tab' ? unsaved.filter(({ id }) => id === closing.id) : unsaved;
  }

  /** False where the dialog cannot close what was to be closed: only the browser closes a browser's tab. */
  get mayLeave(): boolean {
    return this.#closing?.what === 'tab' || this.#window.door() === 'electron';
  }

  /** Closes a tab as soon as its story is on disk. */
  closeTab(id: StoryId): void {
    this.#window.flush();
    this.#close({ what: 'tab', id });
  }

  /** Closes whatever was to be closed, whatever is not on disk; a tab's story goes on being saved behind the others. */
  leave(): void {
    const closing = this.#closing;
    this.#closing = null;
    this.#window.unask();
    if (closing?.what === 'tab') return this.#window.tabs().close(closing.id);
    this.#mayLeave = true;
    window.close();
  }

  /** The person thought better of it. */
  stay(): void {
    if (this.#closing?.what === 'window') this.#window.stayed();
    this.#closing = null;
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    this.#window.flush();
    if (this.#mayLeave) return;
    if (this.#window.asksFirst()) {
      event.preventDefault();
      return this.#window.stayed();
    }
    if (this.#window.tabs().unsaved.length === 0) return;
    event.preventDefault();
    if (this.#window.door() === 'electron') return this.#close({ what: 'window' });
    // Timers stand still while the browser asks: this is for whoever stays.
    setTimeout(() => {
      this.#closing = { what: 'window' };
      if (this.unsaved.length > 0) this.#window.ask();
    });
  };

  #close(closing: Closing): void {
    this.#closing = closing;
    const { unsaved } = this;
    if (unsaved.length === 0) return this.#finish(closing);
    const asking = setTimeout(() => this.#closing === closing && this.#window.ask(), PATIENCE_MS);
    // What the desk has refused for good is never on disk: that only the person can put away.
    if (unsaved.some(({ session }) => session.givenBack.length > 0)) return;
    void Promise.all(unsaved.map(({ session }) => session.settled())).then(() => {
      clearTimeout(asking);
      if (this.#closing === closing) this.#finish(closing);
    });
  }

  #finish(closing: Closing): void {
    this.#closing = null;
    this.#window.unask();
    if (closing.what === 'tab') this.#window.tabs().close(closing.id);
    else window.close();
  }
}
