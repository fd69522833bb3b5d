import { DatabaseSync } from '@photostructure/sqlite';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';
import type { Places } from '../home';
import { picturesUnder } from '../pictures/picture-files';
import { makeFolder, syncFile, syncFolder } from '../sync-to-disk';
import { brokenJournals, structureFaults } from './examination';

const NAME = /^archive-(\d{4})(\d{2})(\d{2})-(\d{6})\.sqlite$/;
/** The newest backup of each of so many days and, before those, of so many weeks stays. */
const DAYS = 7;
const WEEKS = 8;
const DAY_MS = 86_400_000;

export interface Backup {
  readonly file: string;
  readonly stories: number;
  readonly entries: number;
  readonly pictures: number;
}

/** The backups in a folder, newest first, as full paths. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name));
}

/** When a backup was made, by its name, in milliseconds; NaN for another name. */
export function backupTime(file: string): number {
  const [, year, month, day, time = ''] = NAME.exec(path.basename(file)) ?? [];
  return Date.parse(`${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`);
}

/** `2026-01-05T01:02:03.000Z` as it stands in names. */
export const stampOf = (now: string): string => now.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

/**
 * Writes a backup: the database as one file, read back and checked to the last entry before it gets its name, and every picture
 * that the backups do not hold yet. Then those that are too old go. While it runs, others may write.
 */
export function makeBackup(places: Places, now: string): Backup {
  const file = path.join(places.backups, `archive-${stampOf(now)}.sqlite`);
  const temporary = `${file}.part`;
  try {
    makeFolder(places.backups);
    rmSync(temporary, { force: true });
    const source = new DatabaseSync(places.archive, { timeout: 2000 });
    try {
      source.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      source.close();
    }
    const checked = readBack(temporary);
    syncFile(temporary);
    renameSync(temporary, file);
    syncFolder(places.backups);
    const pictures = backUpPictures(places);
    for (const old of expired(listBackups(places.backups))) rmSync(old);
    return { file, ...checked, pictures };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw diskRefusal(error, file) ?? error;
  }
}

/** Opens a backup and checks every entry in it. Throws the refusal that says what is wrong with it. */
export function readBack(file: string): { readonly stories: number; readonly entries: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const faults = structureFaults(database);
    const broken = faults.length > 0 ? [] : brokenJournals(database).broken;
    if (faults.length + broken.length > 0) throw notSound(file, faults[0] ?? String(broken[0]?.story));
    return database
      .prepare('SELECT count(DISTINCT story) AS stories, count(*) AS entries FROM entry')
      .get() as {
      stories: number;
      entries: number;
    };
  } finally {
    database.close();
  }
}

function notSound(file: string, why: string): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'backup.damaged',
    what: words(`${file}: cadangan tidak utuh (${why})`, `${file}: the backup is not sound (${why})`),
    kept: words('arsip dan cadangan lama tidak disentuh', 'the archive and older backups were not touched'),
    todo: words('jalankan: redaksi doctor', 'run: redaksi doctor'),
  });
}

/** Copies pictures that the backups lack. A picture never changes, so each is copied once. Returns how many were. */
function backUpPictures({ pictures, backups }: Places): number {
  let copied = 0;
  for (const file of picturesUnder(pictures)) {
    const to = path.join(backups, 'pictures', path.relative(pictures, file));
    if (statSync(to, { throwIfNoEntry: false })?.size === statSync(file).size) continue;
    makeFolder(path.dirname(to));
    copyFileSync(file, `${to}.part`);
    syncFile(`${to}.part`);
    renameSync(`${to}.part`, to);
    syncFolder(path.dirname(to));
    copied += 1;
  }
  return copied;
}

/** Of backups newest first, those that may go: neither the newest of a recent day nor of a recent week. */
export function expired(files: readonly string[]): string[] {
  const newest = backupTime(files[0] ?? '');
  const kept = new Set<string>();
  return files.filter((file) => {
    const age = Math.floor(newest / DAY_MS) - Math.floor(backupTime(file) / DAY_MS);
    const week = Math.floor(age / 7);
    const place = age < DAYS ? `day ${age}` : week < WEEKS ? `week ${week}` : null;
    if (place === null || kept.has(place)) return true;
    kept.add(place);
    return false;
  });
}
