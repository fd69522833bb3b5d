import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodePath, decodePath } from '../../electron/desk/packages/bag';
import { readPackage } from '../../electron/desk/packages/package-reader';
import {
  writePackage,
  type PackageFile,
  type PackageOptions,
} from '../../electron/desk/packages/package-writer';
import { verifyPackage } from '../../electron/desk/packages/verify';
import { hasTool, scratch } from '../builders';
import { runChild, withChildren } from './child-process';
import { PICTURE, PICTURE_SHA256, SAMPLE_INFO, SAMPLE_NAME, samplePayload } from './sample-package';

withChildren();

/** Writes the sample package, with what the test changes, and gives its place. */
async function packageWith(changed: Partial<PackageOptions> = {}): Promise<string> {
  const to = path.join(scratch(), 'story.zip');
  await writePackage({ to, name: SAMPLE_NAME, info: SAMPLE_INFO, files: samplePayload(), ...changed });
  return to;
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

describe('a package', () => {
  it('comes back as it went in, and verifies', async () => {
    const to = await packageWith();
    const { name, files } = await readPackage(to);
    expect(name).toBe(SAMPLE_NAME);
    const before = samplePayload().map(
      (file) => [file.path, 'content' in file ? String(file.content) : ''] as const,
    );
    const after = [...files].map(([inner, bytes]) => [inner, Buffer.from(bytes).toString()] as const);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    expect(await verifyPackage(to)).toEqual({ ok: true, kind: 'story', problems: [] });
  });

  it('says the SHA-256 of its own file', async () => {
    const to = path.join(scratch(), 'story.zip');
    const written = await writePackage({ to, name: SAMPLE_NAME, files: samplePayload() });
    expect(written.sha256).toBe(sha256(readFileSync(to)));
  });

  it('takes a picture from disk, and refuses one that is not what the archive says', async () => {
    const folder = scratch();
    const picture = path.join(folder, 'picture.jpg');
    writeFileSync(picture, PICTURE);
    const text = samplePayload({ 'media/banjir-demak-1.jpg': null });
    const shown: PackageFile = { path: 'media/banjir-demak-1.jpg', from: picture, sha256: PICTURE_SHA256 };
    const to = await packageWith({ files: [...text, shown] });
    expect(await verifyPackage(to)).toEqual({ ok: true, kind: 'story', problems: [] });
    expect(readFileSync(to)).toEqual(readFileSync(await packageWith()));

    const old = readFileSync(to);
    writeFileSync(picture, Buffer.concat([PICTURE.subarray(0, -1), Buffer.from('!')]));
    const changed = writePackage({ to, name: SAMPLE_NAME, files: [...text, shown] });
    await expect(changed).rejects.toMatchObject({ notice: { kind: 'io', code: 'package.pictureChanged' } });
    const gone = writePackage({
      to,
      name: SAMPLE_NAME,
      files: [...text, { ...shown, from: `${picture}.gone` }],
    });
    await expect(gone).rejects.toMatchObject({ notice: { kind: 'io', code: 'disk.missing' } });
    expect(readFileSync(to)).toEqual(old);
    expect(readdirSync(path.dirname(to))).toEqual(['story.zip']);
  });

  it('can be opened by whoever may read the folder it is in', async () => {
    const mask = process.umask();
    expect(statSync(await packageWith()).mode & 0o777).toBe(0o666 & ~mask);
  });

  it('will not hold names that its own reader would refuse', async () => {
    for (const bad of ['../evil', 'a\\b', 'CON', 'cafe\u0301.txt', 'story.redaksi.json']) {
      const files = [...samplePayload(), { path: bad, content: 'x' }];
      await expect(packageWith({ files }), bad).rejects.toBeInstanceOf(RangeError);
    }
    await expect(packageWith({ info: { Title: 'two\nlines' } })).rejects.toBeInstanceOf(RangeError);
  });

  it('tells how far it is, up to the end and never back', async () => {
    const told: [number, number][] = [];
    await packageWith({ onProgress: (done, of) => told.push([done, of]) });
    expect(told.length).toBeGreaterThan(samplePayload().length);
    expect(told).toEqual(told.toSorted(([a], [b]) => a - b));
    const [done, of] = told.at(-1) ?? [0, 1];
    expect(done).toBe(of);
  });

  it('leaves nothing behind when it is cancelled, at any point on the way', async () => {
    const counting: number[] = [];
    await packageWith({ onProgress: (done) => counting.push(done) });
    for (let stop = 0; stop < counting.length; stop += 1) {
      const to = path.join(scratch(), 'story.zip');
      writeFileSync(to, 'the old package');
      const cancel = new AbortController();
      let told = 0;
      const writing = writePackage({
        to,
        name: SAMPLE_NAME,
        info: SAMPLE_INFO,
        files: samplePayload(),
        signal: cancel.signal,
        onProgress: () => (told++ === stop ? cancel.abort() : undefined),
      });
      await expect(writing, `after ${stop}`).rejects.toMatchObject({ notice: { code: 'job.cancelled' } });
      expect(readdirSync(path.dirname(to))).toEqual(['story.zip']);
      expect(readFileSync(to, 'utf8')).toBe('the old package');
    }
  });

  it('is not begun when it was cancelled before', async () => {
    const to = path.join(scratch(), 'story.zip');
    const signal = AbortSignal.abort();
    const writing = writePackage({ to, name: SAMPLE_NAME, files: samplePayload(), signal });
    await expect(writing).rejects.toMatchObject({ notice: { code: 'job.cancelled' } });
    expect(existsSync(to)).toBe(false);
  });
});

describe('the same package', () => {
  const here = async () => sha256(readFileSync(await packageWith()));
  const elsewhere = (runtime: Parameters<typeof runChild>[1]) => {
    const to = path.join(scratch(), 'story.zip');
    runChild(['write', to], runtime);
    return sha256(readFileSync(to));
  };

  it('has the same bytes in Jakarta and in New York', async () => {
    const sums = ['Asia/Jakarta', 'America/New_York'].map((TZ) => elsewhere({ env: { TZ } }));
    expect(new Set([...sums, await here()]).size).toBe(1);
  });

  it('does not depend on the order its files are given in', async () => {
    const files = samplePayload().toReversed();
    expect(sha256(readFileSync(await packageWith({ files })))).toBe(await here());
  });

  it('is another when one letter is another (control)', async () => {
    const files = samplePayload({ 'article.txt': 'Banjir Demak surut\n\nAir sudah surut di tiga desa.\n' });
    expect(sha256(readFileSync(await packageWith({ files })))).not.toBe(await here());
  });

  it.skipIf(!hasTool('faketime'))('has the same bytes in 1999 and in 2037 (faketime)', async () => {
    const at = (date: string) => elsewhere({ command: ['faketime', date, process.execPath] });
    expect(new Set([at('1999-12-31 23:59:59'), at('2037-06-01 12:00:00'), await here()]).size).toBe(1);
  });

  it('does not depend on the umask or the rights of the one who makes it', async () => {
    const wide = elsewhere({ command: ['sh', '-c', 'umask 000; exec "$0" "$@"', process.execPath] });
    const narrow = elsewhere({ command: ['sh', '-c', 'umask 077; exec "$0" "$@"', process.execPath] });
    expect(new Set([wide, narrow, await here()]).size).toBe(1);
  });

  const system = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node)) ?? '';
  it.skipIf(!system)('has the same bytes from the Node of the system (/usr/bin/node)', async () => {
    expect(elsewhere({ command: [system] })).toBe(await here());
  });

  const electron = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  it.skipIf(!process.env['ELECTRON_OVERRIDE_DIST_PATH'])(
    'has the same bytes from Electron (ELECTRON_OVERRIDE_DIST_PATH)',
    async () => {
      expect(elsewhere({ command: [electron], env: { ELECTRON_RUN_AS_NODE: '1' } })).toBe(await here());
    },
  );
});

