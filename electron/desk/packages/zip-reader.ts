import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';
import { PACKAGE_LIMITS, type PackageLimits } from './limits';
import { PackageRefusal } from './package-fault';
import {
  checkEnd,
  checkExtra,
  END_SEARCH,
  findEnd,
  GAP_SEARCH,
  gapRefusal,
  listEntries,
  type ListedEntry,
} from './zip-directory';
import { DEFLATED, DESCRIPTOR_SIGNATURE, END, FLAG, LOCAL, readLocal, type EndRecord } from './zip-format';

/** One file of a zip. */
export interface ZipEntry {
  /** Path with `/`, safe on every system. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /**
   * The content, piece by piece. Ends in a PackageRefusal where the content is not what the table of contents says, so nothing of
   * it may be believed before the last piece.
   */
  bytes(): AsyncGenerator<Uint8Array, void, undefined>;
}

/** An open zip whose every byte outside of the contents has been checked. */
export interface ZipContents {
  /** Its files, in the order of their data. */
  readonly entries: readonly ZipEntry[];
  /** Names of the folders that are listed for themselves, each with its `/`. */
  readonly folders: readonly string[];
  close(): Promise<void>;
}

/** What a zip is read from: a file, or bytes that are in memory already. */
interface Source {
  readonly size: number;
  /** Exactly `length` bytes at `offset`. Throws PackageRefusal where there are not so many. */
  readAt(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Bytes read at a time. */
const PIECE = 64 * 1024;

/**
 * Opens a zip as if an enemy had made it. Throws PackageRefusal (`no`) with the reason for everything that is hostile or damaged,
 * Refusal (`io`) where there is no such file or it cannot be read. Writes nothing anywhere. The entries must tile the file: no byte
 * of it may belong to two of them, or to none.
 */
export async function readZip(path: string, limits: PackageLimits = PACKAGE_LIMITS): Promise<ZipContents> {
  const source = await openFile(path);
  try {
    return await contentsOf(source, limits);
  } catch (error) {
    await source.close();
    throw diskRefusal(error, path) ?? error;
  }
}

/** The same, of bytes in memory. */
export async function readZipBytes(bytes: Uint8Array, limits: PackageLimits): Promise<ZipContents> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readAt = async (offset: number, length: number) => {
    const piece = all.subarray(Math.max(offset, 0), Math.max(offset + length, 0));
    if (piece.length !== Math.max(length, 0)) throw new PackageRefusal('package.truncated');
    return piece;
  };
  return contentsOf({ size: all.length, readAt, close: async () => undefined }, limits);
}

async function contentsOf(source: Source, limits: PackageLimits): Promise<ZipContents> {
  const { end, table } = await readTable(source, limits);
  const listed = listEntries(table, end, limits);
  const entries: ZipEntry[] = [];
  let expected = 0;
  for (const [index, entry] of listed.entries()) {
    if (entry.offset !== expected)
      throw new PackageRefusal(index === 0 ? 'package.prefixed' : 'package.hiddenData', entry.path);
    const next = listed[index + 1]?.offset ?? end.directoryOffset;
    const data = await checkLocal(source, entry, next, limits);
    expected = next;
    if (!entry.isFolder) {
      const { path: name, size: length } = entry;
      entries.push({ name, size: length, bytes: () => content(source, entry, data) });
    }
  }
  if (expected !== end.directoryOffset) throw new PackageRefusal('package.prefixed');
  const folders = listed.filter(({ isFolder }) => isFolder).map(({ path: name }) => name);
  return { entries, folders, close: () => source.close() };
}

async function readTable(source: Source, limits: PackageLimits): Promise<{ end: EndRecord; table: Buffer }> {
  const { size } = source;
  const head = await source.readAt(0, Math.min(size, 4));
  const tailSize = Math.min(size, END_SEARCH);
  const end = findEnd(head, await source.readAt(size - tailSize, tailSize));
  const endOffset = size - END.length;
  checkEnd(end, endOffset, limits);
  const gap = endOffset - end.directoryOffset - end.directorySize;
  if (gap > 0) {
    const seen = Math.min(gap, GAP_SEARCH);
    throw gapRefusal(
      await source.readAt(endOffset - seen, seen),
      await source.readAt(end.directoryOffset, 4),
    );
  }
  return { end, table: await source.readAt(end.directoryOffset, end.directorySize) };
}

async function openFile(path: string): Promise<Source> {
  let handle: FileHandle | null = null;
  try {
    // Not to wait for ever on a named pipe. Windows has neither such pipes nor the flag.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (stat.isFile()) return fileSource(handle, stat.size);
    const folder = Object.assign(new Error('a folder'), { code: 'EISDIR' });
    throw stat.isDirectory() ? folder : notAFile(path);
  } catch (error) {
    await handle?.close();
    throw diskRefusal(error, path) ?? error;
  }
}

function notAFile(path: string): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'disk.notAFile',
    what: words(`${path}: ini bukan berkas biasa`, `${path}: this is not a regular file`),
    kept: words('tidak ada yang diubah', 'nothing was changed'),
    todo: words('pilih sebuah berkas', 'choose a file'),
  });
}

