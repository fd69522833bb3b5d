import { printable } from '../preflight/unprintables';

/**
 * Copy as Markdown that means exactly those characters: in CommonMark, in GFM, and in pandoc's `commonmark_x`, whose "smart"
 * reading would turn straight quotation marks, double hyphens and three points into other characters. CommonMark lets every
 * ASCII punctuation mark be escaped with a backslash; only those that could mean something where they stand are.
 */

/** Mean something anywhere: escaped always. */
const ALWAYS = /[\\`*[\]<$~^{|"']/g;
/** An underscore inside a word cannot begin emphasis. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Would be read as a character reference. */
const ENTITY = /&(?=#?[\p{L}\p{N}]+;)/gu;
const EMOJI = /:(?=[\w+-]+:)/g;
const DASHES = /-{2,}/g;
const POINTS = /\.{3,}/g;
/** What GFM would turn into a link by itself, taking our backslashes with it. */
const BARE_ADDRESS = /(?:https?:\/\/|ftp:\/\/|www\.)\S+/gi;

const everyMark = (run: string) => run.replace(/./g, '\\$&');

function escapeRun(text: string): string {
  return text
    .replace(ALWAYS, '\\$&')
    .replace(UNDERSCORE, '\\_')
    .replace(ENTITY, '\\&')
    .replace(EMOJI, '\\:')
    .replace(DASHES, everyMark)
    .replace(POINTS, everyMark);
}

/** Escapes words in the middle of a line. */
export function escapeWords(text: string): string {
  const clean = printable(text);
  let out = '';
  let done = 0;
  for (const { 0: address, index } of clean.matchAll(BARE_ADDRESS)) {
    const escaped = escapeRun(address);
    out += escapeRun(clean.slice(done, index));
    out += escaped === address ? address : escaped.replace(/^(\w+)([:.])/, '$1\\$2');
    done = index + address.length;
  }
  return out + escapeRun(clean.slice(done));
}

/** Marks that open a block when a line begins with them. */
const BLOCK_START = /^([#>+=:%-]|~~~)/;
/** `1.`, `1)`, and pandoc's `a.`, `iv)`, `(2)`, `#.`: list numbers. */
const LIST_NUMBER = /^(\(?)([0-9]+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)])(?=\s|$)/;

/** Escapes what would open a heading, a list, a quotation or a rule at the start of a line. `line` is escaped already. */
export function escapeStart(line: string): string {
  return line
    .replace(BLOCK_START, '\\$1')
    .replace(
      LIST_NUMBER,
      (_, open: string, number: string, close: string) => `${open && '\\('}${number}\\${close}`,
    );
}

/** A number sign at the end of a heading would be taken for its closing. */
export function escapeHeading(line: string): string {
  return line.replace(/#+$/, everyMark);
}

/** A link's destination. Addresses hold no spaces, angle brackets or backslashes (shared/story/attributes.ts). */
export function destination(address: string): string {
  return `<${printable(address).replace(/&(?=#?[A-Za-z0-9]+;)/g, '&amp;')}>`;
}
