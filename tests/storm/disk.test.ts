import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BALLAST_BYTES, LOW_SPACE_BYTES } from '../../electron/desk/archive/ballast';
import { openDatabase, refuseOldSqlite } from '../../electron/desk/archive/database';
import { farKind } from '../../electron/desk/archive/place';
import type { NewsDesk } from '../../electron/desk/desk';
import { readDocument } from '../../shared/journal/replay';
import { Refusal } from '../../shared/story/refusal';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { edit, hasTool, inside, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';
import { runWriter, withWriters } from './writers';

withWriters();

/** Disks that are full, that can only be read, or that lie elsewhere. */

function mounted(size: string): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-disk-'));
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return folder;
}

/** A disk of its own that is gone with the test. Its desk must be closed before. */
function aDisk(size: string): string {
  const folder = mounted(size);
  if (folder === null) throw new RangeError('This machine does not let us mount');
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

const canMount = ((): boolean => {
  if (process.getuid?.() !== 0 || !hasTool('mount')) return false;
  const folder = mounted('64k');
  if (folder === null) return false;
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return true;
})();

async function aStory(desk: NewsDesk) {
  const { id } = await desk.call('newStory', {});
  let typed = 0;
  const type = async (text: string) => {
    const opened = await desk.call('openStory', { id });
    const doc = readDocument(opened.doc);
    return desk.call('append', {
      story: id,
      base: opened.seq,
      entries: [
        { ...edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text(text))), id: `typed-${typed++}` },
      ],
    });
  };
  const headline = async () => readStory(readDocument((await desk.call('openStory', { id })).doc)).headline;
  return { id, type, headline };
}

