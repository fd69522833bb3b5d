import { crc32, deflateRawSync } from 'node:zlib';

/** A zip builder that can lie in every field. What is not lied about is as an honest maker would write it. */

/** What both the table of contents and the entry's own header say. */
export interface Said {
  name: string | Buffer;
  flags: number;
  method: number;
  time: number;
  date: number;
  crc: number;
  packedSize: number;
  size: number;
  extra: Buffer;
}

export interface RawEntry extends Partial<Said> {
  name: string | Buffer;
  content?: string | Buffer;
  /** The bytes that stand in the file, if they are not the content as `method` packs it. */
  packed?: Buffer;
  madeBy?: number;
  attributes?: number;
  comment?: string;
  disk?: number;
  offset?: number;
  /** Where the entry's own header says something else. */
  local?: Partial<Said>;
  /** Bytes behind the data: a descriptor, or something hidden. */
  behind?: Buffer;
  /** Listed, but with no header and no data of its own. */
  isGhost?: boolean;
}

export interface RawZip {
  entries: RawEntry[];
  prefix?: Buffer;
  /** Between the table and the end record. */
  gap?: Buffer;
  comment?: string;
  trailing?: Buffer;
  /** Offsets count the prefix, as a self-extracting archive's do. */
  countsPrefix?: boolean;
  end?: Partial<{
    disk: number;
    directoryDisk: number;
    here: number;
    count: number;
    size: number;
    offset: number;
  }>;
}

export const DEFLATED = 8;
export const UTF8 = 1 << 11;
const REGULAR = (0o100644 << 16) >>> 0;

function complete(entry: RawEntry): { said: Said; packed: Buffer } {
  const { method = 0, content = '' } = entry;
  const bytes = Buffer.from(content);
  const packed = entry.packed ?? (method === DEFLATED ? deflateRawSync(bytes) : bytes);
  const said = {
    flags: UTF8,
    time: 0,
    date: 0x5021,
    crc: crc32(bytes),
    packedSize: packed.length,
    size: bytes.length,
  };
  return { said: { ...said, extra: Buffer.alloc(0), ...entry, method }, packed };
}

function shared(said: Said, name: Buffer): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(20, 0);
  [said.flags, said.method, said.time, said.date].forEach((value, index) =>
    bytes.writeUInt16LE(value, 2 + 2 * index),
  );
  [said.crc, said.packedSize, said.size].forEach((value, index) =>
    bytes.writeUInt32LE(value, 10 + 4 * index),
  );
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function uint16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16LE(value, 2 * index));
  return bytes;
}

export function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, 4 * index));
  return bytes;
}

const LOCAL = Buffer.from('PK\u0003\u0004', 'latin1');
const CENTRAL = Buffer.from('PK\u0001\u0002', 'latin1');
const END = Buffer.from('PK\u0005\u0006', 'latin1');

function localHeader(said: Said): Buffer {
  const name = Buffer.from(said.name);
  return Buffer.concat([LOCAL, shared(said, name), uint16(said.extra.length), name, said.extra]);
}

function centralRecord(entry: RawEntry, said: Said, offset: number): Buffer {
  const name = Buffer.from(said.name);
  const comment = Buffer.from(entry.comment ?? '');
  return Buffer.concat([
    CENTRAL,
    uint16(entry.madeBy ?? (3 << 8) | 20),
    shared(said, name),
    uint16(said.extra.length, comment.length, entry.disk ?? 0, 0),
    uint32(entry.attributes ?? REGULAR, entry.offset ?? offset),
    name,
    said.extra,
    comment,
  ]);
}

export function rawZip(zip: RawZip): Buffer {
  const prefix = zip.prefix ?? Buffer.alloc(0);
  const data: Buffer[] = [];
  const table: Buffer[] = [];
  let position = zip.countsPrefix ? prefix.length : 0;
  for (const entry of zip.entries) {
    const { said, packed } = complete(entry);
    table.push(centralRecord(entry, said, position));
    if (entry.isGhost) continue;
    const parts = [localHeader({ ...said, ...entry.local }), packed, entry.behind ?? Buffer.alloc(0)];
    data.push(...parts);
    position += parts.reduce((sum, part) => sum + part.length, 0);
  }
  const size = table.reduce((sum, record) => sum + record.length, 0);
  const { end = {}, comment = '' } = zip;
  const count = end.count ?? table.length % 0x10000;
  return Buffer.concat([
    prefix,
    ...data,
    ...table,
    zip.gap ?? Buffer.alloc(0),
    END,
    uint16(end.disk ?? 0, end.directoryDisk ?? 0, end.here ?? count, count),
    uint32(end.size ?? size, end.offset ?? position),
    uint16(Buffer.byteLength(comment)),
    Buffer.from(comment),
    zip.trailing ?? Buffer.alloc(0),
  ]);
}

/** An extra field. */
export function extraField(id: number, data: Buffer): Buffer {
  return Buffer.concat([uint16(id, data.length), data]);
}
