import { randomUUID } from 'node:crypto';
import type { Appended, Imported, OpenedStory, StoryRow } from '../../shared/contract';
import type { Draft } from '../../shared/ingest/draft';
import type { Entry, Payload, ProposedEntry } from '../../shared/journal/entry';
import { JournalError, standingApproval, type StoryState } from '../../shared/journal/replay';
import { story as emptyStory } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { newFields, type FieldChange, type Fields } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { movesFrom, needsReason } from '../../shared/story/status';
import type { PictureInfo } from '../../shared/preflight/finding';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import type { NoticeBoard } from './notice-board';

/** What the desk knows of itself when it writes: who sits at it, on which device, and what time it is. */
export interface Writer {
  readonly device: string;
  author(): string;
  now(): string;
}

/** How many open stories are remembered. Opening one that was forgotten costs a replay from its last checkpoint. */
const REMEMBERED = 50;

/** Kinds that a window may append by itself; the others come out of a call of their own. */
const WINDOW_KINDS: ReadonlySet<Entry['kind']> = new Set(['steps', 'fields', 'status', 'waiver', 'revision']);

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

  /** What the archive knows of the pictures that a story shows. */
  picturesOf(doc: StoryState['doc']): PictureInfo[] {
    const sha256s = new Set(readStory(doc).body.flatMap((block) => block.picture ?? []));
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
  import(name: string, bytes: Uint8Array, draft: Draft): Imported {
    const id = randomUUID();
    const row = this.#archive.write(() => {
      const raw = this.#archive.raw.keep(name, bytes, this.#writer.now());
      const { encoding, certain } = draft.reading;
      this.#archive.raw.keepReport(id, {
        name,
        encoding,
        certain,
        raw,
        pieces: draft.report,
        findings: draft.findings,
      });
      return this.#begin(id, draft.doc, draft.fields, { from: 'import', name, raw, encoding });
    });
    this.#announce(row.entries, row.row);
    const { headline, wordCount } = readStory(draft.doc);
    const dropped = draft.report.filter((piece) => piece.fate === 'dropped').length;
    return { id, headline, wordCount, dropped };
  }

  /**
   * Appends entries if `base` is the story's last entry, or if all that came after it are these same entries (sent again
   * because their answer was lost). Otherwise nothing is stored and the unseen entries come back.
   */
  append(story: string, base: number, proposed: readonly ProposedEntry[]): Appended {
    for (const entry of proposed) {
      if (!WINDOW_KINDS.has(entry.kind))
        throw refusals.badArguments('append', `a window does not write "${entry.kind}"`);
    }
    return this.#append(story, proposed, base);
  }

  /** Appends entries of the desk's own on top of whatever is there. */
  add(story: string, entries: readonly ProposedEntry[]): Appended {
    return this.#append(story, entries, null);
  }

  approve(story: string): Appended {
    const { doc, fields } = this.state(story);
    if (!this.#writer.author()) throw refusals.nameless();
    const payload = { contentHash: contentHash(doc, fields) };
    return this.add(story, [{ id: `approval-${randomUUID()}`, kind: 'approval', payload }]);
  }

  /** Brings the search index up to every story's last entry. */
  catchUp(): void {
    const stale = this.#archive.index.stale();
    if (stale.length === 0) return;
    const states = stale.map((id) => this.state(id));
    this.#archive.write(() => states.forEach((state) => this.#archive.index.catchUp(state)));
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

  /** The rules of the house for moves: where a story may go from here, with a reason where one is due. */
  #mayFollow(state: StoryState, entry: ProposedEntry): void {
    if (entry.kind !== 'status') return;
    const { to, why } = entry.payload;
    if (!movesFrom(state.status).includes(to)) throw refusals.move(state.status, to);
    if (needsReason(to) && !why?.trim()) throw refusals.reason(to);
    if (to === 'signedOff' && !standingApproval(state)) throw refusals.notApproved();
  }

  #start(doc: StoryState['doc'], fields: Fields, origin: Payload<'created'>['origin']): string {
    const id = randomUUID();
    const { entries, row } = this.#archive.write(() => this.#begin(id, doc, fields, origin));
    this.#announce(entries, row);
    return id;
  }

  #begin(id: string, doc: StoryState['doc'], fields: Fields, origin: Payload<'created'>['origin']) {
    const payload: Payload<'created'> = { doc: doc.toJSON() as Record<string, unknown>, fields, origin };
    const signature = { author: this.#writer.author(), device: this.#writer.device, at: this.#writer.now() };
    const proposed = { id: `created-${id}`, kind: 'created' as const, payload };
    const { state, entry } = this.#archive.journal.append(id, null, proposed, signature);
    return { entries: [entry], row: this.#archive.index.note(state, signature.author) };
  }

  #announce(entries: readonly Entry[], row: StoryRow): void {
    this.#notices.post('appended', { story: row.id, entries, row });
  }

  #remember(state: StoryState): void {
    this.#states.delete(state.id);
    this.#states.set(state.id, state);
    const oldest = this.#states.keys().next();
    if (this.#states.size > REMEMBERED && !oldest.done) this.#states.delete(oldest.value);
  }
}
