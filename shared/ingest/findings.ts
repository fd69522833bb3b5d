import { words } from '../story/words';
import type { ImportFinding, Reading } from './draft';

const ENCODINGS: Readonly<Record<Reading['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Latin-1)',
};

/** What is known of an import when it is looked over. */
export interface Looked {
  readonly text: string;
  readonly reading: Reading;
  /** Control characters that were dropped. */
  readonly dropped: number;
  readonly headline: string;
  readonly language: string | null;
}

/** UTF-8 read as windows-1252 once too often, as it shows: `â€œ`, `Ã©`, and a no-break space as `Â `. */
const MOJIBAKE =
  /â(?:€[œ\u009d™˜“”¢¦\u0093\u0094\u0099\u009c]|\u0080[\u0090-\u00bf])|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]/g;
/** What a web page's source writes for a character, left over in plain text. */
const ENTITY =
  /&(?:nbsp|amp|quot|lt|gt|apos|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|#\d{1,6}|#x[\da-f]{1,6});/gi;

/** How often a pattern is found, and the first thing it finds. */
function countOf(text: string, pattern: RegExp): { readonly times: number; readonly first: string } {
  const found = text.match(pattern) ?? [];
  return { times: found.length, first: found[0] ?? '' };
}

const MARKUP = /^\s{0,20}(?:<!doctype html|<html|<\?xml|<article|<p[\s>])/i;

/** What a person should look at, in the order of its weight. */
export function findingsOf({ text, reading, dropped, headline, language }: Looked): ImportFinding[] {
  const findings: ImportFinding[] = [];
  const encoding = ENCODINGS[reading.encoding];
  const broken = text.split('\ufffd').length - 1;
  if (!reading.certain)
    findings.push({
      rule: 'import.encoding',
      message: words(
        `Pengodean berkas tidak dapat dipastikan; dibaca sebagai ${encoding}. Periksa huruf beraksen dan tanda kutip.`,
        `The encoding of the file could not be told for certain; it was read as ${encoding}. Check accents and quotation marks.`,
      ),
    });
  if (broken > 0)
    findings.push({
      rule: 'import.brokenCharacters',
      message: words(
        `${broken} karakter rusak di berkas asal; tampil sebagai \ufffd. Bandingkan dengan aslinya.`,
        `${broken} characters were broken in the file and show as \ufffd. Compare with the original.`,
      ),
    });
  const mojibake = countOf(text, MOJIBAKE);
  if (mojibake.times > 0)
    findings.push({
      rule: 'import.mojibake',
      message: words(
        `Tampak ${mojibake.times} huruf rusak seperti "${mojibake.first}": naskah UTF-8 pernah dibaca sebagai Windows-1252. Simpan ulang aslinya sebagai UTF-8, atau perbaiki di sini.`,
        `${mojibake.times} garbled characters such as "${mojibake.first}": UTF-8 was once read as Windows-1252. Save the original again as UTF-8, or mend them here.`,
      ),
    });
  const entities = countOf(text, ENTITY);
  if (entities.times > 0)
    findings.push({
      rule: 'import.entities',
      message: words(
        `Ada ${entities.times} kode karakter web seperti "${entities.first}" yang dibiarkan sebagai isi.`,
        `${entities.times} character codes of web pages such as "${entities.first}" were kept as copy.`,
      ),
    });
  if (dropped > 0)
    findings.push({
      rule: 'import.controlCharacters',
      message: words(
        `${dropped} karakter kendali yang tidak dapat dicetak dibuang; laporan impor menunjukkan letaknya.`,
        `${dropped} control characters that cannot be printed were dropped; the import report shows where.`,
      ),
    });
  if (MARKUP.test(text.slice(0, 200)))
    findings.push({
      rule: 'import.markup',
      message: words(
        'Naskah tampaknya sumber halaman web, bukan teks biasa; tanda-tandanya dibiarkan sebagai isi.',
        'This looks like the source of a web page, not plain text; its tags were kept as copy.',
      ),
    });
  if (headline === '')
    findings.push({
      rule: 'import.headline',
      message: words(
        'Tidak ada baris yang dapat menjadi judul; semuanya disimpan sebagai isi.',
        'No line could be the headline; everything was kept as copy.',
      ),
    });
  if (language === null)
    findings.push({
      rule: 'import.language',
      message: words(
        'Bahasa naskah tidak dapat dikenali; dicatat sebagai bahasa Indonesia.',
        'The language of the copy could not be told; it was put down as Indonesian.',
      ),
    });
  return findings;
}
