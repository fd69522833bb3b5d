import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import {
  centralRecord,
  endRecord,
  localHeader,
  STORED_HEADER,
  type StoredEntry,
} from '../../../shared/publish/stored-zip';
import { writeAll } from '../durable-file';

/** Writes one zip (shared/publish/stored-zip.ts) into an empty file, entry after entry in the order they are added. */
export class ZipWriter {
  readonly #handle: FileHandle;
  readonly #written: StoredEntry[] = [];
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
    this.#position += STORED_HEADER + bytes.length;
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
