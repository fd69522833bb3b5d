import { fold } from './folding';
import { BadPattern, MOST_IN_BLOCK, type FindQuery, type Match } from './query';

/** Finds every hit in one text, from its start, none overlapping. */
export type Matcher = (text: string) => readonly Match[];

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts written without spaces have no edges of words that could be tested. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

function letterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(at - (low >= 0xdc00 && low <= 0xdfff ? 2 : 1), at);
}
const letterAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0x20);

/** True if a word could begin or end at a place of a text. */
function isEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const [before, after] = [letterBefore(text, at), letterAt(text, at)];
  return !IN_WORD.test(before) || !IN_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after);
}

function plainMatcher({ find, matchesCase }: FindQuery): Matcher {
  const needle = fold(find, !matchesCase).text;
  if (needle === '') return () => [];
  return (text) => {
    const hay = fold(text, !matchesCase);
    const matches: Match[] = [];
    let at = hay.text.indexOf(needle);
    while (at !== -1 && matches.length < MOST_IN_BLOCK) {
      const [from, to] = [hay.placeOf(at), hay.placeOf(at + needle.length)];
      const isWhole = from !== null && to !== null;
      if (isWhole) matches.push({ from, to });
      at = hay.text.indexOf(needle, at + (isWhole ? needle.length : 1));
    }
    return matches;
  };
}

function patternOf({ find, matchesCase }: FindQuery): RegExp {
  try {
    return new RegExp(find, matchesCase ? 'gmu' : 'gimu');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // "Invalid regular expression: /(/gmu: Unterminated group": the person knows the pattern.
    throw new BadPattern(error.message.replace(/^.*:\s*/s, ''));
  }
}

const caught = (groups: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, text ?? '']));

function patternMatcher(query: FindQuery): Matcher {
  const pattern = patternOf(query);
  if (query.find === '') return () => [];
  return (text) => {
    const matches: Match[] = [];
    for (const found of text.matchAll(pattern)) {
      const [hit] = found;
      // Nothing can be shown or replaced where nothing was caught (`x*`, `^`).
      if (hit === '') continue;
      matches.push({
        from: found.index,
        to: found.index + hit.length,
        groups: Array.from(found, (group: string | undefined) => group ?? ''),
        ...(found.groups && { named: caught(found.groups) }),
      });
      if (matches.length >= MOST_IN_BLOCK) break;
    }
    return matches;
  };
}

/** Makes a query ready to search with. Throws a BadPattern where it is a pattern and not a regular expression. */
export function matcherOf(query: FindQuery): Matcher {
  const all = query.isPattern ? patternMatcher(query) : plainMatcher(query);
  if (!query.wholeWords) return all;
  return (text) => all(text).filter(({ from, to }) => isEdge(text, from) && isEdge(text, to));
}
