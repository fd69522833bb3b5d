import { Refusal } from '../../../shared/story/refusal';
import { words, type Words } from '../../../shared/story/words';

/** What can be wrong with a package, each under its stable code and in words for a person. */
export const PACKAGE_FAULTS = {
  // The archive as a whole.
  'package.notAZip': words('ini bukan berkas zip', 'this is not a zip file'),
  'package.truncated': words('berkas terpotong', 'the file was cut short'),
  'package.prefixed': words('ada data sebelum isi paket', 'there is data in front of the package'),
  'package.trailing': words('ada data sesudah akhir paket', 'there is data after the end of the package'),
  'package.comment': words('paket membawa komentar tersembunyi', 'the package carries a hidden comment'),
  'package.zip64': words('paket memakai bentuk zip64', 'the package uses the zip64 form'),
  'package.multiDisk': words('paket terbagi atas beberapa disk', 'the package is split over several disks'),
  'package.tooMany': words('isi paket terlalu banyak', 'there are too many files in the package'),
  'package.countMismatch': words(
    'jumlah isi tidak sesuai dengan yang ditulis paket',
    'the number of files is not what the package says',
  ),
  'package.directory': words('daftar isi paket rusak', 'the table of contents is damaged'),
  'package.hiddenData': words(
    'ada data tersembunyi yang tidak terdaftar',
    'there is hidden data that is not listed',
  ),
  'package.overlap': words('isi paket saling bertindih', 'files in the package overlap'),
  'package.tooLarge': words('isi paket terlalu besar', 'what is in the package is too large'),
  'package.bomb': words('isi mengembang jauh melebihi batas', 'the content swells far beyond the limit'),
  // One entry.
  'package.headerMismatch': words(
    'kepala berkas berbeda dari daftar isi',
    'the file’s own header differs from the table of contents',
  ),
  'package.encrypted': words('berkas terenkripsi', 'the file is encrypted'),
  'package.method': words('cara kompresi tidak dikenal', 'the compression method is not known'),
  'package.flags': words('tanda zip tidak dikenal', 'there are zip flags that are not known'),
  'package.extraField': words(
    'data tambahan tidak dikenal atau rusak',
    'there is extra data that is unknown or damaged',
  ),
  'package.unicodePath': words('berkas punya dua nama yang berbeda', 'the file goes by two different names'),
  'package.symlink': words('ini tautan simbolik, bukan berkas', 'this is a symbolic link, not a file'),
  'package.notAFile': words('ini bukan berkas biasa', 'this is not a regular file'),
  'package.sizeLie': words(
    'ukuran isi tidak sesuai dengan yang ditulis',
    'the content is not of the size it says',
  ),
  'package.crc': words(
    'isi berubah: CRC-32 tidak cocok',
    'the content was changed: its CRC-32 does not match',
  ),
  'package.damaged': words(
    'isi rusak dan tidak dapat dibuka',
    'the content is damaged and cannot be unpacked',
  ),
  // Names.
  'package.pathEscapes': words('nama menunjuk ke luar paket', 'the name leads out of the package'),
  'package.absolutePath': words('nama memakai jalur mutlak', 'the name is an absolute path'),
  'package.driveLetter': words('nama memakai huruf drive', 'the name has a drive letter'),
  'package.backslash': words('nama memakai garis miring terbalik', 'the name has a backslash'),
  'package.nameEncoding': words('nama bukan UTF-8', 'the name is not UTF-8'),
  'package.nameEmpty': words('nama punya bagian kosong', 'the name has an empty part'),
  'package.nameTooLong': words('nama terlalu panjang', 'the name is too long'),
  'package.nameTooDeep': words('folder terlalu dalam', 'the folders are nested too deep'),
  'package.nameHidden': words(
    'nama memakai huruf yang tak tampak',
    'the name has characters that cannot be seen',
  ),
  'package.nameCharacter': words('nama memakai huruf terlarang', 'the name has a forbidden character'),
  'package.nameReserved': words('nama dicadangkan oleh Windows', 'the name is reserved by Windows'),
  'package.nameEnding': words('nama berakhir dengan titik atau spasi', 'the name ends in a dot or a space'),
  'package.duplicate': words('nama muncul dua kali', 'the name is there twice'),
  'package.caseClash': words(
    'nama hanya berbeda huruf besar-kecil dari nama lain',
    'the name differs from another only in capitals',
  ),
  'package.unicodeClash': words(
    'nama hanya berbeda bentuk Unicode dari nama lain',
    'the name differs from another only in its Unicode form',
  ),
  'package.fileAndFolder': words(
    'satu nama untuk berkas dan folder',
    'one name stands for a file and a folder',
  ),
  // The bag inside.
  'package.bag': words('manifes paket tidak cocok dengan isinya', 'the manifest does not match the content'),
  'package.journal': words(
    'jurnal naskah rusak atau tidak sah',
    'the story’s journal is damaged or not valid',
  ),
} as const satisfies Record<string, Words>;

export type PackageFault = keyof typeof PACKAGE_FAULTS;

/** A problem of a package as `redaksi verify` lists it. */
export interface PackageProblem {
  /** The entry's name, or `package`. */
  readonly where: string;
  /** One sentence. */
  readonly what: Words;
}

/** A package was refused: hostile, damaged, or none. Nothing of it is used. */
export class PackageRefusal extends Refusal {
  readonly problem: PackageProblem;

  /** `where` is the entry's name or `package`; `detail` says more: in words, or as a number or a term that has none. */
  constructor(
    readonly fault: PackageFault,
    where = 'package',
    detail: Words | string = '',
  ) {
    const { id, en } = PACKAGE_FAULTS[fault];
    const place = printable(where);
    const more = typeof detail === 'string' ? words(detail, detail) : detail;
    const [inId, inEn] = [more.id, more.en].map((text) => (text ? ` (${text})` : ''));
    super({
      kind: 'no',
      code: fault,
      what: words(`paket ditolak: ${place}: ${id}${inId}`, `the package was refused: ${place}: ${en}${inEn}`),
      kept: words('tidak ada isinya yang diambil', 'nothing was taken from it'),
      todo: words('minta paket baru dari pengirimnya', 'ask whoever sent it for a new package'),
    });
    this.name = 'PackageRefusal';
    this.problem = { where: place, what: words(`${sentence(id)}${inId}`, `${sentence(en)}${inEn}`) };
  }
}

/** A hostile name as it may be shown: nothing invisible in it, and not endless. */
function printable(name: string): string {
  const seen = name.replace(/[\p{C}\p{Z}]/gu, (character) =>
    character === ' ' ? ' ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return seen.length > 120 ? `${seen.slice(0, 120)}…` : seen;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
