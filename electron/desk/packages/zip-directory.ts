import { crc32 } from 'node:zlib';
import { words } from '../../../shared/story/words';
import { NameRegister, nameFault } from './entry-name';
import type { PackageLimits } from './limits';
import { PackageRefusal } from './package-fault';
import {
  CENTRAL,
  DEFLATED,
  END,
  FLAG,
  KNOWN_FLAGS,
  LOCAL,
  readCentral,
  readEnd,
  STORED,
  ZIP64_LOCATOR,
  type CentralRecord,
  type EndRecord,
} from './zip-format';

/**
 * The table of contents of a package, checked before a byte of content is read. Why we read these three small records ourselves
 * and not through a library: what makes a zip hostile is what its records say of one another (two names for one file, files that
 * share bytes, bytes that nobody lists), and the libraries hand over entries with just that compared away. yauzl, strict, takes
 * 11 of our 18 hostile kinds.
 */

/** An entry of the table of contents, found harmless as far as the table goes. */
export interface ListedEntry extends CentralRecord {
  /** `name`, decoded. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** The longest end of a file in which an end record with a comment can lie. */
export const END_SEARCH = END.length + 0xffff;

/**
 * The end record. A package's stands at the very end of the file and has no comment; anything else is named and refused.
 * `tail` is the end of the file, up to END_SEARCH bytes of it; `head` its first four bytes.
 */
export function findEnd(head: Buffer, tail: Buffer): EndRecord {
  const last = tail.length - END.length;
  const found = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]), Math.max(last, 0));
  if (found === -1 || last < 0)
    throw new PackageRefusal(
      head.toString('latin1').startsWith('PK') ? 'package.truncated' : 'package.notAZip',
    );
  const end = readEnd(tail, found);
  if (found !== last)
    throw new PackageRefusal(end.commentLength === last - found ? 'package.comment' : 'package.trailing');
  if (end.commentLength !== 0) throw new PackageRefusal('package.truncated');
  return end;
}

/** Refuses what the end record alone gives away, before the table is read. `endOffset` is where the record stands. */
export function checkEnd(end: EndRecord, endOffset: number, limits: PackageLimits): void {
  // 0xffff also stands for "more, see zip64".
  if (end.entries > limits.entries)
    throw new PackageRefusal(
      'package.tooMany',
      'package',
      words(`paling banyak ${limits.entries}`, `at most ${limits.entries}`),
    );
  if (end.directorySize === 0xffffffff || end.directoryOffset === 0xffffffff)
    throw new PackageRefusal('package.zip64');
  if (end.disk !== 0 || end.directoryDisk !== 0) throw new PackageRefusal('package.multiDisk');
  if (end.entriesHere !== end.entries) throw new PackageRefusal('package.countMismatch');
  const directoryEnd = end.directoryOffset + end.directorySize;
  if (directoryEnd > endOffset) throw new PackageRefusal('package.truncated');
  const mostBytes = limits.entries * (CENTRAL.length + limits.nameBytes + MOST_EXTRA);
  if (end.directorySize > mostBytes) throw new PackageRefusal('package.countMismatch');
}

/**
 * Names what stands between the table and the end record, where nothing may: `between` is the end of it, up to GAP_SEARCH bytes,
 * `start` the first four bytes of where the table should be.
 */
export function gapRefusal(between: Buffer, start: Buffer): PackageRefusal {
  const isZip64 = between.length === GAP_SEARCH && between.readUInt32LE(0) === ZIP64_LOCATOR.signature;
  if (isZip64) return new PackageRefusal('package.zip64');
  // A table that is not where it is said to be was pushed back by data in front of everything.
  const isTable = start.readUInt32LE(0) === CENTRAL.signature;
  return new PackageRefusal(isTable ? 'package.hiddenData' : 'package.prefixed');
}

export const GAP_SEARCH = ZIP64_LOCATOR.length;

/** Bytes of extra fields that one record may bring; what honest makers write is under 50. */
const MOST_EXTRA = 512;

/** The entries of the table, in the order of their data. Throws PackageRefusal for the first that is not harmless. */
export function listEntries(table: Buffer, end: EndRecord, limits: PackageLimits): readonly ListedEntry[] {
  const entries: ListedEntry[] = [];
  const names = new NameRegister();
  let at = 0;
  for (let count = 0; count < end.entries; count += 1) {
    const record = readCentral(table, at);
    if (!record) throw new PackageRefusal(at >= table.length ? 'package.countMismatch' : 'package.directory');
    const entry = listed(record, limits);
    const clash = names.add(entry.path);
    if (clash) throw new PackageRefusal(clash, entry.path);
    entries.push(entry);
    at += record.length;
  }
  if (at !== table.length) throw new PackageRefusal('package.countMismatch');
  entries.sort((a, b) => a.offset - b.offset);
  checkRanges(entries, end.directoryOffset);
  checkSizes(entries, limits);
  return entries;
}

