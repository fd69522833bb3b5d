import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
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

/** Reads a file that a person named: whole, or a refusal in words. Never half of it. */
export async function readInputFile(given: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const handle = await open(given, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
      if (!stat.isFile())
        throw refuse('input.notFile', `${given} bukan berkas biasa`, `${given} is not an ordinary file`);
      if (stat.size > MAX_BYTES) {
        const size = Math.round(stat.size / 1024 / 1024);
        throw refuse('input.tooLarge', `${given} sebesar ${size} MB`, `${given} is ${size} MB`);
      }
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

/**
 * The files that an operand means: itself, or all files of a folder and of those within it, in the order of their names. Hidden
 * files, and folders that are links, are passed over. What cannot be looked at is left to its reading to say so.
 */
export async function filesOf(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const entries = await readdir(given, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(given, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some((part) => part.startsWith('.')))
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
