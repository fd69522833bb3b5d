/**
 * A zip whose bytes follow from its names and contents alone. Three things make other zips differ from run to run, and are fixed
 * here: the time (DOS time is local time without a zone, so a real one is another number in Jakarta than in New York), the file
 * modes, and deflate. Deflate gave equal bytes in Node 20, Node 24 and Electron 33 on the machine this was tried on, but zlib
 * promises none: builds differ (Chromium's fork, zlib-ng, the vector code of the processor at hand). A package is small and pictures
 * do not shrink, so everything is stored. PKWARE APPNOTE 6.3.10, section 4.3; no zip64.
 */

/** 1 January 2020, 00:00:00, in DOS form: years from 1980, months and days from 1. */
const DATE = ((2020 - 1980) << 9) | (1 << 5) | 1;
const TIME = 0;
/** Version 2.0 of the format; made on Unix, which gives the upper half of the attributes its meaning. */
const VERSION = 20;
const MADE_BY = (3 << 8) | VERSION;
/** A regular file, mode 0644. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;
const UTF8_NAME = 1 << 11;
const STORED = 0;

/** One file of such a zip. */
export interface StoredEntry {
  /** In UTF-8. */
  readonly name: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** Bytes of the header in front of a file's data, without the name. */
export const STORED_HEADER = 30;

/** A record as its numbers, little-endian, each with the bytes that it takes, and the name after them. */
function record(numbers: readonly (readonly [value: number, bytes: 2 | 4])[], name?: Uint8Array): Uint8Array {
  const length = numbers.reduce((sum, [, bytes]) => sum + bytes, 0);
  const whole = new Uint8Array(length + (name?.length ?? 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const [value, bytes] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  if (name) whole.set(name, length);
  return whole;
}

/** What both headers of a file say of it, up to the length of its name. */
const shared = ({ crc, size, name }: StoredEntry) =>
  [
    [UTF8_NAME, 2],
    [STORED, 2],
    [TIME, 2],
    [DATE, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
  ] as const;

/** The header in front of a file's data. */
export const localHeader = (entry: StoredEntry): Uint8Array =>
  record([[0x04034b50, 4], [VERSION, 2], ...shared(entry), [0, 2]], entry.name);

/** The file's line in the table of contents. */
export const centralRecord = (entry: StoredEntry): Uint8Array =>
  record(
    [
      [0x02014b50, 4],
      [MADE_BY, 2],
      [VERSION, 2],
      ...shared(entry),
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [ATTRIBUTES, 4],
      [entry.offset, 4],
    ],
    entry.name,
  );

/** What closes the zip. */
export const endRecord = (count: number, tableSize: number, tableOffset: number): Uint8Array =>
  record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [tableSize, 4],
    [tableOffset, 4],
    [0, 2],
  ]);