function listed(record: CentralRecord, limits: PackageLimits): ListedEntry {
  const path = decodeName(record);
  const fault = nameFault(path, limits);
  if (fault) throw new PackageRefusal(fault, path);
  const isFolder = path.endsWith('/');
  const refuse = (why: ConstructorParameters<typeof PackageRefusal>[0], detail?: string) =>
    new PackageRefusal(why, path, detail);
  if (record.commentLength > 0) throw refuse('package.comment');
  if (record.disk !== 0) throw refuse('package.multiDisk');
  if (record.flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.maskedHeaders))
    throw refuse('package.encrypted');
  if (record.method !== STORED && record.method !== DEFLATED)
    throw refuse('package.method', `method ${record.method}`);
  if (record.flags & ~KNOWN_FLAGS) throw refuse('package.flags');
  checkKind(record, path, isFolder);
  checkExtra(record.extra, record.name, path, limits);
  if ([record.size, record.packedSize, record.offset].includes(0xffffffff)) throw refuse('package.zip64');
  if (record.method === STORED && record.size !== record.packedSize) throw refuse('package.sizeLie');
  if (isFolder && record.size !== 0) throw refuse('package.notAFile', 'a folder with content');
  return { ...record, path, isFolder };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeName({ name, flags }: CentralRecord): string {
  // Without the flag a name is in whatever code page its maker had: only ASCII then means the same to everyone.
  const isAscii = name.every((byte) => byte < 0x80);
  if (!isAscii && !(flags & FLAG.utf8))
    throw new PackageRefusal('package.nameEncoding', name.toString('latin1'));
  try {
    return utf8.decode(name);
  } catch {
    throw new PackageRefusal('package.nameEncoding', name.toString('latin1'));
  }
}

const TYPE = { mask: 0o170000, regular: 0o100000, folder: 0o040000, symlink: 0o120000 } as const;
/** MS-DOS attributes of what is no file: volume label, device, reparse point. */
const NO_FILE = 0x08 | 0x40 | 0x400;

/** The kind of file lies in the upper half of the attributes, whatever system the entry says it was made on. */
function checkKind({ attributes }: CentralRecord, path: string, isFolder: boolean): void {
  const type = (attributes >>> 16) & TYPE.mask;
  if (type === TYPE.symlink) throw new PackageRefusal('package.symlink', path);
  const expected: number = isFolder ? TYPE.folder : TYPE.regular;
  const isOther = (type !== 0 && type !== expected) || (attributes & NO_FILE) !== 0;
  if (isOther || (!isFolder && (attributes & 0x10) !== 0)) throw new PackageRefusal('package.notAFile', path);
}

/** Times and owners, as Info-ZIP, 7-Zip and macOS write them. They are read past; nothing else may come along. */
const HARMLESS_EXTRA = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875]);
/** Room that Word leaves in a header so that a part can grow in its place (ECMA-376 part 2, annex B.4): its mark, a length, noughts. */
const GROWTH_HINT = 0xa220;
const MOST_GROWTH = 8192;
const isGrowthHint = (id: number, data: Buffer) =>
  id === GROWTH_HINT &&
  data.length >= 4 &&
  data.readUInt16LE(0) === 0xa028 &&
  data.subarray(4).every((byte) => byte === 0);

/** Info-ZIP Unicode Path: a second name for the same file. */
const UNICODE_PATH = 0x7075;

/** Checks the extra fields of a header: all whole, all harmless, and no second name that differs from the first. */
export function checkExtra(extra: Buffer, name: Buffer, path: string, limits: PackageLimits): void {
  const mostBytes = limits.growthHint ? MOST_EXTRA + MOST_GROWTH : MOST_EXTRA;
  if (extra.length > mostBytes) throw new PackageRefusal('package.extraField', path);
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) throw new PackageRefusal('package.extraField', path);
    const id = extra.readUInt16LE(at);
    const size = extra.readUInt16LE(at + 2);
    const data = extra.subarray(at + 4, at + 4 + size);
    if (data.length !== size) throw new PackageRefusal('package.extraField', path);
    if (id === 0x0001) throw new PackageRefusal('package.zip64', path);
    if (id === 0x9901) throw new PackageRefusal('package.encrypted', path);
    if (id === UNICODE_PATH) checkSecondName(data, name, path);
    else if (!HARMLESS_EXTRA.has(id) && !(limits.growthHint && isGrowthHint(id, data)))
      throw new PackageRefusal('package.extraField', path, `field ${id.toString(16)}`);
    at += 4 + size;
  }
}

function checkSecondName(data: Buffer, name: Buffer, path: string): void {
  const agrees =
    data.length >= 5 &&
    data[0] === 1 &&
    data.readUInt32LE(1) === crc32(name) &&
    data.subarray(5).equals(name);
  if (!agrees) throw new PackageRefusal('package.unicodePath', path);
}

/** No two entries may share a byte: a bomb of overlaps makes gigabytes of kilobytes. The exact ranges are checked again on reading. */
function checkRanges(entries: readonly ListedEntry[], directoryOffset: number): void {
  let free = 0;
  for (const entry of entries) {
    if (entry.offset < free) throw new PackageRefusal('package.overlap', entry.path);
    free = entry.offset + LOCAL.length + entry.name.length + entry.packedSize;
  }
  const last = entries.at(-1);
  if (last && free > directoryOffset) throw new PackageRefusal('package.overlap', last.path);
}

/**
 * The sizes that the table promises. Reading holds every entry to its promise, byte by byte, so that checking the promises here
 * bounds what is ever unpacked.
 */
function checkSizes(entries: readonly ListedEntry[], limits: PackageLimits): void {
  const swells = (size: number, packed: number) => size > limits.ratioFrom && size > packed * limits.ratio;
  let size = 0;
  let packed = 0;
  for (const entry of entries) {
    if (swells(entry.size, entry.packedSize)) throw new PackageRefusal('package.bomb', entry.path);
    size += entry.size;
    packed += entry.packedSize;
  }
  if (swells(size, packed)) throw new PackageRefusal('package.bomb');
  if (size > limits.bytes)
    throw new PackageRefusal(
      'package.tooLarge',
      'package',
      words(`paling banyak ${limits.bytes} bita`, `at most ${limits.bytes} bytes`),
    );
}
