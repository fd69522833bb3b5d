import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeysFile } from '../../shared/contract';
import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';
import { diskRefusal } from './disk-refusal';

const LOOK_EVERY_MS = 500;
/** Every command with ten keys would not come near it: a longer file is not one of keys. */
const MOST_BYTES = 256 * 1024;

/** Reads `keys.json` of a home as it lies there. Never throws: what cannot be read is told beside the empty text. */
export function readKeys(folder: string): KeysFile {
  const file = path.join(folder, 'keys.json');
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES) throw tooLong(file);
    return { file, text: bytes.toString('utf8').replace(/^\uFEFF/, ''), trouble: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { file, text: null, trouble: null };
    const refusal = error instanceof Refusal ? error : (diskRefusal(error, file) ?? unreadable(file));
    return { file, text: null, trouble: refusal.notice };
  }
}

const defaultsUsed = words('tombol bawaan dipakai', 'the usual keys are used');

function tooLong(file: string): Refusal {
  return new Refusal({
    kind: 'no',
    code: 'keys.tooLong',
    what: words(`${file} terlalu panjang untuk daftar tombol`, `${file} is too long for a list of keys`),
    kept: defaultsUsed,
    todo: words('perpendek atau pindahkan berkas itu', 'shorten it or move it away'),
  });
}

function unreadable(file: string): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'keys.unreadable',
    what: words(`${file} tidak dapat dibaca`, `${file} cannot be read`),
    kept: defaultsUsed,
    todo: words('periksa berkas itu', 'look at that file'),
  });
}

/** Tells when a home's `keys.json` comes, changes or goes; the returned function stops looking. */
export function watchKeys(folder: string, tell: (keys: KeysFile) => void): () => void {
  let known = readKeys(folder);
  // By looking, not by events: editors save by renaming, and the file may not be there yet.
  const timer = setInterval(() => {
    const now = readKeys(folder);
    if (now.text === known.text && now.trouble?.code === known.trouble?.code) return;
    known = now;
    tell(now);
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
