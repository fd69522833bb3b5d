import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '../../../shared/story/refusal';
import { words, type Words } from '../../../shared/story/words';
import { refusals } from '../desk-refusals';
import { diskRefusal } from '../disk-refusal';
import { writeDurably } from '../durable-file';
import { bagTagFiles, PAYLOAD, type BagFile } from './bag';
import { drain, readBag } from './bag-reader';
import { NameRegister, nameFault } from './entry-name';
import { PACKAGE_LIMITS } from './limits';
import { ZipWriter } from './zip-writer';

/** One payload file: its text or bytes, or a file on disk with the SHA-256 it must have. `path` is without `data/`. */
export type PackageFile =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly from: string; readonly sha256: string };

export interface PackageOptions {
  /** Where the package goes: a full path. A package that lies there is replaced, but only by one that was read back. */
  readonly to: string;
  /** Name of the base directory. */
  readonly name: string;
  readonly files: readonly PackageFile[];
  /** What bag-info.txt says beside the Payload-Oxum, one line each. Nothing that changes from run to run. */
  readonly info?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** In bytes, written and then read back. */
  readonly onProgress?: (done: number, of: number) => void;
}

interface Part extends BagFile {
  /** Full name in the zip. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Makes one package: a BagIt bag in a zip, the same bytes for the same files in any zone, at any time, on any system. Written to a
 * temporary name, fsynced, read back and verified, renamed, its folder fsynced, and read once more under its own name before this
 * says that it is done. Throws Refusal: `io` for what the disk will not do, `no` where it was cancelled or is too large. Whatever
 * happens before the rename, a package that was there before stays as it was and no other file is left.
 */
export async function writePackage(options: PackageOptions): Promise<{ sha256: string }> {
  const { to, signal } = options;
  const stopIfCancelled = () => {
    if (signal?.aborted) throw refusals.cancelled();
  };
  stopIfCancelled();
  const parts = await partsOf(options);
  const tell = progress(parts, options.onProgress);
  let sha256 = '';
  await writeDurably(
    to,
    async (handle, temporary) => {
      const zip = new ZipWriter(handle);
      for (const part of parts) await zip.add(part.name, part.size, sound(part, stopIfCancelled, tell));
      await zip.end();
      await readBack(temporary, to, options.files.length, (bytes) => {
        stopIfCancelled();
        tell(bytes);
      });
      sha256 = await fileSha256(temporary);
      stopIfCancelled();
    },
    { access: 'usual' },
  );
  if ((await fileSha256(to)) !== sha256) throw unverified(to, words('SHA-256', 'SHA-256'), NOT_KEPT);
  return { sha256 };
}

/** Everything that goes in, tag files too, in the order of their names. */
async function partsOf({ name, files, info = {} }: PackageOptions): Promise<readonly Part[]> {
  const payload = new Map<string, Part>();
  for (const file of files) {
    const path = `${PAYLOAD}${file.path}`;
    payload.set(path, { ...(await partOf(file)), name: `${name}/${path}` });
  }
  const tags = bagTagFiles(payload, info).map(({ path, content }) => ({
    ...inMemory(content),
    name: `${name}/${path}`,
  }));
  const parts = [...payload.values(), ...tags].sort((a, b) => (a.name < b.name ? -1 : 1));
  checkNames(parts, files.length + tags.length);
  const bytes = parts.reduce((sum, { size }) => sum + size, 0);
  if (bytes > PACKAGE_LIMITS.bytes || parts.length > PACKAGE_LIMITS.entries) throw tooLarge();
  return parts;
}

async function partOf(file: PackageFile): Promise<Omit<Part, 'name'>> {
  if ('content' in file) return inMemory(file.content);
  try {
    const { size } = await stat(file.from);
    return { size, sha256: file.sha256, open: () => createReadStream(file.from) };
  } catch (error) {
    throw pictureGone(error, file.from);
  }
}

function inMemory(content: string | Uint8Array): Omit<Part, 'name'> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: () => [bytes],
  };
}

/** Names are ours: one that our own reader would refuse is a defect. */
function checkNames(parts: readonly Part[], expected: number): void {
  const names = new NameRegister();
  for (const { name } of parts) {
    const fault = nameFault(name, PACKAGE_LIMITS) ?? names.add(name);
    if (fault) throw new RangeError(`A package cannot hold ${JSON.stringify(name)}: ${fault}`);
    if (name !== name.normalize('NFC')) throw new RangeError(`${JSON.stringify(name)} is not in NFC`);
  }
  if (parts.length !== expected) throw new RangeError('Two files of a package have the same path');
}

