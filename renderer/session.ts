import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { Step, type Transform } from 'prosemirror-transform';
import * as v from 'valibot';
import type { Appended, Desk, OpenedStory, StoryId } from '../shared/contract';
import { payloadSchemas, type Entry, type Payload } from '../shared/journal/entry';
import type { ThreadEntry } from '../shared/journal/threads';
import { parseDocument, readDocument } from '../shared/journal/replay';
import type { PictureInfo } from '../shared/preflight/finding';
import type { FieldChange, Flag } from '../shared/story/fields';
import { schema } from '../shared/story/schema';
import type { Refusal } from '../shared/story/refusal';
import type { Status } from '../shared/story/status';
import { platformClock, type Clock } from './session/clock';
import { difference } from '../shared/journal/difference';
import { noticeOf, Unanswered, type Durability } from './session/durability';
import { entryWords, givenBackNotice, isForGood, takeBack, type GivenBack } from './session/given-back';
import { Outbox, type Batch, type Change } from './session/outbox';
import { changedMeanwhile, notAccepted } from './session/session-refusals';
import { afterChange, afterEntry, isSameButForTime, viewOf, type StoryView } from './session/story-view';

export type { Durability } from './session/durability';
export type { GivenBack } from './session/given-back';
export type { StoryView } from './session/story-view';

/** What a listener is told: the text or selection, the rest of the story (or its pictures), or whether it is on disk. */
export type SessionChange = 'state' | 'story' | 'durability';

export interface SessionOptions {
  /** Names this window; new for every load of the page, so that its entry ids never repeat. Letters, digits, `.` `_` `-`. */
  readonly client: string;
  /** The editor's plugins (`editorPlugins()` in editor/plugins.ts). */
  readonly plugins?: readonly Plugin[];
  /** Who sits here: shown beside waivers that are not confirmed yet. */
  readonly person?: string;
  readonly clock?: Clock;
  /** Resolves when the window may talk to the desk: what is done until then goes in the same entry. At the end of the turn, if left out. */
  readonly turn?: () => Promise<void>;
  /** Makes of what a person does the proposal to do it, where the page suggests. */
  readonly propose?: (state: EditorState, made: Transaction) => Transaction;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** An append that has no answer by now is sent again: the same ids, so it cannot be stored twice. */
const ANSWER_WITHIN_MS = 10_000;
/** Notices may overtake one another by this much before what is missing is read again. */
const GAP_PATIENCE_MS = 200;

/**
 * One open story: the text on screen, and what of it the desk has not confirmed. The only thing in the window that talks
 * to the desk about the story.
 *
 * Journal and collab plugin count differently: `seq` counts entries of every kind, the plugin's version counts steps. An
 * entry of steps raises the version by as many steps as it holds, every other entry by none.
 */
export class Session {
  readonly id: StoryId;
  /** The text and selection on screen. */
  state: EditorState;
  durability: Durability = { kind: 'onDisk' };

  readonly #desk: Desk;
  readonly #clock: Clock;
  readonly #person: string;
  readonly #collab: Plugin<Collab>;
  readonly #client: string;
  readonly #propose: NonNullable<SessionOptions['propose']>;
  readonly #turn: () => Promise<void>;
  readonly #outbox: Outbox;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  readonly #stopListening: () => void;
  readonly #pictures = new Map<string, PictureInfo>();
  readonly #picturesAsked = new Set<string>();
  #confirmed: StoryView;
  #story: StoryView;
  /** The last entry whose content is in `state`. */
  #seq: number;
  /** Entries that have come before those that stand between. */
  readonly #early = new Map<number, Entry>();
  #batch: Batch | null = null;
  /** So many entries are sent one by one, because the desk will not take all of them together. */
  #oneByOne = 0;
  #givenBack: readonly GivenBack[] = [];
  #failure: Durability | null = null;
  #talking = false;
  #mustReread = false;
  /** A step did not fit: what is on screen is not what the journal says. */
  #astray = false;
  #waitingForDisk: (() => void)[] = [];
  #stopGapTimer: (() => void) | null = null;

