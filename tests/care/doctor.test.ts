import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expired, listBackups, makeBackup } from '../../electron/desk/care/backups';
import { examine, refuseIfHeld, repair } from '../../electron/desk/care/doctor';
import { careOnce } from '../../electron/desk/care/nightly';
import { rebuildArchive } from '../../electron/desk/care/rebuild';
import { homePlaces } from '../../electron/desk/home';
import { readDocument } from '../../shared/journal/replay';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { edit, inside, root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

const NOW = '2026-01-06T02:00:00.000Z';
const STAMP = 'test';

/** A closed home with three stories: the last one has been typed in. */
async function aHome() {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const ids: string[] = [];
  for (const name of ['Demak', 'Kudus', 'Jepara']) {
    const bytes = Buffer.from(`Tanggul Jebol di ${name}\n\nAir datang pada malam hari di ${name}.\n`);
    ids.push((await desk.call('importStory', { name: `${name}.txt`, bytes })).id);
  }
  const id = ids[2] ?? '';
  const doc = readDocument((await desk.call('openStory', { id })).doc);
  for (const [n, text] of ['satu ', 'dua '].entries()) {
    const now = readDocument((await desk.call('openStory', { id })).doc);
    await desk.call('append', {
      story: id,
      base: n + 1,
      entries: [edit(now, (t) => t.insert(inside(doc, 'headline'), schema.text(text)))],
    });
  }
  const picture = readFileSync(path.join(root, 'electron', 'desk', 'samples', 'harbour-tram.jpg'));
  const { sha256 } = await desk.call('keepPicture', { name: 'a.jpg', bytes: picture });
  await desk.call('searchStories', { words: 'air' });
  const texts = async (open = desk) =>
    Object.fromEntries(
      await Promise.all(
        ids.map(
          async (one) =>
            [one, readStory(readDocument((await open.call('openStory', { id: one })).doc))] as const,
        ),
      ),
    );
  const before = await texts();
  await desk.archive.copied();
  desk.close();
  return { places: homePlaces(home), home, ids, id, before, texts, picture, sha256 };
}

const states = async (places: ReturnType<typeof homePlaces>) =>
  Object.fromEntries((await examine(places, NOW)).checks.map(({ check, state }) => [check, state]));

/** Changes a row behind the archive's back, as a bit that turned would. */
function damage(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(`DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted; ${sql}`);
  database.close();
}

describe('the doctor', () => {
  it('finds nothing wrong with a sound home', async () => {
    const { places } = await aHome();
    makeBackup(places, NOW);
    const found = await states(places);
    // Free space is the machine's business.
    expect({ ...found, place: 'good' }).toEqual(
      Object.fromEntries(Object.keys(found).map((check) => [check, 'good'])),
    );
    expect(Object.keys(found)).toHaveLength(11);
  });

  it.each([
    ['a changed text', "UPDATE entry SET payload = replace(payload, 'dua', 'dus')", 'journals'],
    [
      'a changed hash',
      "UPDATE entry SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE seq = 2",
      'journals',
    ],
    ['a lost entry', 'DELETE FROM entry WHERE seq = 3', 'journals'],
    ['a hole', 'DELETE FROM entry WHERE seq = 2', 'journals'],
    [
      'a changed input',
      "UPDATE raw_input SET bytes = CAST(replace(CAST(bytes AS TEXT), 'malam', 'malah') AS BLOB)",
      'inputs',
    ],
  ])('finds %s and restores it from the second copy', async (_name, sql, check) => {
    const { places, home, before, texts } = await aHome();
    damage(places.archive, sql);
    expect(await states(places)).toMatchObject({ [check]: 'bad' });
    const report = await repair(places, NOW, STAMP);
    expect(report.checks.find((line) => line.check === check)).toMatchObject({ state: 'mended' });
    expect(report.ok).toBe(true);
    expect(report.movedAside.every((file) => existsSync(file))).toBe(true);
    expect(await texts(await scratchDesk(home))).toEqual(before);
  });

  it('says so when an entry is damaged in both copies, and keeps the old file (control)', async () => {
    const { places } = await aHome();
    damage(places.archive, "UPDATE entry SET payload = replace(payload, 'dua', 'dus')");
    const copy = readFileSync(places.secondCopy, 'utf8');
    writeFileSync(places.secondCopy, copy.replaceAll('dua ', 'dus '));
    const report = await repair(places, NOW, STAMP);
    expect(report.ok).toBe(false);
    expect(report.checks.find(({ check }) => check === 'journals')).toMatchObject({ state: 'bad', found: 1 });
    expect(existsSync(`${places.archive}.damaged-${STAMP}`)).toBe(true);
  });

  it('makes queue, search and checkpoints again from the journals', async () => {
    const { places } = await aHome();
    damage(
      places.archive,
      "UPDATE story SET headline = 'lain'; UPDATE story_text SET body = 'lain' WHERE rowid = 1",
    );
    expect(await states(places)).toMatchObject({ index: 'bad', journals: 'good' });
    const report = await repair(places, NOW, STAMP);
    expect(report.checks.find(({ check }) => check === 'index')).toMatchObject({ state: 'mended' });
    expect(report.movedAside).toEqual([]);
  });

  it('restores a picture from the backups and keeps the damaged one', async () => {
    const { places, picture, sha256 } = await aHome();
    makeBackup(places, NOW);
    const file = path.join(places.pictures, sha256.slice(0, 2), `${sha256}.jpg`);
    const flipped = Buffer.from(picture);
    flipped.writeUInt8(flipped.readUInt8(1000) ^ 4, 1000);
    writeFileSync(file, flipped);
    expect(await states(places)).toMatchObject({ pictures: 'bad' });
    expect((await repair(places, NOW, STAMP)).ok).toBe(true);
    expect(readFileSync(file).equals(picture)).toBe(true);
    expect(existsSync(`${file}.damaged-${STAMP}`)).toBe(true);
  });

  it('writes a damaged second copy again', async () => {
    const { places } = await aHome();
    writeFileSync(places.secondCopy, readFileSync(places.secondCopy, 'utf8').replace('dua', 'dus'));
    expect(await states(places)).toMatchObject({ secondCopy: 'bad', journals: 'good' });
    expect((await repair(places, NOW, STAMP)).ok).toBe(true);
    expect(await states(places)).toMatchObject({ secondCopy: 'good' });
  });

  it('mends nothing while somebody has the archive open', async () => {
    const { places, home } = await aHome();
    const desk = await scratchDesk(home);
    await desk.call('listStories', {});
    await expect(repair(places, NOW, STAMP)).rejects.toThrow(/archive.busy/);
    desk.close();
    expect(() => refuseIfHeld(places.archive)).not.toThrow();
  });
});

describe('a damaged archive', () => {
  it('is restored by the desk itself when a story of it is opened', async () => {
    const { places, home, before, texts } = await aHome();
    damage(places.archive, "UPDATE entry SET payload = replace(payload, 'dua', 'dus')");
    const desk = await scratchDesk(home);
    expect(await texts(desk)).toEqual(before);
    expect(desk.restored).toMatchObject({ ok: true });
  });

  it.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is no longer a database', (file: string) => writeFileSync(file, 'x'.repeat(9000))],
    ['has lost its first page', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 0, 4096))],
    ['has zeroed pages', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 8192, 5 * 4096))],
    ['was cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 3 * 4096 + 100))],
  ])('that %s is put together again from the second copy', async (_name, spoil) => {
    const { places, home, before, texts } = await aHome();
    spoil(places.archive);
    expect(await texts(await scratchDesk(home))).toEqual(before);
  });
});