describe('a bag', () => {
  const unzip = hasTool('unzip') && hasTool('sha256sum');

  /** Unpacks a package with unzip; gives the base directory. */
  function unpacked(file: string): string {
    const folder = scratch();
    execFileSync('unzip', ['-q', file, '-d', folder]);
    return path.join(folder, SAMPLE_NAME);
  }
  const sums = (folder: string, manifest: string) =>
    spawnSync('sha256sum', ['-c', '--strict', manifest], { cwd: folder, encoding: 'utf8' });

  it.skipIf(!unzip)('is good to unzip and sha256sum, with both manifests (unzip, sha256sum)', async () => {
    const file = await packageWith();
    expect(spawnSync('unzip', ['-t', file]).status).toBe(0);
    const folder = unpacked(file);
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(sums(folder, manifest).status).toBe(0);
    writeFileSync(path.join(folder, 'data/article.txt'), 'Another text');
    expect(sums(folder, 'manifest-sha256.txt').status).not.toBe(0);
  });

  it.skipIf(!unzip || !hasTool('zip'))(
    'that was unpacked and zipped again by others still verifies, until a file is slipped in (unzip, zip)',
    async () => {
      const folder = unpacked(await packageWith());
      const again = path.join(scratch(), 'again.zip');
      const zip = () => execFileSync('zip', ['-q', '-r', again, SAMPLE_NAME], { cwd: path.dirname(folder) });
      zip();
      expect(await verifyPackage(again)).toEqual({ ok: true, kind: 'story', problems: [] });

      mkdirSync(path.join(folder, 'data/extra'));
      writeFileSync(path.join(folder, 'data/extra/virus.exe'), 'MZ');
      // The control: sha256sum does not see a file that nobody listed.
      expect(sums(folder, 'manifest-sha256.txt').status).toBe(0);
      zip();
      const { ok, problems } = await verifyPackage(again);
      expect(ok).toBe(false);
      expect(problems.map(({ where }) => where)).toContain(`${SAMPLE_NAME}/data/extra/virus.exe`);
    },
  );

  it('has paths with line ends and per cent signs written as codes, and no others (RFC 8493 2.1.3)', () => {
    const names = ['data/100%.txt', 'data/a\nb', 'data/a\r\nb', 'data/50%25', 'data/plain naïve.txt'];
    expect(names.map(encodePath)).toEqual([
      'data/100%25.txt',
      'data/a%0Ab',
      'data/a%0D%0Ab',
      'data/50%2525',
      'data/plain naïve.txt',
    ]);
    expect(names.map(encodePath).map(decodePath)).toEqual(names);
  });

  it('with a per cent sign in a name verifies', async () => {
    const files = [...samplePayload(), { path: 'media/100%.txt', content: 'x' }];
    expect(await verifyPackage(await packageWith({ files }))).toEqual({
      ok: true,
      kind: 'story',
      problems: [],
    });
  });
});