  private constructor(desk: Desk, opened: OpenedStory, options: SessionOptions) {
    this.id = opened.id;
    this.#desk = desk;
    this.#clock = options.clock ?? platformClock;
    this.#person = options.person ?? '';
    this.#client = options.client;
    this.#propose = options.propose ?? ((_state, made) => made);
    this.#turn = options.turn ?? (() => Promise.resolve());
    this.#outbox = new Outbox(options.client);
    this.#collab = collab({ version: 0, clientID: options.client }) as Plugin<Collab>;
    this.state = EditorState.create({
      doc: parseDocument(opened.doc),
      plugins: [this.#collab, ...(options.plugins ?? [])],
    });
    this.#confirmed = this.#story = viewOf(opened);
    this.#seq = opened.seq;
    for (const picture of opened.pictures) this.#pictures.set(picture.sha256, picture);
    this.#stopListening = desk.on('appended', (notice) => {
      if (notice.story === this.id) this.#take(notice.entries);
    });
  }

  /** Opens a story. Rejects with the desk's Refusal where it cannot be opened. */
  static async open(desk: Desk, id: StoryId, options: SessionOptions): Promise<Session> {
    const opened = await desk.call('openStory', { id });
    return new Session(desk, opened, options);
  }

  /** Fields, status and the rest, as confirmed, with this window's own unconfirmed changes on top. */
  get story(): StoryView {
    return this.#story;
  }

  /** The pictures of the story that the archive holds, by SHA-256. */
  get pictures(): ReadonlyMap<string, PictureInfo> {
    return this.#pictures;
  }

  /** The last journal entry that is in the text on screen. */
  get seq(): number {
    return this.#seq;
  }

  /** What the desk refused for good and nobody has put away yet, oldest first. It is in no journal. */
  get givenBack(): readonly GivenBack[] {
    return this.#givenBack;
  }

  /** The person has seen it, and copied what they want of it. */
  putAway(one: GivenBack): void {
    this.#givenBack = this.#givenBack.filter((other) => other !== one);
    this.#tell('story');
  }

  /** The editor view's `dispatchTransaction`: everything a person does to the story comes through here. */
  dispatch(transaction: Transaction): void {
    const changed = this.#apply(this.#propose(this.state, transaction), true);
    this.#tell('state');
    if (changed) this.#wake();
  }

