import type { OpenStory } from '../open-story';
import type { PastRun } from '../past-run';
import type { Workstation } from '../workstation';

/** What looking back needs of its window. */
export interface LookingBackDesk {
  readonly desk: () => Workstation;
  /** Stores what rests in fields. */
  readonly flush: () => void;
  readonly showHistory: () => void;
  readonly focusPage: () => void;
  /** Something is to be shown anew. */
  readonly changed: () => void;
}

/** What of the open story's past a window shows: the text as it was in place of the page, who wrote what beside it. */
export class LookingBack {
  /** True while the margin says who wrote what. */
  hasOrigins = false;
  #past: PastRun | null = null;

  constructor(private readonly window: LookingBackDesk) {}

  /** The text on show in place of the page of this story; null while its page is. */
  pastOf(story: OpenStory | null): PastRun | null {
    return this.#past?.story === story ? this.#past : null;
  }

  /** Shows the open story as it was after entry `seq`; as it is, to go back from there, if that is left out. */
  lookAt(seq?: number): void {
    const { open } = this.window.desk();
    if (!open) return;
    this.window.flush();
    this.window.showHistory();
    const past = this.pastOf(open);
    if (past) return past.go(seq ?? open.session.seq);
    this.#past = this.window.desk().lookBack(open, seq ?? open.session.seq);
    this.#past.subscribe(() => this.window.changed());
    this.window.changed();
  }

  close(): void {
    this.#past = null;
    this.window.changed();
    this.window.focusPage();
  }

  async restore(): Promise<void> {
    if (await this.#past?.restore()) this.close();
  }

  /** Brings one piece back. The past stays on show: there may be more of it to bring back. */
  async restorePiece(piece: number): Promise<void> {
    await this.#past?.restore(piece);
  }

  toggleOrigins(): void {
    this.hasOrigins = !this.hasOrigins;
    this.window.changed();
    if (this.hasOrigins) void this.window.desk().open?.readProvenance();
  }
}
