import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { PACKAGE_LIMITS } from '../../electron/desk/packages/limits';
import { PACKAGE_FAULTS, PackageRefusal } from '../../electron/desk/packages/package-fault';
import { readZip } from '../../electron/desk/packages/zip-reader';
import { Refusal } from '../../shared/story/refusal';
import { scratch } from '../builders';
import { EIGHTEEN, HONEST, MORE } from './hostile-packages';

/** A file with these bytes, and nothing else in its folder. */
function file(bytes: Buffer): string {
  const name = path.join(scratch(), 'package.zip');
  writeFileSync(name, bytes);
  return name;
}

/** Reads every byte of every entry; gives the CRC-32 of each. */
async function readAll(name: string): Promise<Map<string, number>> {
  const zip = await readZip(name);
  try {
    const sums = new Map<string, number>();
    for (const entry of zip.entries) {
      let sum = 0;
      for await (const piece of entry.bytes()) sum = crc32(piece, sum);
      sums.set(entry.name, sum);
    }
    return sums;
  } finally {
    await zip.close();
  }
}

async function refusalOf(name: string): Promise<PackageRefusal> {
  const error: unknown = await readAll(name).then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  if (error instanceof PackageRefusal) return error;
  throw error;
}

/** True if yauzl, as strict as it can be told to be, reads all of a zip without a complaint. */
function yauzlTakes(bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true } as const;
    yauzl.fromBuffer(bytes, options, (error, zip) => {
      if (error) return resolve(false);
      zip.on('error', () => resolve(false));
      zip.on('end', () => resolve(true));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return resolve(false);
          stream.on('error', () => resolve(false));
          stream.on('end', () => zip.readEntry());
          stream.resume();
        }),
      );
      zip.readEntry();
    });
  });
}

describe('a hostile package', () => {
  it.each(EIGHTEEN)('with $kind is refused as $fault', async ({ make, fault }) => {
    const name = file(make());
    const refusal = await refusalOf(name);
    expect(refusal.fault).toBe(fault);
    expect(refusal.notice).toMatchObject({ kind: 'no', code: fault });
    expect(readdirSync(path.dirname(name))).toEqual(['package.zip']);
  });

  it('comes in eighteen kinds, and each is refused for a reason of its own', () => {
    expect(EIGHTEEN).toHaveLength(18);
    expect(new Set(EIGHTEEN.map(({ fault }) => fault)).size).toBe(18);
  });

  it.each(MORE)('with $kind is refused as $fault', async ({ make, fault }) => {
    const refusal = await refusalOf(file(make()));
    expect(refusal.fault).toBe(fault);
  });

  it('is known in every kind that the reader can name', () => {
    // What is wrong with a bag is tried in verify.test.ts, what is wrong with a journal in it in merging.test.ts.
    const tried = ['package.bag', 'package.journal'];
    const named = Object.keys(PACKAGE_FAULTS).filter((fault) => !tried.includes(fault));
    expect([...new Set([...EIGHTEEN, ...MORE].map(({ fault }) => fault))].sort()).toEqual(named.sort());
  });

  it('is told of in two languages, with nothing invisible in the telling', async () => {
    const bidi = EIGHTEEN.find(({ fault }) => fault === 'package.nameHidden');
    const { notice, problem } = await refusalOf(file(bidi?.make() ?? Buffer.alloc(0)));
    expect(problem).toEqual({
      where: 'story-v1/data/exe.\\u{202e}txt',
      what: {
        id: 'Nama memakai huruf yang tak tampak',
        en: 'The name has characters that cannot be seen',
      },
    });
    for (const text of [notice.what, notice.kept, notice.todo]) {
      expect(text.id).not.toBe(text.en);
      expect(text.id + text.en).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('gets through to whoever trusts a zip library alone (control)', async () => {
    const kinds = [
      'a wrong CRC-32',
      'a name twice',
      'a symbolic link',
      'two names for one entry',
      'a reserved name',
    ];
    const taken = [];
    for (const { kind, make } of EIGHTEEN)
      if (kinds.includes(kind) && (await yauzlTakes(make()))) taken.push(kind);
    expect(taken.toSorted()).toEqual(kinds.toSorted());
  });
});

describe('an honest zip', () => {
  it.each(HONEST)('with $kind is taken', async ({ make }) => {
    const sums = await readAll(file(make()));
    expect(sums.size).toBeGreaterThan(0);
  });

  it('made by another library, deflated and streamed, is taken with every byte', async () => {
    const text = 'Air sudah surut di tiga desa.\n'.repeat(5000);
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from(text), 'story-v1/data/article.txt', { mtime: new Date(2020, 0, 1) });
    zip.addFile(path.join(import.meta.dirname, 'hostile-zip.ts'), 'story-v1/data/source.ts');
    zip.addEmptyDirectory('story-v1/data/empty');
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
    const sums = await readAll(file(Buffer.concat(pieces)));
    expect(sums.get('story-v1/data/article.txt')).toBe(crc32(text));
    expect(sums.get('story-v1/data/source.ts')).toBe(
      crc32(readFileSync(path.join(import.meta.dirname, 'hostile-zip.ts'))),
    );
  });

  it('is held to the limits it is read with', async () => {
    const honest = HONEST.find(({ kind }) => kind === '5,000 files')?.make() ?? Buffer.alloc(0);
    await expect(readZip(file(honest), { ...PACKAGE_LIMITS, entries: 4999 })).rejects.toThrow(
      /too many files/,
    );
  });
});

describe('what is no package file at all', () => {
  it('says so of a file that is not there, a folder, and a pipe', async () => {
    const folder = scratch();
    const missing = readZip(path.join(folder, 'none.zip'));
    await expect(missing).rejects.toMatchObject({ notice: { kind: 'io', code: 'disk.missing' } });
    await expect(readZip(folder)).rejects.toMatchObject({ notice: { kind: 'io', code: 'disk.folder' } });
    await expect(readZip('/dev/null')).rejects.toBeInstanceOf(Refusal);
  });
});
