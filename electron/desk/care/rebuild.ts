import { DatabaseSync } from '@photostructure/sqlite';
import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { NO_HASH, type Entry } from '../../../shared/journal/entry';
import { readStory } from '../../../shared/story/reading';
import { inTransaction, openDatabase, type Database } from '../archive/database';
import { Journal } from '../archive/journal';
import { Likenesses } from '../archive/likenesses';
import { People } from '../archive/people';
import { StoryIndex } from '../archive/story-index';
import type { Places } from '../home';
import { pictureRow } from '../pictures/picture-store';
import { picturesUnder } from '../pictures/picture-files';
import { syncFile, syncFolder } from '../sync-to-disk';
import { listBackups } from './backups';
import { readChain } from './read-chain';
import { Salvage } from './salvage';
import { isSound, soundChain } from './sound-chain';

export interface Rebuilt {
  readonly stories: number;
  readonly entries: number;
  /** Entries that the archive itself no longer held as they were written. */
  readonly restored: number;
  /** Entries that some source still shows and no source holds unbroken. */
  readonly lost: number;
  /** The old archive's file, where there was one. */
  readonly movedAside: string | null;
}

/**
 * Puts together a new archive from all that can be read: the present one, the second copy and the backups. The old file is
 * moved aside under a name of its own, never removed. Nobody else may have the archive open.
 *
 * `from`: a backup to be read before all others.
 */
