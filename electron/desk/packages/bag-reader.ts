import { createHash } from 'node:crypto';
import { words } from '../../../shared/story/words';
import { BAG_TAG_FILES, checkBag, PAYLOAD, type BagFile } from './bag';
import type { PackageLimits } from './limits';
import { PackageRefusal, type PackageProblem } from './package-fault';
import { readZip, readZipBytes, type ZipEntry } from './zip-reader';

/** What a package turned out to be, after every byte of it was read. */
export interface ReadBag {
  /** Name of its base directory. */
  readonly name: string;
  /** Every file by its path from the base directory. */
  readonly files: ReadonlyMap<string, BagFile>;
  /** What is wrong with the bag; empty if it is complete and valid. */
  readonly problems: readonly PackageProblem[];
}

/** Takes the content of one payload file, whose path is without `data/`. It must read `bytes` to their end. */
export type TakeFile = (path: string, bytes: AsyncIterable<Uint8Array>, size: number) => Promise<void>;

/** The longest tag file: a manifest of as many of the longest names as a package may hold is shorter. */
const LONGEST_TAG_FILE = 4 * 1024 * 1024;

/**
 * Reads a package, a file or its bytes, once from end to end: the strict zip reader, then the rules of BagIt. Every payload file is offered to `take`
 * as it goes by; what was taken may be believed only if there are no problems. Throws as `readZip` does.
 */
export async function readBag(
  source: string | Uint8Array,
  limits: PackageLimits,
  take: TakeFile,
): Promise<ReadBag> {
  const zip = await (typeof source === 'string' ? readZip(source, limits) : readZipBytes(source, limits));
  try {
    const name = baseDirectory([...zip.entries.map((entry) => entry.name), ...zip.folders]);
    const files = new Map<string, BagFile>();
    const texts = new Map<string, string>();
    for (const entry of zip.entries) {
      const inner = entry.name.slice(name.length + 1);
      const hash = createHash('sha256');
      const bytes = summed(entry, hash);
      if (inner.startsWith(PAYLOAD)) await take(inner.slice(PAYLOAD.length), bytes, entry.size);
      else if (BAG_TAG_FILES.includes(inner)) texts.set(inner, await tagText(entry, bytes));
      else await drain(bytes);
      files.set(inner, { size: entry.size, sha256: hash.digest('hex') });
    }
    const problems = checkBag(files, texts).map(({ where, what }) => ({ where: `${name}/${where}`, what }));
    return { name, files, problems };
  } finally {
    await zip.close();
  }
}

/** The one directory that everything lies in (RFC 8493 4.2 leaves a bag one base directory when it is sent as one file). */
function baseDirectory(names: readonly string[]): string {
  const bases = new Set(names.map((name) => name.slice(0, Math.max(name.indexOf('/'), 0))));
  const [base = ''] = bases;
  if (bases.size !== 1 || base === '')
    throw new PackageRefusal(
      'package.bag',
      'package',
      words('paket ialah satu folder yang berisi semuanya', 'a package is one folder with everything in it'),
    );
  return base;
}

async function* summed(
  entry: ZipEntry,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of entry.bytes()) {
    hash.update(piece);
    yield piece;
  }
}

async function tagText(entry: ZipEntry, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  if (entry.size > LONGEST_TAG_FILE)
    throw new PackageRefusal('package.bag', entry.name, words('terlalu panjang', 'too long'));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await gathered(bytes, entry.size),
    );
  } catch (error) {
    if (error instanceof TypeError)
      throw new PackageRefusal('package.bag', entry.name, words('bukan UTF-8', 'not UTF-8'));
    throw error;
  }
}

/** All pieces in one, of which there are `size` bytes: no more (the reader sees to that) and, at the end, no fewer. */
export async function gathered(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size);
  let filled = 0;
  for await (const piece of bytes) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

/** Reads to the end for the sums alone. */
export async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) void piece;
}

/** Throws the first problem of a bag, if it has one. */
export function refuseProblems({ problems }: Pick<ReadBag, 'problems'>): void {
  const [first] = problems;
  if (first) throw new PackageRefusal('package.bag', first.where, first.what);
}
