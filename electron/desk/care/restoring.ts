import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, statSync } from 'node:fs';
import type { Database } from '../archive/database';
import { migrations } from '../archive/migrations';
import { whyNotWritable } from '../archive/place';
import type { Places } from '../home';
import { stampOf } from './backups';
import { repair } from './doctor';
import type { DoctorReport } from './doctor-report';

/**
 * True if the archive is gone, is no longer a database, or no longer has its tables, while a second copy is there to restore it from. A new, empty archive
 * in its place would look as if every story had been lost.
 */
export function needsRestoring(places: Places): boolean {
  const copy = statSync(places.secondCopy, { throwIfNoEntry: false });
  if (!copy || copy.size === 0 || whyNotWritable(places.folder, places.archive)) return false;
  if (!existsSync(places.archive)) return true;
  let database: Database | null = null;
  try {
    database = new DatabaseSync(places.archive, { timeout: 2000 });
    return !isOwnSchema(database);
  } catch (error) {
    // SQLITE_CORRUPT and SQLITE_NOTADB: damage. Anything else is told when the desk opens the archive.
    return [11, 26].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
  } finally {
    database?.close();
  }
}

/**
 * False if the tables are not those that this program makes: a bit was turned in their description, which SQLite takes as it
 * stands. An archive of another version is told when the desk opens it.
 */
function isOwnSchema(database: Database): boolean {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const found = schemaOf(database);
  if (version !== migrations.length) return true;
  const made = new DatabaseSync(':memory:');
  try {
    for (const sql of migrations) made.exec(sql);
    return [...schemaOf(made)].every(([name, sql]) => found.get(name) === sql);
  } finally {
    made.close();
  }
}

const schemaOf = (database: Database): ReadonlyMap<string, string | null> =>
  new Map(
    (
      database.prepare('SELECT name, sql FROM sqlite_schema').all() as { name: string; sql: string | null }[]
    ).map(({ name, sql }) => [name, sql]),
  );

/** Repairs a home that nobody has open, and says what was done. */
export async function mendHome(places: Places): Promise<DoctorReport> {
  const now = new Date().toISOString();
  return repair(places, now, stampOf(now));
}
