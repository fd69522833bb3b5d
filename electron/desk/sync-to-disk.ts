import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

/** File systems that cannot sync a folder (some network and FUSE mounts) say so with these; nothing more can be done there. */
export const CANNOT_SYNC_FOLDERS: readonly string[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    closeSync(fd);
  }
}

/** Makes a finished file survive a power cut. Never for a database that is open here: closing it would let go of its locks. */
export function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a folder, and those above it that are missing, each of them to stay. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; ; made = path.dirname(made)) {
    syncFolder(path.dirname(made));
    if (made === path.resolve(first) || made === path.dirname(made)) break;
  }
}
