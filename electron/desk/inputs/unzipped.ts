import type { Parts } from '../../../shared/ingest/files/file-page';
import { OFFICE_LIMITS } from '../packages/limits';
import { readZipBytes } from '../packages/zip-reader';

/** The files of a zip, unpacked. Throws PackageRefusal for one that is hostile or damaged. */
export async function unzipped(bytes: Uint8Array): Promise<Parts> {
  const zip = await readZipBytes(bytes, OFFICE_LIMITS);
  const parts = new Map<string, Uint8Array>();
  for (const entry of zip.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.bytes()) pieces.push(piece);
    parts.set(entry.name, Buffer.concat(pieces));
  }
  return parts;
}
