import {
  CHECKPOINT_EVERY,
  makeCheckpoint,
  readCheckpoint,
  type Checkpoint,
} from '../../../shared/journal/checkpoint';
import { entryHash, NO_HASH, type Entry, type ProposedEntry } from '../../../shared/journal/entry';
import type { EntryHeader } from '../../../shared/journal/history-lines';
import { upgradeEntry } from '../../../shared/journal/upgrade';
import { applyEntry, JournalError, replay, type StoryState } from '../../../shared/journal/replay';
import { SCHEMA_VERSION } from '../../../shared/story/schema';
import type { Database } from './database';
import { DamagedEntry, UnknownEntry } from './journal-faults';
import type { SecondCopy } from './second-copy';

/** Who writes, on what, and when: stamped on every entry by the desk, never by a window. */
export interface Signature {
  readonly author: string;
  readonly device: string;
  readonly at: string;
}

type EntryRow = Omit<Entry, 'payload'> & { payload: string };

const COLUMNS = 'story, seq, id, author, device, at, base, kind, schema, payload, hash';

/** The entry of a row. Throws DamagedEntry where its payload is not JSON. */
function entryOf(row: unknown): Entry {
  const { payload, ...rest } = row as EntryRow;
  try {
    return { ...rest, payload: JSON.parse(payload) as unknown } as Entry;
  } catch {
    throw new DamagedEntry(rest.story, rest.seq, 'its payload is no longer JSON');
  }
}

/** The entry as the present schema reads it. Throws UnknownEntry where a later version wrote it. */
function upgraded(entry: Entry): Entry {
  try {
    return upgradeEntry(entry);
  } catch (error) {
    throw new UnknownEntry(entry.story, entry.seq, (error as Error).message);
  }
}

function headerOf(row: unknown): EntryHeader {
  const { said, ...rest } = row as Pick<Entry, 'seq' | 'author' | 'at' | 'kind'> & {
    size: number;
    said: string | null;
  };
  const value = said === null ? null : (JSON.parse(said) as unknown);
  const part = { steps: 'source', created: 'origin' }[rest.kind as string] ?? 'payload';
  return { ...rest, [part]: value } as EntryHeader;
}

/** The journal of every story, in SQLite. Appends happen inside the caller's transaction. */
export class Journal {
  readonly #insert;
  readonly #after;
  readonly #until;
  readonly #byId;
  readonly #headers;
  readonly #checkpoints;
  readonly #keepCheckpoint;
  readonly #copy;
  /** Stories that were written to in the transaction under way. */
  readonly touched = new Set<string>();

