import type { CheckResult, HistoryLine, ImportReport } from '../shared/contract';
import { contentHash } from '../shared/story/content-hash';
import { countBody } from '../shared/story/counting';
import type { FieldChange } from '../shared/story/fields';
import type { Status } from '../shared/story/status';
import type { DeskLine } from './desk-line';
import { Observable } from './observable';
import { reviewItems, type ReviewItem } from './review-reading';
import type { Session } from './session';
import type { Clock } from './session/clock';
import { troubleOf } from './trouble';
import type { RefusalNotice } from '../shared/story/refusal';

/** The last approval of a story. `stands` is false once a letter has changed. */
export interface ApprovalReading {
  readonly by: string;
  readonly at: string;
  readonly stands: boolean;
}

/** Everything that walks the whole story waits for a pause in the typing this long. */
const PAUSE_MS = 400;
/** Typing is told to the window at most this often. */
const TELL_EVERY_MS = 80;
const CHECK_AFTER_MS = 900;

/** An open story and what the window shows about it beside the page. Reads the session; never types in it. */
export class OpenStory extends Observable {
  review: readonly ReviewItem[] = [];
  approval: ApprovalReading | null = null;
  check: CheckResult | null = null;
  isChecking = false;
  /** Null while it has not been read. */
  history: readonly HistoryLine[] | null = null;
  /** How it came in; null for a story written here, undefined while it has not been asked. */
  report: ImportReport | null | undefined;
  /** Why the last check or reading of history failed. */
  trouble: RefusalNotice | null = null;

  readonly #stopListening: () => void;
  #stopTelling: (() => void) | null = null;
  #stopPause: (() => void) | null = null;
  #stopCheck: (() => void) | null = null;
  #checks = 0;
  #isOpen = true;

  constructor(
    readonly session: Session,
    readonly desk: DeskLine,
    readonly clock: Clock,
  ) {
    super();
    this.#readDocument();
    this.#stopListening = session.subscribe((change) => {
      this.#tellSoon();
      if (change !== 'durability') this.#readSoon();
      if (change === 'durability' && session.durability.kind === 'onDisk') this.#checkSoon();
    });
  }

  get id(): string {
    return this.session.id;
  }

  get words(): number {
    return countBody(this.session.state.doc).words;
  }

  /** How long the oldest unconfirmed change has been waiting, in ms; 0 when all is on disk. */
  get waitingMs(): number {
    const { durability } = this.session;
    return durability.kind === 'saving' ? this.clock.now() - durability.sinceMs : 0;
  }

  /** Credits as they are printed, in page order. */
  get credits(): readonly { readonly label: string; readonly name: string }[] {
    const { doc } = this.session.state;
    const credits = doc.lastChild?.type.name === 'credits' ? doc.lastChild.children : [];
    return credits.map((credit) => ({
      label: credit.attrs['label'] as string,
      name: credit.textContent.trim(),
    }));
  }

  setFields(change: FieldChange): void {
    this.session.setFields(change);
  }

  /** Moves the story and reads its history anew. Throws a Refusal where the move cannot be. */
  move(to: Status, why?: string): void {
    this.session.move(to, why);
    this.#checkSoon();
  }

  /** Lets the findings of a rule pass, and checks again once that is on disk. */
  async waive(rule: string, reason: string): Promise<void> {
    this.session.waive(rule, reason);
    await this.session.settled();
    await this.runCheck();
  }

  /** Checks the story as it is on disk. A later check makes an earlier answer void. Never rejects: see `trouble`. */
  async runCheck(): Promise<CheckResult | null> {
    const turn = ++this.#checks;
    this.#stopCheck?.();
    this.isChecking = true;
    this.changed();
    try {
      const check = await this.desk.call('check', { id: this.id });
      if (turn !== this.#checks) return this.check;
      this.check = check;
      this.trouble = null;
    } catch (error) {
      if (turn !== this.#checks) return this.check;
      this.check = null;
      this.trouble = troubleOf(error);
    }
    this.isChecking = false;
    this.changed();
    return this.check;
  }

  /** Reads the history and, once, how the story came in. */
  async readHistory(): Promise<void> {
    try {
      this.history = await this.desk.call('history', { id: this.id });
      if (this.report === undefined) this.report = await this.desk.call('importReport', { id: this.id });
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** Stops reading. The session goes on until everything is on disk, then lets go of the story. */
  close(): Promise<void> {
    this.#isOpen = false;
    this.#stopListening();
    for (const stop of [this.#stopTelling, this.#stopPause, this.#stopCheck]) stop?.();
    return this.session.close();
  }

  #tellSoon(): void {
    this.#stopTelling ??= this.clock.after(TELL_EVERY_MS, () => {
      this.#stopTelling = null;
      this.changed();
      // While something waits, its milliseconds are told as they pass.
      if (this.session.durability.kind === 'saving') this.#tellSoon();
    });
  }

  #readSoon(): void {
    this.#stopPause?.();
    this.#stopPause = this.clock.after(PAUSE_MS, () => {
      this.#readDocument();
      this.changed();
    });
  }

  #readDocument(): void {
    const { state, story } = this.session;
    this.review = reviewItems(state.doc);
    const last = story.approvals.at(-1);
    if (!last) {
      this.approval = null;
      return;
    }
    const hash = contentHash(state.doc, story.fields);
    const standing = story.approvals.findLast((approval) => approval.contentHash === hash);
    const { by, at } = standing ?? last;
    this.approval = { by, at, stands: standing !== undefined };
  }

  #checkSoon(): void {
    this.#stopCheck?.();
    this.#stopCheck = this.clock.after(CHECK_AFTER_MS, () => {
      if (!this.#isOpen) return;
      void this.runCheck();
      if (this.history) void this.readHistory();
    });
  }
}
