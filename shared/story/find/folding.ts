/**
 * A text made comparable, with the way back. Case folding and decomposition change lengths (İ, ß, é), so that a place found in
 * the folded text is not a place in the text: every folded letter knows which grapheme (what a reader takes for one letter)
 * it came from, and only whole graphemes are ever found. So "e" does not find half of an é, nor a hand half of a waving one.
 */
export interface Folded {
  readonly text: string;
  /** Where in the text as written the grapheme at a folded place begins; null where no grapheme begins there. Also for the end. */
  placeOf(folded: number): number | null;
}

/** What joins letters into one: marks, joiners, emoji modifiers, flags, Hangul letters. */
const JOINING =
  /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/u;
const ASCII = /^[\0-\x7f]*$/;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function lettersOf(text: string): Iterable<string> {
  if (!JOINING.test(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** One grapheme, comparable. Turkish İ and ı are the letter i here, as a desk that searches "istanbul" means it. */
function foldedLetter(letter: string, ignoresCase: boolean): string {
  const plain = letter.normalize('NFD');
  if (!ignoresCase) return plain;
  return plain
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/^i\u0307/, 'i');
}

/** Folds a text: composed and decomposed accents alike, and upper and lower case alike where `ignoresCase`. */
export function fold(text: string, ignoresCase: boolean): Folded {
  if (ASCII.test(text)) return { text: ignoresCase ? text.toLowerCase() : text, placeOf: (folded) => folded };
  let foldedText = '';
  let at = 0;
  const places = new Map<number, number>();
  for (const letter of lettersOf(text)) {
    places.set(foldedText.length, at);
    foldedText += foldedLetter(letter, ignoresCase);
    at += letter.length;
  }
  places.set(foldedText.length, at);
  return { text: foldedText, placeOf: (folded) => places.get(folded) ?? null };
}
