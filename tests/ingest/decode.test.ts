import { describe, expect, it } from 'vitest';
import { decode, MAX_TEXT_BYTES } from '../../shared/ingest/decode';
import { Refusal, refusalLine } from '../../shared/story/refusal';

const STORY = 'Tanggul “Ditambal” Warga\n\nAir surut – kata Zoë.';
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : part)),
  );

function utf16(text: string, order: 'le' | 'be'): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );
}

function refusalOf(input: Uint8Array, name = 'berita.txt') {
  try {
    decode(input, name);
  } catch (error) {
    if (error instanceof Refusal) return error.notice;
    throw error;
  }
  throw new Error('it was read');
}

describe('encodings', () => {
  it('reads UTF-8', () => {
    expect(decode(utf8(STORY), 'a.txt')).toEqual({
      text: STORY,
      reading: { encoding: 'utf-8', certain: true },
    });
  });

  it('reads UTF-8 with a mark, which is not part of the text', () => {
    expect(decode(utf8(`\ufeff${STORY}`), 'a.txt')).toEqual({
      text: STORY,
      reading: { encoding: 'utf-8', certain: true },
    });
  });

  it.each(['le', 'be'] as const)('reads UTF-16 %s with its mark', (order) => {
    const input = bytes(order === 'le' ? [0xff, 0xfe] : [0xfe, 0xff], utf16(STORY, order));
    expect(decode(input, 'a.txt')).toEqual({
      text: STORY,
      reading: { encoding: `utf-16${order}`, certain: true },
    });
  });

  it.each(['le', 'be'] as const)('reads UTF-16 %s without a mark, and is not certain', (order) => {
    expect(decode(bytes(utf16(STORY, order)), 'a.txt')).toEqual({
      text: STORY,
      reading: { encoding: `utf-16${order}`, certain: false },
    });
  });

  it('reads half a character of UTF-16 as broken, and is not certain', () => {
    expect(decode(bytes([0xff, 0xfe], utf16('Air\ud83d surut', 'le'), [0x41]), 'a.txt')).toEqual({
      text: 'Air\ufffd surut\ufffd',
      reading: { encoding: 'utf-16le', certain: false },
    });
  });

  it('reads anything else as windows-1252, and is not certain', () => {
    const input = bytes('Zo', [0xeb], ': ', [0x93], 'air surut', [0x94], ' ', [0x96], ' 5 ', [0x80]);
    expect(decode(input, 'a.txt')).toEqual({
      text: 'Zoë: “air surut” – 5 €',
      reading: { encoding: 'windows-1252', certain: false },
    });
  });

  it('reads UTF-8 with one broken character as UTF-8: the rest is whole', () => {
    const { text, reading } = decode(
      bytes([...utf8('“Air” “surut” '), 0xff, ...utf8(' “kata Zoë”')]),
      'a.txt',
    );
    expect(text).toBe('“Air” “surut” \ufffd “kata Zoë”');
    expect(reading).toEqual({ encoding: 'utf-8', certain: false });
  });

  it('leaves every kind of line break as it came', () => {
    const text = 'satu\r\ndua\rtiga\nempat\u2028lima\u2029enam\u0085tujuh\vdelapan\fsembilan';
    expect(decode(utf8(text), 'a.txt').text).toBe(text);
  });
});

describe('refusals', () => {
  it.each([
    ['nothing', utf8('')],
    ['only white space', utf8(' \r\n\t\u00a0\u2028')],
    ['only a byte order mark', utf8('\ufeff')],
  ])('says that a file with %s in it is empty', (_, input) => {
    const notice = refusalOf(input);
    expect(notice).toMatchObject({ kind: 'no', code: 'input.empty' });
    expect(refusalLine(notice, 'en')).toBe(
      'berita.txt is empty: there is not a word in it; nothing was stored; choose a file that holds a story',
    );
  });

  it.each([
    ['a PNG picture', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR')],
    ['a JPEG picture', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
    ['a GIF picture', bytes('GIF89a', [1, 0, 1, 0])],
    ['a WebP picture', bytes('RIFF', [36, 0, 0, 0], 'WEBPVP8 ')],
    ['a PDF document', bytes('%PDF-1.7\n')],
    ['an RTF document', bytes('{\\rtf1\\ansi Judul}')],
    ['a Word document (DOCX)', bytes('PK', [3, 4], '[Content_Types].xml ... word/document.xml')],
    ['an OpenDocument text (ODT)', bytes('PK', [3, 4], 'mimetypeapplication/vnd.oasis.opendocument.text')],
    ['a ZIP archive', bytes('PK', [3, 4], 'berita.csv')],
    ['an old Office document (DOC, XLS)', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['UTF-32 text', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
  ])('names %s', (format, input) => {
    const notice = refusalOf(input, 'foto.txt');
    expect(notice).toMatchObject({ kind: 'no', code: 'input.binary' });
    expect(notice.what.en).toBe(`foto.txt is ${format}, not plain text`);
  });

  it('refuses what is mostly control characters', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256);
    expect(refusalOf(noise)).toMatchObject({ kind: 'no', code: 'input.binary' });
    expect(refusalOf(new Uint8Array(512))).toMatchObject({ kind: 'no', code: 'input.binary' });
  });

  it('reads a text with a stray NUL in it, or NULs that fill its last block', () => {
    expect(decode(utf8('Air\0 surut di desa itu kemarin.'), 'a.txt').text).toBe(
      'Air\0 surut di desa itu kemarin.',
    );
    const padded = `Air surut di desa itu kemarin.${'\0'.repeat(400)}`;
    expect(decode(utf8(padded), 'a.txt').text).toBe(padded);
  });

  it('names both sizes of what is too large, at the first byte over', () => {
    expect(decode(new Uint8Array(MAX_TEXT_BYTES).fill(0x61), 'a.txt').text).toHaveLength(MAX_TEXT_BYTES);
    const notice = refusalOf(new Uint8Array(10 * 1024 * 1024).fill(0x61));
    expect(notice).toMatchObject({ kind: 'no', code: 'input.tooLarge' });
    expect(notice.what.en).toBe('berita.txt is 10.0 MiB; a story may be 4.0 MiB');
    expect(notice.what.id).toContain('10,0 MiB');
    expect(refusalOf(new Uint8Array(MAX_TEXT_BYTES + 1).fill(0x61)).code).toBe('input.tooLarge');
  });
});
