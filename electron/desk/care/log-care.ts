import { DatabaseSync } from '@photostructure/sqlite';
import { statSync } from 'node:fs';
import { whyNotWritable } from '../archive/place';
import type { Places } from '../home';

/** Bytes of log that are let stand: emptying it more often would only write the same pages again and again. */
const LEAST_LOG_BYTES = 4 * 1024 * 1024;

/**
 * Carries what the log holds over into the database, beside the desk, so that no commit has to. `PASSIVE` waits for nobody and
 * lets everybody write meanwhile; what is committed in the meantime stays in the log until the next time.
 *
 * @returns true if there was enough in the log to be carried over.
 */
export function emptyLog(places: Places, leastBytes = LEAST_LOG_BYTES): boolean {
  const log = statSync(`${places.archive}-wal`, { throwIfNoEntry: false });
  if (!log || log.size < leastBytes || whyNotWritable(places.folder, places.archive)) return false;
  const database = new DatabaseSync(places.archive, { timeout: 2000 });
  try {
    database.exec('PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA wal_checkpoint(PASSIVE);');
  } finally {
    database.close();
  }
  return true;
}
