import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  openSync,
  statSync,
  write,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../sync-to-disk';

const writeSome = promisify(write);
const sync = promisify(fdatasync);

/**
 * An open file to which bytes are only ever added, made where there is none.
 *
 * It is closed only once nothing is on its way to it. A write that waits for a free thread knows its file by a number alone,
 * and the system gives the number of a closed file to the next one that is opened: the bytes would go there, and that may
 * be the archive itself.
 */
export class AppendFile {
  readonly #file: string;
  readonly #fd: number;
  #onTheirWay = 0;
  #isGivenUp = false;

  constructor(file: string) {
    const isNew = !statSync(file, { throwIfNoEntry: false });
    this.#file = file;
    this.#fd = openSync(file, 'a', 0o600);
    if (isNew) syncFolder(path.dirname(file));
  }

  /** False once another file, or none, stands at its place. */
  get isInPlace(): boolean {
    return statSync(this.#file, { throwIfNoEntry: false })?.ino === fstatSync(this.#fd).ino;
  }

  /** Adds bytes behind the caller's back. Resolves when they are on disk. */
  async add(bytes: Uint8Array): Promise<void> {
    this.#onTheirWay += 1;
    try {
      for (let done = 0; done < bytes.length;)
        done += (await writeSome(this.#fd, bytes, done, bytes.length - done)).bytesWritten;
      await sync(this.#fd);
    } finally {
      this.#onTheirWay -= 1;
      this.#closeIfDone();
    }
  }

  /** Adds bytes here and now. When this returns they are on disk. */
  addNow(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done);
    fdatasyncSync(this.#fd);
  }

  /** Nothing more will be added; what is on its way still arrives. */
  close(): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#closeIfDone();
  }

  #closeIfDone(): void {
    if (this.#isGivenUp && this.#onTheirWay === 0) closeSync(this.#fd);
  }
}
