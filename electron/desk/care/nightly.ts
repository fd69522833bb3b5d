import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../shared/story/refusal';
import { whyNotWritable } from '../archive/place';
import type { Places } from '../home';
import { backupTime, listBackups, makeBackup } from './backups';
import { brokenJournals, type BrokenJournal } from './examination';

/** How long one look at the journals may take; the next one goes on where this one stopped. */
const LOOK_MS = 10_000;
const BACKUP_EVERY_MS = 24 * 3_600_000;

export interface Cared {
  readonly broken: readonly BrokenJournal[];
  /** The backup that was made, if one was due. */
  readonly backup: string | null;
}

/** One round of care: some of the journals are checked, turn by turn, and a backup is made if the last one is a day old. */
export function careOnce(places: Places, now: string, lookMs = LOOK_MS): Cared {
  if (!existsSync(places.archive) || whyNotWritable(places.folder, places.archive))
    return { broken: [], backup: null };
  const broken = lookOn(places, lookMs);
  const [newest] = listBackups(places.backups);
  // A damaged archive is mended first: a backup of it would only push out a sound one.
  const isDue = broken.length === 0 && !(Date.parse(now) - backupTime(newest ?? '') < BACKUP_EVERY_MS);
  if (!isDue) return { broken, backup: null };
  try {
    return { broken, backup: makeBackup(places, now).file };
  } catch (error) {
    if (!(error instanceof Refusal && error.notice.code === 'backup.damaged')) throw error;
    // Reading the backup back found what this look had not come to yet.
    return { broken: lookOn(places, Infinity, ''), backup: null };
  }
}

function lookOn(places: Places, lookMs: number, from?: string): readonly BrokenJournal[] {
  const cursor = path.join(places.folder, 'checked-to');
  const after = from ?? (existsSync(cursor) ? readFileSync(cursor, 'utf8').trim() : '');
  const until = performance.now() + lookMs;
  const database = new DatabaseSync(places.archive, { timeout: 2000 });
  try {
    const { broken, stoppedAfter } = brokenJournals(database, after, () => performance.now() > until);
    // Only a place to go on from: if it is lost, the next look starts over.
    writeFileSync(`${cursor}.part`, stoppedAfter ?? '', { mode: 0o600 });
    renameSync(`${cursor}.part`, cursor);
    return broken;
  } finally {
    database.close();
  }
}
