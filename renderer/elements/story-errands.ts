import type { AlikeStory } from '../../shared/contract';
import type { ImportRun } from '../import-run';
import type { Finding } from '../../shared/preflight/finding';
import type { Act } from '../../shared/story/desk-rules';
import type { Flag } from '../../shared/story/fields';
import type { RefusalNotice } from '../../shared/story/refusal';
import { needsReason, type Status } from '../../shared/story/status';
import { settlingOf } from '../../shared/journal/threads';
import { changesOf } from '../../shared/review/changes';
import { noteIn } from '../editor/reviewing';
import { anchorHere, answer, commentHere } from '../commenting';
import type { OpenStory } from '../open-story';
import {
  binQuestion,
  commentQuestion,
  moveQuestion,
  noteQuestion,
  replyQuestion,
  revisionQuestion,
  twinReason,
  waiverQuestion,
  type Question,
} from '../questions';
import { troubleOf } from '../trouble';
import type { Voice } from '../voice';
import type { Workstation } from '../workstation';
import type { OpenDialog } from './open-dialog';

/** A story that was accepted to be compared with one of the archive. */
export interface ImportedTwin {
  readonly story: string;
  readonly twin: AlikeStory;
}

/** What errands may ask of their window. */
export interface ErrandDesk {
  readonly desk: () => Workstation;
  readonly voice: () => Voice;
  /** Stores what rests in fields. */
  readonly flush: () => void;
  readonly show: (dialog: OpenDialog) => void;
  /** Asks something and does what the answer says. */
  readonly ask: (question: Question, act: (answer: string) => void) => void;
  /** Says what may not be done, over everything else. */
  readonly tell: (notice: RefusalNotice) => void;
  readonly showSettings: () => void;
  /** A name that was never given before. */
  readonly newName: () => string;
}

/** What is done with the open story and needs a dialog or a question. Does nothing where no story is open. */
export class StoryErrands {
  constructor(private readonly window: ErrandDesk) {}