describe('backups', () => {
  it('are read back, hold every entry, and restore an archive with what came after them', async () => {
    const { places, home, id, before } = await aHome();
    const made = makeBackup(places, NOW);
    expect(made).toMatchObject({ stories: 3, entries: 5, pictures: 1 });
    const desk = await scratchDesk(home);
    await desk.call('append', {
      story: id,
      base: 3,
      entries: [{ id: 'later', kind: 'revision', payload: { name: 'sore' } }],
    });
    await desk.archive.copied();
    desk.close();
    rmSync(places.archive);
    expect(await rebuildArchive(places, STAMP, made.file)).toMatchObject({ stories: 3, entries: 6, lost: 0 });
    const later = await scratchDesk(home);
    expect((await later.call('openStory', { id })).seq).toBe(4);
    expect(readStory(readDocument((await later.call('openStory', { id })).doc))).toEqual(before[id]);
  });

  it('restore alone what the second copy no longer holds', async () => {
    const { places, home, before, texts } = await aHome();
    makeBackup(places, NOW);
    rmSync(places.archive);
    rmSync(places.secondCopy);
    const [backup] = listBackups(places.backups);
    await rebuildArchive(places, STAMP, backup);
    expect(await texts(await scratchDesk(home))).toEqual(before);
  });

  it('are not made of a damaged archive', async () => {
    const { places } = await aHome();
    damage(places.archive, "UPDATE entry SET payload = replace(payload, 'dua', 'dus')");
    expect(() => makeBackup(places, NOW)).toThrow(/backup.damaged/);
    expect(readdirSync(places.backups)).not.toContainEqual(expect.stringMatching(/part$/));
    expect(careOnce(places, NOW)).toMatchObject({ backup: null, broken: [{ seq: 3 }] });
  });

  it('are made once a day, and go by age', async () => {
    const { places } = await aHome();
    expect(careOnce(places, NOW).backup).toContain('archive-20260106-020000.sqlite');
    expect(careOnce(places, '2026-01-06T20:00:00.000Z').backup).toBeNull();
    expect(careOnce(places, '2026-01-07T02:00:00.000Z').backup).not.toBeNull();
    const day = (n: number) =>
      `archive-${new Date(Date.UTC(2026, 5, 1) - n * 86_400_000).toISOString().slice(0, 10).replace(/-/g, '')}-020000.sqlite`;
    const files = Array.from({ length: 120 }, (_, n) => day(n));
    const gone = new Set(expired(files));
    const kept = files.filter((file) => !gone.has(file));
    expect(kept.slice(0, 7)).toEqual(files.slice(0, 7));
    expect(kept).toHaveLength(7 + 7);
  });

  it('look at the journals turn by turn within their time', async () => {
    const { places } = await aHome();
    damage(places.archive, "UPDATE entry SET payload = replace(payload, 'malam', 'malah')");
    // No time at all: nothing is looked at, and the next look does not start behind it.
    const justBackedUp = path.join(places.backups, 'archive-20260106-010000.sqlite');
    writeFileSync(justBackedUp, '');
    expect(careOnce(places, NOW, -1).broken).toEqual([]);
    expect(careOnce(places, NOW).broken).toHaveLength(3);
  });
});