/** The content of a part as it goes into the zip, held to its size and SHA-256: a picture's file may have changed since. */
async function* sound(
  part: Part,
  stopIfCancelled: () => void,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of part.open()) {
      stopIfCancelled();
      hash.update(piece);
      size += piece.length;
      if (size > part.size) break;
      yield piece;
      tell(piece.length);
    }
  } catch (error) {
    throw pictureGone(error, part.name);
  }
  if (size !== part.size || hash.digest('hex') !== part.sha256) throw changed(part.name);
}

const NOTHING_MADE = words(
  'paket lama, bila ada, tetap utuh; tidak ada paket baru',
  'the old package, if there was one, is untouched; no new one was made',
);
const NOT_KEPT = words(
  'naskah utuh; berkas paket di tempat itu jangan dipakai',
  'the story is untouched; do not use the package file at that place',
);
const TRY_ANOTHER_DISK = words(
  'ekspor lagi, bila perlu ke disk lain',
  'export again, to another disk if need be',
);

/** Reads the finished zip as a stranger would and refuses to call it a package if it is not one. */
async function readBack(
  temporary: string,
  to: string,
  files: number,
  tell: (bytes: number) => void,
): Promise<void> {
  const bag = await readBag(temporary, PACKAGE_LIMITS, async (_path, bytes, size) => {
    await drain(bytes);
    tell(size);
  }).catch((error: unknown) => {
    // A cancelled export is no unsound one.
    if (error instanceof Refusal && !error.notice.code.startsWith('package.')) throw error;
    throw unverified(to, told(error), NOTHING_MADE);
  });
  const [problem] = bag.problems;
  if (problem) {
    const { where, what } = problem;
    throw unverified(to, words(`${where}: ${what.id}`, `${where}: ${what.en}`), NOTHING_MADE);
  }
  const found = [...bag.files.keys()].filter((path) => path.startsWith(PAYLOAD)).length;
  if (found !== files)
    throw unverified(to, words(`${found} dari ${files} berkas`, `${found} of ${files} files`), NOTHING_MADE);
}

async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (error) {
    throw diskRefusal(error, file) ?? error;
  }
  return hash.digest('hex');
}

function progress(parts: readonly Part[], onProgress: PackageOptions['onProgress']): (bytes: number) => void {
  const tags = parts.filter(({ name }) => !name.includes(`/${PAYLOAD}`));
  const all = parts.reduce((sum, { size }) => sum + size, 0);
  // Tag files are written and read back as well, but reading counts only the payload.
  const of = 2 * all - tags.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    onProgress?.(done, of);
  };
}

/** What an error says, in words where it has them. */
function told(error: unknown): Words {
  if (error instanceof Refusal) return error.notice.what;
  const message = error instanceof Error ? error.message : String(error);
  return words(message, message);
}

function unverified(to: string, why: Words, kept: typeof NOT_KEPT): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'package.unverified',
    what: words(
      `${to}: paket tidak lolos pembacaan ulang (${why.id})`,
      `${to}: the package did not pass when read back (${why.en})`,
    ),
    kept,
    todo: TRY_ANOTHER_DISK,
  });
}

function changed(name: string): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'package.pictureChanged',
    what: words(
      `${name}: berkas foto di arsip berubah atau rusak`,
      `${name}: the picture’s file in the archive was changed or damaged`,
    ),
    kept: NOTHING_MADE,
    todo: words('masukkan foto itu lagi, lalu ekspor', 'bring that picture in again, then export'),
  });
}

function pictureGone(error: unknown, place: string): unknown {
  return diskRefusal(error, place, NOTHING_MADE) ?? error;
}

function tooLarge(): Refusal {
  const mib = PACKAGE_LIMITS.bytes / 1024 / 1024;
  return new Refusal({
    kind: 'no',
    code: 'package.tooLarge',
    what: words(`paket akan melebihi ${mib} MiB`, `the package would be larger than ${mib} MiB`),
    kept: NOTHING_MADE,
    todo: words('kecilkan atau kurangi fotonya', 'use smaller or fewer pictures'),
  });
}