  /** Gives the state its plugins, where it was opened without them. Undo history of plugins that stay is kept. */
  equip(plugins: readonly Plugin[]): void {
    this.state = this.state.reconfigure({ plugins: [this.#collab, ...plugins] });
    this.#tell('state');
  }

  /** Sets fields. Throws a Refusal where a value has not the form that its field needs. */
  setFields(change: FieldChange): void {
    this.#make('fields', { set: change });
  }

  /** Moves the story to a status. */
  move(to: Status, why?: string): void {
    this.#make('status', why === undefined ? { to } : { to, why });
  }

  /** Gives the story to a person or a desk; null gives it back to everybody. */
  assign(to: Payload<'assignment'>['to']): void {
    this.#make('assignment', { to });
  }

  /** Lets the findings of a rule pass. Throws a Refusal where there is no reason. */
  waive(rule: string, reason: string): void {
    this.#make('waiver', { rule, reason });
  }

  /** Says something about the story: a comment, an answer, that a thread is settled. Throws a Refusal where nothing is said. */
  talk({ kind, payload }: ThreadEntry): void {
    this.#make(kind, payload);
  }

  /** Names the text as it is now, as a point to come back to. Throws a Refusal where there is no name. */
  saveRevision(name: string): void {
    this.#make('revision', { name });
  }

  /** The person at this desk passes the text as it is on disk once everything typed has got there. */
  async approve(): Promise<void> {
    await this.settled();
    this.#takeOwn(await this.#desk.call('approve', { id: this.id }));
  }

  /** The person at this desk passes the text as it is on disk, as far as a flag of it goes. */
  async clear(flag: Flag): Promise<void> {
    await this.settled();
    this.#takeOwn(await this.#desk.call('clear', { id: this.id, flag }));
  }

  #takeOwn(answer: Appended): void {
    this.#take(answer.entries);
    if (!answer.stored) throw changedMeanwhile();
  }

  /** Keeps a picture in the archive. Rejects with a Refusal where the bytes are no picture. It does not put it on the page. */
  async keepPicture(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<PictureInfo> {
    const picture = await this.#desk.call('keepPicture', file);
    this.#pictures.set(picture.sha256, picture);
    this.#tell('story');
    return picture;
  }

  /** Asks the desk what a picture is that came into the story by a colleague's hand; listeners hear `story` when it is known. */
  wantPicture(sha256: string): void {
    if (this.#pictures.has(sha256) || this.#picturesAsked.has(sha256)) return;
    this.#picturesAsked.add(sha256);
    this.#desk.call('pictures', { sha256s: [sha256] }).then(
      (found) => {
        for (const picture of found) this.#pictures.set(picture.sha256, picture);
        if (found.length > 0) this.#tell('story');
      },
      // The page shows the place without its file, and the next look asks again.
      () => this.#picturesAsked.delete(sha256),
    );
  }

  /** Resolves when everything done so far and until then is on disk. Never rejects: until then it is being tried. */
  settled(): Promise<void> {
    if (!this.#hasUnconfirmed()) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForDisk.push(resolve));
  }

  /** Reads what the desk has, for a door whose connection was gone and may have missed notices. */
  reread(): void {
    this.#mustReread = true;
    this.#wake();
  }

  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets go of the story once everything is on disk; it goes on saving until then. */
  async close(): Promise<void> {
    await this.settled();
    this.#stopListening();
    this.#stopGapTimer?.();
    this.#listeners.clear();
  }

  #make(kind: Change['kind'], payload: unknown): void {
    const checked = v.safeParse(payloadSchemas[kind], payload);
    if (!checked.success) throw notAccepted(kind, v.flatten(checked.issues).nested ?? {});
    this.#outbox.add({ kind, payload: checked.output } as Change, this.#clock.now());
    this.#refreshStory(null);
    this.#wake();
  }

  /** Applies a transaction and what plugins append to it; notes what is this window's own. True if the text changed. */
  #apply(transaction: Transaction, own: boolean): boolean {
    const { state, transactions } = this.state.applyTransaction(transaction);
    this.state = state;
    const changed = transactions.filter((applied) => applied.docChanged && (own || applied !== transaction));
    for (const applied of changed) this.#outbox.note(applied, this.#clock.now());
    return changed.length > 0;
  }

  #tell(change: SessionChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Listeners are not woken for every keystroke that is confirmed, only where more than the time of the last change is new. */
  #refreshStory(before: StoryView | null): void {
    this.#story = this.#outbox.changes.reduce(
      (view, change) => afterChange(view, change, this.#person, view.updatedAt, null),
      this.#confirmed,
    );
    if (before === null || !isSameButForTime(before, this.#story)) this.#tell('story');
  }

  /** Steps that are not confirmed. While the desk cannot be reached they pile up: looking at them must not copy them. */
  get #unconfirmed(): Collab['unconfirmed'] {
    return this.#collab.getState(this.state)?.unconfirmed ?? [];
  }

  #hasUnconfirmed(): boolean {
    return this.#batch !== null || this.#outbox.changes.length > 0 || this.#unconfirmed.length > 0;
  }

  #refreshDurability(): void {
    const before = this.durability;
    if (!this.#hasUnconfirmed()) {
      this.#failure = null;
      this.durability = before.kind === 'onDisk' ? before : { kind: 'onDisk' };
      const waiting = this.#waitingForDisk;
      this.#waitingForDisk = [];
      for (const resolve of waiting) resolve();
    } else if (this.#failure) {
      this.durability = this.#failure;
    } else {
      const sinceMs = this.#outbox.oldest(this.#unconfirmed[0]?.origin ?? null) ?? this.#clock.now();
      this.durability =
        before.kind === 'saving' && before.sinceMs === sinceMs ? before : { kind: 'saving', sinceMs };
    }
    if (this.durability !== before) this.#tell('durability');
  }

