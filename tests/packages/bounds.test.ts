import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePackage } from '../../electron/desk/packages/package-writer';
import { stagePackage } from '../../electron/desk/packages/staging';
import { hasTool, scratch } from '../builders';
import { runChild, withChildren } from './child-process';
import { EIGHTEEN, MORE } from './hostile-packages';
import { SAMPLE_NAME, samplePayload } from './sample-package';

withChildren();

/** The promise of DESIGN.md section 5. */
const MOST_SECONDS = 2;
const MOST_MEBIBYTES = 200;

const HEAVY = [...EIGHTEEN, ...MORE].filter(({ kind }) =>
  /300 MB|70,000|overlapping|bomb|600 MB|60,000|5,001/.test(kind),
);

async function soundPackage(folder: string): Promise<string> {
  const to = path.join(folder, 'sound.zip');
  await writePackage({ to, name: SAMPLE_NAME, files: samplePayload() });
  return to;
}

describe('a heavy hostile package', () => {
  it.each(HEAVY)('with $kind is refused in 2 s of processor time and 200 MiB', ({ make, fault }) => {
    const file = path.join(scratch(), 'heavy.zip');
    writeFileSync(file, make());
    const idle = runChild(['nothing']);
    const read = runChild(['read', file]);
    expect(read.result).toEqual({ refusal: fault });
    expect(read.seconds - idle.seconds).toBeLessThanOrEqual(MOST_SECONDS);
    expect(read.mebibytes - idle.mebibytes).toBeLessThanOrEqual(MOST_MEBIBYTES);
  });

  it('would be noticed if it were unpacked in memory (control)', () => {
    const [idle, hungry] = [runChild(['nothing']), runChild(['hungry'])];
    expect(hungry.mebibytes - idle.mebibytes).toBeGreaterThan(MOST_MEBIBYTES);
  });

  it('is refused at the same price when its story file is a jungle of brackets', async () => {
    const file = path.join(scratch(), 'jungle.zip');
    const jungles = [`[${'[],'.repeat(2_700_000)}[]]`, `${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}`];
    const idle = runChild(['nothing']);
    for (const jungle of jungles) {
      await writePackage({
        to: file,
        name: SAMPLE_NAME,
        files: samplePayload({ 'story.redaksi.json': jungle }),
      });
      const verified = runChild(['verify', file]);
      expect(verified.result).toMatchObject({ ok: false });
      expect(verified.seconds - idle.seconds).toBeLessThanOrEqual(MOST_SECONDS);
      expect(verified.mebibytes - idle.mebibytes).toBeLessThanOrEqual(MOST_MEBIBYTES);
    }
  });
});

describe('unpacking', () => {
  /** Everything under a folder, with content and time of change. */
  function snapshot(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const stat = statSync(path.join(folder, name));
        return `${name} ${stat.mtimeMs} ${stat.isFile() ? readFileSync(path.join(folder, name), 'base64') : ''}`;
      });
  }

  it('leaves no trace of a hostile package, inside its folder or outside', async () => {
    const home = scratch();
    const parent = path.join(home, 'staging');
    mkdirSync(parent);
    writeFileSync(path.join(home, 'evil.txt'), 'not to be touched');
    const file = path.join(home, 'hostile.zip');
    const light = [...EIGHTEEN, ...MORE].filter((each) => !HEAVY.includes(each));
    for (const { make, fault } of light) {
      writeFileSync(file, make());
      const before = snapshot(home).filter((line) => !line.startsWith('staging '));
      await expect(stagePackage(file, parent)).rejects.toMatchObject({ notice: { code: fault } });
      expect(snapshot(home).filter((line) => !line.startsWith('staging '))).toEqual(before);
    }
  });

  it('keeps a sound package in a folder of its own, under names of its own, until it is discarded', async () => {
    const home = scratch();
    const staged = await stagePackage(await soundPackage(home), path.join(home, 'staging'));
    const text = staged.files.get('article.txt') ?? '';
    expect(path.dirname(text)).toBe(staged.folder);
    expect(readFileSync(text, 'utf8')).toContain('Air sudah surut');
    expect([...staged.files.keys()].sort()).toEqual(
      samplePayload()
        .map((file) => file.path)
        .sort(),
    );
    await staged.discard();
    expect(readdirSync(path.join(home, 'staging'))).toEqual([]);
  });

  const CALLS =
    'openat,open,creat,rename,renameat,renameat2,symlink,symlinkat,link,linkat,mkdir,mkdirat,mknod,mknodat,truncate';
  const strace = hasTool('strace');

  /** The places that a traced child opened for writing or made. */
  function placesWritten(act: string, ...args: string[]): string[] {
    const log = path.join(scratch(), 'calls');
    runChild([act, ...args], {
      command: ['strace', '-f', '-o', log, '-s', '4096', '-e', `trace=${CALLS}`, process.execPath],
    });
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => !/ = -1 E/.test(line) && !/resumed>/.test(line))
      .filter((line) =>
        /\bopen(at)?\(/.test(line) ? /O_(WRONLY|RDWR|CREAT|TRUNC)/.test(line) : /^\d+ \w+\(.*"/.test(line),
      )
      .flatMap((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, place = '']) => place))
      .filter((place) => !/^\/(dev|proc|sys)\//.test(place));
  }

  it.skipIf(!strace)('writes nowhere but in its staging folder (strace)', async () => {
    const home = scratch();
    const parent = path.join(home, 'staging');
    const slip = path.join(home, 'slip.zip');
    writeFileSync(slip, EIGHTEEN[0]?.make() ?? '');
    const crc = path.join(home, 'crc.zip');
    writeFileSync(crc, EIGHTEEN.find(({ fault }) => fault === 'package.crc')?.make() ?? '');
    const sound = await soundPackage(home);
    for (const file of [slip, crc, sound]) {
      const written = placesWritten('stage', file, parent);
      expect(written.filter((place) => place !== parent && !place.startsWith(`${parent}/.package-`))).toEqual(
        [],
      );
    }
    // The control: the sound one did write, and the trace saw it.
    expect(placesWritten('stage', sound, parent).length).toBeGreaterThan(2);
  });

  it.skipIf(!strace)('is not needed to verify or to read: both write nothing at all (strace)', async () => {
    const sound = await soundPackage(scratch());
    expect(placesWritten('verify', sound)).toEqual([]);
    expect(placesWritten('read', sound)).toEqual([]);
  });
});
