import { AppendFile } from './append-file';
import { frameLine, type Frame } from './second-copy-frames';

/** Entries of one story that follow each other and are in the second copy. What lies before the first of them may not be. */
export interface CopiedRun {
  readonly story: string;
  readonly first: number;
  readonly last: number;
}

/**
 * The second copy of everything that cannot be made again: a file beside the database to which frames are only ever added.
 *
 * The rule: a frame is written after the commit of what it says has returned, never before, so the copy holds nothing that the
 * database did not keep; and it is on disk one group later at the most. Nobody waits for it. Frames collect while a write is
 * under way and then go together. If the process ends before they are written, the next start copies them (`copied_seq`).
 *
 * The file is opened for appending, so that several processes may write it: each group is one write that starts and ends
 * with a line end.
 */
export class SecondCopy {
  readonly #file: string;
  #open: AppendFile | null = null;
  /** Frames of the transaction that is not committed yet. */
  #staged: Frame[] = [];
  #waiting: Frame[] = [];
  /** What is being written now. */
  #onTheirWay: readonly Frame[] = [];
  #writing: Promise<void> | null = null;
  /** What is on disk here and not yet marked so in the database, in the order in which it got there. */
  #copied: CopiedRun[] = [];
  /** The last write failed: the copy is behind the database, which knows by how much. */
  isBehind = false;

  constructor(file: string) {
    this.#file = file;
  }

  stage(frame: Frame): void {
    this.#staged.push(frame);
  }

  /** How much is staged, for `rewind` to come back to when a part of a transaction is undone. */
  get mark(): number {
    return this.#staged.length;
  }

  rewind(mark: number): void {
    this.#staged.length = mark;
  }

  /** What was staged is committed: it goes to the disk behind the caller's back. */
  committed(): void {
    this.#waiting.push(...this.#staged);
    this.#staged = [];
    this.#goOn();
  }

  /** What was copied since the last call, to be marked in the database. */
  takeCopied(): readonly CopiedRun[] {
    const copied = this.#copied;
    this.#copied = [];
    return copied;
  }

  /** What was taken and could not be marked. */
  giveBack(copied: readonly CopiedRun[]): void {
    this.#copied.unshift(...copied);
  }

  /** Resolves when everything that was committed so far is in the copy, or has failed to get there. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /**
   * Writes what is left, here and now, and lets go of the file. What was on its way is written once more: this process may end
   * before it arrives, and a frame that is there twice is as good as one.
   */
  close(): void {
    const group = [...this.#onTheirWay, ...this.#waiting];
    this.#waiting = [];
    try {
      if (group.length > 0) {
        this.#opened().addNow(groupBytes(group));
        this.#note(group);
      }
    } catch {
      // The next start copies them: the database knows what is missing here.
      this.isBehind = true;
    }
    this.#letGo();
  }

  #goOn(): void {
    if (this.#writing || this.#waiting.length === 0) return;
    // A write may be over before its promise is here: it is forgotten by whoever remembered it, not by itself.
    this.#writing = this.#write().finally(() => {
      this.#writing = null;
      this.#goOn();
    });
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      this.#onTheirWay = group;
      try {
        await this.#opened().add(groupBytes(group));
        this.#note(group);
      } catch {
        // Never the story's trouble: it is safe in the database. The archive says that the copy is behind and catches up.
        this.isBehind = true;
        this.#letGo();
      }
      this.#onTheirWay = [];
    }
  }

  #note(group: readonly Frame[]): void {
    for (const frame of group) {
      if (frame.kind !== 'entry') continue;
      const { story, seq } = frame.entry;
      const at = this.#copied.findLastIndex((run) => run.story === story);
      const run = this.#copied[at];
      if (run?.last === seq - 1) this.#copied[at] = { ...run, last: seq };
      else this.#copied.push({ story, first: seq, last: seq });
    }
  }

  /** The open file; opened anew where the file at its place is no longer the one that was opened. */
  #opened(): AppendFile {
    if (this.#open && !this.#open.isInPlace) this.#letGo();
    this.#open ??= new AppendFile(this.#file);
    return this.#open;
  }

  #letGo(): void {
    this.#open?.close();
    this.#open = null;
  }
}

/** One write: a line end first, because the writer before this one may have been killed in the middle of a line. */
function groupBytes(group: readonly Frame[]): Buffer {
  return Buffer.from(`\n${group.map(frameLine).join('')}`);
}
