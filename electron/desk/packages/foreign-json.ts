import { words, type Words } from '../../../shared/story/words';

/**
 * JSON that a stranger wrote. A megabyte of brackets costs a parser a hundred times what a megabyte of text does, so brackets and
 * commas are counted first: that is cheap, and bounds the time and memory of what follows.
 */

/** Levels of a story's tree, with room: lists in lists come to a few dozen. */
const MOST_DEPTH = 200;
/** Values in all. 100,000 words with every one of them marked come to a third of it. */
const MOST_VALUES = 1_000_000;

/** The value, or why there is none, as a sentence. */
export function parseForeign(bytes: Uint8Array): { readonly value: unknown } | { readonly problem: Words } {
  const outgrown = measure(bytes);
  if (outgrown !== null) return { problem: outgrown };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return { problem: words('Ini bukan JSON dalam UTF-8', 'This is not JSON in UTF-8') };
  }
}

const tooDeep = words(
  `Isinya bersarang lebih dari ${MOST_DEPTH} tingkat`,
  `This is nested more than ${MOST_DEPTH} levels deep`,
);
const tooMany = words(
  `Nilai di dalamnya lebih dari ${MOST_VALUES}`,
  `There are more than ${MOST_VALUES} values in it`,
);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

function measure(bytes: Uint8Array): Words | null {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === COMMA) values += 1;
    else if (CLOSING.includes(byte)) depth -= 1;
    else if (OPENING.includes(byte)) {
      depth += 1;
      values += 1;
      if (depth > MOST_DEPTH) return tooDeep;
    }
    if (values > MOST_VALUES) return tooMany;
  }
  return null;
}
