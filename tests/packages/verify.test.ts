import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { writePackage } from '../../electron/desk/packages/package-writer';
import { verifyPackage } from '../../electron/desk/packages/verify';
import { Refusal } from '../../shared/story/refusal';
import { scratch } from '../builders';
import { rawZip } from './hostile-zip';
import { PICTURE, SAMPLE_INFO, SAMPLE_NAME, samplePayload, storyJson } from './sample-package';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

type Files = Record<string, string | Buffer>;

/** The sample package's files by path from the base directory, sound. */
async function soundFiles(changed: Parameters<typeof samplePayload>[0] = {}): Promise<Files> {
  const to = path.join(scratch(), 'sound.zip');
  await writePackage({ to, name: SAMPLE_NAME, info: SAMPLE_INFO, files: samplePayload(changed) });
  const { files } = await readPackage(to);
  const payload = [...files].map(([inner, bytes]) => [`data/${inner}`, Buffer.from(bytes)] as const);
  const manifest = payload.map(([inner, bytes]) => `${sha256(bytes)}  ${inner}\n`).join('');
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`;
  return tagged({
    ...Object.fromEntries(payload),
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `Payload-Oxum: ${oxum}\n`,
    'manifest-sha256.txt': manifest,
  });
}

/** The files with a tag manifest that fits them. */
function tagged(files: Files): Files {
  const tags = Object.keys(files).filter(
    (name) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt',
  );
  return {
    ...files,
    'tagmanifest-sha256.txt': tags.map((name) => `${sha256(files[name] ?? '')}  ${name}\n`).join(''),
  };
}

/** What `verifyPackage` finds in a zip of these files: each problem as `where: what`, without the base directory. */
async function problemsOf(files: Files, base = SAMPLE_NAME): Promise<string[]> {
  const file = path.join(scratch(), 'story.zip');
  writeFileSync(
    file,
    rawZip({
      entries: Object.entries(files).map(([name, content]) => ({ name: `${base}/${name}`, content })),
    }),
  );
  const { ok, problems } = await verifyPackage(file);
  expect(ok).toBe(problems.length === 0);
  // No half of a pair is left out, or is the other half.
  for (const { what } of problems) expect(what.id).not.toBe(what.en);
  return problems.map(({ where, what }) => `${where.replace(`${base}/`, '')}: ${what.en}`);
}

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([each]) => each !== name));

describe('verifying a bag', () => {
  it('finds nothing wrong with a sound one (control)', async () => {
    expect(await problemsOf(await soundFiles())).toEqual([]);
  });

  it.each([
    [
      'an extra file',
      (files: Files) => ({ ...files, 'data/extra.txt': 'x' }),
      /data\/extra.txt: The file is not listed/,
    ],
    [
      'an extra tag file',
      (files: Files) => ({ ...files, 'notes.txt': 'x' }),
      /notes.txt: The file is not listed/,
    ],
    [
      'a missing file',
      (files: Files) => without(files, 'data/article.txt'),
      /data\/article.txt: The file is listed/,
    ],
    [
      'a changed file',
      (files: Files) => ({ ...files, 'data/article.txt': 'Another text.' }),
      /data\/article.txt: The content was changed/,
    ],
    [
      'no manifest',
      (files: Files) => tagged(without(files, 'manifest-sha256.txt')),
      /manifest-sha256.txt: The file is missing/,
    ],
    [
      'no tag manifest',
      (files: Files) => without(files, 'tagmanifest-sha256.txt'),
      /tagmanifest-sha256.txt: The file is miss/,
    ],
    ['no bagit.txt', (files: Files) => tagged(without(files, 'bagit.txt')), /bagit.txt: The file is missing/],
    [
      'another version',
      (files: Files) =>
        tagged({ ...files, 'bagit.txt': 'BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n' }),
      /bagit.txt: This does not declare/,
    ],
    [
      'another encoding',
      (files: Files) =>
        tagged({ ...files, 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n' }),
      /bagit.txt: This does not declare/,
    ],
    [
      'another Oxum',
      (files: Files) => tagged({ ...files, 'bag-info.txt': 'Payload-Oxum: 1.1\n' }),
      /bag-info.txt: Payload-Oxum/,
    ],
    [
      'no Oxum',
      (files: Files) => tagged({ ...files, 'bag-info.txt': 'Contact-Name: Rini\n' }),
      /Payload-Oxum is missing/,
    ],
    [
      'a changed tag file',
      (files: Files) => ({
        ...files,
        'bag-info.txt': `Contact-Name: Rini\n${String(files['bag-info.txt'])}`,
      }),
      /bag-info.txt: The content was changed/,
    ],
    [
      'a file listed twice',
      (files: Files) => {
        const manifest = String(files['manifest-sha256.txt']);
        return tagged({ ...files, 'manifest-sha256.txt': manifest + manifest });
      },
      /listed twice/,
    ],
    [
      'a manifest that is none',
      (files: Files) => tagged({ ...files, 'manifest-sha256.txt': 'all is well\n' }),
      /manifest-sha256.txt: A line is not a SHA-256/,
    ],
    [
      'files to be fetched',
      (files: Files) => tagged({ ...files, 'fetch.txt': 'http://x 1 data/a\n' }),
      /fetch.txt: .*not supp/,
    ],
    [
      'another kind of sum',
      (files: Files) => tagged({ ...files, 'manifest-md5.txt': '' }),
      /manifest-md5.txt: .*not supp/,
    ],
    [
      'tags in no known letters',
      (files: Files) => ({ ...files, 'bag-info.txt': Buffer.from([0xff]) }),
      /bag-info.txt: .*not UTF-8/,
    ],
    [
      'no content',
      (files: Files) =>
        Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('data/'))),
      /data\/: There is nothing/,
    ],
  ])('finds %s', async (_what, change, found) => {
    const problems = await problemsOf(change(await soundFiles()));
    expect(problems.join('\n')).toMatch(found);
  });

  it('takes capitals in sums, tabs, and CRLF line ends, as RFC 8493 does', async () => {
    const files = await soundFiles();
    const manifest = String(files['manifest-sha256.txt']);
    const loose = manifest
      .replace(/^(\w{64}) {2}/gm, (_line, sum: string) => `${sum.toUpperCase()}\t`)
      .replaceAll('\n', '\r\n');
    expect(await problemsOf(tagged({ ...files, 'manifest-sha256.txt': loose }))).toEqual([]);
  });

  it('wants everything in one folder', async () => {
    const files = await soundFiles();
    const entries = Object.entries(files).map(([name, content]) => ({ name, content }));
    const inOne = entries.map((entry) => ({ ...entry, name: `a/${entry.name}` }));
    const file = path.join(scratch(), 'story.zip');
    for (const loose of [
      entries,
      [...inOne, { name: 'b/data/x', content: '' }],
      [...inOne, { name: 'x', content: '' }],
      [...inOne, { name: 'b/', content: '', attributes: 0 }],
    ]) {
      writeFileSync(file, rawZip({ entries: loose }));
      expect((await verifyPackage(file)).problems[0]?.what.en).toMatch(/one folder with everything in it/);
    }
  });
});

describe('verifying the story in a package', () => {
  const json = (changed: object) => JSON.stringify({ ...storyJson, ...changed });
  const stray = { type: 'story', content: [{ type: 'paragraph' }] };

  it.each([
    ['no story file', { 'story.redaksi.json': null }, /story.redaksi.json: The file is missing/],
    ['no loss report', { 'loss-report.json': null }, /loss-report.json: The file is missing/],
    [
      'a loss report that is none',
      { 'loss-report.json': '[]' },
      /loss-report.json: This is not a loss report/,
    ],
    ['a story file that is no JSON', { 'story.redaksi.json': '{' }, /story.redaksi.json: This is not JSON/],
    [
      'a file of another program',
      { 'story.redaksi.json': json({ format: 'word' }) },
      /This is not a story file/,
    ],
    [
      'a form from the future',
      { 'story.redaksi.json': json({ schema: 3 }) },
      /This is not a story file: schema/,
    ],
    [
      'a document that is no story',
      { 'story.redaksi.json': json({ doc: stray }) },
      /This is not a valid story/,
    ],
    [
      'a document with unknown nodes',
      { 'story.redaksi.json': json({ doc: { type: 'script' } }) },
      /not a valid story/,
    ],
    ['no document', { 'story.redaksi.json': json({ doc: null }) }, /This is not a valid story/],
    [
      'fields that are none',
      { 'story.redaksi.json': json({ fields: { slug: 1 } }) },
      /This is not a story file: fields/,
    ],
    ['the hash of another text', { 'story.redaksi.json': json({ contentHash: '0' }) }, /not the one that/],
    ['a missing picture', { 'media/banjir-demak-1.jpg': null }, /media\/banjir-demak-1.jpg: .*missing/],
    [
      'another picture',
      { 'media/banjir-demak-1.jpg': 'not a picture' },
      /This is not the picture that the story shows/,
    ],
  ])('finds %s', async (_what, changed, found) => {
    expect((await problemsOf(await soundFiles(changed))).join('\n')).toMatch(found);
  });

  it('throws only where there is no file to read', async () => {
    const missing = verifyPackage(path.join(scratch(), 'none.zip'));
    await expect(missing).rejects.toMatchObject({ notice: { kind: 'io', code: 'disk.missing' } });
    await expect(verifyPackage(scratch())).rejects.toMatchObject({
      notice: { kind: 'io', code: 'disk.folder' },
    });
    const text = path.join(scratch(), 'story.zip');
    writeFileSync(text, 'not a zip');
    expect(await verifyPackage(text)).toEqual({
      ok: false,
      kind: null,
      problems: [{ where: 'package', what: { id: 'Ini bukan berkas zip', en: 'This is not a zip file' } }],
    });
  });
});

describe('a package that was damaged on its way', () => {
  async function sound(): Promise<{ bytes: Buffer; file: string; payload: ReadonlyMap<string, Uint8Array> }> {
    const file = path.join(scratch(), 'story.zip');
    await writePackage({ to: file, name: SAMPLE_NAME, info: SAMPLE_INFO, files: samplePayload() });
    return { bytes: readFileSync(file), file, payload: (await readPackage(file)).files };
  }

  it('is noticed for every single byte of its picture', async () => {
    const { bytes, file } = await sound();
    const start = bytes.indexOf(PICTURE);
    expect(start).toBeGreaterThan(0);
    for (let at = start; at < start + PICTURE.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      expect((await verifyPackage(file)).ok, `byte ${at - start}`).toBe(false);
    }
  });

  it('is noticed for one byte in every seven of the whole file, headers and all', async () => {
    const { bytes, file } = await sound();
    const unnoticed: number[] = [];
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x20;
      writeFileSync(file, damaged);
      if ((await verifyPackage(file)).ok) unnoticed.push(at);
    }
    // A few bytes mean nothing to a reader: who made it, which version is needed, file modes.
    const table = bytes.readUInt32LE(bytes.length - 6);
    const fields = unnoticed.map((at) => fieldAt(bytes, table, at));
    expect(fields.filter((field) => !/^(needed|made by|mode|inner attributes)$/.test(field))).toEqual([]);
  });

  it('by cuts, slips and additions is refused or gives the very same files, and nothing else happens', async () => {
    const { bytes, file, payload } = await sound();
    const place = fc.nat(bytes.length - 1);
    const noise = fc.uint8Array({ minLength: 1, maxLength: 40 });
    const mutation = fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at: place, bytes: noise }),
      fc.record({ kind: fc.constant('insert' as const), at: place, bytes: noise }),
      fc.record({ kind: fc.constant('delete' as const), at: place, bytes: noise }),
      fc.record({ kind: fc.constant('copy' as const), at: place, bytes: noise }),
      fc.record({ kind: fc.constant('cut' as const), at: place, bytes: noise }),
      // Most of a file is content: half of the damage goes to the records, at the end.
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.integer({ min: bytes.length - 900, max: bytes.length - 1 }),
        bytes: noise,
      }),
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        writeFileSync(file, mutations.reduce<Buffer>(mutate, bytes));
        const read = await readPackage(file).catch((error: unknown) => error);
        const { ok } = await verifyPackage(file);
        if (read instanceof Refusal) {
          refused += 1;
          expect(read.notice.kind).toBe('no');
          expect(ok).toBe(false);
        } else expect(read).toMatchObject({ name: SAMPLE_NAME, files: payload });
      }),
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(500);
  });
});

type Mutation = { kind: 'flip' | 'insert' | 'delete' | 'copy' | 'cut'; at: number; bytes: Uint8Array };

function mutate(file: Buffer, { kind, at, bytes }: Mutation): Buffer {
  const [before, behind] = [file.subarray(0, at), file.subarray(at)];
  switch (kind) {
    case 'flip': {
      const flipped = Buffer.from(file);
      flipped.set(bytes.subarray(0, Math.max(file.length - at, 0)), Math.min(at, file.length));
      return flipped;
    }
    case 'insert':
      return Buffer.concat([before, bytes, behind]);
    case 'delete':
      return Buffer.concat([before, behind.subarray(bytes.length)]);
    case 'copy':
      return Buffer.concat([before, behind.subarray(0, 100), behind]);
    case 'cut':
      return before;
  }
}

/** The field of a zip record that a byte belongs to, if it is one that a reader may pass over. */
function fieldAt(bytes: Buffer, table: number, at: number): string {
  let local = 0;
  while (local < table) {
    if (at >= local + 4 && at < local + 6) return 'needed';
    local += 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt32LE(local + 18);
  }
  let record = table;
  while (bytes.readUInt32LE(record) === 0x02014b50) {
    const offset = at - record;
    if (offset >= 4 && offset < 6) return 'made by';
    if (offset >= 6 && offset < 8) return 'needed';
    if (offset >= 36 && offset < 38) return 'inner attributes';
    if (offset >= 38 && offset < 42) return 'mode';
    record += 46 + bytes.readUInt16LE(record + 28);
  }
  return `byte ${at}`;
}
