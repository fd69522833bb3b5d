import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFault } from '../../electron/desk/packages/entry-name';
import { PACKAGE_LIMITS } from '../../electron/desk/packages/limits';
import { filesOf, readInputFile } from '../../electron/desk/inputs/input-file';
import { readInput } from '../../electron/desk/inputs/input-reader';
import { ALL_RULES } from '../../shared/ingest/rules/all-rules';
import { packed, sortOut } from '../../shared/publish/unpacked';
import { Refusal } from '../../shared/story/refusal';
import { scratch } from '../builders';
import { SAMPLE_NAME, samplePayload, sampleStory } from '../packages/sample-package';
import { unpack } from '../packages/unpacking';
import { zipped } from './two-desks';

/** A package that somebody unzipped: still a package, and held to its checksums. */

const packageBytes = () => zipped({ name: SAMPLE_NAME, files: samplePayload() });

async function unpacked() {
  const bytes = await packageBytes();
  const into = scratch();
  return { bytes, into, folder: await unpack(bytes, into) };
}

async function read(folder: string) {
  const { name, bytes } = await readInputFile(folder);
  return readInput(name, bytes, ALL_RULES);
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.notice;
      throw error;
    },
  );

describe('a package that was unpacked into a folder', () => {
  it('is packed again to the very bytes that it was, and gives back an equal story', async () => {
    const { bytes, folder } = await unpacked();
    const given = await readInputFile(folder);
    expect(given.name).toBe(`${SAMPLE_NAME}.zip`);
    expect(Buffer.from(given.bytes).equals(bytes)).toBe(true);
    const { stories, refused } = await read(folder);
    expect(refused).toEqual([]);
    expect(stories.map(({ draft }) => draft.doc.toJSON() as unknown)).toEqual([sampleStory.toJSON()]);
  });

  it('is one input, alone or among the loose files of a folder', async () => {
    const { into, folder } = await unpacked();
    expect(await filesOf(folder)).toEqual([folder]);
    writeFileSync(path.join(into, 'a.txt'), 'Judul\n\nIsi naskah itu.\n');
    writeFileSync(path.join(into, 'z.txt'), 'Judul\n\nIsi naskah itu.\n');
    expect(await filesOf(into)).toEqual([path.join(into, 'a.txt'), folder, path.join(into, 'z.txt')]);
  });

  it('is one under another name, and with what systems leave in folders', async () => {
    const { into, folder } = await unpacked();
    const other = path.join(into, 'salinan');
    renameSync(folder, other);
    for (const name of ['.DS_Store', 'data/Thumbs.db', 'data/media/desktop.ini', '__MACOSX/x'])
      mkdirSync(path.dirname(path.join(other, name)), { recursive: true });
    for (const name of ['.DS_Store', 'data/Thumbs.db', 'data/media/desktop.ini', '__MACOSX/x'])
      writeFileSync(path.join(other, name), 'x');
    const { stories } = await read(other);
    expect(stories.map(({ draft }) => draft.doc.toJSON() as unknown)).toEqual([sampleStory.toJSON()]);
  });

  it('is refused by name where a file was changed, added or taken away (control: untouched it is not)', async () => {
    const changes: readonly (readonly [string, (folder: string) => void])[] = [
      [
        'data/article.txt',
        (folder) => appendFileSync(path.join(folder, 'data/article.txt'), 'Satu kata lagi.\n'),
      ],
      [
        'data/media/banjir-demak-1.jpg',
        (folder) => rmSync(path.join(folder, 'data/media/banjir-demak-1.jpg')),
      ],
      ['data/lain.txt', (folder) => writeFileSync(path.join(folder, 'data/lain.txt'), 'Titipan.\n')],
      ['manifest-sha256.txt', (folder) => rmSync(path.join(folder, 'manifest-sha256.txt'))],
      ['bagit.txt', (folder) => appendFileSync(path.join(folder, 'bagit.txt'), 'x\n')],
    ];
    for (const [name, change] of changes) {
      const { folder } = await unpacked();
      expect(await refusalOf(read(folder))).toBeNull();
      change(folder);
      const notice = await refusalOf(read(folder));
      expect(notice).toMatchObject({ kind: 'no', code: 'package.bag' });
      // What does not fit may be told of the file or of the list that counts it.
      expect(notice?.what.en).toMatch(new RegExp(`${SAMPLE_NAME}/(?:bag-info\\.txt|${name})`));
    }
  });

  it('is no package without its story, and a folder that is none is no file', async () => {
    const { folder } = await unpacked();
    rmSync(path.join(folder, 'data/story.redaksi.json'));
    expect(await refusalOf(readInputFile(folder))).toMatchObject({ code: 'disk.folder' });
    expect((await filesOf(folder)).length).toBeGreaterThan(3);
  });
});

describe('a folder is sorted out', () => {
  const part = fc.constantFrom('a', 'b', 'data', '.git', '__MACOSX', 'bagit.txt', 'story.redaksi.json');
  const paths = fc.uniqueArray(
    fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/')),
  );

  it('with every file in one place, and none in two, but for what systems leave', () => {
    fc.assert(
      fc.property(paths, (all) => {
        const { packages, loose } = sortOut(all);
        const sorted = [
          ...loose,
          ...packages.flatMap(({ folder, paths: inner }) =>
            inner.map((one) => (folder === '' ? one : `${folder}/${one}`)),
          ),
        ];
        const meant = all.filter((one) => !/(^|\/)(\.git|__MACOSX)(\/|$)/.test(one));
        expect(sorted.sort()).toEqual(meant.sort());
      }),
    );
  });

  it('into a package and the rest', () => {
    const bag = ['bagit.txt', 'data/story.redaksi.json', 'data/article.html'];
    expect(sortOut([...bag.map((one) => `arsip/x/${one}`), 'naskah.txt'])).toEqual({
      packages: [{ folder: 'arsip/x', paths: [...bag].sort() }],
      loose: ['naskah.txt'],
    });
    expect(sortOut(['bagit.txt', 'data/article.html']).packages).toEqual([]);
  });
});

it('any files are packed so that the strict reader takes them as they are', async () => {
  // The reader is right to refuse a folder called `con`.
  const name = fc
    .stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}\.txt)$/)
    .filter((one) => nameFault(`berkas/${one}`, PACKAGE_LIMITS) === null);
  const files = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 6,
    selector: ([one]) => one.toLowerCase(),
  });
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const into = scratch();
      const folder = await unpack(packed('berkas', given), into);
      for (const [one, bytes] of given) {
        const { bytes: found } = await readInputFile(path.join(folder, one));
        expect(Buffer.from(found).equals(Buffer.from(bytes))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
