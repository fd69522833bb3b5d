import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MEMORY_LIMITS } from '../../electron/desk/packages/limits';
import { readZipBytes } from '../../electron/desk/packages/zip-reader';

/** Unzips a package into a folder, as a person would. Returns the package's own folder in it. */
export async function unpack(bytes: Uint8Array, into: string): Promise<string> {
  const zip = await readZipBytes(bytes, MEMORY_LIMITS);
  for (const entry of zip.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.bytes()) pieces.push(piece);
    const to = path.join(into, entry.name);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, Buffer.concat(pieces));
  }
  return path.join(into, zip.entries[0]?.name.split('/')[0] ?? '');
}
