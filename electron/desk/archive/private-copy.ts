import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A database with a write-ahead log does not open where nothing can be written, and opened as immutable it would hide every
 * entry that is still in the log. So both files are copied to a private folder and read there.
 */
export class PrivateCopy {
  readonly file: string;
  readonly #folder: string;

  constructor(original: string) {
    this.#folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-read-'));
    this.file = path.join(this.#folder, path.basename(original));
    for (const suffix of ['', '-wal'])
      if (existsSync(original + suffix)) copyFileSync(original + suffix, this.file + suffix);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
