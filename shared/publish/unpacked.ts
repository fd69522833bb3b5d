import { utf8ToBytes } from '@noble/hashes/utils.js';
import { EDITABLE_FILE } from './editable-layout';
import { STORY_FILE } from './package-name';
import { centralRecord, endRecord, localHeader, type StoredEntry } from './stored-zip';

/** A package that somebody unpacked into a folder, told from loose files and packed again. */

/** A folder among whose files those of a package lie: their paths from it, with `/`. */
export interface UnpackedPackage {
  /** Path of the folder; empty for the one that was looked at. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/** What systems leave in folders: no part of any package. */
const isLeftBySystem = (path: string) =>
  /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/i.test(path);

/** The files of a folder, by their paths with `/`: what belongs to packages, and the rest. What systems leave is neither. */
export function sortOut(paths: readonly string[]): {
  readonly packages: readonly UnpackedPackage[];
  readonly loose: readonly string[];
} {
  const all = paths.filter((path) => !isLeftBySystem(path)).sort();
  const there = new Set(all);
  const bases = all
    .filter((path) => path === 'bagit.txt' || path.endsWith('/bagit.txt'))
    .map((path) => path.slice(0, -'bagit.txt'.length))
    .filter((base) => [STORY_FILE, EDITABLE_FILE].some((file) => there.has(`${base}data/${file}`)))
    // One that lies within another is that one's content.
    .filter((base, _, bases) => !bases.some((outer) => outer !== base && base.startsWith(outer)));
  const within = (base: string) => all.filter((path) => path.startsWith(base));
  return {
    packages: bases.map((base) => ({
      folder: base.slice(0, -1),
      paths: within(base).map((path) => path.slice(base.length)),
    })),
    loose: all.filter((path) => !bases.some((base) => path.startsWith(base))),
  };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * The package of a folder: of files that nobody touched, in a folder that still has its name, the very bytes that were unpacked.
 * Whether they are sound is for the reader of packages to say. Some systems take names apart; ours are whole (NFC).
 */
export function packed(
  folder: string,
  files: readonly (readonly [path: string, bytes: Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const entries: StoredEntry[] = [];
  let offset = 0;
  const put = (part: Uint8Array) => {
    parts.push(part);
    offset += part.length;
  };
  const named = files.map(([path, bytes]) => ({ path: `${folder}/${path}`.normalize('NFC'), bytes }));
  for (const { path, bytes } of named.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const entry = { name: utf8ToBytes(path), crc: crc32(bytes), size: bytes.length, offset };
    put(localHeader(entry));
    put(bytes);
    entries.push(entry);
  }
  const start = offset;
  for (const entry of entries) put(centralRecord(entry));
  put(endRecord(entries.length, offset - start, start));
  const whole = new Uint8Array(offset);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
