import { DatabaseSync } from '@photostructure/sqlite';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';
import { migrations } from './migrations';

export type Database = InstanceType<typeof DatabaseSync>;

/** Below this SQLite two connections could corrupt a write-ahead log (fixed in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;

function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = OLDEST_SQLITE.findIndex((part, i) => (parts[i] ?? 0) !== part);
  return differing !== -1 && (parts[differing] ?? 0) < (OLDEST_SQLITE[differing] ?? 0);
}

/**
 * Opens the archive's database at `file`, making it where there is none, and brings it to the newest migration.
 *
 * `synchronous=FULL` because with less a power cut loses acknowledged entries (measured; DESIGN.md section 5); no memory
 * mapping, because a fault in a mapped page cannot be answered.
 */
export function openDatabase(file: string): Database {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(file, { timeout: 5000 });
    const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    if (isTooOld(version)) throw new RangeError(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA mmap_size = 0;
      PRAGMA trusted_schema = OFF;
    `);
    migrate(database, file);
    return database;
  } catch (error) {
    throw diskRefusal(error, file) ?? error;
  }
}

function migrate(database: Database, file: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) {
    throw new Refusal({
      kind: 'io',
      code: 'archive.newer',
      what: words(
        `arsip ${file} ditulis oleh Redaksi yang lebih baru`,
        `the archive ${file} was written by a newer Redaksi`,
      ),
      kept: words('arsip tidak disentuh', 'the archive was not touched'),
      todo: words('pasang Redaksi yang terbaru', 'install the newest Redaksi'),
    });
  }
  migrations.slice(version).forEach((sql, i) => {
    // A migration and its number are one transaction: killed at any point, it is there whole or not at all.
    inTransaction(database, () => {
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
