import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync } from 'node:fs';
import { Refusal } from '../../../shared/story/refusal';
import { words, type Words } from '../../../shared/story/words';
import { archiveRefusals } from '../archive/archive-refusals';
import { freeBytes, LOW_SPACE_BYTES } from '../archive/ballast';
import type { Database } from '../archive/database';
import { migrations } from '../archive/migrations';
import { farPlace, whyNotWritable } from '../archive/place';
import { PrivateCopy } from '../archive/private-copy';
import type { Places } from '../home';
import { backupTime, listBackups, readBack } from './backups';
import { mendCaches, unknownStories, wrongInIndex } from './caches';
import type { CheckLine, CheckName, CheckState, DoctorReport } from './doctor-report';
import { brokenCheckpoints, brokenInputs, brokenJournals, structureFaults } from './examination';
import { brokenPictures, restorePictures } from './picture-care';
import { rebuildArchive } from './rebuild';
import { lookAtSecondCopy, renewSecondCopy } from './second-copy-care';

const DAY_MS = 86_400_000;

/** Looks at everything in a home and changes nothing. */
export async function examine(places: Places, now: string): Promise<DoctorReport> {
  const lines: CheckLine[] = [];
  const say = (check: CheckName, state: CheckState, found: number, what: Words) =>
    lines.push({ check, state, found, what });
  const count = (check: CheckName, found: number, good: Words, bad: (n: number) => Words) =>
    say(check, found === 0 ? 'good' : 'bad', found, found === 0 ? good : bad(found));

  lines.push(placeLine(places));
  const opened = openForReading(places);
  if (!opened) {
    say('database', 'bad', 1, words('tidak ada arsip', 'there is no archive'));
  } else {
    const { database, end } = opened;
    try {
      lines.push(versionsLine(database));
      const faults = structureFaults(database);
      count('database', faults.length, words('basis data utuh', 'the database is sound'), () =>
        words(`basis data rusak: ${faults[0]}`, `the database is damaged: ${faults[0]}`),
      );
      for (const look of ROOMS) lines.push(look(database));
    } finally {
      end();
    }
  }
  const pictures = brokenPictures(places);
  count('pictures', pictures.length, words('semua foto utuh', 'every picture is sound'), (n) =>
    words(`${n} berkas foto rusak atau hilang`, `${n} pictures are damaged or missing`),
  );
  lines.push(await secondCopyLine(places));
  lines.push(backupsLine(places, now));
  return { ok: lines.every(({ state }) => state !== 'bad'), checks: lines, movedAside: [] };
}

/**
 * Examines, mends what can be mended, and examines again. Nobody else may have the archive open. What is damaged is moved
 * aside under a name of its own and never removed.
 */
export async function repair(places: Places, now: string, stamp: string): Promise<DoctorReport> {
  refuseIfHeld(places.archive);
  refuseIfNewer(places.archive);
  const before = await examine(places, now);
  const isBad = (check: CheckName) =>
    before.checks.some((line) => line.check === check && line.state === 'bad');
  const movedAside: string[] = [];
  let lost = 0;
  if (isBad('database') || isBad('journals') || isBad('inputs')) {
    const rebuilt = await rebuildArchive(places, stamp);
    lost = rebuilt.lost;
    if (rebuilt.movedAside) movedAside.push(rebuilt.movedAside);
  } else if (isBad('checkpoints') || isBad('index')) mendCaches(places.archive);
  if (isBad('pictures')) movedAside.push(...restorePictures(places, stamp));
  const copy = await lookAtSecondCopy(places);
  if (copy.damaged + copy.lacking > 0) {
    const old = renewSecondCopy(places, stamp);
    if (old) movedAside.push(old);
  }
  const after = await examine(places, now);
  const checks = after.checks.map((line): CheckLine => {
    if (line.check === 'journals' && lost > 0) {
      const what = words(
        `${lost} entri tidak utuh di semua salinan; berkas lama disimpan`,
        `${lost} entries are unbroken in no copy; the old file is kept`,
      );
      return { check: 'journals', state: 'bad', found: lost, what };
    }
    const was = before.checks.find(({ check }) => check === line.check);
    if (was?.state !== 'bad' || line.state === 'bad') return line;
    return {
      ...line,
      state: 'mended',
      found: was.found,
      what: words(`${was.what.id}; sudah dipulihkan`, `${was.what.en}; restored`),
    };
  });
  return { ok: checks.every(({ state }) => state !== 'bad'), checks, movedAside };
}

/** Refuses where another process has the archive open; a file that is no database is held by nobody. */
export function refuseIfHeld(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: 500 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    if ((error as { errcode?: number }).errcode === 5) throw archiveRefusals.busy(file);
  } finally {
    database.close();
  }
}

/** Refuses an archive of a later version: what this program does not know it would leave out of a new one. */
function refuseIfNewer(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: 500 });
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version > migrations.length) throw archiveRefusals.newer(file);
  } catch (error) {
    // Damage is what a repair is for.
    if (error instanceof Refusal) throw error;
  } finally {
    database.close();
  }
}

function openForReading({ archive, folder }: Places): { database: Database; end: () => void } | null {
  if (!existsSync(archive)) return null;
  const copy = whyNotWritable(folder, archive) === null ? null : new PrivateCopy(archive);
  const database = new DatabaseSync(copy?.file ?? archive, { timeout: 2000 });
  return {
    database,
    end: () => {
      database.close();
      copy?.remove();
    },
  };
}

