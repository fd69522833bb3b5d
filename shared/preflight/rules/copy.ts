import { words } from '../../story/words';
import type { Rule } from '../rule';
import { doubledWordMessage, doubledWords } from '../slips';
import type { PlacedText, Survey } from '../survey';
import { unprintablesIn } from '../unprintables';

/** Slips in the words themselves. Few and precise: house style is another room. */

/**
 * What desks leave in a draft to be filled in. `TK` alone is no placeholder in Indonesian (a kindergarten), and `XXX` alone
 * may be the thirtieth of something.
 */
const PLACEHOLDERS =
  /\bTKTK\b|[[(](?:TK|XXX|TBC|TBA)\b[^\])]*[\])]|(?<![\p{L}\p{N}])(?:x{3,}|X{4,})(?![\p{L}\p{N}])|\?{4,}|\blorem ipsum\b/gu;
const GAP = /\[\s*(?:\.\.\.|…)\s*\]/gu;

/** True at a place inside quotation marks, where `[…]` rightly stands for words left out. */
function isQuoted(text: string, index: number): boolean {
  const before = text.slice(0, index);
  const straight = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  return straight || before.lastIndexOf('“') > before.lastIndexOf('”');
}

function placeholders(text: string): string[] {
  const gaps = [...text.matchAll(GAP)].filter(({ index }) => !isQuoted(text, index));
  return [...text.matchAll(PLACEHOLDERS), ...gaps].map(([found]) => found);
}

/** Every hit of a search in the copy, each at its place. */
const everywhere = (
  { copy }: Survey,
  search: (text: string) => readonly string[],
  tell: (found: string, place: PlacedText) => ReturnType<typeof words>,
) => copy.flatMap((place) => search(place.text).map((found) => ({ place, message: tell(found, place) })));

export const copyRules: readonly Rule[] = [
  {
    id: 'text.doubledWord',
    level: 'advise',
    title: words('Kata ganda', 'Doubled word'),
    find: (survey) =>
      everywhere(survey, (text) => doubledWords(text).map(({ found }) => found), doubledWordMessage),
  },
  {
    id: 'text.placeholder',
    level: 'advise',
    title: words('Masih ada isian kosong', 'Placeholder left in'),
    find: (survey) =>
      everywhere(survey, placeholders, (found) =>
        words(
          `"${found}" tampaknya isian sementara; lengkapi atau hapus.`,
          `"${found}" looks like a placeholder; fill it in or delete it.`,
        ),
      ),
  },
  {
    id: 'text.unprintable',
    level: 'advise',
    title: words('Karakter yang tak tercetak', 'Unprintable character'),
    find: (survey) =>
      everywhere(
        survey,
        (text) => [...new Set(unprintablesIn(text))],
        (found) => {
          const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
          return words(
            `Karakter ${code} tidak dapat dicetak dan akan menjadi U+FFFD (�) di setiap format; ketik ulang kata ini.`,
            `The character ${code} cannot be printed and would become U+FFFD (�) in every format; retype the word.`,
          );
        },
      ),
  },
];
