import { inTransaction, openDatabase, type Database } from '../archive/database';
import { Journal } from '../archive/journal';
import { StoryIndex } from '../archive/story-index';
import { UnknownEntry } from '../archive/journal-faults';
import { atOneMoment, brokenCheckpoints } from './examination';

/** Checkpoints, queue and search: readings of the journals, made again from them where they are wrong. */

const storiesOf = (database: Database) =>
  (database.prepare('SELECT DISTINCT story FROM entry').all() as { story: string }[]).map(
    ({ story }) => story,
  );

/** Stories of which queue or search say something else than the journal. A journal that is broken is not this look's business. */
export function wrongInIndex(database: Database): string[] {
  const journal = new Journal(database);
  const index = new StoryIndex(database);
  return storiesOf(database).filter((story) => {
    try {
      return atOneMoment(database, () => {
        const state = journal.open(story);
        return state !== null && !index.isTrue(state);
      });
    } catch {
      return false;
    }
  });
}

/** Stories whose journal is whole and which this program cannot read to the end: a later one wrote in them. */
export function unknownStories(database: Database): string[] {
  const journal = new Journal(database);
  return storiesOf(database).filter((story) => {
    try {
      journal.open(story);
      return false;
    } catch (error) {
      return error instanceof UnknownEntry;
    }
  });
}

/** Throws broken checkpoints away and reads queue and search anew where they are wrong. Nobody else may have the file open. */
export function mendCaches(file: string): void {
  const database = openDatabase(file);
  try {
    const drop = database.prepare('DELETE FROM checkpoint WHERE story = ? AND seq = ?');
    inTransaction(database, () => {
      for (const { story, seq } of brokenCheckpoints(database)) drop.run(story, seq);
    });
    const journal = new Journal(database);
    const index = new StoryIndex(database);
    const wrong = wrongInIndex(database);
    inTransaction(database, () => {
      for (const story of wrong) {
        const state = journal.open(story);
        if (!state) continue;
        index.note(state, journal.stored(story, state.seq - 1).at(-1)?.author ?? '');
        index.catchUp(state);
      }
    });
  } finally {
    database.close();
  }
}