  /** False, and said, where the house does not let this person do it. */
  #may(...acts: readonly Act[]): boolean {
    const refusal = acts.map((act) => this.window.desk().refusalOf(act)).find((one) => one !== null);
    if (refusal) this.window.tell(refusal);
    return !refusal;
  }

  startExport(): void {
    const { open } = this.window.desk();
    if (!open || !this.#may({ do: 'export' })) return;
    this.window.flush();
    const run = this.window.desk().exportStory(open);
    this.window.show({ kind: 'export', run });
    void run.prepare();
  }

  /** Sets the open story beside another one, or a package. */
  startCompare(): void {
    const { open, settings } = this.window.desk();
    if (!open) return;
    // What is taken is taken by someone.
    if (settings.person.name === '') return this.window.showSettings();
    this.window.flush();
    this.window.show({ kind: 'compare', run: this.window.desk().compare(open), twin: null, from: null });
  }

  /** Sets the open story beside one that it is like. `from`: the import that is gone on with afterwards. */
  compareTwin(twin: AlikeStory, from: ImportRun | null = null): void {
    const { open } = this.window.desk();
    if (!open) return;
    this.window.flush();
    const run = this.window.desk().compare(open);
    this.window.show({ kind: 'compare', run, twin, from });
    void run.with({ id: twin.id });
  }

  /** Sets a story that has just come in beside the one that it is like. */
  async compareImported({ story, twin }: ImportedTwin, from: ImportRun): Promise<void> {
    await this.window.desk().openStory(story);
    if (this.window.desk().open?.id === story) this.compareTwin(twin, from.lines.length > 1 ? from : null);
  }

  /** Opens a story that is like another one, and sets the two side by side. */
  async compareAlike(story: string): Promise<void> {
    this.window.flush();
    const twin = await this.window.desk().openAlike(story);
    if (twin) this.compareTwin(twin);
  }

  /** Both stories stay. Somebody decides that. */
  keepBoth(other: string): void {
    if (this.window.desk().settings.person.name === '') return this.window.showSettings();
    void this.window.desk().keepBoth(other);
  }

  /** Puts the open story into the bin because another one like it stays. */
  askBinTwin(twin: AlikeStory): void {
    this.#askBin(twinReason(this.window.voice(), twin));
  }

  startSignOff(): void {
    const { open } = this.window.desk();
    if (!open || !this.#may({ do: 'approve' }, { do: 'move', to: 'signedOff' })) return;
    this.window.flush();
    const run = this.window.desk().signOff(open);
    this.window.show({ kind: 'signOff', run });
    void run.prepare();
  }

  startAssign(): void {
    const { open, settings } = this.window.desk();
    if (!open || !this.#may({ do: 'assign' })) return;
    // Somebody gives it.
    if (settings.person.name === '') return this.window.showSettings();
    this.window.show({ kind: 'assign', story: open });
  }

  showLedger(): void {
    const { open } = this.window.desk();
    if (!open) return;
    this.window.flush();
    open.readLedger().then(
      (ledger) => this.window.show({ kind: 'ledger', ledger }),
      (error: unknown) => this.window.tell(troubleOf(error)),
    );
  }

  /** Passes the text as far as one of its flags goes. */
  clearFlag(flag: Flag): void {
    const { open, settings } = this.window.desk();
    if (!open || !this.#may({ do: 'clear', flag })) return;
    if (settings.person.name === '') return this.window.showSettings();
    this.window.flush();
    open.clear(flag).catch((error: unknown) => this.window.tell(troubleOf(error)));
  }

  askRevisionName(): void {
    const { open } = this.window.desk();
    if (!open) return;
    this.window.ask(revisionQuestion(this.window.voice()), (name) => {
      open.session.saveRevision(name);
      void open.session.settled().then(() => open.readHistory());
    });
  }

  askWaiver(finding: Finding): void {
    const { open, settings } = this.window.desk();
    if (!open || !this.#may({ do: 'waive' })) return;
    const { name } = settings.person;
    // Somebody has to answer for a waiver.
    if (name === '') return this.window.showSettings();
    this.window.ask(
      waiverQuestion(this.window.voice(), finding, name),
      (why) => void open.waive(finding.rule, why),
    );
  }

  askComment(): void {
    const { open } = this.#talking;
    if (!open) return;
    const { session } = open;
    this.window.ask(commentQuestion(this.window.voice(), anchorHere(session.state)), (text) => {
      commentHere(session, text, this.window.desk().people, `thread-${this.window.newName()}`);
      open.readReview();
    });
  }

  /** A note on a tracked change: the one that is named, or the first that the caret stands in. */
  askNote(id?: string): void {
    const { open } = this.#talking;
    const wanted = id === undefined ? open?.changesHere : [id];
    if (!open) return;
    const change = changesOf(open.session.state.doc).find((one) => wanted?.includes(one.id));
    if (!change) return;
    this.window.ask(noteQuestion(this.window.voice(), change), (note) => {
      open.session.dispatch(noteIn(open.session.state, change.id, note));
      open.readReview();
    });
  }

  askReply(thread: string): void {
    const { open } = this.#talking;
    const last = open?.session.story.threads.find(({ id }) => id === thread)?.remarks.at(-1);
    if (!open || !last) return;
    this.window.ask(replyQuestion(this.window.voice(), last), (text) => {
      answer(open.session, thread, text, this.window.desk().people);
      open.readReview();
    });
  }

  /** Says that a thread is settled, or opens it again. */
  settle(thread: string, isResolved: boolean): void {
    const { open } = this.#talking;
    const known = open?.session.story.threads.find(({ id }) => id === thread);
    if (!open || !known) return;
    open.session.talk({ kind: 'resolution', payload: settlingOf(known, isResolved) });
    open.readReview();
  }

  /** The open story, for somebody with a name: what is said is said by someone. */
  get #talking(): { readonly open: OpenStory | null } {
    const { open, settings } = this.window.desk();
    if (open && settings.person.name === '') {
      this.window.showSettings();
      return { open: null };
    }
    return { open };
  }

  askBin(): void {
    this.#askBin('');
  }

  #askBin(given: string): void {
    const { open } = this.window.desk();
    if (!open) return;
    this.window.ask(binQuestion(this.window.voice(), given), (why) => void this.window.desk().bin(open, why));
  }

  unbin(): void {
    const { open } = this.window.desk();
    if (open) void this.window.desk().unbin(open);
  }

  /** Reads the input that the story came from again; what differs stands in Review. */
  reimport(): void {
    const { open, settings } = this.window.desk();
    if (!open) return;
    // Tracked changes are in somebody's name.
    if (settings.person.name === '') return this.window.showSettings();
    this.window.flush();
    void this.window.desk().reimport(open);
  }

  moveTo(status: Status): void {
    const { open } = this.window.desk();
    if (!open) return;
    if (status === 'signedOff') this.startSignOff();
    else if (!this.#may({ do: 'move', to: status })) return;
    else if (needsReason(status))
      this.window.ask(moveQuestion(this.window.voice(), status), (why) => open.move(status, why));
    else this.window.desk().attempt(() => open.move(status));
  }
}
