import { Refusal } from '../story/refusal';
import { words, type Words } from '../story/words';
import { binaryFormatOf } from './binary-formats';
import { utf16, windows1252 } from './code-pages';
import { countControlCharacters } from './control-characters';
import type { Reading } from './draft';
import { lenientUtf8, strictUtf8 } from './encoding-standard';
import { isBlank } from './lines';

/** The longest text that is read, in bytes: some 700,000 words, more than any story. */
export const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** A text and how it was read. A byte order mark is not part of the text. */
export interface Decoded {
  readonly text: string;
  readonly reading: Reading;
}

function refuse(code: string, what: Words, todo: Words): never {
  throw new Refusal({
    kind: 'no',
    code,
    what,
    kept: words('tidak ada yang disimpan', 'nothing was stored'),
    todo,
  });
}

const mebibytes = (bytes: number) => (bytes / (1024 * 1024)).toFixed(1);

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** The byte order of UTF-16 without a mark: Latin letters leave a NUL in nearly every second place, and hardly any elsewhere. */
function unmarkedUtf16(bytes: Uint8Array): 'le' | 'be' | null {
  const pairs = Math.min(bytes.length, 65_536) >> 1;
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even++;
    if (bytes[2 * pair + 1] === 0) odd++;
  }
  const most = pairs * 0.7;
  const few = pairs * 0.05;
  if (odd >= most && even <= few) return 'le';
  if (even >= most && odd <= few) return 'be';
  return null;
}

function readUtf16(bytes: Uint8Array, order: 'le' | 'be', marked: boolean): Decoded {
  const { text, whole } = utf16(bytes, order);
  return { text, reading: { encoding: order === 'le' ? 'utf-16le' : 'utf-16be', certain: marked && whole } };
}

/**
 * UTF-8 with a few broken places is still UTF-8: read as windows-1252, every quotation mark in it would turn to rubbish. In
 * true windows-1252 text, whole UTF-8 sequences practically do not occur.
 */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = lenientUtf8(bytes);
  const broken = text.split('\ufffd').length - 1;
  const whole = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return whole >= 4 * broken ? text : null;
}

function readBytes(bytes: Uint8Array): Decoded {
  if (begins(bytes, 0xff, 0xfe)) return readUtf16(bytes.subarray(2), 'le', true);
  if (begins(bytes, 0xfe, 0xff)) return readUtf16(bytes.subarray(2), 'be', true);
  const marked = begins(bytes, 0xef, 0xbb, 0xbf);
  const bare = marked ? bytes.subarray(3) : bytes;
  const order = marked ? null : unmarkedUtf16(bare);
  if (order) return readUtf16(bare, order, false);
  const text = strictUtf8(bare);
  if (text !== null) return { text, reading: { encoding: 'utf-8', certain: true } };
  const damaged = marked ? lenientUtf8(bare) : damagedUtf8(bare);
  if (damaged !== null) return { text: damaged, reading: { encoding: 'utf-8', certain: false } };
  return { text: windows1252(bare), reading: { encoding: 'windows-1252', certain: false } };
}

/** True for text of which more is control characters than slips explain. NULs that only pad the end of a file do not count. */
function isBinary(text: string): boolean {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  if (end === 0) return text.length > 0;
  const count = countControlCharacters(text.slice(0, end));
  return count > 8 && count * 20 > end;
}

/**
 * Reads the bytes of a plain text. `name` is the file's name, for the sentence of a refusal.
 * @throws Refusal of kind `no`: `input.empty`, `input.binary`, `input.tooLarge`.
 */
export function decode(bytes: Uint8Array, name: string): Decoded {
  const format = binaryFormatOf(bytes);
  const asText = words(
    'simpan isinya sebagai teks biasa (UTF-8) lalu impor lagi',
    'save its words as plain text (UTF-8) and import that',
  );
  if (format)
    refuse(
      'input.binary',
      words(`${name} adalah ${format.id}, bukan teks biasa`, `${name} is ${format.en}, not plain text`),
      asText,
    );
  if (bytes.length > MAX_TEXT_BYTES) {
    const [size, most] = [mebibytes(bytes.length), mebibytes(MAX_TEXT_BYTES)];
    refuse(
      'input.tooLarge',
      words(
        `${name} berukuran ${size.replace('.', ',')} MiB; naskah paling besar ${most.replace('.', ',')} MiB`,
        `${name} is ${size} MiB; a story may be ${most} MiB`,
      ),
      words('bagi menjadi beberapa berkas, satu naskah per berkas', 'split it into files of one story each'),
    );
  }
  const decoded = readBytes(bytes);
  if (isBlank(decoded.text))
    refuse(
      'input.empty',
      words(
        `${name} kosong: tidak ada satu kata pun di dalamnya`,
        `${name} is empty: there is not a word in it`,
      ),
      words('pilih berkas yang berisi naskah', 'choose a file that holds a story'),
    );
  if (isBinary(decoded.text))
    refuse(
      'input.binary',
      words(
        `${name} bukan teks: terlalu banyak karakter kendali di dalamnya`,
        `${name} is not text: too much of it is control characters`,
      ),
      asText,
    );
  return decoded;
}