/** A look that a broken page stops is a fault of its own. */
function looked(check: CheckName, find: () => number, good: Words, bad: (n: number) => Words): CheckLine {
  let found: number;
  try {
    found = find();
  } catch (error) {
    const why = (error as Error).message;
    return { check, state: 'bad', found: 1, what: words(`tidak terbaca: ${why}`, `cannot be read: ${why}`) };
  }
  return { check, state: found === 0 ? 'good' : 'bad', found, what: found === 0 ? good : bad(found) };
}

const ROOMS: readonly ((database: Database) => CheckLine)[] = [
  (database) =>
    looked(
      'journals',
      () => brokenJournals(database).broken.length,
      words('setiap jurnal utuh sampai entri terakhir', 'every journal is unbroken to its last entry'),
      (n) => words(`${n} jurnal rusak`, `${n} journals are damaged`),
    ),
  (database) => {
    const line = looked(
      'readable',
      () => unknownStories(database).length,
      words('setiap naskah terbaca sampai entri terakhir', 'every story can be read to its last entry'),
      (n) =>
        words(
          `${n} naskah ditulis Redaksi yang lebih baru; tidak disentuh`,
          `${n} stories were written by a newer Redaksi; they are not touched`,
        ),
    );
    // Nothing is wrong with them: it is this program that is too old.
    return line.state === 'bad' ? { ...line, state: 'advice' } : line;
  },
  (database) =>
    looked(
      'checkpoints',
      () => brokenCheckpoints(database).length,
      words('semua titik simpan utuh', 'every checkpoint is sound'),
      (n) => words(`${n} titik simpan rusak`, `${n} checkpoints are damaged`),
    ),
  (database) =>
    looked(
      'inputs',
      () => brokenInputs(database).length,
      words('semua berkas masuk utuh', 'every input is as it came'),
      (n) => words(`${n} berkas masuk rusak`, `${n} inputs are damaged`),
    ),
  (database) =>
    looked(
      'index',
      () => wrongInIndex(database).length,
      words('daftar dan pencarian cocok dengan jurnal', 'queue and search agree with the journals'),
      (n) => words(`${n} naskah salah di daftar atau pencarian`, `${n} stories are wrong in queue or search`),
    ),
];

function placeLine({ folder, archive }: Places): CheckLine {
  const line = (state: CheckState, what: Words): CheckLine => ({
    check: 'place',
    state,
    found: state === 'good' ? 0 : 1,
    what,
  });
  const why = whyNotWritable(folder, archive);
  if (why) return line('advice', words(`${folder} hanya bisa dibaca`, `${folder} can only be read`));
  const far = farPlace(folder);
  if (far)
    return line(
      'advice',
      words(
        `${folder} berada di ${far}: satu program saja sekaligus`,
        `${folder} lies on ${far}: one program at a time`,
      ),
    );
  const free = freeBytes(folder);
  if (free !== null && free < LOW_SPACE_BYTES) {
    const mib = Math.floor(free / 2 ** 20);
    return line('advice', words(`sisa ruang disk ${mib} MB`, `${mib} MB of disk space left`));
  }
  return line('good', words(`${folder} bisa ditulis`, `${folder} can be written`));
}

function versionsLine(database: Database): CheckLine {
  const check = 'versions';
  try {
    const { sqlite } = database.prepare('SELECT sqlite_version() AS sqlite').get() as { sqlite: string };
    const { user_version: archive } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    const what = words(
      `SQLite ${sqlite}, arsip versi ${archive} dari ${migrations.length}`,
      `SQLite ${sqlite}, archive version ${archive} of ${migrations.length}`,
    );
    const isNewer = archive > migrations.length;
    return { check, state: isNewer ? 'bad' : 'good', found: isNewer ? 1 : 0, what };
  } catch (error) {
    const why = (error as Error).message;
    return { check, state: 'bad', found: 1, what: words(`tidak terbaca: ${why}`, `cannot be read: ${why}`) };
  }
}

async function secondCopyLine(places: Places): Promise<CheckLine> {
  const { frames, damaged, lacking } = await lookAtSecondCopy(places);
  const found = damaged + lacking;
  return {
    check: 'secondCopy',
    state: found === 0 ? 'good' : 'bad',
    found,
    what:
      found === 0
        ? words(`salinan kedua lengkap (${frames} catatan)`, `the second copy is complete (${frames} frames)`)
        : words(
            `salinan kedua: ${damaged} baris rusak, ${lacking} entri belum ada`,
            `the second copy: ${damaged} damaged lines, ${lacking} entries missing`,
          ),
  };
}

function backupsLine(places: Places, now: string): CheckLine {
  const [newest] = listBackups(places.backups);
  const none = words('belum ada cadangan', 'there is no backup yet');
  if (newest === undefined) return { check: 'backups', state: 'advice', found: 1, what: none };
  try {
    const { stories, entries } = readBack(newest);
    const days = Math.floor((Date.parse(now) - backupTime(newest)) / DAY_MS);
    const what = words(
      `cadangan ${days} hari lalu: ${stories} naskah, ${entries} entri`,
      `backup of ${days} days ago: ${stories} stories, ${entries} entries`,
    );
    return { check: 'backups', state: days > 2 ? 'advice' : 'good', found: days > 2 ? 1 : 0, what };
  } catch (error) {
    const what = words(`${newest}: ${(error as Error).message}`, `${newest}: ${(error as Error).message}`);
    return { check: 'backups', state: 'bad', found: 1, what };
  }
}
