import { DatabaseSync } from '@photostructure/sqlite';
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { PictureInfo } from '../../../shared/preflight/finding';
import type { Places } from '../home';
import { pictureFile, picturesUnder } from '../pictures/picture-files';
import { makeFolder, syncFile, syncFolder } from '../sync-to-disk';
import { sha256Of } from './salvage';

const isWhatItsNameSays = (file: string) =>
  existsSync(file) && path.basename(file).startsWith(`${sha256Of(readFileSync(file))}.`);

/** Files of pictures that are damaged or, where the archive knows of them, missing. */
export function brokenPictures(places: Places): string[] {
  const files = new Set([...picturesUnder(places.pictures), ...knownPictures(places)]);
  return [...files].filter((file) => !isWhatItsNameSays(file));
}

function knownPictures({ archive, pictures }: Places): string[] {
  if (!existsSync(archive)) return [];
  const database = new DatabaseSync(archive, { timeout: 2000 });
  try {
    const rows = database.prepare('SELECT sha256, type FROM picture').all();
    return (rows as Pick<PictureInfo, 'sha256' | 'type'>[])
      .filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))
      .map((info) => pictureFile(pictures, info));
  } catch {
    // Told by the look at the database.
    return [];
  } finally {
    database.close();
  }
}

/** Puts damaged pictures back from the backups, where they are held there; returns what was moved aside. */
export function restorePictures(places: Places, stamp: string): string[] {
  const aside: string[] = [];
  for (const file of brokenPictures(places)) {
    const copy = path.join(places.backups, 'pictures', path.relative(places.pictures, file));
    if (!isWhatItsNameSays(copy)) continue;
    makeFolder(path.dirname(file));
    copyFileSync(copy, `${file}.part`);
    syncFile(`${file}.part`);
    if (existsSync(file)) {
      renameSync(file, `${file}.damaged-${stamp}`);
      aside.push(`${file}.damaged-${stamp}`);
    }
    renameSync(`${file}.part`, file);
    syncFolder(path.dirname(file));
  }
  return aside;
}