function fileSource(handle: FileHandle, size: number): Source {
  return {
    size,
    readAt: async (offset, length) => {
      const buffer = Buffer.allocUnsafe(Math.max(length, 0));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
        if (bytesRead === 0) throw new PackageRefusal('package.truncated');
        filled += bytesRead;
      }
      return buffer;
    },
    close: () => handle.close(),
  };
}

/** Compares an entry's own header with the table; gives where its data begins. `next` is where the next entry begins. */
async function checkLocal(
  source: Source,
  entry: ListedEntry,
  next: number,
  limits: PackageLimits,
): Promise<number> {
  const room = next - entry.offset;
  const start = await source.readAt(entry.offset, Math.min(room, LOCAL.length + entry.name.length + 64));
  const local = readLocal(start);
  const mismatch = new PackageRefusal('package.headerMismatch', entry.path);
  if (!local) throw mismatch;
  const headerLength = LOCAL.length + local.nameLength + local.extraLength;
  const dataEnd = entry.offset + headerLength + entry.packedSize;
  if (local.nameLength !== entry.name.length) throw mismatch;
  if (dataEnd > next) throw new PackageRefusal('package.overlap', entry.path);
  const header = headerLength <= start.length ? start : await source.readAt(entry.offset, headerLength);
  const nameEnd = LOCAL.length + local.nameLength;
  if (!header.subarray(LOCAL.length, nameEnd).equals(entry.name)) throw mismatch;
  checkExtra(header.subarray(nameEnd, headerLength), entry.name, entry.path, limits);
  const same = (['flags', 'method', 'time', 'date'] as const).every((field) => local[field] === entry[field]);
  if (!same) throw mismatch;
  // With a descriptor behind the data the header may leave these at nought, each or all.
  const isOpen = (entry.flags & FLAG.descriptor) !== 0;
  for (const field of ['crc', 'size', 'packedSize'] as const) {
    if (local[field] !== entry[field] && !(isOpen && local[field] === 0)) throw mismatch;
  }
  await checkBehind(source, entry, dataEnd, next);
  return entry.offset + headerLength;
}

/** Between an entry's data and the next entry there may be the entry's descriptor, saying what the table says, and nothing else. */
async function checkBehind(source: Source, entry: ListedEntry, dataEnd: number, next: number): Promise<void> {
  const length = next - dataEnd;
  if ((entry.flags & FLAG.descriptor) === 0) {
    if (length !== 0) throw new PackageRefusal('package.hiddenData', entry.path);
    return;
  }
  if (length !== 12 && length !== 16) throw new PackageRefusal('package.hiddenData', entry.path);
  const bytes = await source.readAt(dataEnd, length);
  if (length === 16 && bytes.readUInt32LE(0) !== DESCRIPTOR_SIGNATURE)
    throw new PackageRefusal('package.hiddenData', entry.path);
  const [crc, packedSize, size] = [12, 8, 4].map((back) => bytes.readUInt32LE(length - back));
  if (crc !== entry.crc || packedSize !== entry.packedSize || size !== entry.size)
    throw new PackageRefusal('package.headerMismatch', entry.path);
}

async function* content(
  source: Source,
  entry: ListedEntry,
  data: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = pieces(source, data, entry.packedSize);
  const unpacked = entry.method === DEFLATED ? inflated(packed, entry) : packed;
  let size = 0;
  let crc = 0;
  for await (const piece of unpacked) {
    size += piece.length;
    if (size > entry.size) throw new PackageRefusal('package.sizeLie', entry.path);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size) throw new PackageRefusal('package.sizeLie', entry.path);
  if (crc !== entry.crc) throw new PackageRefusal('package.crc', entry.path);
}

async function* pieces(
  source: Source,
  from: number,
  length: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (let done = 0; done < length; done += PIECE)
    yield await source.readAt(from + done, Math.min(PIECE, length - done));
}

async function* inflated(
  packed: AsyncIterable<Buffer>,
  entry: ListedEntry,
): AsyncGenerator<Buffer, void, undefined> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  // Its failures also surface where `inflate` is read, below.
  pipeline(Readable.from(packed), inflate, () => undefined);
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } catch (error) {
    if (/^Z_/.test(String((error as { code?: unknown }).code)))
      throw new PackageRefusal('package.damaged', entry.path);
    throw error;
  }
  // What lies behind the end of the stream is read by nobody and seen by no checksum.
  if (inflate.bytesWritten !== entry.packedSize) throw new PackageRefusal('package.hiddenData', entry.path);
}
