import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeDurably } from '../../electron/desk/durable-file';
import { writePackage } from '../../electron/desk/packages/package-writer';
import { Refusal, refusalLine } from '../../shared/story/refusal';
import { hasTool, scratch } from '../builders';
import { killChild, runChild, startChild, withChildren } from './child-process';
import { SAMPLE_NAME, samplePayload } from './sample-package';

withChildren();

const isRoot = process.getuid?.() === 0;

/** A folder with an old story in it. */
function oldStory(folder = scratch()): string {
  const file = path.join(folder, 'story.txt');
  writeFileSync(file, 'the old text');
  return file;
}

async function refusalOf(doing: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await doing.catch((reason: unknown) => reason);
  if (error instanceof Refusal) return error;
  throw error;
}

describe('a file that is written durably', () => {
  it('has its new content, only its own name in the folder, and is for its owner alone', async () => {
    const file = oldStory();
    await writeDurably(file, 'the new text');
    expect(readFileSync(file, 'utf8')).toBe('the new text');
    await writeDurably(file, new Uint8Array([1, 2, 3]));
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
    expect(readdirSync(path.dirname(file))).toEqual(['story.txt']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('may have a name as long as names can be', async () => {
    const file = path.join(scratch(), 'n'.repeat(255));
    await writeDurably(file, 'text');
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('keeps its old content when the writing fails, and the reason comes through', async () => {
    const file = oldStory();
    const defect = new RangeError('the story is not what it seems');
    const writing = writeDurably(file, async (handle) => {
      await handle.write('half of the new ');
      throw defect;
    });
    await expect(writing).rejects.toBe(defect);
    expect(readFileSync(file, 'utf8')).toBe('the old text');
    expect(readdirSync(path.dirname(file))).toEqual(['story.txt']);
  });

  it('keeps its old content when the process is killed before the rename', async () => {
    const file = oldStory();
    await killChild(await startChild(['stuck', file]));
    expect(readFileSync(file, 'utf8')).toBe('the old text');
  });

  it('would have lost it to a bare write (control)', async () => {
    const file = oldStory();
    await killChild(await startChild(['bare', file]));
    expect(readFileSync(file, 'utf8')).toBe('half of the new ');
  });
});

describe('what the file system will not do', () => {
  it('is said for a folder that is not there, a file in the path, and a folder in the place of the file', async () => {
    const file = oldStory();
    const folder = path.dirname(file);
    mkdirSync(path.join(folder, 'taken'));
    const codes = [];
    for (const place of ['none/story.txt', 'story.txt/story.txt', 'taken', 'n'.repeat(300)]) {
      const refusal = await refusalOf(writeDurably(path.join(folder, place), 'text'));
      expect(refusal.notice.kind).toBe('io');
      expect(refusal.notice.kept.en).toMatch(/untouched/);
      expect(refusalLine(refusal.notice, 'id')).not.toBe(refusalLine(refusal.notice, 'en'));
      codes.push(refusal.notice.code);
    }
    expect(codes).toEqual(['disk.missing', 'disk.notFolder', 'disk.folder', 'disk.refused']);
    expect(readdirSync(folder).sort()).toEqual(['story.txt', 'taken']);
  });

  it.skipIf(isRoot)('is said for a folder that may only be read (not as root)', async () => {
    const file = oldStory();
    chmodSync(path.dirname(file), 0o500);
    onTestFinished(() => chmodSync(path.dirname(file), 0o700));
    const { notice } = await refusalOf(writeDurably(file, 'the new text'));
    expect(notice).toMatchObject({ kind: 'io', code: 'disk.forbidden' });
    expect(readFileSync(file, 'utf8')).toBe('the old text');
  });

  /** A small disk of its own; null where none can be mounted. */
  function smallDisk(options: string): string | null {
    const folder = scratch();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' }).status !== 0)
      return null;
    onTestFinished(() => void execFileSync('umount', [folder]));
    return folder;
  }
  const canMount = isRoot && hasTool('mount') && hasTool('umount') && canMountHere();

  it.skipIf(!canMount)('is said for a full disk, and the old file stays (root, mount)', async () => {
    const disk = smallDisk('size=64k') ?? '';
    const file = oldStory(disk);
    const { notice } = await refusalOf(writeDurably(file, Buffer.alloc(200_000, 1)));
    expect(notice).toMatchObject({ kind: 'io', code: 'disk.full' });
    const bag = [...samplePayload(), { path: 'large.bin', content: Buffer.alloc(200_000, 1) }];
    const made = await refusalOf(writePackage({ to: file, name: SAMPLE_NAME, files: bag }));
    expect(made.notice).toMatchObject({ kind: 'io', code: 'disk.full' });
    expect(readFileSync(file, 'utf8')).toBe('the old text');
    expect(readdirSync(disk)).toEqual(['story.txt']);
    rmSync(file);
  });

  it.skipIf(!canMount)('is said for a disk that can only be read (root, mount)', async () => {
    const disk = smallDisk('size=64k') ?? '';
    const file = oldStory(disk);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { notice } = await refusalOf(writeDurably(file, 'the new text'));
    expect(notice).toMatchObject({ kind: 'io', code: 'disk.readOnly' });
    expect(readFileSync(file, 'utf8')).toBe('the old text');
  });

  const strace = hasTool('strace');
  it.skipIf(!strace).each([
    ['fsync', 'fsync', 'EIO', 'disk.failing'],
    ['rename', 'rename,renameat,renameat2', 'EACCES', 'disk.forbidden'],
    ['first write', 'pwrite64', 'ENOSPC', 'disk.full'],
  ])('is said for a %s that fails, and the old package stays (strace)', (_what, call, error, code) => {
    const file = oldStory();
    // strace counts calls by thread: with one thread in Node's pool, `when` is the nth call of all.
    const command = [
      'env',
      'UV_THREADPOOL_SIZE=1',
      'strace',
      '-f',
      '-o',
      path.join(scratch(), 'calls'),
      '-e',
      `trace=${call}`,
    ];
    const inject = ['-e', `inject=${call}:error=${error}:when=1`];
    const { result } = runChild(['write', file], { command: [...command, ...inject, process.execPath] });
    expect(result).toEqual({ refusal: code });
    expect(readFileSync(file, 'utf8')).toBe('the old text');
    expect(readdirSync(path.dirname(file))).toEqual(['story.txt']);
  });

  it.skipIf(!strace)(
    'is said for a folder that cannot be made safe: the new file is there, but not for sure (strace)',
    () => {
      const file = oldStory();
      const inject = ['-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=2'];
      const command = [
        'env',
        'UV_THREADPOOL_SIZE=1',
        'strace',
        '-f',
        '-o',
        path.join(scratch(), 'calls'),
        ...inject,
        process.execPath,
      ];
      expect(runChild(['write', file], { command }).result).toEqual({ refusal: 'disk.failing' });
      expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
      expect(readdirSync(path.dirname(file))).toEqual(['story.txt']);
    },
  );

  it.skipIf(!strace)('asks for the file and then its folder to be made safe, in that order (strace)', () => {
    const log = path.join(scratch(), 'calls');
    const file = oldStory();
    const calls = 'fsync,rename,renameat,renameat2';
    runChild(['write', file], {
      command: ['strace', '-f', '-y', '-o', log, '-e', `trace=${calls}`, process.execPath],
    });
    const order = [...readFileSync(log, 'utf8').matchAll(/ (fsync|rename\w*)\((?:\d+<([^>]*)>)?/g)];
    const told = order.map(
      ([, call = '', place = '']) => `${call.replace(/at2?$/, '')} ${path.extname(place) || 'folder'}`,
    );
    expect(told).toEqual(['fsync .tmp', 'rename folder', 'fsync folder']);
  });

  it('does not follow a link that stands in the place of the file', async () => {
    const folder = scratch();
    const outside = oldStory();
    symlinkSync(outside, path.join(folder, 'link.txt'));
    await writeDurably(path.join(folder, 'link.txt'), 'the new text');
    expect(readFileSync(outside, 'utf8')).toBe('the old text');
    expect(readFileSync(path.join(folder, 'link.txt'), 'utf8')).toBe('the new text');
  });
});

/** True if this process may mount: root in a container often may not. */
function canMountHere(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-mount-'));
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}
