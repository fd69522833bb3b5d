import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { packed, sortOut } from '../../../shared/publish/unpacked';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import { diskRefusal } from '../disk-refusal';

/** Larger than any story; what is larger is refused by size before it is read. */
const MAX_BYTES = 64 * 1024 * 1024;

const STORED_NOTHING = words('tidak ada yang disimpan', 'nothing was stored');

function refuse(
  code: string,
  id: string,
  en: string,
  todo = words('pilih berkas lain', 'choose another file'),
): Refusal {
  return new Refusal({ kind: 'io', code, what: words(id, en), kept: STORED_NOTHING, todo });
}

function tooLarge(given: string, bytes: number): Refusal {
  const size = Math.round(bytes / 1024 / 1024);
  return refuse('input.tooLarge', `${given} sebesar ${size} MB`, `${given} is ${size} MB`);
}

/** Reads a file that a person named, or a package unpacked into a folder: whole, or a refusal in words. Never half of it. */
export async function readInputFile(given: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const handle = await open(given, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) return await readUnpacked(given);
      if (!stat.isFile())
        throw refuse('input.notFile', `${given} bukan berkas biasa`, `${given} is not an ordinary file`);
      if (stat.size > MAX_BYTES) throw tooLarge(given, stat.size);
      const bytes = await handle.readFile();
      if (bytes.byteLength !== stat.size) {
        throw refuse(
          'input.changed',
          `${given} berubah selagi dibaca`,
          `${given} changed while it was read`,
          words('tunggu sampai selesai ditulis, lalu coba lagi', 'wait until it is written, then try again'),
        );
      }
      return { name: path.basename(given), bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskRefusal(error, given, STORED_NOTHING) ?? error;
  }
}

/** The paths of the files in a folder and in those within it, with `/`. Folders that are links are passed over. */
async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** A package that lies unpacked in a folder, packed again. */
async function readUnpacked(given: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [found] = sortOut(await pathsIn(given)).packages;
  if (found?.folder !== '') throw Object.assign(new Error('directory'), { code: 'EISDIR' });
  const files: [string, Uint8Array][] = [];
  let size = 0;
  for (const inner of found.paths) {
    const { bytes } = await readInputFile(path.join(given, inner));
    size += bytes.length;
    if (size > MAX_BYTES) throw tooLarge(given, size);
    files.push([inner, bytes]);
  }
  const name = path.basename(path.resolve(given));
  return { name: `${name}.zip`, bytes: packed(name, files) };
}

/**
 * What an operand means: itself, or all files of a folder and of those within it, in the order of their names. A package that
 * lies unpacked in a folder is one of them, its files are not. Hidden files, and folders that are links, are passed over. What
 * cannot be looked at is left to its reading to say so.
 */
export async function filesOf(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const { packages, loose } = sortOut(await pathsIn(given));
  const files = [...packages.map(({ folder }) => folder), ...loose]
    .sort()
    .map((name) => path.join(given, name));
  if (files.length === 0)
    throw refuse(
      'input.emptyFolder',
      `tidak ada berkas di folder ${given}`,
      `there is no file in the folder ${given}`,
    );
  return files;
}
