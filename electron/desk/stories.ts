import { randomUUID } from 'node:crypto';
import type { Appended, ImportedStory, OpenedStory, StoryRow } from '../../shared/contract';
import type { Entry, Payload, ProposedEntry } from '../../shared/journal/entry';
import { JournalError, replay, type StoryState } from '../../shared/journal/replay';
import type { SignedEntry } from '../../shared/review/merge-journals';
import { story as emptyStory } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { newFields, type FieldChange, type Fields, type Flag } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import type { Act, DeskRules } from '../../shared/story/desk-rules';
import { refusalFor } from '../../shared/story/desk-rules-file';
import type { Status } from '../../shared/story/status';
import type { PictureInfo } from '../../shared/preflight/finding';
import { importedThreads } from './imported-threads';
import type { Archive } from './archive/archive';
import { UnknownEntry } from './archive/journal-faults';
import { refusals } from './desk-refusals';
import { actOf, mustBeWindows, mustFollow } from './entry-rules';
import type { ReadStory } from './inputs/input-reader';
import type { NoticeBoard } from './notice-board';

/** What the desk knows of itself when it writes: who sits at it, on which device, and what time it is. */
export interface Writer {
  readonly device: string;
  author(): string;
  now(): string;
  /** Who may do what in the house. Throws the Refusal that says why it is not known. */
  rules(): DeskRules;
}

/** How many open stories are remembered. Opening one that was forgotten costs a replay from its last checkpoint. */
const REMEMBERED = 50;

/** In whose name the entries of what came over the wire are. */
export const WIRE = 'Wire';

/** A draft that was stored and that nobody has heard of yet. */
interface Brought {
  readonly id: string;
  readonly draft: ReadStory['draft'];
  readonly entries: readonly Entry[];
  readonly row: StoryRow;
  /** Stories of the archive that are like it. */
  readonly alike: readonly string[];
}

/** Stories as states: opening, making, importing, appending. */
export class Stories {
  readonly #archive: Archive;
  readonly #notices: NoticeBoard;
  readonly #writer: Writer;
  readonly #states = new Map<string, StoryState>();
  #generation = 0;

  constructor(archive: Archive, notices: NoticeBoard, writer: Writer) {
    this.#archive = archive;
    this.#notices = notices;
    this.#writer = writer;
  }

