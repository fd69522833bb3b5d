import { entryHash, NO_HASH, type Entry } from '../../../shared/journal/entry';
import { sha256Text } from '../../../shared/story/content-hash';
import type { Database } from '../archive/database';
import { sha256Of } from './salvage';

/** Looking at an archive without changing it. */

/** What SQLite itself finds wrong with the file's structure; it does not see a bit that turned inside a text. */
export function structureFaults(database: Database): string[] {
  try {
    const found = database.prepare('PRAGMA integrity_check(20)').all() as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  } catch (error) {
    return [(error as Error).message];
  }
}

export interface BrokenJournal {
  readonly story: string;
  /** The first entry that is not what was written, or is missing. */
  readonly seq: number;
}

export interface Looked {
  readonly stories: number;
  readonly broken: readonly BrokenJournal[];
  /** The last story looked at where time ran out; null if all were. */
  readonly stoppedAfter: string | null;
}

/**
 * Follows every story's chain of hashes: each entry is what was written, follows the one before, and the last is the one the
 * queue knows. Starts after story `after` and stops when `isTimeUp` says so. Others may write meanwhile: each story is read as
 * it was at one moment, its head with its entries.
 */
export function brokenJournals(
  database: Database,
  after = '',
  isTimeUp: () => boolean = () => false,
): Looked {
  const stories = database.prepare('SELECT id FROM story WHERE id > ? ORDER BY id').all(after) as {
    id: string;
  }[];
  const heads = database.prepare('SELECT head_seq AS head, head_hash AS hash FROM story WHERE id = ?');
  const entries = database.prepare(`SELECT ${COLUMNS} FROM entry WHERE story = ? ORDER BY seq`);
  const broken: BrokenJournal[] = [];
  let looked = 0;
  for (const { id } of stories) {
    if (isTimeUp()) return { stories: looked, broken, stoppedAfter: stories[looked - 1]?.id ?? after };
    looked += 1;
    const seq = atOneMoment(database, () => {
      const { head, hash } = heads.get(id) as { head: number; hash: string };
      return firstBroken(entries.iterate(id) as Iterable<EntryRow>, head, hash);
    });
    if (seq !== null) broken.push({ story: id, seq });
  }
  // Journals that the queue does not know at all.
  const unknown = database
    .prepare('SELECT DISTINCT story FROM entry WHERE story > ? AND story NOT IN (SELECT id FROM story)')
    .all(after) as { story: string }[];
  for (const { story } of unknown) broken.push({ story, seq: 1 });
  return { stories: looked, broken, stoppedAfter: null };
}

/** By name: a later version may add columns of its own, which no hash of ours covers. */
const COLUMNS = 'story, seq, id, author, device, at, base, kind, schema, payload, hash';

/** What `read` finds in the archive as it is at one moment, whatever others write meanwhile. */
export function atOneMoment<T>(database: Database, read: () => T): T {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    // A broken page may have ended it.
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

type EntryRow = Omit<Entry, 'payload'> & { readonly payload: string };

function firstBroken(rows: Iterable<EntryRow>, head: number, headHash: string): number | null {
  let before = NO_HASH;
  let seq = 0;
  try {
    for (const { payload, hash, ...rest } of rows) {
      const entry = { ...rest, payload: JSON.parse(payload) as unknown } as Omit<Entry, 'hash'>;
      if (rest.seq !== seq + 1 || entryHash(entry, before) !== hash) return seq + 1;
      seq += 1;
      before = hash;
    }
  } catch {
    // A payload that is no longer JSON, or a page that cannot be read.
    return seq + 1;
  }
  return seq === head && before === headHash ? null : Math.min(seq, head) + 1;
}

/** Checkpoints that are not what was written. They are a cache: the journal makes them again. */
export function brokenCheckpoints(database: Database): { readonly story: string; readonly seq: number }[] {
  const rows = database.prepare('SELECT story, seq, state, hash FROM checkpoint').iterate() as Iterable<{
    story: string;
    seq: number;
    state: string;
    hash: string;
  }>;
  const broken = [];
  for (const { story, seq, state, hash } of rows) if (sha256Text(state) !== hash) broken.push({ story, seq });
  return broken;
}

/** Inputs whose bytes are not what they were when they came, by the SHA-256 they were kept under. */
export function brokenInputs(database: Database): string[] {
  const rows = database.prepare('SELECT sha256, bytes FROM raw_input').iterate() as Iterable<{
    sha256: string;
    bytes: Uint8Array;
  }>;
  const broken = [];
  for (const { sha256, bytes } of rows) if (sha256Of(bytes) !== sha256) broken.push(sha256);
  return broken;
}
