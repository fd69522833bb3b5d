import { words, type Words } from '../story/words';
import type { Span } from '../story/block-text';

/** Slips in one text, each at its place: what rules about words find, for marking on the page while it is being written. */
export interface Slip extends Span {
  /** The rule that finds it over the whole story (rules/copy.ts). */
  readonly rule: string;
  readonly message: Words;
}

/** The same word twice with only space between. Indonesian reduplication has a hyphen ("kapal-kapal") and is not meant. */
const DOUBLED = /(?<![\p{L}\p{N}\p{M}'’-])(\p{L}[\p{L}\p{M}]+)[ \t\u00a0]+(\1)(?![\p{L}\p{N}\p{M}'’-])/giu;
/** Doubles that are good English. */
const RIGHTLY_DOUBLED = new Set(['had', 'that', 'is', 'do', 'bye', 'no', 'ha']);

const isCapitalised = (word: string) => /^\p{Lu}\p{Ll}/u.test(word);

/** The doubled words of a text. Two capitalised words are a name: Sirhan Sirhan, Bora Bora. */
export function doubledWords(text: string): (Span & { readonly found: string })[] {
  return [...text.matchAll(DOUBLED)]
    .filter(([, first = '', second = '']) => {
      const isName = isCapitalised(first) && isCapitalised(second);
      return !isName && !RIGHTLY_DOUBLED.has(first.toLowerCase());
    })
    .map(({ index, 0: pair }) => ({
      from: index,
      to: index + pair.length,
      found: pair.replace(/\s+/g, ' '),
    }));
}

/** What to say of a doubled word. */
export const doubledWordMessage = (found: string): Words =>
  words(`"${found}": hapus satu.`, `"${found}": delete one of them.`);

/** The slips of one text. */
export function slipsIn(text: string): Slip[] {
  return doubledWords(text).map(({ from, to, found }) => ({
    from,
    to,
    rule: 'text.doubledWord',
    message: doubledWordMessage(found),
  }));
}
