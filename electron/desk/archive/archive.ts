import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';
import type { Home } from '../home';
import { PictureStore } from '../pictures/picture-store';
import { makeFolder, syncFile, syncFolder } from '../sync-to-disk';
import { archiveRefusals } from './archive-refusals';
import { freeBytes, releaseBallast, takeBallast } from './ballast';
import {
  inSavepoint,
  inTransaction,
  openDatabase,
  settleLog,
  type Database,
  type OpenOptions,
} from './database';
import { Journal } from './journal';
import { DamagedEntry, UnknownEntry } from './journal-faults';
import { Likenesses } from './likenesses';
import { People } from './people';
import { farPlace, whyNotWritable } from './place';
import { PrivateCopy } from './private-copy';
import { RawInputs } from './raw-inputs';
import { SecondCopy } from './second-copy';
import { QueueIndex } from './queue-index';
import { StoryIndex } from './story-index';

/** What SQLite needs beside a database to read its log. */
const LOG_INDEX_BYTES = 32 * 1024;

interface Rooms {
  readonly database: Database;
  readonly journal: Journal;
  readonly index: StoryIndex;
  readonly queue: QueueIndex;
  readonly people: People;
  readonly likenesses: Likenesses;
  readonly raw: RawInputs;
  readonly pictures: PictureStore;
  /** Where the archive can only be read: the copy that is read instead. */
  readonly copy: PrivateCopy | null;
  /** What the log held when it was opened is on the disk for certain. Reading does not wait for that. */
  isSettled: boolean;
  /** The file's number on its disk, to see whether it is still at its place. */
  readonly inode: number;
}

/** Out of the ordinary, and to be told: how the archive is held at present. */
export interface ArchiveStanding {
  readonly readOnly: Refusal | null;
  /** The far file system that the archive lies on, if it does. */
  readonly far: string | null;
  readonly ballastReleased: boolean;
  readonly secondCopyBehind: boolean;
  /** The home was removed while the desk ran, and written again from what was open. */
  readonly rescued: boolean;
}

/**
 * The archive of one desk: one SQLite file, its second copy and the pictures beside it.
 *
 * After a failed commit nothing this process remembers about the file is to be believed: a failed fsync can leave a later
 * entry without its predecessors, and an entry that was reported as failed can come back. So the connection is closed, and
 * before anything else is written the log is brought to the disk, the stories concerned are read again, and a checkpoint
 * of each is written: what follows stands on that, never on the gap.
 */
export class Archive {
  readonly #home: Home;
  readonly #second: SecondCopy;
  #rooms: Rooms | null = null;
  /** Rises when the archive was reopened after a fault: whatever was remembered from before is void. */
  generation = 0;
  #isWriting = false;
  #isClosed = false;
  #afterCommit: (() => void)[] = [];
  /** Stories whose last write failed; null when there was no fault. */
  #suspects: Set<string> | null = null;
  #ballastReleased = false;
  #rescued = false;

