/**
 * The records of a zip file (PKWARE APPNOTE 6.3.10, section 4.3), as far as a package uses them: no zip64, no encryption, no
 * splitting. Offsets and lengths in bytes; all numbers little-endian.
 */

export const LOCAL = { signature: 0x04034b50, length: 30 } as const;
export const CENTRAL = { signature: 0x02014b50, length: 46 } as const;
export const END = { signature: 0x06054b50, length: 22 } as const;
/** Never in a package of ours; known so that it can be named. */
export const ZIP64_LOCATOR = { signature: 0x07064b50, length: 20 } as const;
export const DESCRIPTOR_SIGNATURE = 0x08074b50;

export const STORED = 0;
export const DEFLATED = 8;

export const FLAG = {
  encrypted: 1 << 0,
  /** Sizes and CRC-32 follow the data. */
  descriptor: 1 << 3,
  strongEncryption: 1 << 6,
  utf8: 1 << 11,
  maskedHeaders: 1 << 13,
} as const;
/** Bits 1 and 2 only tell how hard deflate tried. */
export const KNOWN_FLAGS = 0b110 | FLAG.descriptor | FLAG.utf8;

/** The end of central directory record. */
export interface EndRecord {
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
  readonly commentLength: number;
}

export function readEnd(bytes: Buffer, at: number): EndRecord {
  return {
    disk: bytes.readUInt16LE(at + 4),
    directoryDisk: bytes.readUInt16LE(at + 6),
    entriesHere: bytes.readUInt16LE(at + 8),
    entries: bytes.readUInt16LE(at + 10),
    directorySize: bytes.readUInt32LE(at + 12),
    directoryOffset: bytes.readUInt32LE(at + 16),
    commentLength: bytes.readUInt16LE(at + 20),
  };
}

/** What the central directory and an entry's own header both say. */
export interface Header {
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly name: Buffer;
  readonly extra: Buffer;
}

/** A record of the central directory. */
export interface CentralRecord extends Header {
  readonly disk: number;
  readonly attributes: number;
  readonly offset: number;
  readonly commentLength: number;
  /** Bytes of this record. */
  readonly length: number;
}

/** The record at `at`, or null if there is none. */
export function readCentral(bytes: Buffer, at: number): CentralRecord | null {
  if (at + CENTRAL.length > bytes.length || bytes.readUInt32LE(at) !== CENTRAL.signature) return null;
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const commentLength = bytes.readUInt16LE(at + 32);
  const nameEnd = at + CENTRAL.length + nameLength;
  const length = CENTRAL.length + nameLength + extraLength + commentLength;
  if (at + length > bytes.length) return null;
  return {
    ...readShared(bytes, at + 8),
    name: bytes.subarray(at + CENTRAL.length, nameEnd),
    extra: bytes.subarray(nameEnd, nameEnd + extraLength),
    disk: bytes.readUInt16LE(at + 34),
    attributes: bytes.readUInt32LE(at + 38),
    offset: bytes.readUInt32LE(at + 42),
    commentLength,
    length,
  };
}

/** The fixed part of an entry's own header, with the lengths of what follows it; null if there is none. */
export function readLocal(
  bytes: Buffer,
): (Omit<Header, 'name' | 'extra'> & { nameLength: number; extraLength: number }) | null {
  if (bytes.length < LOCAL.length || bytes.readUInt32LE(0) !== LOCAL.signature) return null;
  return { ...readShared(bytes, 6), nameLength: bytes.readUInt16LE(26), extraLength: bytes.readUInt16LE(28) };
}

function readShared(bytes: Buffer, at: number) {
  return {
    flags: bytes.readUInt16LE(at),
    method: bytes.readUInt16LE(at + 2),
    time: bytes.readUInt16LE(at + 4),
    date: bytes.readUInt16LE(at + 6),
    crc: bytes.readUInt32LE(at + 8),
    packedSize: bytes.readUInt32LE(at + 12),
    size: bytes.readUInt32LE(at + 16),
  };
}