  constructor(database: Database, copy?: SecondCopy) {
    this.#copy = copy;
    this.#insert = database.prepare(
      `INSERT INTO entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#after = database.prepare(`SELECT ${COLUMNS} FROM entry WHERE story = ? AND seq > ? ORDER BY seq`);
    this.#until = database.prepare(
      `SELECT ${COLUMNS} FROM entry WHERE story = ? AND seq > ? AND seq <= ? ORDER BY seq`,
    );
    // Without the steps and the first document: they are most of a journal, and no line of its history shows them.
    this.#headers = database.prepare(`
      SELECT seq, author, at, kind, length(payload) AS size,
        CASE kind WHEN 'steps' THEN json_extract(payload, '$.source')
          WHEN 'created' THEN json_extract(payload, '$.origin') ELSE payload END AS said
      FROM entry WHERE story = ?1 AND (?2 IS NULL OR seq = ?2) ORDER BY seq`);
    this.#byId = database.prepare(`SELECT ${COLUMNS} FROM entry WHERE id = ?`);
    this.#checkpoints = database.prepare(
      'SELECT story, seq, state, hash FROM checkpoint WHERE story = ? AND seq <= ? ORDER BY seq DESC',
    );
    this.#keepCheckpoint = database.prepare(
      'INSERT OR REPLACE INTO checkpoint (story, seq, state, hash) VALUES (?, ?, ?, ?)',
    );
  }

  /** The entries of a story after `seq`, in order, as the present schema reads them. */
  after(story: string, seq: number): Entry[] {
    return this.stored(story, seq).map(upgraded);
  }

  /** The entries of a story after `seq`, in order, as they were written: what their hashes cover. */
  stored(story: string, seq: number): Entry[] {
    return this.#after.all(story, seq).map(entryOf);
  }

  /** The entries of a story after one and up to another, in order, as the present schema reads them. */
  between(story: string, after: number, until: number): Entry[] {
    return this.#until.all(story, after, until).map((row) => upgraded(entryOf(row)));
  }

  /** The entries of a story without their texts, in order. */
  headers(story: string): EntryHeader[] {
    return this.#headers.all(story, null).map(headerOf);
  }

  /** One of them; null where there is none. */
  header(story: string, seq: number): EntryHeader | null {
    const row: unknown = this.#headers.get(story, seq);
    return row ? headerOf(row) : null;
  }

  /** The entry with this id, whichever story it is in. */
  byId(id: string): Entry | null {
    const row: unknown = this.#byId.get(id);
    return row ? upgraded(entryOf(row)) : null;
  }

  /**
   * Adds one entry after the state's last and returns the new state. `state` is null for the first entry of a story.
   * Throws JournalError if the entry does not fit; the trigger in the database refuses a gap on its own account.
   */
  append(
    story: string,
    state: StoryState | null,
    proposed: ProposedEntry,
    signature: Signature,
    base = state?.seq ?? 0,
  ): { state: StoryState; entry: Entry } {
    const bare = {
      ...proposed,
      ...signature,
      story,
      seq: (state?.seq ?? 0) + 1,
      base,
      schema: SCHEMA_VERSION,
    };
    const entry = { ...bare, hash: entryHash(bare, state?.hash ?? NO_HASH) } as Entry;
    const next = applyEntry(state, entry);
    const { seq, id, author, device, at, kind, schema, payload, hash } = entry;
    this.#insert.run(story, seq, id, author, device, at, base, kind, schema, JSON.stringify(payload), hash);
    this.touched.add(story);
    this.#copy?.stage({ kind: 'entry', entry });
    if (seq % CHECKPOINT_EVERY === 0) this.checkpoint(next);
    return { state: next, entry };
  }

  /** Stores an entry of a journal that came from elsewhere as it was written there; the caller has checked its chain. */
  adopt(entry: Entry): void {
    const { story, seq, id, author, device, at, base, kind, schema, payload, hash } = entry;
    this.#insert.run(story, seq, id, author, device, at, base, kind, schema, JSON.stringify(payload), hash);
    this.touched.add(story);
    this.#copy?.stage({ kind: 'entry', entry });
  }

  checkpoint(state: StoryState): void {
    const { story, seq, state: text, hash } = makeCheckpoint(state);
    this.#keepCheckpoint.run(story, seq, text, hash);
  }

  /**
   * Replays a story from its newest sound checkpoint; null if there is no such story. Checks the chain of hashes on the way: throws
   * DamagedEntry where it is broken, and UnknownEntry where it is whole and an entry says what this program does not know.
   */
  open(story: string): StoryState | null {
    return this.at(story, Number.MAX_SAFE_INTEGER);
  }

  /** The story as it was after entry `seq`, read like `open`. */
  at(story: string, seq: number): StoryState | null {
    let from: StoryState | null = null;
    for (const row of this.#checkpoints.iterate(story, seq)) {
      from = readCheckpoint(row as Checkpoint);
      if (from) break;
    }
    const entries = this.#until.all(story, from?.seq ?? 0, seq).map(entryOf);
    let before = from?.hash ?? NO_HASH;
    for (const entry of entries) {
      const { hash, ...bare } = entry;
      if (entryHash(bare, before) !== hash) {
        throw new DamagedEntry(story, entry.seq, 'its hash does not match: the entry was altered on disk');
      }
      before = hash;
    }
    try {
      return replay(entries.map(upgraded), from);
    } catch (error) {
      if (error instanceof UnknownEntry || !(error instanceof JournalError)) throw error;
      throw new UnknownEntry(story, error.seq, error.message);
    }
  }
}
