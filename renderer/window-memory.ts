import type { Desk, TabPlace, WindowMemory as Remembered } from '../shared/contract';
import type { Memory } from './memory';
import type { Clock } from './session/clock';

/** A window killed this long after the caret came to rest opens where it was. */
const REST_MS = 200;
/** What the desk could not take is offered again after this long. */
const AGAIN_MS = 1_000;

/** What this window remembers, kept in the home behind the contract: its tabs, where each page stood, and small choices. */
export class WindowMemory implements Memory {
  #remembered: Remembered;
  #isWaiting = false;
  #isWriting = false;

  constructor(
    readonly desk: Desk,
    readonly clock: Clock,
    readonly window: string,
    remembered: Remembered,
  ) {
    this.#remembered = remembered;
  }

  get tabs(): readonly TabPlace[] {
    return this.#remembered.tabs;
  }

  get shown(): string | null {
    return this.#remembered.shown;
  }

  get(choice: string): string | null {
    return this.#remembered.choices[choice] ?? null;
  }

  set(choice: string, value: string): void {
    if (this.get(choice) === value) return;
    this.#change({ choices: { ...this.#remembered.choices, [choice]: value } });
  }

  keepTabs(tabs: TabPlace[], shown: string | null): void {
    const before = this.#remembered;
    if (before.shown === shown && JSON.stringify(before.tabs) === JSON.stringify(tabs)) return;
    this.#change({ tabs, shown });
  }

  #change(change: Partial<Remembered>): void {
    this.#remembered = { ...this.#remembered, ...change };
    this.#writeSoon();
  }

  #writeSoon(ms = REST_MS): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.clock.after(ms, () => {
      this.#isWaiting = false;
      // What changes during a write is written after it.
      if (this.#isWriting) this.#writeSoon();
      else void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      await this.desk.call('rememberWindow', { window: this.window, memory: this.#remembered });
    } catch {
      // A disk that refuses this refuses the copy too, and that is told where it matters; a desk that was gone is back soon.
      this.#writeSoon(AGAIN_MS);
    }
    this.#isWriting = false;
  }
}
