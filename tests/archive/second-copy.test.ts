import { pbkdf2 } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { AppendFile } from '../../electron/desk/archive/append-file';
import { readFrames } from '../../electron/desk/archive/second-copy-frames';
import type { NewsDesk } from '../../electron/desk/desk';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

const THREADS = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);

/** Keeps every thread that writes files busy, so that what is written next has to wait. Resolves when they are free again. */
const busyThreads = () =>
  Promise.all(
    Array.from({ length: 2 * THREADS }, () => promisify(pbkdf2)('kata', 'garam', 40_000, 64, 'sha512')),
  );

/** Opens files until one has the number `fd`, as the system gives it to the next file once it is free. */
function openWithNumber(fd: number, folder: string): { readonly file: string; readonly end: () => void } {
  const opened: number[] = [];
  for (let n = 0; ; n++) {
    const file = path.join(folder, `lain-${n}`);
    const number = openSync(file, 'w');
    opened.push(number);
    if (number >= fd) return { file, end: () => opened.forEach((one) => closeSync(one)) };
  }
}

/** The number that the next file to be opened will have. */
function nextNumber(folder: string): number {
  const fd = openSync(path.join(folder, 'nomor'), 'w');
  closeSync(fd);
  return fd;
}

it('closes its file only when what is on its way has arrived: the number of a closed file is given to the next', async () => {
  const folder = scratch();
  const fd = nextNumber(folder);
  const copy = new AppendFile(path.join(folder, 'salinan'));
  const busy = busyThreads();
  const added = copy.add(Buffer.from('entri\n'));
  copy.close();
  const { file, end } = openWithNumber(fd, folder);
  await Promise.all([busy, added]);
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(readFileSync(path.join(folder, 'salinan'), 'utf8')).toBe('entri\n');
  end();
  // Nothing holds it any longer.
  expect(nextNumber(folder)).toBe(fd);
});

async function entriesOf(desk: NewsDesk): Promise<number[]> {
  const seqs = new Set<number>();
  await desk.archive.copied();
  await readFrames(desk.home.secondCopy, (frame) => {
    if (frame.kind === 'entry') seqs.add(frame.entry.seq);
  });
  return [...seqs].sort((a, b) => a - b);
}

const named = (id: string) => ({ id, kind: 'revision', payload: { name: id } }) as const;

it('holds every entry when it is closed in the middle of a write', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const { id } = await desk.call('newStory', {});
  await desk.archive.copied();
  const busy = busyThreads();
  await desk.call('append', { story: id, base: 1, entries: [named('a')] });
  await desk.call('append', { story: id, base: 2, entries: [named('b')] });
  desk.close();
  expect(await entriesOf(desk)).toEqual([1, 2, 3]);
  await busy;
});

it('fills a gap that a killed process left, though entries after it were copied first', async () => {
  const home = path.join(scratch(), 'home');
  const first = await scratchDesk(home);
  const { id } = await first.call('newStory', {});
  await first.call('append', { story: id, base: 1, entries: [named('a')] });
  await first.archive.copied();
  // As after a kill: nothing was marked, and the copy lacks the last line.
  truncateSync(first.home.secondCopy, 0);
  const desk = await scratchDesk(home);
  await desk.call('append', { story: id, base: 2, entries: [named('b')] });
  await desk.archive.copied();
  await desk.call('append', { story: id, base: 3, entries: [named('c')] });
  expect(await entriesOf(desk)).toEqual([3, 4]);
  await desk.archive.catchUpSecondCopy();
  expect(await entriesOf(desk)).toEqual([1, 2, 3, 4]);
});

it('fills a gap that a disk left which could not take the copy for a while', async () => {
  const desk = await scratchDesk();
  const { id } = await desk.call('newStory', {});
  await desk.archive.copied();
  const away = `${desk.home.secondCopy}.away`;
  renameSync(desk.home.secondCopy, away);
  mkdirSync(desk.home.secondCopy);
  await desk.call('append', { story: id, base: 1, entries: [named('a')] });
  await desk.archive.copied();
  expect(desk.archive.isCopyBehind).toBe(true);
  rmSync(desk.home.secondCopy, { recursive: true });
  renameSync(away, desk.home.secondCopy);
  await desk.call('append', { story: id, base: 2, entries: [named('b')] });
  await desk.archive.copied();
  await desk.archive.catchUpSecondCopy();
  expect(await entriesOf(desk)).toEqual([1, 2, 3]);
  expect(desk.archive.isCopyBehind).toBe(false);
});
