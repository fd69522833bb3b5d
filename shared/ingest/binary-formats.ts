import { words, type Words } from '../story/words';

/** A kind of file that is not text, known by how it begins. */
interface BinaryFormat {
  readonly is: Words;
  /** Bytes, as characters U+0000..U+00FF, at `at` (0 unless told). */
  readonly begins: string;
  readonly at?: number;
  /** Further bytes found within the first 4 KiB. */
  readonly holds?: string;
}

const picture = (format: string) => words(`gambar ${format}`, `a ${format} picture`);

/** In order: the more telling ones first. */
const FORMATS: readonly BinaryFormat[] = [
  { is: picture('PNG'), begins: '\x89PNG\r\n\x1a\n' },
  { is: picture('JPEG'), begins: '\xff\xd8\xff' },
  { is: picture('GIF'), begins: 'GIF87a' },
  { is: picture('GIF'), begins: 'GIF89a' },
  { is: picture('WebP'), begins: 'RIFF', holds: 'WEBPVP8' },
  { is: picture('TIFF'), begins: 'II*\0' },
  { is: picture('TIFF'), begins: 'MM\0*' },
  { is: words('gambar AVIF atau HEIC', 'an AVIF or HEIC picture'), begins: 'ftyp', at: 4, holds: 'mif1' },
  { is: words('dokumen PDF', 'a PDF document'), begins: '%PDF-' },
  { is: words('dokumen RTF', 'an RTF document'), begins: '{\\rtf' },
  { is: words('dokumen Word (DOCX)', 'a Word document (DOCX)'), begins: 'PK\x03\x04', holds: 'word/' },
  {
    is: words('dokumen OpenDocument (ODT)', 'an OpenDocument text (ODT)'),
    begins: 'PK\x03\x04',
    holds: 'application/vnd.oasis.opendocument.text',
  },
  { is: words('dokumen Office', 'an Office document'), begins: 'PK\x03\x04', holds: '[Content_Types].xml' },
  { is: words('arsip ZIP', 'a ZIP archive'), begins: 'PK\x03\x04' },
  { is: words('arsip ZIP', 'a ZIP archive'), begins: 'PK\x05\x06' },
  { is: words('dokumen Office lama (DOC, XLS)', 'an old Office document (DOC, XLS)'), begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { is: words('arsip gzip', 'a gzip archive'), begins: '\x1f\x8b\x08' },
  { is: words('arsip 7-Zip', 'a 7-Zip archive'), begins: '7z\xbc\xaf\x27\x1c' },
  { is: words('arsip RAR', 'a RAR archive'), begins: 'Rar!\x1a\x07' },
  { is: words('basis data SQLite', 'an SQLite database'), begins: 'SQLite format 3\0' },
  { is: words('rekaman suara MP3', 'an MP3 recording'), begins: 'ID3' , holds: '\0' },
  { is: words('rekaman video atau suara', 'a video or sound recording'), begins: 'ftyp', at: 4 },
  { is: words('program', 'a program'), begins: '\x7fELF' },
  { is: words('program Windows', 'a Windows program'), begins: 'MZ', holds: 'This program cannot be run' },
  { is: words('teks UTF-32', 'UTF-32 text'), begins: '\xff\xfe\0\0' },
  { is: words('teks UTF-32', 'UTF-32 text'), begins: '\0\0\xfe\xff' },
]; // prettier-ignore

/** What a file is that is not plain text, or null where its first bytes are nothing we know. */
export function binaryFormatOf(bytes: Uint8Array): Words | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const found = FORMATS.find(
    ({ begins, at = 0, holds }) =>
      head.startsWith(begins, at) && (holds === undefined || head.includes(holds)),
  );
  return found?.is ?? null;
}
