import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';

/** Kept beside the archive so that a full disk can always take one last save: 8 MiB that are let go when it is needed. */
export const BALLAST_BYTES = 8 * 1024 * 1024;
/** Below this much free space the desk warns, and no ballast is taken on. */
export const LOW_SPACE_BYTES = 200 * 1024 * 1024;

/** Free bytes for this user on the disk of `folder`; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // No such call on this file system, or the folder is gone, which whoever writes into it will say.
    return null;
  }
}

/** Takes the ballast on board where there is room for it. A full disk now is no fault: there is none to let go later. */
export function takeBallast(file: string, folder: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.size === BALLAST_BYTES) return;
  const free = freeBytes(folder);
  if (free === null || free < LOW_SPACE_BYTES + BALLAST_BYTES) return;
  try {
    const fd = openSync(file, 'w', 0o600);
    try {
      // Written, not only sized: a hole in a file holds no space.
      const piece = Buffer.alloc(1024 * 1024, 0x42);
      for (let done = 0; done < BALLAST_BYTES; done += piece.length) writeSync(fd, piece);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    rmSync(file, { force: true });
  }
}

/** Lets the ballast go. True if there was any. */
export function releaseBallast(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  rmSync(file, { force: true });
  return true;
}
