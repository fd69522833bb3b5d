import type { CheckResult, ImportReport, StoryLedger, StoryProvenance } from '../shared/contract';
import type { Payload } from '../shared/journal/entry';
import type { HistoryLine } from '../shared/journal/history-lines';
import { contentHash } from '../shared/story/content-hash';
import { bodyCount, type StyleCounts } from '../shared/story/style-counts';
import { FLAGS, type FieldChange, type Fields, type Flag } from '../shared/story/fields';
import type { Status } from '../shared/story/status';
import type { DeskLine } from './desk-line';
import { threadsAt } from '../shared/review/anchoring';
import { changesAt } from '../shared/review/changes';
import { countsIn } from './editor/counts';
import { Observable } from './observable';
import type { Origin } from '../shared/journal/provenance';
import type { Approval } from '../shared/journal/replay';
import { originAt, runAt } from './origin-words';
import { reviewItems, type ReviewItem } from './review-reading';
import type { FieldChangeLine } from '../shared/review/field-changes';
import type { Session } from './session';
import { ShownStory } from './shown-story';
import type { Clock } from './session/clock';
import { Rest } from './session/rest';
import { troubleOf } from './trouble';
import type { RefusalNotice } from '../shared/story/refusal';

/** The last approval of a story. `stands` is false once a letter has changed. */
export interface ApprovalReading {
  readonly by: string;
  readonly at: string;
  readonly stands: boolean;
}

/** A clearance of one of the story's flags: the one that stands, else the last that was given. */
export interface ClearanceReading extends ApprovalReading {
  readonly flag: Flag;
}

/** Everything that walks the whole story waits for a pause in the typing this long. */
const PAUSE_MS = 400;
/** Typing is told to the window at most this often. */
const TELL_EVERY_MS = 150;
const CHECK_AFTER_MS = 900;
const HISTORY_PAGE = 200;
const MOST_FIELD_CHANGES = 200;
/** Letters of a passage that are quoted. */
const MOST_QUOTED = 240;

/** Of those who passed a text, the last that passed it as it is now, else the last of all. */
function reading(passed: readonly Approval[], hash: string): ApprovalReading | null {
  const standing = passed.findLast((one) => one.contentHash === hash);
  const told = standing ?? passed.at(-1);
  return told ? { by: told.by, at: told.at, stands: standing !== undefined } : null;
}

/** An open story and what the window shows about it beside the page. Reads the session; never types in it. */
export class OpenStory extends Observable {
  /**
   * False while it has just been opened: what takes a walk through the whole story (changes, approvals, counts) is reckoned when the
   * page has been painted.
   */
  isReckoned = false;
  review: readonly ReviewItem[] = [];
  approval: ApprovalReading | null = null;
  clearances: readonly ClearanceReading[] = [];
  check: CheckResult | null = null;
  isChecking = false;
  /** Null while it has not been read. */
  history: readonly HistoryLine[] | null = null;
  /** Whether the desk has lines older than those in `history`. */
  hasOlder = false;
  /** Who brought each letter, once somebody has asked; of the text as it was at its `seq`. */
  provenance: StoryProvenance | null = null;
  /** Changes of the fields beside the document, the newest first; empty while they have not been read. */
  fieldChanges: readonly FieldChangeLine[] = [];
  /** How it came in; null for a story written here, undefined while it has not been asked. */
  report: ImportReport | null | undefined;
  /** What stands at the top of what can be seen of the page: a position in the document. */
  top = 0;
  /** Why the last check or reading of history failed. */
  trouble: RefusalNotice | null = null;

  /** What the page shows of it. Everything that counts, finds or lists what is read goes by that. */
  readonly shown: ShownStory;

  readonly #stopFirst: () => void;
  readonly #stopListening: () => void;
  #stopTelling: (() => void) | null = null;
  readonly #pause: Rest;
  readonly #checking: Rest;
  #checks = 0;
  /** The fields as they were when their changes were read last; null while nobody has looked. */
  #fieldsRead: Fields | null = null;
  #isOpen = true;