/** Fills a disk but for `left` bytes. */
function fill(folder: string, left: number): string {
  const file = path.join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  const fd = openSync(file, 'w');
  const piece = Buffer.alloc(64 * 1024, 1);
  try {
    for (let rest = bavail * bsize - left; rest > 0; rest -= piece.length)
      writeSync(fd, piece, 0, Math.min(rest, piece.length));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  return file;
}

const refusalCode = async (call: Promise<unknown>) => {
  try {
    await call;
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.notice.code : String(error);
  }
};

describe.skipIf(!canMount)('a disk of its own (root, mount)', () => {
  it('that fills up takes a last save out of the reserve, is said, and goes on when there is room', async () => {
    const folder = aDisk('320m');
    const desk = await scratchDesk(path.join(folder, 'home'));
    const { type, headline } = await aStory(desk);
    await type('A');
    expect(existsSync(desk.home.ballast)).toBe(true);
    const filler = fill(folder, 0);
    const codes: (string | null)[] = [];
    const long = 'panjang '.repeat(4000);
    for (let n = 0; n < 6; n++) codes.push(await refusalCode(type(long)));
    // What came first to the full disk was refused; after that there was room, out of the ballast that was let go.
    expect(codes).toContain(null);
    expect(existsSync(desk.home.ballast)).toBe(false);
    expect(desk.standing.map(({ code }) => code)).toContain('disk.lastSpace');
    const kept = await headline();
    while ((await refusalCode(type(long))) === null);
    // Full for good now: everything that was stored can still be read.
    expect((await headline()).length).toBeGreaterThanOrEqual(kept.length);
    const before = await headline();
    rmSync(filler);
    await type('Z');
    expect(await headline()).toBe(`Z${before}`);
    expect(statfsSync(folder).bavail * 4096).toBeGreaterThan(BALLAST_BYTES);
  });

  /** How many of twenty long saves a full disk takes. */
  async function savesOnAFullDisk(hasReserve: boolean): Promise<number> {
    const desk = await scratchDesk(path.join(aDisk('320m'), 'home'));
    const { type } = await aStory(desk);
    await type('A');
    if (!hasReserve) rmSync(desk.home.ballast);
    fill(desk.home.folder, 0);
    let saves = 0;
    for (let n = 0; n < 20; n++) saves += (await refusalCode(type('panjang '.repeat(4000)))) === null ? 1 : 0;
    return saves;
  }

  it('would see it: without the reserve a full disk takes fewer last saves, if any (control)', async () => {
    const [withReserve, without] = [await savesOnAFullDisk(true), await savesOnAFullDisk(false)];
    expect(without).toBeLessThan(withReserve / 2);
  });

  it('that is full to the last byte when the desk starts is read with the help of the reserve, and takes a last save', async () => {
    const home = path.join(aDisk('320m'), 'home');
    const first = await scratchDesk(home);
    const { id, type } = await aStory(first);
    await type('A');
    await first.archive.copied();
    first.close();
    fill(home, 0);
    const desk = await scratchDesk(home);
    const opened = await desk.call('openStory', { id });
    const doc = readDocument(opened.doc);
    expect(readStory(doc).headline).toBe('A');
    expect(desk.standing.map(({ code }) => code)).toContain('disk.lastSpace');
    const last = { ...edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Z'))), id: 'last' };
    expect(await desk.call('append', { story: id, base: opened.seq, entries: [last] })).toMatchObject({
      stored: true,
    });
  });

  it('that is full to the last byte and has no reserve is said, and opens when there is room', async () => {
    const home = path.join(aDisk('64m'), 'home');
    const first = await scratchDesk(home);
    const { id, type } = await aStory(first);
    await type('A');
    await first.archive.copied();
    first.close();
    expect(existsSync(first.home.ballast)).toBe(false);
    const filler = fill(home, 0);
    expect(await refusalCode(scratchDesk(home))).toBe('disk.full');
    rmSync(filler);
    const desk = await scratchDesk(home);
    expect(readStory(readDocument((await desk.call('openStory', { id })).doc)).headline).toBe('A');
  });

  it('warns before it is full', async () => {
    const folder = aDisk('320m');
    const desk = await scratchDesk(path.join(folder, 'home'));
    expect(desk.standing.map(({ code }) => code)).toEqual([]);
    fill(folder, LOW_SPACE_BYTES - 10 * 2 ** 20);
    expect(desk.standing.map(({ code }) => code)).toEqual(['disk.low']);
  });

  it('that can only be read shows every story with the end of its log, writes nothing, and goes on by itself', async () => {
    const folder = aDisk('64m');
    const home = path.join(folder, 'home');
    // Killed, so that the last entries are in the log only.
    const { stored } = await runWriter({ home, stories: 1, killAfter: 150 });
    const [[id = '', ids] = []] = [...stored];
    const last = Math.max(...(ids?.values() ?? []));
    expect(statSync(path.join(home, 'archive.sqlite-wal')).size).toBeGreaterThan(0);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const desk = await scratchDesk(home);
    expect((await desk.call('openStory', { id })).seq).toBeGreaterThanOrEqual(last);
    const revision = async () => {
      const { seq } = await desk.call('openStory', { id });
      return desk.call('append', {
        story: id,
        base: seq,
        entries: [{ id: 'ro', kind: 'revision', payload: { name: 'x' } }],
      });
    };
    expect(await refusalCode(revision())).toBe('disk.readOnly');
    expect(await refusalCode(desk.call('newStory', {}))).toBe('disk.readOnly');
    expect(desk.standing.map(({ code }) => code)).toContain('disk.readOnly');
    execFileSync('mount', ['-o', 'remount,rw', folder]);
    expect(await revision()).toMatchObject({ stored: true });
    expect(desk.standing.map(({ code }) => code)).not.toContain('disk.readOnly');
    desk.close();
  });
});

describe('a place that is not of this machine', () => {
  it('is known by its number', () => {
    expect(farKind(0x6969)).toBe('NFS');
    expect(farKind(0xfe534d42)).toBe('SMB2');
    expect(farKind(0xff534d42 | 0)).toBe('CIFS');
    expect(farKind(0xef53)).toBeNull();
  });

  it('is held alone, without shared memory, and who comes second is told', () => {
    const file = path.join(scratch(), 'archive.sqlite');
    const first = openDatabase(file, { exclusive: true });
    first.exec("INSERT INTO checkpoint VALUES ('a', 1, '', '')");
    expect(existsSync(`${file}-shm`)).toBe(false);
    expect(() => openDatabase(file, { exclusive: true, waitMs: 100 })).toThrow(/archive.busy/);
    first.close();
    openDatabase(file, { exclusive: true }).close();
  });
});

it('a SQLite that could corrupt the archive is refused', () => {
  expect(() => refuseOldSqlite('3.51.2')).toThrow(/sqlite.tooOld/);
  expect(() => refuseOldSqlite('3.51.3')).not.toThrow();
  expect(() => refuseOldSqlite('3.100.0')).not.toThrow();
});
