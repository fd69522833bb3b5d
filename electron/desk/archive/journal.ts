import {
  CHECKPOINT_EVERY,
  makeCheckpoint,
  readCheckpoint,
  type Checkpoint,
} from '../../../shared/journal/checkpoint';
import { entryHash, NO_HASH, type Entry, type ProposedEntry } from '../../../shared/journal/entry';
import { applyEntry, JournalError, replay, type StoryState } from '../../../shared/journal/replay';
import { SCHEMA_VERSION } from '../../../shared/story/schema';
import type { Database } from './database';

/** Who writes, on what, and when: stamped on every entry by the desk, never by a window. */
export interface Signature {
  readonly author: string;
  readonly device: string;
  readonly at: string;
}

type EntryRow = Omit<Entry, 'payload'> & { payload: string };

const COLUMNS = 'story, seq, id, author, device, at, base, kind, schema, payload, hash';

const entryOf = (row: unknown): Entry => {
  const { payload, ...rest } = row as EntryRow;
  return { ...rest, payload: JSON.parse(payload) as unknown } as Entry;
};

/** The journal of every story, in SQLite. Appends happen inside the caller's transaction. */
export class Journal {
  readonly #insert;
  readonly #after;
  readonly #byId;
  readonly #checkpoints;
  readonly #keepCheckpoint;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `INSERT INTO entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#after = database.prepare(`SELECT ${COLUMNS} FROM entry WHERE story = ? AND seq > ? ORDER BY seq`);
    this.#byId = database.prepare(`SELECT ${COLUMNS} FROM entry WHERE id = ?`);
    this.#checkpoints = database.prepare(
      'SELECT story, seq, state, hash FROM checkpoint WHERE story = ? ORDER BY seq DESC',
    );
    this.#keepCheckpoint = database.prepare(
      'INSERT OR REPLACE INTO checkpoint (story, seq, state, hash) VALUES (?, ?, ?, ?)',
    );
  }

  /** The entries of a story after `seq`, in order. */
  after(story: string, seq: number): Entry[] {
    return this.#after.all(story, seq).map(entryOf);
  }

  /** The entry with this id, whichever story it is in. */
  byId(id: string): Entry | null {
    const row: unknown = this.#byId.get(id);
    return row ? entryOf(row) : null;
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
    if (seq % CHECKPOINT_EVERY === 0) this.checkpoint(next);
    return { state: next, entry };
  }

  checkpoint(state: StoryState): void {
    const { story, seq, state: text, hash } = makeCheckpoint(state);
    this.#keepCheckpoint.run(story, seq, text, hash);
  }

  /** Replays a story from its newest sound checkpoint; null if there is no such story. Checks the chain of hashes on the way. */
  open(story: string): StoryState | null {
    let from: StoryState | null = null;
    for (const row of this.#checkpoints.all(story)) {
      from = readCheckpoint(row as Checkpoint);
      if (from) break;
    }
    const entries = this.after(story, from?.seq ?? 0);
    let before = from?.hash ?? NO_HASH;
    for (const entry of entries) {
      const { hash, ...bare } = entry;
      if (entryHash(bare, before) !== hash) {
        throw new JournalError(story, entry.seq, 'its hash does not match: the entry was altered on disk');
      }
      before = hash;
    }
    return replay(entries, from);
  }
}
