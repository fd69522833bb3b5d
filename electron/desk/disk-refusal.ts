import { Refusal } from '../../shared/story/refusal';
import { words, type Words } from '../../shared/story/words';

interface DiskFault {
  readonly code: string;
  readonly what: Words;
  readonly todo: Words;
}

const full: DiskFault = {
  code: 'disk.full',
  what: words('disk penuh', 'the disk is full'),
  todo: words('kosongkan ruang disk, lalu coba lagi', 'free some space, then try again'),
};
const readOnly: DiskFault = {
  code: 'disk.readOnly',
  what: words('tempat ini hanya bisa dibaca', 'this place can only be read'),
  todo: words(
    'pilih folder lain atau minta izin menulis',
    'choose another folder or ask for permission to write',
  ),
};
const forbidden: DiskFault = {
  code: 'disk.forbidden',
  what: words('tidak ada izin', 'permission was denied'),
  todo: words('periksa izin berkas atau pilih tempat lain', 'check the permissions or choose another place'),
};
const missing: DiskFault = {
  code: 'disk.missing',
  what: words('berkas atau folder tidak ada', 'there is no such file or folder'),
  todo: words('periksa nama dan letaknya', 'check its name and place'),
};
const folder: DiskFault = {
  code: 'disk.folder',
  what: words('ini sebuah folder, bukan berkas', 'this is a folder, not a file'),
  todo: words('pilih sebuah berkas', 'choose a file'),
};
const notFolder: DiskFault = {
  code: 'disk.notFolder',
  what: words('sebagian jalurnya bukan folder', 'part of the path is not a folder'),
  todo: words('periksa jalurnya', 'check the path'),
};
const damaged: DiskFault = {
  code: 'archive.damaged',
  what: words(
    'arsip ini rusak atau bukan arsip Redaksi',
    'this archive is damaged or is not an archive of Redaksi',
  ),
  todo: words('pulihkan dari cadangan', 'restore it from a backup'),
};
const busy: DiskFault = {
  code: 'archive.busy',
  what: words('arsip sedang dipakai program lain', 'another program is holding the archive'),
  todo: words('tutup program itu, lalu coba lagi', 'close it, then try again'),
};
const failing: DiskFault = {
  code: 'disk.failing',
  what: words('disk menolak membaca atau menulis', 'the disk refused to read or write'),
  todo: words(
    'periksa disk; salin naskah dari jendela ini ke tempat lain',
    'check the disk; copy the story from this window',
  ),
};

const FAULTS: Readonly<Record<string, DiskFault>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EROFS: readOnly,
  EACCES: forbidden,
  EPERM: forbidden,
  ENOENT: missing,
  EISDIR: folder,
  ENOTDIR: notFolder,
  EIO: failing,
};

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const SQLITE_FAULTS: Readonly<Record<number, DiskFault>> = {
  5: busy,
  6: busy,
  8: readOnly,
  10: failing,
  11: damaged,
  13: full,
  14: forbidden,
  23: forbidden,
  26: damaged,
};

/**
 * The refusal that says what the disk, the file system or SQLite did; null if `error` is not about them.
 * `kept` says what is safe all the same; by default, that nothing was changed.
 */
export function diskRefusal(
  error: unknown,
  place: string,
  kept: Words = words('tidak ada yang diubah', 'nothing was changed'),
): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const sqlite = typeof errcode === 'number' ? SQLITE_FAULTS[errcode & 0xff] : undefined;
  const fault = sqlite ?? (typeof code === 'string' ? FAULTS[code] : undefined);
  if (!fault) return null;
  const { what, todo } = fault;
  return new Refusal({
    kind: 'io',
    code: fault.code,
    what: words(`${place}: ${what.id}`, `${place}: ${what.en}`),
    kept,
    todo,
  });
}
