import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { writeAll } from '../durable-file';
import { CENTRAL, END, FLAG, LOCAL, STORED } from './zip-format';

/**
 * A zip whose bytes follow from its names and contents alone. Three things make other zips differ from run to run, and are fixed
 * here: the time (DOS time is local time without a zone, so a real one is another number in Jakarta than in New York), the file
 * modes, and deflate. Deflate gave equal bytes in Node 20, Node 24 and Electron 33 on the machine this was tried on, but zlib
 * promises none: builds differ (Chromium's fork, zlib-ng, the vector code of the processor at hand). A package is small and pictures
 * do not shrink, so everything is stored.
 */

/** 1 January 2020, 00:00:00, in DOS form: years from 1980, months and days from 1. */
const DATE = ((2020 - 1980) << 9) | (1 << 5) | 1;
const TIME = 0;
/** Version 2.0 of the format; made on Unix, which gives the upper half of the attributes its meaning. */
const VERSION = 20;
const MADE_BY = (3 << 8) | VERSION;
/** A regular file, mode 0644. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** Writes one zip into an empty file, entry after entry in the order they are added. */
export class ZipWriter {
  readonly #handle: FileHandle;
  readonly #written: Written[] = [];
  #position = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Adds one file. `size` must be what `content` turns out to hold. */
  async add(
    name: string,
    size: number,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    const bytes = Buffer.from(name);
    const offset = this.#position;
    // The CRC-32 stands in front of the data and is known behind it: the header is written last, into the room left for it.
    this.#position += LOCAL.length + bytes.length;
    const start = this.#position;
    let crc = 0;
    for await (const piece of content) {
      crc = crc32(piece, crc);
      await this.#write(piece);
    }
    if (this.#position - start !== size) throw new RangeError(`${name} is not ${size} bytes long`);
    const entry = { name: bytes, crc, size, offset };
    await writeAll(this.#handle, localHeader(entry), offset);
    this.#written.push(entry);
  }

  /** Writes the table of contents. Nothing can be added after it. */
  async end(): Promise<void> {
    const offset = this.#position;
    const table = Buffer.concat(this.#written.map(centralRecord));
    await this.#write(table);
    await this.#write(endRecord(this.#written.length, table.length, offset));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#handle, bytes, this.#position);
    this.#position += bytes.length;
  }
}

function writeShared(record: Buffer, at: number, { crc, size, name }: Written): void {
  record.writeUInt16LE(FLAG.utf8, at);
  record.writeUInt16LE(STORED, at + 2);
  record.writeUInt16LE(TIME, at + 4);
  record.writeUInt16LE(DATE, at + 6);
  record.writeUInt32LE(crc, at + 8);
  record.writeUInt32LE(size, at + 12);
  record.writeUInt32LE(size, at + 16);
  record.writeUInt16LE(name.length, at + 20);
}

function localHeader(entry: Written): Buffer {
  const record = Buffer.alloc(LOCAL.length);
  record.writeUInt32LE(LOCAL.signature, 0);
  record.writeUInt16LE(VERSION, 4);
  writeShared(record, 6, entry);
  return Buffer.concat([record, entry.name]);
}

function centralRecord(entry: Written): Buffer {
  const record = Buffer.alloc(CENTRAL.length);
  record.writeUInt32LE(CENTRAL.signature, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.writeUInt16LE(VERSION, 6);
  writeShared(record, 8, entry);
  record.writeUInt32LE(ATTRIBUTES, 38);
  record.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([record, entry.name]);
}

function endRecord(count: number, tableSize: number, tableOffset: number): Buffer {
  const record = Buffer.alloc(END.length);
  record.writeUInt32LE(END.signature, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(tableSize, 12);
  record.writeUInt32LE(tableOffset, 16);
  return record;
}