  /** The story as its journal says it is now, whoever wrote last (another process may share the archive). */
  state(id: string): StoryState {
    if (this.#generation !== this.#archive.generation) this.#states.clear();
    this.#generation = this.#archive.generation;
    const known = this.#states.get(id);
    let state: StoryState | null;
    if (known) {
      const newer = this.#archive.journal.after(id, known.seq);
      state = newer.length === 0 ? known : this.#archive.journal.open(id);
    } else {
      state = this.#archive.journal.open(id);
    }
    if (!state) throw refusals.unknownStory(id);
    this.#remember(state);
    return state;
  }

  opened(id: string): OpenedStory {
    const { hash: _hash, origin: _origin, doc, ...rest } = this.state(id);
    return { ...rest, doc: doc.toJSON() as unknown, pictures: this.picturesOf(doc) };
  }

  /** What the archive knows of the pictures that a story shows. They are children of the story: nothing else of it is looked at. */
  picturesOf(doc: StoryState['doc']): PictureInfo[] {
    const pictures = doc.children.filter(({ type }) => type === schema.nodes.picture);
    const sha256s = new Set(pictures.flatMap(({ attrs }) => (attrs['picture'] as string | null) ?? []));
    return [...sha256s].flatMap((sha256) => this.#archive.pictures.info(sha256) ?? []);
  }

  create(
    fields: FieldChange | undefined,
    house: { readonly name: string; readonly language: string },
  ): string {
    const given = newFields({ language: house.language, publisher: house.name, ...fields });
    return this.#start(emptyStory(), given, { from: 'new' });
  }

  createFrom(doc: StoryState['doc'], fields: Fields, origin: Payload<'created'>['origin']): string {
    return this.#start(doc, fields, origin);
  }

  /** Stores a draft with the bytes it came from and the account of every piece: all of it or nothing. */
  import(read: ReadStory): Omit<ImportedStory, 'alike'> {
    return this.#announced(this.#archive.write(() => this.#bring(read, read.draft.fields)));
  }

  /**
   * Stores a draft that came over the wire and waits for a desk; null for one whose very bytes have been stored before. Nobody at
   * this desk has written it: its entries are in the wire's name.
   */
  arrive(read: ReadStory, desk: string): Omit<ImportedStory, 'alike'> | null {
    const { fields } = read.draft;
    const arrived = {
      ...fields,
      slug: ['wire', fields.slug].filter(Boolean).join('-'),
      desk: fields.desk || desk,
    };
    const brought = this.#archive.write(() => {
      if (this.#archive.raw.isStored(read.bytes, read.place)) return null;
      const moved = {
        id: `arrived-${randomUUID()}`,
        kind: 'status' as const,
        payload: { to: 'desk' as const },
      };
      return this.#bring(read, arrived, { author: WIRE, more: [moved] });
    });
    return brought && this.#announced(brought);
  }

  #bring(
    { name, bytes, draft, place, corrections }: ReadStory,
    fields: Fields,
    by: { readonly author?: string; readonly more?: readonly ProposedEntry[] } = {},
  ): Brought {
    const id = randomUUID();
    const raw = this.#archive.raw.keep(name, bytes, this.#writer.now());
    const { encoding, certain } = draft.reading;
    this.#archive.raw.keepReport(id, {
      name,
      encoding,
      certain,
      raw,
      pieces: draft.report,
      findings: draft.findings,
      ...(place > 0 && { place }),
      ...(corrections.length > 0 && { corrections }),
    });
    // Not left to the index: the next file may be the same story again.
    const alike = this.#archive.likenesses.catchUp(id, draft.doc).filter((other) => other !== id);
    const origin = { from: 'import' as const, name, raw, encoding };
    const more = [...importedThreads(draft.doc, draft.comments ?? []), ...(by.more ?? [])];
    return { id, draft, alike, ...this.#begin(id, draft.doc, fields, origin, more, by.author) };
  }

  #announced({ id, draft, entries, row, alike }: Brought): Omit<ImportedStory, 'alike'> {
    this.#announce(entries, row);
    this.#tellAlike(alike);
    const { headline, wordCount } = readStory(draft.doc);
    const dropped = draft.report.filter((piece) => piece.fate === 'dropped').length;
    return { id, headline, wordCount, dropped };
  }

  /**
   * Appends entries if `base` is the story's last entry, or if all that came after it are these same entries (sent again
   * because their answer was lost). Otherwise nothing is stored and the unseen entries come back.
   */
  append(story: string, base: number, proposed: readonly ProposedEntry[]): Appended {
    mustBeWindows(proposed);
    return this.#append(story, proposed, base);
  }

  /** Appends entries of the desk's own on top of whatever is there. */
  add(story: string, entries: readonly ProposedEntry[]): Appended {
    return this.#append(story, entries, null);
  }

  /** Takes a story over with the whole of its journal, which has been checked. `entries`: as the present schema reads them. */
  adopt(stored: readonly Entry[], entries: readonly Entry[]): void {
    const state = replay(entries);
    if (!state) throw new RangeError('A journal has a first entry');
    const row = this.#archive.write(() => {
      for (const entry of stored) this.#archive.journal.adopt(entry);
      this.#archive.journal.checkpoint(state);
      return this.#archive.index.note(state, stored.at(-1)?.author ?? '');
    });
    this.#remember(state);
    this.#announce(entries, row);
  }

  /**
   * Appends entries in the name of whoever made them; those without a name are the desk's own. False, and nothing stored, if `base`
   * is not the story's last entry.
   */
  take(story: string, base: number, signedEntries: readonly SignedEntry[]): boolean {
    const before = this.state(story);
    if (before.seq !== base) return false;
    const own = { author: this.#writer.author(), device: this.#writer.device, at: this.#writer.now() };
    const done = this.#archive.write(() => {
      let state = before;
      const stored = signedEntries.map(({ entry, author, device, at }) => {
        const signature = author === '' ? own : { author, device, at };
        const next = this.#fit(() => this.#archive.journal.append(story, state, entry, signature));
        state = next.state;
        return next.entry;
      });
      return { state, stored, row: this.#archive.index.note(state, own.author) };
    });
    this.#remember(done.state);
    this.#announce(done.stored, done.row);
    return true;
  }

  approve(story: string): Appended {
    this.mustBeOutOfBin(story);
    const { doc, fields } = this.state(story);
    this.mustBeSigned();
    const payload = { contentHash: contentHash(doc, fields) };
    return this.add(story, [{ id: `approval-${randomUUID()}`, kind: 'approval', payload }]);
  }

  /** The person at this desk has looked into what a flag warns of, and passes the text as far as that goes. */
  clear(story: string, flag: Flag): Appended {
    this.mustBeOutOfBin(story);
    const { doc, fields } = this.state(story);
    this.mustBeSigned();
    if (!fields.flags[flag]) throw refusals.notFlagged(flag);
    const payload = { flag, contentHash: contentHash(doc, fields) };
    return this.add(story, [{ id: `clearance-${randomUUID()}`, kind: 'clearance', payload }]);
  }

  /** Gives a story to a person or a desk, or back to everybody; returns its last entry. */
  assign(story: string, to: Payload<'assignment'>['to']): number {
    this.mustBeSigned();
    return this.#addOwn(story, { id: `assignment-${randomUUID()}`, kind: 'assignment', payload: { to } });
  }

  /** Moves a story to a status; returns its last entry. Refuses what the house does not allow. */
  move(story: string, to: Status, why: string | undefined): number {
    this.mustBeSigned();
    const payload = why === undefined ? { to } : { to, why };
    return this.#addOwn(story, { id: `status-${randomUUID()}`, kind: 'status', payload });
  }

  #addOwn(story: string, entry: ProposedEntry): number {
    const appended = this.add(story, [entry]);
    if (!appended.stored) throw new RangeError('An entry of the desk itself was not stored');
    return appended.seq;
  }

  /** Refuses where nobody has said who sits at this desk. */
  mustBeSigned(): void {
    if (!this.#writer.author()) throw refusals.nameless();
  }

  /** Puts a story into the bin, where it keeps all it has and can go on being read. Windows that still write in it may. */
  bin(story: string, why: string): Appended {
    this.mustBeOutOfBin(story);
    const entry: ProposedEntry = { id: `binned-${randomUUID()}`, kind: 'binned', payload: { why } };
    return this.#moveBin(story, entry);
  }

  unbin(story: string): Appended {
    if (!this.state(story).binned) throw refusals.notBinned();
    return this.#moveBin(story, { id: `unbinned-${randomUUID()}`, kind: 'unbinned', payload: {} });
  }

  /** What is like a story is told anew when it goes into the bin or comes out of it. */
  #moveBin(story: string, entry: ProposedEntry): Appended {
    const appended = this.add(story, [entry]);
    this.#tellAlike(this.#archive.likenesses.twinsOf(story));
    return appended;
  }

  /** The person at this desk says that two stories which are alike both stay. */
  keepBoth(one: string, other: string): void {
    this.mustBeSigned();
    for (const id of [one, other]) this.state(id);
    if (one === other) throw refusals.badArguments('keepBoth', 'a story is not its own twin');
    this.#archive.write(() =>
      this.#archive.likenesses.keepBoth(one, other, this.#writer.author(), this.#writer.now()),
    );
    this.#tellAlike([one, other]);
  }

  /** Refuses a story that lies in the bin: nothing leaves the house from there. */
  mustBeOutOfBin(story: string): void {
    const { binned } = this.state(story);
    if (binned) throw refusals.binned(binned.why);
  }

  /** Brings the search index, and what is known of people, up to every story's last entry. */
  catchUp(): void {
    const stale = this.#archive.index.stale();
    if (stale.length === 0) return;
    const states = stale.flatMap((id) => this.#readable(id) ?? []);
    const alike = this.#archive.write(() =>
      states.flatMap((state) => {
        this.#archive.index.catchUp(state);
        this.#archive.people.catchUp(state.id, readStory(state.doc));
        return this.#archive.likenesses.catchUp(state.id, state.doc);
      }),
    );
    this.#tellAlike([...new Set(alike)]);
  }

  /** The story's state; null where a later version of Redaksi wrote in it: what this one cannot read, it does not index. */
  #readable(id: string): StoryState | null {
    try {
      return this.state(id);
    } catch (error) {
      if (error instanceof UnknownEntry) return null;
      throw error;
    }
  }

  #append(story: string, proposed: readonly ProposedEntry[], base: number | null): Appended {
    const before = this.state(story);
    const result = this.#archive.write(
      (): { appended: Appended; state: StoryState; row: StoryRow | null } => {
        const ids = new Set(proposed.map((entry) => entry.id));
        const unseen = base === null ? [] : this.#archive.journal.after(story, base);
        if (unseen.some((entry) => !ids.has(entry.id))) {
          return { appended: { stored: false, entries: unseen }, state: before, row: null };
        }
        const stored: Entry[] = [...unseen];
        const known = new Set(unseen.map((entry) => entry.id));
        let state = before;
        const at = this.#writer.now();
        for (const entry of proposed) {
          if (known.has(entry.id)) continue;
          this.#mayFollow(state, entry);
          const signature = { author: this.#writer.author(), device: this.#writer.device, at };
          const next = this.#fit(() =>
            this.#archive.journal.append(story, state, entry, signature, base ?? state.seq),
          );
          state = next.state;
          stored.push(next.entry);
        }
        const row = state === before ? null : this.#archive.index.note(state, this.#writer.author());
        return { appended: { stored: true, seq: state.seq, at, entries: stored }, state, row };
      },
    );
    this.#remember(result.state);
    if (result.row && result.appended.stored) this.#announce(result.appended.entries, result.row);
    return result.appended;
  }

  /** An entry that does not fit the story is the fault of whoever proposed it, not damage in the journal. */
  #fit<T>(append: () => T): T {
    try {
      return append();
    } catch (error) {
      if (error instanceof JournalError) throw refusals.badArguments('append', error.message);
      throw error;
    }
  }

  /** Refuses what the house's roles do not let the person at this desk do. */
  mustBeAllowed(act: Act): void {
    const refusal = refusalFor(this.#writer.rules(), this.#writer.author(), act);
    if (refusal) throw refusal;
  }

  /** The rules of the house: who may do it, and for moves where a story may go from here, with a reason where one is due. */
  #mayFollow(state: StoryState, entry: ProposedEntry): void {
    const act = actOf(entry);
    if (act) this.mustBeAllowed(act);
    mustFollow(state, entry);
  }

  #start(doc: StoryState['doc'], fields: Fields, origin: Payload<'created'>['origin']): string {
    const id = randomUUID();
    const { entries, row } = this.#archive.write(() => this.#begin(id, doc, fields, origin));
    this.#announce(entries, row);
    return id;
  }

  #begin(
    id: string,
    doc: StoryState['doc'],
    fields: Fields,
    origin: Payload<'created'>['origin'],
    more: readonly ProposedEntry[] = [],
    author = this.#writer.author(),
  ) {
    const payload: Payload<'created'> = { doc: doc.toJSON() as Record<string, unknown>, fields, origin };
    const signature = { author, device: this.#writer.device, at: this.#writer.now() };
    const proposed = { id: `created-${id}`, kind: 'created' as const, payload };
    let { state, entry } = this.#archive.journal.append(id, null, proposed, signature);
    const entries = [entry];
    for (const next of more) {
      ({ state, entry } = this.#archive.journal.append(id, state, next, signature));
      entries.push(entry);
    }
    return { entries, row: this.#archive.index.note(state, signature.author) };
  }

  #announce(entries: readonly Entry[], row: StoryRow): void {
    // Nobody hears of an entry that the disk has not confirmed.
    this.#archive.whenDurable(() => this.#notices.post('appended', { story: row.id, entries, row }));
  }

  /** Tells the rows of stories of which something else is to be said now: what they are like. */
  #tellAlike(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#archive.whenDurable(() =>
      this.#notices.post('alike', { rows: ids.map((id) => this.#archive.index.row(id)) }),
    );
  }

  #remember(state: StoryState): void {
    this.#states.delete(state.id);
    this.#states.set(state.id, state);
    const oldest = this.#states.keys().next();
    if (this.#states.size > REMEMBERED && !oldest.done) this.#states.delete(oldest.value);
  }
}
