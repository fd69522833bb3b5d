import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../../shared/story/refusal';
import { words, type Words } from '../../shared/story/words';
import { diskRefusal } from './disk-refusal';
import { CANNOT_SYNC_FOLDERS } from './sync-to-disk';

/** Writes a file's bytes into `handle`. `temporary` is where they lie until the file gets its name. */
export type WriteContent = (handle: FileHandle, temporary: string) => Promise<void>;

export interface DurableOptions {
  /**
   * Who may read the file: `owner` only (mode 0600, as everything in the home), or whoever the system usually lets (0666 less
   * the umask), for what is handed on.
   */
  readonly access?: 'owner' | 'usual';
}

const OLD_KEPT = words('berkas lama, bila ada, tetap utuh', 'the old file, if there was one, is untouched');
const NEW_UNSURE = words(
  'berkas baru sudah di tempatnya, tetapi disk belum memastikannya',
  'the new file is in its place, but the disk did not confirm it',
);

/**
 * Writes a file whole or not at all: into a hidden temporary name in the same folder, fsync, rename, fsync of the folder. On any
 * failure the temporary file is removed and the old file is untouched. Throws Refusal (`io`) for what the file system will not
 * do; whatever `content` throws comes through as it is, if it is not about the disk.
 *
 * A bare write truncates the old file first, so that a crash or a full disk leaves neither the old text nor the new.
 */
export async function writeDurably(
  file: string,
  content: WriteContent | Uint8Array | string,
  { access = 'owner' }: DurableOptions = {},
): Promise<void> {
  const folder = path.dirname(file);
  // A short name of its own: the file's own name plus a suffix could be longer than the file system allows.
  const temporary = path.join(folder, `.redaksi-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeTemporary(temporary, content, access);
    await rename(temporary, file);
  } catch (error) {
    // The failure that is told is the first one; a temporary file that cannot be removed either adds nothing to it.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw refusal(error, file, OLD_KEPT);
  }
  try {
    await syncFolder(folder);
  } catch (error) {
    throw refusal(error, file, NEW_UNSURE);
  }
}

async function writeTemporary(
  temporary: string,
  content: WriteContent | Uint8Array | string,
  access: 'owner' | 'usual',
): Promise<void> {
  const handle = await open(temporary, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    if (typeof content === 'function') await content(handle, temporary);
    else await handle.writeFile(content);
    if (access === 'usual') await handle.chmod(0o666 & ~process.umask());
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of `bytes`, at `position` or at the end of what was written: one call of the system may take only some of them. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position?: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const at = position === undefined ? null : position + done;
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at);
    done += bytesWritten;
  }
}

/** Makes a rename in `folder` survive a power cut. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : '';
}

function refusal(error: unknown, file: string, kept: Words): unknown {
  const known = diskRefusal(error, file, kept);
  if (known) return known;
  const code = codeOf(error);
  if (!(error instanceof Error) || !('syscall' in error) || code === '') return error;
  return new Refusal({
    kind: 'io',
    code: 'disk.refused',
    what: words(`${file}: sistem berkas menolak (${code})`, `${file}: the file system refused (${code})`),
    kept,
    todo: words('pilih nama atau folder lain', 'choose another name or folder'),
  });
}
