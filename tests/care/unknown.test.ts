import { DatabaseSync } from '@photostructure/sqlite';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenJournals } from '../../electron/desk/care/examination';
import { examine, repair } from '../../electron/desk/care/doctor';
import { homePlaces } from '../../electron/desk/home';
import { entryHash, type Entry } from '../../shared/journal/entry';
import { readDocument } from '../../shared/journal/replay';
import { readStory } from '../../shared/story/reading';
import { SCHEMA_VERSION } from '../../shared/story/schema';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** What is not damage, and must not be taken for it: an entry of a later Redaksi, and a story that is written in while it is read. */

const NOW = '2026-01-06T02:00:00.000Z';

async function aHome() {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const ids: string[] = [];
  for (const name of ['Demak', 'Kudus']) {
    const bytes = Buffer.from(`Tanggul Jebol di ${name}\n\nAir datang pada malam hari di ${name}.\n`);
    ids.push((await desk.call('importStory', { name: `${name}.txt`, bytes })).id);
  }
  await desk.archive.copied();
  desk.close();
  const [known = '', strange = ''] = ids;
  return { home, places: homePlaces(home), known, strange };
}

/** Writes an entry at the end of a story as another Redaksi would: whole, with a hash that is right. */
function writeBy(later: Partial<Pick<Entry, 'kind' | 'schema'>>, archive: string, story: string): void {
  const database = new DatabaseSync(archive);
  const head = database.prepare('SELECT head_seq AS seq, head_hash AS hash FROM story WHERE id = ?');
  const { seq, hash } = head.get(story) as { seq: number; hash: string };
  const bare = {
    ...{ id: 'later', author: 'Rini S.', device: 'meja-9', at: NOW, story, seq: seq + 1, base: seq },
    ...{ kind: 'revision' as const, schema: SCHEMA_VERSION, payload: { name: 'pagi' }, ...later },
  } as Omit<Entry, 'hash'>;
  const own = entryHash(bare, hash);
  database
    .prepare(
      'INSERT INTO entry (story, seq, id, author, device, at, base, kind, schema, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      ...[story, bare.seq, bare.id, bare.author, bare.device, bare.at, bare.base, bare.kind, bare.schema],
      ...[JSON.stringify(bare.payload), own],
    );
  database.prepare('UPDATE story SET head_seq = ?, head_hash = ? WHERE id = ?').run(bare.seq, own, story);
  database.close();
}

function entriesOf(archive: string, story: string): unknown[] {
  const database = new DatabaseSync(archive, { readOnly: true });
  try {
    return database.prepare('SELECT * FROM entry WHERE story = ? ORDER BY seq').all(story);
  } finally {
    database.close();
  }
}

const setAside = (home: string) => readdirSync(home).filter((name) => name.includes('damaged'));

describe.each([
  ['of a kind that this program does not know', { kind: 'sealed' as Entry['kind'] }],
  ['of a later schema', { schema: SCHEMA_VERSION + 1 }],
])('a sound entry %s', (_what, later) => {
  it('is said as that; nothing is restored, moved or rewritten, and every other story opens', async () => {
    const { home, places, known, strange } = await aHome();
    writeBy(later, places.archive, strange);
    const before = entriesOf(places.archive, strange);
    const desk = await scratchDesk(home);
    await expect(desk.call('openStory', { id: strange })).rejects.toThrow(/story.newer/);
    await expect(desk.call('history', { id: strange })).rejects.toThrow(/story.newer/);
    expect(readStory(readDocument((await desk.call('openStory', { id: known })).doc)).headline).toBe(
      'Tanggul Jebol di Demak',
    );
    expect((await desk.call('searchStories', { words: 'Demak' })).map(({ id }) => id)).toEqual([known]);
    expect(desk.restored).toBeNull();
    expect(desk.standing.filter(({ code }) => code.startsWith('archive.'))).toEqual([]);
    desk.close();

    const report = await examine(places, NOW);
    expect(report.ok).toBe(true);
    expect(report.checks.filter(({ state }) => state === 'bad')).toEqual([]);
    expect(report.checks.find(({ check }) => check === 'readable')).toMatchObject({
      ...{ state: 'advice', found: 1 },
    });
    expect(setAside(home)).toEqual([]);
    expect(entriesOf(places.archive, strange)).toEqual(before);
  });

  it('is kept as it is when another story is damaged and the archive is put together again', async () => {
    const { home, places, known, strange } = await aHome();
    writeBy(later, places.archive, strange);
    const before = entriesOf(places.archive, strange);
    const database = new DatabaseSync(places.archive);
    database.exec('DROP TRIGGER entry_is_never_changed');
    database
      .prepare("UPDATE entry SET payload = replace(payload, 'malam', 'salam') WHERE story = ?")
      .run(known);
    database.close();
    const report = await repair(places, NOW, 'test');
    expect(report.checks.find(({ check }) => check === 'journals')).toMatchObject({ state: 'mended' });
    expect(report.ok).toBe(true);
    // Control: this one was damage.
    expect(setAside(home)).not.toEqual([]);
    expect(entriesOf(places.archive, strange)).toEqual(before);
    const desk = await scratchDesk(home);
    const { doc } = await desk.call('openStory', { id: known });
    expect(readStory(readDocument(doc)).body[0]?.text).toContain('malam');
    await expect(desk.call('openStory', { id: strange })).rejects.toThrow(/story.newer/);
  });
});

it('an archive of a later Redaksi is not put together again by this one', async () => {
  const { places } = await aHome();
  const database = new DatabaseSync(places.archive);
  database.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const before = readFileSync(places.archive);
  await expect(repair(places, NOW, 'test')).rejects.toThrow(/archive.newer/);
  expect(readFileSync(places.archive).equals(before)).toBe(true);
});

it('a story that is written in while the journals are read is not taken for a broken one', async () => {
  const { home, known, strange } = await aHome();
  const desk = await scratchDesk(home);
  const database = new DatabaseSync(desk.home.archive);
  let written = 0;
  // Between the list of the stories and each of their journals somebody writes in all of them.
  const write = () => {
    for (const story of [known, strange]) {
      const revision = { id: `r-${written++}`, kind: 'revision' as const, payload: { name: 'x' } };
      desk.stories.add(story, [revision]);
    }
    return false;
  };
  expect(brokenJournals(database, '', write)).toMatchObject({ stories: 2, broken: [] });
  expect(written).toBe(4);
  // Control: a head that no entry has is a broken journal.
  database.prepare("UPDATE story SET head_hash = 'x' WHERE id = ?").run(known);
  expect(brokenJournals(database).broken.map(({ story }) => story)).toEqual([known]);
  database.close();
});