  #wake(): void {
    this.#refreshDurability();
    if (!this.#talking) void this.#talk();
  }

  /** The one conversation with the desk about this story: never two requests at a time, so that order is order. */
  async #talk(): Promise<void> {
    this.#talking = true;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      await this.#turn();
      if (this.#batch === null && !this.#mustReread)
        this.#batch = this.#outbox.batch(this.state, this.#seq, this.#oneByOne > 0 ? 1 : undefined);
      if (this.#batch === null && !this.#mustReread) break;
      try {
        if (this.#batch) await this.#append(this.#batch);
        else await this.#catchUp();
        pause = FIRST_PAUSE_MS;
        this.#failure = null;
        this.#refreshDurability();
      } catch (failure) {
        if (this.#batch && isForGood(failure)) {
          this.#refused(this.#batch, failure);
          continue;
        }
        this.#failure = { kind: 'notSaved', notice: noticeOf(failure) };
        this.#refreshDurability();
        const ms = pause;
        await new Promise<void>((resolve) => this.#clock.after(ms, resolve));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.#talking = false;
  }

  async #append(batch: Batch): Promise<void> {
    const { base, entries } = batch;
    const answer: Appended = await this.#answer(
      this.#desk.call('append', { story: this.id, base, entries: [...entries] }),
    );
    this.#take(answer.entries);
    // Stored and yet not among the entries, or refused and yet nobody was first: not an answer to go on from.
    if (this.#batch === batch) throw new RangeError('The desk did not say what became of the entries');
  }

  /** The desk said no and will say it again. Which of several entries it means shows when they are sent one by one. */
  #refused({ entries, confirmed }: Batch, refusal: Refusal): void {
    this.#batch = null;
    this.#failure = null;
    const [entry, ...others] = entries.slice(confirmed);
    if (!entry) return;
    if (others.length > 0) {
      this.#oneByOne = others.length + 1;
      return;
    }
    this.#oneByOne = Math.max(0, this.#oneByOne - 1);
    let text = entryWords(entry);
    if (entry.kind === 'steps') {
      const steps = sendableSteps(this.state)?.steps.slice(0, entry.payload.steps.length) ?? [];
      const { inverted, words } = takeBack(this.#confirmedDoc(), steps);
      // The plugin's way out of a step: it counts as confirmed, and as taken back by somebody else at once.
      this.#receive(steps, this.#client);
      this.#receive(inverted, 'desk');
      text = words;
    } else this.#outbox.confirmChange();
    const notice = entry.kind === 'steps' ? givenBackNotice(refusal) : refusal.notice;
    this.#givenBack = [...this.#givenBack, { kind: entry.kind, notice, words: text }];
    this.#refreshStory(null);
    this.#tell('state');
    this.#refreshDurability();
  }

  #answer<Result>(call: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = this.#clock.after(ANSWER_WITHIN_MS, () =>
        reject(new Unanswered('No answer from the desk')),
      );
      call.finally(stop).then(resolve, reject);
    });
  }

  /** Takes entries of the journal, however they came: each once, in order, none skipped. */
  #take(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.seq > this.#seq) this.#early.set(entry.seq, entry);
    const foreign: Step[] = [];
    const before = { story: this.#story, state: this.state };
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        const own = this.#batch?.entries[this.#batch.confirmed]?.id === entry.id;
        if (own) this.#confirm(entry);
        else {
          // Somebody was first: what was sent on the entry before this one cannot have been stored. It goes again, rebased.
          this.#batch = null;
          if (entry.kind === 'steps')
            foreign.push(...entry.payload.steps.map((step) => Step.fromJSON(schema, step)));
        }
        this.#confirmed = afterEntry(this.#confirmed, entry);
      }
      this.#receive(foreign, 'desk');
    } catch {
      // A step that does not fit what is on screen. What the desk has is the truth: read it, and set our own changes on it.
      this.#mustReread = this.#astray = true;
    }
    this.#refreshStory(before.story);
    if (this.state !== before.state) this.#tell('state');
    this.#watchForGap();
    this.#wake();
  }

  #next(): Entry | undefined {
    const entry = this.#early.get(this.#seq + 1);
    if (entry) {
      this.#early.delete(entry.seq);
      this.#seq = entry.seq;
    }
    return entry;
  }

  #confirm(entry: Entry): void {
    if (entry.kind === 'steps') {
      const { steps } = entry.payload;
      this.#receive(sendableSteps(this.state)?.steps.slice(0, steps.length) ?? [], this.#client);
    } else this.#outbox.confirmChange();
    if (!this.#batch) return;
    this.#batch.confirmed += 1;
    if (this.#oneByOne > 0) this.#oneByOne -= 1;
    if (this.#batch.confirmed === this.#batch.entries.length) this.#batch = null;
  }

  #receive(steps: readonly Step[], client: string): void {
    if (steps.length === 0) return;
    const clients = steps.map(() => client);
    this.#apply(receiveTransaction(this.state, steps, clients, { mapSelectionBackward: true }), false);
  }

  /** Later entries are here and an earlier one is not: if it does not come by itself, the story is read again. */
  #watchForGap(): void {
    if (this.#early.size === 0) {
      this.#stopGapTimer?.();
      this.#stopGapTimer = null;
    } else
      this.#stopGapTimer ??= this.#clock.after(GAP_PATIENCE_MS, () => {
        this.#stopGapTimer = null;
        if (this.#early.size > 0) this.reread();
      });
  }

  /** Finds out what the desk has beyond what is here. */
  async #catchUp(): Promise<void> {
    const opened = await this.#answer(this.#desk.call('openStory', { id: this.id }));
    if (this.#astray) this.#adopt(opened);
    else if (opened.seq > this.#seq) {
      // The entries themselves, not only their outcome: undo and our own changes can be mapped over steps exactly, over a
      // comparison of two texts only roughly. An entry proposed on one that is not the last is never stored; the answer is
      // everything since.
      const probe = this.#outbox.probe(this.#seq);
      const answer = await this.#answer(
        this.#desk.call('append', { story: this.id, base: probe.base, entries: [...probe.entries] }),
      );
      this.#take(answer.entries);
    }
    this.#mustReread = this.#astray;
    for (const picture of opened.pictures) this.#pictures.set(picture.sha256, picture);
  }

  /** Takes over the story as the desk has it and keeps what is not confirmed on top. */
  #adopt(opened: OpenedStory): void {
    const step = difference(this.#confirmedDoc(), readDocument(opened.doc));
    if (step) this.#receive([step], 'desk');
    this.#astray = false;
    this.#seq = opened.seq;
    this.#confirmed = viewOf(opened);
    for (const seq of [...this.#early.keys()]) if (seq <= this.#seq) this.#early.delete(seq);
    this.#refreshStory(null);
    if (step) this.#tell('state');
    this.#take([]);
  }

  /** The text without what is not confirmed. */
  #confirmedDoc(): Node {
    return this.#unconfirmed.reduceRight(
      (doc, { inverted }) => inverted.apply(doc).doc ?? doc,
      this.state.doc,
    );
  }
}

/** What the collab plugin keeps (prosemirror-collab, `CollabState`). */
interface Collab {
  readonly unconfirmed: readonly { readonly inverted: Step; readonly origin: Transform }[];
}
