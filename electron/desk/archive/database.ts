import { DatabaseSync } from '@photostructure/sqlite';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';
import { archiveRefusals } from './archive-refusals';
import { migrations } from './migrations';

export type Database = InstanceType<typeof DatabaseSync>;

/** Below this SQLite two connections could corrupt a write-ahead log (fixed in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;

function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = OLDEST_SQLITE.findIndex((part, i) => (parts[i] ?? 0) !== part);
  return differing !== -1 && (parts[differing] ?? 0) < (OLDEST_SQLITE[differing] ?? 0);
}

export interface OpenOptions {
  /**
   * Holds the file alone, without the shared memory that a network share does not have. Whoever comes second is refused.
   */
  readonly exclusive?: boolean;
  /** How long another process's commit is waited for. */
  readonly waitMs?: number;
}

/** Refuses a SQLite that could corrupt the archive. Exported for the test that shows it one. */
export function refuseOldSqlite(version: string): void {
  if (!isTooOld(version)) return;
  const floor = OLDEST_SQLITE.join('.');
  throw new Refusal({
    kind: 'io',
    code: 'sqlite.tooOld',
    what: words(`SQLite ${version} lebih tua daripada ${floor}`, `SQLite ${version} is older than ${floor}`),
    kept: words('arsip tidak disentuh', 'the archive was not touched'),
    todo: words('pasang ulang Redaksi', 'install Redaksi again'),
  });
}

/** Pages of the log at which a commit empties it all the same, where nobody else has come to it: 64 MiB. */
const LOG_PAGES = 16_384;

/**
 * Opens the archive's database at `file`, making it where there is none, and brings it to the newest migration.
 *
 * `synchronous=FULL` because with less a power cut loses acknowledged entries (measured; DESIGN.md section 5); no memory
 * mapping, because a fault in a mapped page cannot be answered. The log is emptied by the care thread (care/log-care.ts): done
 * by a commit, it would make whoever typed that letter wait for three more fsyncs.
 */
export function openDatabase(file: string, { exclusive = false, waitMs = 2000 }: OpenOptions = {}): Database {
  let database: Database | null = null;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, { timeout: waitMs });
    const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    refuseOldSqlite(version);
    database.exec(`
      PRAGMA locking_mode = ${exclusive ? 'EXCLUSIVE' : 'NORMAL'};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA mmap_size = 0;
      PRAGMA wal_autocheckpoint = ${LOG_PAGES};
      PRAGMA trusted_schema = OFF;
    `);
    migrate(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw diskRefusal(error, file) ?? error;
  }
}

/**
 * Brings what a log holds to the disk for certain. Entries that a killed process wrote and did not fsync, or whose fsync failed,
 * are read back from memory as if they were kept; a window that sends them again must not be told "stored" on that alone.
 *
 * After a failed fsync the system takes the pages for clean and never writes them again, so that another fsync says yes to
 * nothing. Every byte of the log is therefore written once more, which makes them due again. Nobody can start the log over
 * meanwhile: that takes the write lock, which is held.
 */
export function settleLog(database: Database, file: string): void {
  if (!existsSync(`${file}-wal`)) return;
  inTransaction(database, () => {
    const log = openSync(`${file}-wal`, 'r+');
    try {
      const piece = Buffer.alloc(256 * 1024);
      for (let at = 0, size = fstatSync(log).size; at < size;) {
        const read = readSync(log, piece, 0, piece.length, at);
        if (read === 0) break;
        for (let done = 0; done < read;) done += writeSync(log, piece, done, read - done, at + done);
        at += read;
      }
      fsyncSync(log);
    } finally {
      closeSync(log);
    }
  });
  // Another process in the middle of reading may keep this from going all the way; then the log still has it.
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
}

function versionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

function migrate(database: Database, file: string): void {
  const version = versionOf(database);
  if (version > migrations.length) throw archiveRefusals.newer(file);
  migrations.slice(version).forEach((sql, i) => {
    // A migration and its number are one transaction: killed at any point, it is there whole or not at all.
    inTransaction(database, () => {
      // Another process may have done this one while we waited for it.
      if (versionOf(database) !== version + i) return;
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + i + 1}`);
    });
  });
}

/** Runs `work` in one transaction that takes the write lock at once; anything thrown rolls it back. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After an I/O error SQLite may have rolled back by itself; a second ROLLBACK would only hide the first error.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work` inside a transaction that is under way; anything thrown undoes `work` and nothing else. */
export function inSavepoint<T>(database: Database, work: () => T): T {
  database.exec('SAVEPOINT part');
  try {
    const result = work();
    database.exec('RELEASE part');
    return result;
  } catch (error) {
    // After an I/O error SQLite may have rolled back the whole transaction by itself.
    if (database.isTransaction) database.exec('ROLLBACK TO part; RELEASE part');
    throw error;
  }
}