  constructor(home: Home) {
    this.#home = home;
    this.#second = new SecondCopy(home.secondCopy);
    this.#open();
    if (!this.#rooms?.copy) takeBallast(home.ballast, home.folder);
  }

  get journal(): Journal {
    return this.#open().journal;
  }
  get index(): StoryIndex {
    return this.#open().index;
  }

  get queue(): QueueIndex {
    return this.#open().queue;
  }
  get likenesses(): Likenesses {
    return this.#open().likenesses;
  }

  get people(): People {
    return this.#open().people;
  }
  get raw(): RawInputs {
    return this.#open().raw;
  }
  get pictures(): PictureStore {
    return this.#open().pictures;
  }
  /** The second copy could not be written: it lacks entries that the archive has. */
  get isCopyBehind(): boolean {
    return this.#second.isBehind;
  }
  get standing(): ArchiveStanding {
    return {
      readOnly: this.#rooms?.copy ? this.#readOnlyRefusal() : null,
      far: farPlace(this.#home.folder),
      ballastReleased: this.#ballastReleased,
      secondCopyBehind: this.isCopyBehind,
      rescued: this.#rescued,
    };
  }

  /**
   * Does `work` in one durable transaction: when this returns, the disk has it; when it throws, nothing of it is there. Inside
   * another `write` it becomes a part of that one, undone alone if it throws and durable only when the outer one returns.
   */
  write<T>(work: () => T): T {
    if (this.#isWriting) return this.#part(work);
    const { database, journal, index } = this.#sound();
    const copied = this.#second.takeCopied();
    this.#isWriting = true;
    try {
      const result = inTransaction(database, () => {
        index.markCopied(copied);
        return work();
      });
      this.#isWriting = false;
      this.#mustBeInPlace();
      journal.touched.clear();
      this.#second.committed();
      const waiting = this.#afterCommit;
      this.#afterCommit = [];
      for (const tell of waiting) tell();
      return result;
    } catch (error) {
      this.#isWriting = false;
      this.#afterCommit = [];
      this.#second.rewind(0);
      this.#second.giveBack(copied);
      this.#undone(journal);
      throw this.#judged(error, journal);
    }
  }

  /** Calls `tell` once the transaction under way is durable, and never if it fails; at once where there is none. */
  whenDurable(tell: () => void): void {
    if (this.#isWriting) this.#afterCommit.push(tell);
    else tell();
  }

  /** Copies what the second copy lacks, some stories at a time; others write between. */
  async catchUpSecondCopy(atATime = 50): Promise<void> {
    if (this.#isClosed || this.#open().copy) return;
    await this.#second.settled();
    while (!this.#isClosed && this.index.behindCopy(1).length > 0) {
      this.#second.isBehind = false;
      // The transaction first marks what was copied before, and then stages what is still missing.
      this.write(() => {
        const { index, journal, raw } = this.#open();
        for (const { story, copied } of index.behindCopy(atATime)) {
          for (const entry of journal.stored(story, copied)) this.#second.stage({ kind: 'entry', entry });
          if (copied === 0) for (const frame of raw.frames(story)) this.#second.stage(frame);
        }
      });
      await this.#second.settled();
      if (this.#second.isBehind) return;
    }
  }

  /** Resolves when the second copy has everything, or could not take it. */
  async copied(): Promise<void> {
    await this.#second.settled();
  }

  /** Lets go of every file while `work` looks after them; whoever asks meanwhile hears that the archive is busy. */
  async away<T>(work: () => Promise<T>): Promise<T> {
    await this.#second.settled();
    this.close();
    try {
      return await work();
    } finally {
      this.#isClosed = false;
      this.generation += 1;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#second.close();
    const rooms = this.#rooms;
    if (!rooms) return;
    const copied = this.#second.takeCopied();
    try {
      if (copied.length > 0 && !rooms.copy)
        inTransaction(rooms.database, () => rooms.index.markCopied(copied));
    } catch {
      // The marks only save the next start some copying.
    }
    this.#letGo();
  }

  #part<T>(work: () => T): T {
    const { database } = this.#open();
    const mark = this.#second.mark;
    const told = this.#afterCommit.length;
    try {
      return inSavepoint(database, work);
    } catch (error) {
      this.#second.rewind(mark);
      this.#afterCommit.length = told;
      throw error;
    }
  }

  /** What was remembered while the transaction ran is void. */
  #undone(journal: Journal): void {
    if (journal.touched.size > 0) this.generation += 1;
  }

  /** What to tell about a transaction that failed; after a fault of the disk, nothing goes on before `#mend`. */
  #judged(error: unknown, journal: Journal): unknown {
    const touched = [...journal.touched];
    journal.touched.clear();
    if (error instanceof Refusal && error.notice.code !== 'archive.gone') return error;
    const refusal = diskRefusal(
      error,
      this.#home.archive,
      words('semua yang sudah tersimpan tetap aman', 'everything saved before is safe'),
    );
    if (!refusal || refusal.notice.code === 'archive.busy') return refusal ?? error;
    this.#suspects = new Set([...(this.#suspects ?? []), ...touched]);
    this.generation += 1;
    if (refusal.notice.code === 'disk.full' && releaseBallast(this.#home.ballast))
      this.#ballastReleased = true;
    // A removed file is only here, and a full disk could not open it again; what SQLite undid for want of room is undone for
    // certain, unlike what a failed fsync leaves. Everything else is read anew.
    if (!['archive.gone', 'disk.full'].includes(refusal.notice.code)) this.#letGo();
    return refusal;
  }

  /** The rooms, fit to be written to. */
  #sound(): Rooms {
    if (this.#rooms?.copy) {
      if (whyNotWritable(this.#home.folder, this.#home.archive)) throw this.#readOnlyRefusal();
      // The disk can be written again: what was read from the copy is read anew.
      this.#letGo();
      this.generation += 1;
    }
    const rooms = this.#open();
    if (rooms.copy) throw this.#readOnlyRefusal();
    if (this.#suspects) this.#mend(rooms, this.#suspects);
    return this.#settled(this.#open());
  }

  #settled(rooms: Rooms): Rooms {
    if (rooms.isSettled) return rooms;
    try {
      settleLog(rooms.database, this.#home.archive);
    } catch (error) {
      throw this.#judged(error, rooms.journal);
    }
    rooms.isSettled = true;
    return rooms;
  }

  #mend(rooms: Rooms, suspects: ReadonlySet<string>): void {
    if (!this.#isInPlace(rooms)) {
      // Another archive stands in its place: that one is the desk's now. Otherwise what is open is the last of it.
      if (existsSync(this.#home.archive)) this.#letGo();
      else this.#rescue(rooms);
    }
    const { database, journal } = this.#settled(this.#open());
    try {
      const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
      if (busy !== 0) throw archiveRefusals.busy(this.#home.archive);
      inTransaction(database, () => {
        for (const story of suspects) {
          const state = readable(() => journal.open(story));
          if (state) journal.checkpoint(state);
        }
      });
    } catch (error) {
      if (error instanceof DamagedEntry) throw archiveRefusals.damagedStory(error.story, error.seq);
      throw this.#judged(error, journal);
    }
    this.#suspects = null;
    this.#ballastReleased &&= !existsSync(this.#home.ballast);
    takeBallast(this.#home.ballast, this.#home.folder);
  }

  /** The folder was removed under the open file: what is still open is written to a new one. */
  #rescue(rooms: Rooms): void {
    const { folder, archive, pictures, packages } = this.#home;
    try {
      for (const place of [folder, pictures, packages]) makeFolder(place);
      rooms.database.prepare('VACUUM INTO ?').run(archive);
      syncFile(archive);
      syncFolder(folder);
    } catch (error) {
      throw diskRefusal(error, archive, archiveRefusals.inWindow) ?? error;
    }
    this.#letGo();
    this.#rescued = true;
    // The second copy went with the folder: it is written again from the start.
    const { database, index } = this.#open();
    inTransaction(database, () => index.forgetCopied());
  }

  #mustBeInPlace(): void {
    if (this.#rooms && !this.#isInPlace(this.#rooms)) throw archiveRefusals.gone(this.#home.archive);
  }

  #isInPlace(rooms: Rooms): boolean {
    return statSync(this.#home.archive, { throwIfNoEntry: false })?.ino === rooms.inode;
  }

  #readOnlyRefusal(): Refusal {
    const why = whyNotWritable(this.#home.folder, this.#home.archive) ?? 'disk.readOnly';
    return archiveRefusals.readOnly(this.#home.archive, why);
  }

  #letGo(): void {
    const rooms = this.#rooms;
    this.#rooms = null;
    try {
      rooms?.database.close();
    } catch {
      // The connection is given up in any case; the fault that led here is the one to report.
    }
    rooms?.copy?.remove();
  }

  /** On a disk that is full to the last byte there is no room even to read with: the reserve is for that as well. */
  #openFile(file: string, options: OpenOptions): Database {
    try {
      return openDatabase(file, options);
    } catch (error) {
      // SQLite says no more of it than that the disk failed.
      const free = freeBytes(this.#home.folder);
      if (!(error instanceof Refusal) || free === null || free >= LOG_INDEX_BYTES) throw error;
      if (!releaseBallast(this.#home.ballast)) throw diskRefusal({ code: 'ENOSPC' }, file) ?? error;
      this.#ballastReleased = true;
      return openDatabase(file, options);
    }
  }

  #open(): Rooms {
    if (this.#rooms) return this.#rooms;
    if (this.#isClosed) throw archiveRefusals.busy(this.#home.archive);
    const { archive, folder } = this.#home;
    const copy =
      existsSync(archive) && whyNotWritable(folder, archive) !== null ? new PrivateCopy(archive) : null;
    const file = copy?.file ?? archive;
    const database = this.#openFile(file, { exclusive: !copy && farPlace(path.dirname(file)) !== null });
    const second = copy ? undefined : this.#second;
    this.#rooms = {
      database,
      journal: new Journal(database, second),
      index: new StoryIndex(database),
      queue: new QueueIndex(database),
      raw: new RawInputs(database, second),
      people: new People(database),
      likenesses: new Likenesses(database),
      pictures: new PictureStore(this.#home.pictures, database),
      copy,
      isSettled: false,
      inode: statSync(archive).ino,
    };
    return this.#rooms;
  }
}

/** What `read` gives; null where this program cannot read it, so that nothing of its own can stand on it either. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownEntry) return null;
    throw error;
  }
}
