import { inTransaction, openDatabase, type Database } from './database';
import { Journal } from './journal';
import { RawInputs } from './raw-inputs';
import { StoryIndex } from './story-index';
import { PictureStore } from '../pictures/picture-store';
import { diskRefusal } from '../disk-refusal';
import type { Home } from '../home';
import { words } from '../../../shared/story/words';

interface Rooms {
  readonly database: Database;
  readonly journal: Journal;
  readonly index: StoryIndex;
  readonly raw: RawInputs;
  readonly pictures: PictureStore;
}

/**
 * The archive of one desk: one SQLite file and the pictures beside it.
 *
 * After a failed commit nothing this process remembers about the file is to be believed (a failed fsync can leave a later
 * entry without its predecessors), so the connection is closed and everything is read again.
 */
export class Archive {
  readonly #home: Home;
  #rooms: Rooms;
  /** Rises when the archive was reopened after a fault: whatever was remembered from before is void. */
  generation = 0;

  constructor(home: Home) {
    this.#home = home;
    this.#rooms = this.#open();
  }

  get journal(): Journal {
    return this.#rooms.journal;
  }
  get index(): StoryIndex {
    return this.#rooms.index;
  }
  get raw(): RawInputs {
    return this.#rooms.raw;
  }
  get pictures(): PictureStore {
    return this.#rooms.pictures;
  }

  /** Does `work` in one durable transaction: when this returns, the disk has it; when it throws, nothing of it is there. */
  write<T>(work: () => T): T {
    try {
      return inTransaction(this.#rooms.database, work);
    } catch (error) {
      const refusal = diskRefusal(
        error,
        this.#home.archive,
        words('semua yang sudah tersimpan tetap aman', 'everything saved before is safe'),
      );
      if (!refusal) throw error;
      this.#reopen();
      throw refusal;
    }
  }

  close(): void {
    this.#rooms.database.close();
  }

  #reopen(): void {
    this.generation += 1;
    try {
      this.#rooms.database.close();
    } catch {
      // The connection is given up in any case; the fault that led here is the one to report.
    }
    this.#rooms = this.#open();
  }

  #open(): Rooms {
    const database = openDatabase(this.#home.archive);
    return {
      database,
      journal: new Journal(database),
      index: new StoryIndex(database),
      raw: new RawInputs(database),
      pictures: new PictureStore(this.#home.pictures, database),
    };
  }
}
