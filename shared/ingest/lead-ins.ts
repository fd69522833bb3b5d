import { ACRONYMS, SHORT_WORDS } from './rules/capitals';
import { words, type Words } from '../story/words';

/** How a story opens that begins in capitals. */
export type Opening =
  /** Ordinary words in capitals, up to `to`; `text` is what they are in normal case. */
  | { readonly is: 'leadIn'; readonly to: number; readonly text: string }
  /** Capitals that stay as they came: an acronym, a name, or not certain. */
  | { readonly is: 'copy'; readonly because: KeptCapitals };

/** Why capitals stay as they came. */
export type KeptCapitals = 'longRun' | 'acronym' | 'name' | 'unknown';

/** The same in words, for the report. */
export const KEPT_CAPITALS: Readonly<Record<KeptCapitals, Words>> = {
  longRun: words(
    'dibuka dengan deretan panjang huruf besar; dibiarkan seperti aslinya',
    'opens with a long run of capitals; kept as it came',
  ),
  acronym: words(
    'dibuka dengan akronim; dibiarkan seperti aslinya',
    'opens with an acronym; kept as it came',
  ),
  name: words(
    'dibuka dengan nama dalam huruf besar; dibiarkan seperti aslinya',
    'opens with a name in capitals; kept as it came',
  ),
  unknown: words(
    'dibuka dengan huruf besar yang mungkin akronim atau nama; dibiarkan seperti aslinya',
    'opens with capitals that may be an acronym or a name; kept as they came',
  ),
};

type Kind = 'ordinary' | 'acronym' | 'name' | 'unknown';

/** More words in capitals than these are a heading or a shout, not a lead-in. */
const MOST_WORDS = 5;
/** How much of the body is searched for the same word in another case. */
const EVIDENCE = 200_000;

const WORD = /(\p{Lu}[\p{Lu}'’-]{0,39})(,?)(?:\s+|$)/uy;
const ROMAN = /^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const VOWEL = /[AEIOUY]/;
/** `LINDEN — The council`, `SUKAMAJU, Kabar Kita - Warga`: what may be a dateline that no rule knows is no lead-in. */
const LIKE_DATELINE = /^,?\s{0,4}(?:\p{Lu}\S{0,30}\s{1,4}){0,4}(?:-{1,3}|[–—―])(?=\s|$)/u;
/** "DI Yogyakarta" is a name; elsewhere "DI" is "in". */
const SPECIAL_REGION = /^DI\s+(?:Yogyakarta|Jogjakarta|Aceh)/;

interface Capitals {
  readonly word: string;
  /** Where it ends, without a comma. */
  readonly to: number;
}

/** The words in capitals that a text opens with; a comma ends them. */
function capitalsAtHead(text: string): Capitals[] {
  const found: Capitals[] = [];
  let from = 0;
  while (found.length <= MOST_WORDS) {
    WORD.lastIndex = from;
    const match = WORD.exec(text);
    const word = match?.[1];
    if (!match || word === undefined) break;
    found.push({ word, to: from + word.length });
    if (match[2] === ',') break;
    from = WORD.lastIndex;
  }
  return found;
}

function kindOf(word: string, isFirst: boolean, body: string, language: string): Kind {
  const lower = word.toLowerCase();
  const [one, two, ...rest] = word.split('-');
  if (ACRONYMS.has(word)) return 'acronym';
  if (SHORT_WORDS[language === 'en' ? 'en' : 'id'].has(word)) return 'ordinary';
  // Full reduplication: ANAK-ANAK.
  if (one && one === two && one.length > 2 && rest.length === 0) return 'ordinary';
  if (ROMAN.test(word) || word.length <= 3 || !VOWEL.test(word)) return 'acronym';
  if (new RegExp(`(?<![\\p{L}-])${lower}(?![\\p{L}])`, 'u').test(body)) return 'ordinary';
  const title = word.charAt(0) + lower.slice(1);
  if (new RegExp(`(?<=[\\p{Ll},;]\\s{1,4})${title}(?![\\p{L}])`, 'u').test(body)) return 'name';
  return isFirst && word.length >= 6 ? 'ordinary' : 'unknown';
}

/**
 * Reads the capitals that open the first paragraph; null where it does not open in capitals. `body` is the copy in which the
 * same words may stand in another case. Being careful beats being clever: a run with one word that cannot be told stays copy.
 */
export function readOpening(paragraph: string, body: string, language: string): Opening | null {
  const run = capitalsAtHead(paragraph);
  const first = run[0];
  if (!first || (run.length === 1 && first.word.length === 1)) return null;
  if (run.length > MOST_WORDS) return { is: 'copy', because: 'longRun' };
  if (LIKE_DATELINE.test(paragraph.slice(run.at(-1)?.to))) return { is: 'copy', because: 'unknown' };
  const rest = body.slice(0, EVIDENCE);
  const kinds = run.map(({ word }, index) => kindOf(word, index === 0, rest, language));
  if (SPECIAL_REGION.test(paragraph)) kinds[0] = 'acronym';
  const end = kinds.findIndex((kind) => kind !== 'ordinary');
  const stop = kinds[end];
  if (end === 0 && stop === 'acronym') return { is: 'copy', because: 'acronym' };
  if (stop === 'name') return { is: 'copy', because: 'name' };
  if (stop === 'unknown') return { is: 'copy', because: 'unknown' };
  const last = run[(end < 0 ? run.length : end) - 1] ?? first;
  if (last.to === 1) return null;
  const text = paragraph.slice(0, last.to);
  return { is: 'leadIn', to: last.to, text: text.charAt(0) + text.slice(1).toLowerCase() };
}