export async function rebuildArchive(places: Places, stamp: string, from?: string): Promise<Rebuilt> {
  const salvage = new Salvage();
  const before = new Salvage();
  readDatabase(places.archive, before, salvage);
  await salvage.addSecondCopy(places.secondCopy);
  for (const file of [...(from ? [from] : []), ...listBackups(places.backups)]) readDatabase(file, salvage);
  const made = `${places.archive}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(made + suffix, { force: true });
  const database = openDatabase(made);
  let counts: Omit<Rebuilt, 'movedAside'>;
  try {
    counts = fill(database, salvage, before, places);
    for (const file of [places.archive, ...listBackups(places.backups)]) copyOtherTables(database, file);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
  syncFile(made);
  const movedAside = moveAside(places.archive, `damaged-${stamp}`);
  renameSync(made, places.archive);
  syncFolder(places.folder);
  return { ...counts, movedAside };
}

function readDatabase(file: string, ...into: readonly Salvage[]): void {
  if (!existsSync(file)) return;
  let database: Database | null = null;
  try {
    database = new DatabaseSync(file, { timeout: 1000 });
    for (const salvage of into) salvage.addDatabase(database);
  } catch {
    // Not even its first page can be read: the other sources have it.
  } finally {
    database?.close();
  }
}

/** Tables that the journals, the second copy or the pictures make again. */
const MADE_AGAIN = [
  ...['entry', 'story', 'checkpoint', 'raw_input', 'import_report', 'picture', 'story_text'],
  ...['story_credit', 'story_sign_off', 'story_likeness', 'story_likeness_key', 'story_alike'],
];

/** Takes over what else the old archive holds and can still be read; what is there already stays. */
function copyOtherTables(database: Database, file: string): void {
  if (!existsSync(file)) return;
  const tables = database
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all() as { name: string }[];
  const others = tables
    .map(({ name }) => name)
    .filter((name) => !MADE_AGAIN.includes(name) && !/^(sqlite_|story_text_)/.test(name));
  let old: Database | null = null;
  try {
    old = new DatabaseSync(file, { timeout: 1000 });
    for (const name of others) copyTable(database, old, name);
  } catch {
    // It does not even open: the next source may.
  } finally {
    old?.close();
  }
}

function copyTable(database: Database, old: Database, name: string): void {
  try {
    const rows = old.prepare(`SELECT * FROM "${name}"`).all() as Record<string, string | number | null>[];
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      const list = columns.map((column) => `"${column}"`).join(', ');
      database
        .prepare(`INSERT OR IGNORE INTO "${name}" (${list}) VALUES (${places})`)
        .run(...Object.values(row));
    }
  } catch {
    // An older backup without this table, or a broken page: the next source may have it.
  }
}

function fill(database: Database, salvage: Salvage, before: Salvage, places: Places) {
  const index = new StoryIndex(database);
  const journal = new Journal(database);
  const people = new People(database);
  const likenesses = new Likenesses(database);
  const insert = database.prepare(
    'INSERT INTO entry (story, seq, id, author, device, at, base, kind, schema, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const counts = { stories: 0, entries: 0, restored: 0 };
  const kept = new Set<string>();
  for (const [story, candidates] of salvage.entries) {
    const chain = soundChain(candidates);
    if (chain.length === 0) continue;
    counts.stories += 1;
    counts.entries += chain.length;
    counts.restored += chain.filter((_, at) => !holds(before, story, chain, at)).length;
    for (const { id, hash } of chain) kept.add(id).add(hash);
    inTransaction(database, () => {
      for (const entry of chain) {
        const { seq, id, author, device, at, base, kind, schema, payload, hash } = entry;
        insert.run(story, seq, id, author, device, at, base, kind, schema, JSON.stringify(payload), hash);
      }
      const { state, isWhole } = readChain(chain);
      index.note(state, lastWriter(chain));
      if (!isWhole) return;
      index.catchUp(state);
      people.catchUp(state.id, readStory(state.doc));
      likenesses.catchUp(state.id, state.doc);
      if (chain.length > 1) journal.checkpoint(state);
    });
  }
  inTransaction(database, () => {
    // Whether the second copy has all of it is looked at next; what it lacks is then written.
    database.exec('UPDATE story SET copied_seq = head_seq');
    const keepRaw = database.prepare(
      'INSERT INTO raw_input (sha256, name, bytes, kept_at) VALUES (?, ?, ?, ?)',
    );
    for (const { sha256, name, bytes, keptAt } of salvage.raw.values())
      keepRaw.run(sha256, name, bytes, keptAt);
    const keepReport = database.prepare('INSERT INTO import_report (story, raw, report) VALUES (?, ?, ?)');
    for (const [story, report] of salvage.reports)
      if (salvage.raw.has(report.raw)) keepReport.run(story, report.raw, JSON.stringify(report));
    const keepPicture = database.prepare(
      'INSERT OR IGNORE INTO picture (sha256, type, width, height, size, kept_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const file of picturesUnder(places.pictures)) {
      const row = pictureRow(file);
      if (row) keepPicture.run(row.sha256, row.type, row.width, row.height, row.size, row.keptAt);
    }
  });
  const lost = [...salvage.entries.values()]
    .flatMap((journal) => [...journal.values()].flat())
    // An entry whose number or id was damaged is still known by its hash, and the other way round.
    .filter(({ id, hash }) => !kept.has(id) && !kept.has(hash)).length;
  return { ...counts, lost };
}

/** True if the archive itself still holds entry `at` of the chain as it was written. */
function holds(before: Salvage, story: string, chain: readonly Entry[], at: number): boolean {
  const own = before.entries.get(story)?.get(at + 1) ?? [];
  return own.some((entry) => isSound(entry, chain[at - 1]?.hash ?? NO_HASH));
}

/** Who last changed the story itself; the queue shows it. */
function lastWriter(chain: readonly Entry[]): string {
  return chain.at(-1)?.author ?? '';
}

/** Moves a database aside under a name of its own, its log with it. Null where there was none. */
export function moveAside(file: string, mark: string): string | null {
  if (!existsSync(file)) return null;
  const folder = path.dirname(file);
  let to = `${file}.${mark}`;
  for (let n = 2; readdirSync(folder).includes(path.basename(to)); n++) to = `${file}.${mark}-${n}`;
  // A second name first: at no moment is there no archive at its place.
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
  }
  for (const suffix of ['-wal', '-shm'])
    if (existsSync(file + suffix)) renameSync(file + suffix, to + suffix);
  return to;
}
