/**
 * Encodings read by our own tables: platforms differ in how they read windows-1252 (some read 0x80..0x9F as Latin-1), and the
 * same file must become the same story behind every door.
 */

/** What windows-1252 prints at 0x80..0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Characters turned into text at a time: `fromCharCode` takes its characters as arguments, and engines bound those. */
const CHUNK = 8192;

function textOf(length: number, unitAt: (index: number) => number): string {
  let text = '';
  for (let from = 0; from < length; from += CHUNK) {
    const units: number[] = [];
    for (let at = from; at < Math.min(from + CHUNK, length); at++) units.push(unitAt(at));
    text += String.fromCharCode(...units);
  }
  return text;
}

/** The bytes as windows-1252, which also reads Latin-1. Never fails: every byte is a character. */
export function windows1252(bytes: Uint8Array): string {
  return textOf(bytes.length, (index) => {
    const byte = bytes[index] ?? 0;
    return byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
  });
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The bytes as UTF-16; `whole` is false where a surrogate stood alone or half a character was left over (U+FFFD each). */
export function utf16(
  bytes: Uint8Array,
  order: 'le' | 'be',
): { readonly text: string; readonly whole: boolean } {
  const [low, high] = order === 'le' ? [0, 1] : [1, 0];
  const read = textOf(
    bytes.length >> 1,
    (index) => (bytes[2 * index + low] ?? 0) | ((bytes[2 * index + high] ?? 0) << 8),
  );
  const text = read.replace(LONE_SURROGATE, '\ufffd') + (bytes.length % 2 === 1 ? '\ufffd' : '');
  return { text, whole: text === read };
}
