import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTransaction, openDatabase } from '../../electron/desk/archive/database';
import { Journal } from '../../electron/desk/archive/journal';
import { JournalError } from '../../shared/journal/replay';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { Refusal } from '../../shared/story/refusal';
import { edit, inside, scratch } from '../builders';

const ID = '00000000-0000-4000-8000-000000000001';
const signature = { author: 'Rini S.', device: 'meja-1', at: '2026-01-05T01:00:00.000Z' };

function aJournal(file = path.join(scratch(), 'archive.sqlite')) {
  const database = openDatabase(file);
  const journal = new Journal(database);
  const doc = story({ headline: 'BI Tahan Suku Bunga', body: [p('Rapat berlangsung dua hari.')] });
  const created = {
    doc: doc.toJSON() as Record<string, unknown>,
    fields: newFields(),
    origin: { from: 'new' as const },
  };
  const first = inTransaction(database, () =>
    journal.append(ID, null, { id: 'created', kind: 'created', payload: created }, signature),
  );
  return { file, database, journal, state: first.state };
}

const retype = (state: ReturnType<typeof aJournal>['state'], text: string) =>
  edit(state.doc, (t) => t.insert(inside(t.doc, 'headline'), schema.text(text)));

describe('the archive', () => {
  it('runs with full synchronisation on a write-ahead log, on a SQLite without the log-reset fault', () => {
    const { database } = aJournal();
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    const { v } = database.prepare('SELECT sqlite_version() AS v').get() as { v: string };
    expect(v.localeCompare('3.51.3', 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  it('has only strict tables', () => {
    const { database } = aJournal();
    const tables = database
      .prepare("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
      .all() as {
      name: string;
      strict: number;
    }[];
    const ours = tables.filter(({ name }) => !/^sqlite_|^story_text/.test(name));
    expect(ours.length).toBeGreaterThanOrEqual(6);
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('gives back after reopening what was appended, through checkpoints', () => {
    const { file, database, journal, ...rest } = aJournal();
    let { state } = rest;
    for (let i = 0; i < 450; i++) {
      state = inTransaction(database, () =>
        journal.append(ID, state, retype(state, String(i % 10)), signature),
      ).state;
    }
    database.close();
    const again = openDatabase(file);
    expect(again.prepare('SELECT seq FROM checkpoint ORDER BY seq').all()).toEqual([
      { seq: 200 },
      { seq: 400 },
    ]);
    const reopened = new Journal(again).open(ID);
    expect(reopened?.seq).toBe(451);
    expect(reopened?.doc.eq(state.doc)).toBe(true);
    expect(reopened?.hash).toBe(state.hash);
    again.close();
  });

  it('replays from the start when its checkpoints are damaged', () => {
    const { database, journal, ...rest } = aJournal();
    let { state } = rest;
    for (let i = 0; i < 205; i++) {
      state = inTransaction(database, () => journal.append(ID, state, retype(state, 'x'), signature)).state;
    }
    database.exec("UPDATE checkpoint SET state = replace(state, 'Rapat', 'Ropat')");
    expect(readStory(journal.open(ID)?.doc as never).body[0]?.text).toBe('Rapat berlangsung dua hari.');
  });

  it('refuses a gap, a change and a deletion in SQL itself', () => {
    const { database } = aJournal();
    const insert = (seq: number) =>
      database.exec(
        `INSERT INTO entry VALUES ('${ID}', ${seq}, 'gap-${seq}', '', '', '', 0, 'steps', 1, '{}', '')`,
      );
    expect(() => insert(3)).toThrow(/does not follow/);
    expect(() => insert(1)).toThrow(/does not follow/);
    expect(() => database.exec("UPDATE entry SET author = 'lain'")).toThrow(/never changed/);
    expect(() => database.exec('DELETE FROM entry')).toThrow(/never deleted/);
    insert(2); // Control: the next number is taken.
  });

  it('notices an entry that was altered behind its back', () => {
    const { database, journal, state } = aJournal();
    inTransaction(database, () => journal.append(ID, state, retype(state, 'Lagi, '), signature));
    database.exec(
      "DROP TRIGGER entry_is_never_changed; UPDATE entry SET payload = replace(payload, 'Lagi', 'Lego') WHERE seq = 2",
    );
    expect(() => journal.open(ID)).toThrow(JournalError);
    expect(() => journal.open(ID)).toThrow(/altered on disk/);
  });

  it('stores all of a transaction or nothing', () => {
    const { database, journal, state } = aJournal();
    const crash = () =>
      inTransaction(database, () => {
        journal.append(ID, state, retype(state, 'a'), signature);
        throw new RangeError('the lights went out');
      });
    expect(crash).toThrow('the lights went out');
    expect(journal.after(ID, 0)).toHaveLength(1);
  });

  it('does not touch an archive of a newer Redaksi', () => {
    const { file, database } = aJournal();
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openDatabase(file)).toThrow(Refusal);
    const raw = new DatabaseSync(file);
    expect(raw.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    raw.close();
  });

  it('says so when the file is no archive, and leaves it as it is', () => {
    const file = path.join(scratch(), 'archive.sqlite');
    writeFileSync(file, 'Ini catatan belanja, bukan arsip.\n'.repeat(100));
    expect(() => openDatabase(file)).toThrow(/archive.damaged/);
    expect(readFileSync(file, 'utf8')).toContain('catatan belanja');
  });

  it('says so when the place is a folder', () => {
    const file = path.join(scratch(), 'archive.sqlite');
    mkdirSync(file);
    expect(() => openDatabase(file)).toThrow(Refusal);
    expect(existsSync(file)).toBe(true);
  });
});
