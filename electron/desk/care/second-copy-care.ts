import { DatabaseSync } from '@photostructure/sqlite';
import { appendFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { openDatabase } from '../archive/database';
import { Journal } from '../archive/journal';
import { RawInputs } from '../archive/raw-inputs';
import { frameLine, readFrames } from '../archive/second-copy-frames';
import type { Places } from '../home';
import { syncFile, syncFolder } from '../sync-to-disk';

export interface SecondCopyLook {
  readonly frames: number;
  readonly damaged: number;
  /** Entries of the archive that it should hold by now and does not. */
  readonly lacking: number;
}

/** Reads the second copy through and compares it with what the archive says is in it. */
export async function lookAtSecondCopy({ secondCopy, archive }: Places): Promise<SecondCopyLook> {
  // First what should be there, then what is there: it only grows.
  const due = copiedHashes(archive);
  const held = new Set<string>();
  const counted = await readFrames(secondCopy, (frame) => {
    if (frame.kind === 'entry') held.add(frame.entry.hash);
  });
  return { ...counted, lacking: due.filter((hash) => !held.has(hash)).length };
}

/** Hashes of the entries that were marked as copied. */
function copiedHashes(archive: string): string[] {
  if (!existsSync(archive)) return [];
  const database = new DatabaseSync(archive, { timeout: 2000 });
  try {
    const rows = database
      .prepare('SELECT hash FROM entry JOIN story ON story.id = entry.story WHERE seq <= copied_seq')
      .all() as { hash: string }[];
    return rows.map(({ hash }) => hash);
  } catch {
    // A damaged archive is told elsewhere; one of an older version has no marks yet.
    return [];
  } finally {
    database.close();
  }
}

/** Writes the second copy anew from a sound archive; the old one is moved aside. Returns where to, if there was one. */
export function renewSecondCopy(places: Places, stamp: string): string | null {
  const made = `${places.secondCopy}.new`;
  rmSync(made, { force: true });
  const database = openDatabase(places.archive);
  try {
    const journal = new Journal(database);
    const raw = new RawInputs(database);
    appendFileSync(made, '', { mode: 0o600 });
    for (const { id } of database.prepare('SELECT id FROM story').all() as { id: string }[]) {
      const entries = journal.stored(id, 0).map((entry) => frameLine({ kind: 'entry', entry }));
      appendFileSync(made, [...entries, ...raw.frames(id).map(frameLine)].join(''));
    }
    syncFile(made);
    const aside = existsSync(places.secondCopy) ? `${places.secondCopy}.damaged-${stamp}` : null;
    if (aside) renameSync(places.secondCopy, aside);
    renameSync(made, places.secondCopy);
    syncFolder(places.folder);
    database.exec('UPDATE story SET copied_seq = head_seq');
    return aside;
  } finally {
    database.close();
  }
}