  constructor(
    readonly session: Session,
    readonly desk: DeskLine,
    readonly clock: Clock,
  ) {
    super();
    this.#pause = new Rest(clock, PAUSE_MS, () => this.#readInPause());
    this.#checking = new Rest(clock, CHECK_AFTER_MS, () => this.#readFromDesk());
    this.shown = new ShownStory(session);
    this.shown.subscribe(() => this.#tellSoon());
    this.#stopFirst = clock.whenIdle(() => {
      this.#readDocument();
      this.changed();
    });
    this.#stopListening = session.subscribe((change) => {
      this.#tellSoon();
      if (change !== 'durability') this.#pause.begin();
      if (change === 'durability' && session.durability.kind === 'onDisk') this.#checking.begin();
    });
  }

  get id(): string {
    return this.session.id;
  }

  /** Ids of the tracked changes and threads that the selection touches. */
  get changesHere(): readonly string[] {
    const { doc, selection } = this.session.state;
    const { from, to } = selection;
    return [...changesAt(doc, from, to), ...threadsAt(doc, from, to)];
  }

  /** Reads the list of changes at once, where one has just been decided. */
  readReview(): void {
    this.review = reviewItems(this.session.state.doc, this.session.story.threads);
    this.changed();
  }

  /** Ids of the threads that are settled. */
  get settled(): readonly string[] {
    return this.session.story.threads.flatMap(({ id, resolved }) => (resolved ? [id] : []));
  }

  /** Words and characters by style, kept up with the typing. */
  get counts(): StyleCounts {
    return countsIn(this.shown.state);
  }

  get words(): number {
    return bodyCount(this.counts).words;
  }

  /** True when nothing of it is in this window alone. */
  get isSafe(): boolean {
    return this.session.durability.kind === 'onDisk' && this.session.givenBack.length === 0;
  }

  /** Notes that the page was scrolled. */
  keepTop(top: number): void {
    if (this.top === top) return;
    this.top = top;
    this.#tellSoon();
  }

  /** Credits as they are printed, in page order. */
  get credits(): readonly { readonly label: string; readonly name: string }[] {
    const { doc } = this.shown.state;
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
    this.#checking.begin();
  }

  /** Gives the story to a person or a desk; null gives it back to everybody. */
  assign(to: Payload<'assignment'>['to']): void {
    this.session.assign(to);
    this.#checking.begin();
  }

  /** Passes the text as it is on disk as far as a flag goes, and checks again. Rejects with the desk's Refusal. */
  async clear(flag: Flag): Promise<void> {
    await this.session.clear(flag);
    this.#readDocument();
    await this.runCheck();
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
    this.#checking.end();
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

  /** Reads who set which field, of what is on disk. */
  async readFieldChanges(): Promise<void> {
    try {
      this.#fieldsRead = this.session.story.fields;
      const { fields } = await this.desk.call('changes', { id: this.id });
      this.fieldChanges = fields.slice(-MOST_FIELD_CHANGES).reverse();
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** Reads the history and, once, how the story came in. */
  async readHistory(): Promise<void> {
    try {
      const most = Math.max(HISTORY_PAGE, this.history?.length ?? 0);
      this.history = await this.desk.call('history', { id: this.id, most });
      this.hasOlder = this.history.length === most && this.history.at(-1)?.from !== 1;
      if (this.report === undefined) this.report = await this.desk.call('importReport', { id: this.id });
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** Who did what, as far as it is on disk once everything done so far has got there. Rejects with the desk's Refusal. */
  async readLedger(): Promise<StoryLedger> {
    await this.session.settled();
    return this.desk.call('ledger', { id: this.id });
  }

  /** Reads the lines before those that are known. */
  async readOlder(): Promise<void> {
    try {
      const before = this.history?.at(-1)?.from;
      if (before === undefined) return;
      const older = await this.desk.call('history', { id: this.id, before, most: HISTORY_PAGE });
      this.history = [...(this.history ?? []), ...older];
      this.hasOlder = older.length === HISTORY_PAGE;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** Reads who brought each letter, of what is on disk; read again by itself from then on. */
  async readProvenance(): Promise<void> {
    try {
      this.provenance = await this.desk.call('provenance', { id: this.id });
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** True while the provenance is that of the text on the page. */
  get isProvenanceFresh(): boolean {
    return this.session.durability.kind === 'onDisk' && this.provenance?.seq === this.session.seq;
  }

  /** The words at the caret that came together, and who brought them. */
  get wrote(): { readonly origin: Origin; readonly text: string } | null {
    const { provenance } = this;
    if (!provenance || !this.isProvenanceFresh) return null;
    const { doc, selection } = this.session.state;
    const origin = originAt(provenance, selection.head);
    if (!origin) return null;
    const { from, to } = runAt(provenance, selection.head, origin);
    return { origin, text: doc.textBetween(from, Math.min(to, from + MOST_QUOTED)) };
  }

  /** Stops reading. The session goes on until everything is on disk, then lets go of the story. */
  close(): Promise<void> {
    this.#isOpen = false;
    this.#stopListening();
    for (const stop of [this.#stopFirst, this.#stopTelling]) stop?.();
    this.#pause.end();
    this.#checking.end();
    return this.session.close();
  }

  #tellSoon(): void {
    this.#stopTelling ??= this.clock.after(TELL_EVERY_MS, () => {
      this.#stopTelling = null;
      this.changed();
    });
  }

  #readInPause(): void {
    this.#readDocument();
    this.changed();
    // An entry of the desk's own may have come that leaves nothing to be saved.
    if (this.provenance && this.provenance.seq < this.session.seq) this.#checking.begin();
  }

  #readDocument(): void {
    const { state, story } = this.session;
    this.isReckoned = true;
    this.review = reviewItems(state.doc, story.threads);
    const { approvals, clearances, fields } = story;
    if (approvals.length === 0 && clearances.length === 0) {
      this.approval = null;
      this.clearances = [];
      return;
    }
    const hash = contentHash(state.doc, fields);
    this.approval = reading(approvals, hash);
    this.clearances = FLAGS.flatMap((flag) => {
      const last = reading(
        clearances.filter((one) => one.flag === flag),
        hash,
      );
      return last && fields.flags[flag] ? [{ ...last, flag }] : [];
    });
  }

  /** What the desk knows of the story as it is on disk. */
  #readFromDesk(): void {
    if (!this.#isOpen) return;
    void this.runCheck();
    if (this.history) void this.readHistory();
    // The journal is walked for them: only where somebody has looked, and a field has been set since.
    if (this.#fieldsRead && this.#fieldsRead !== this.session.story.fields) void this.readFieldChanges();
    if (this.provenance) void this.readProvenance();
  }
}
