/** How well typed letters fit a text, and which of its letters they are. */
export interface FuzzyMatch {
  /** Higher fits better. */
  readonly score: number;
  /** Places in the text, in UTF-16 units, rising. */
  readonly hits: readonly number[];
}

/** One plain letter per UTF-16 unit, so that places found in the folded text are places in the text. */
function folded(text: string): string {
  return [...text.split('')]
    .map((unit) => unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().charAt(0) || unit)
    .join('');
}

const isBoundary = (text: string, at: number) => at === 0 || /[\s\-–—/.:,"“(]/.test(text.charAt(at - 1));

/** What fits of one word: as one piece at the start of a word, as one piece, or letter by letter in order. */
function matchWord(word: string, text: string): FuzzyMatch | null {
  let whole = -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (whole === -1) whole = at;
    if (isBoundary(text, at)) {
      whole = at;
      break;
    }
  }
  if (whole !== -1) {
    const hits = Array.from(word, (_, i) => whole + i);
    return { score: word.length * (isBoundary(text, whole) ? 10 : 6) - whole * 0.01, hits };
  }
  const hits: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of word) {
    let at = text.indexOf(letter, from);
    // A letter that starts a word tells more than the first one that comes along.
    for (let later = at; later !== -1; later = text.indexOf(letter, later + 1)) {
      if (isBoundary(text, later) && text.slice(later).length >= word.length - hits.length) {
        at = later;
        break;
      }
    }
    if (at === -1) return null;
    score += isBoundary(text, at) ? 4 : at === from && hits.length > 0 ? 2 : 0.5;
    hits.push(at);
    from = at + 1;
  }
  const span = (hits.at(-1) ?? 0) - (hits[0] ?? 0) + 1;
  return span > word.length * 6 ? null : { score: score - span * 0.05, hits };
}

/** Fits every word of a query into a text, in any order. Null where one does not fit; an empty query fits everything. */
export function fuzzy(query: string, text: string): FuzzyMatch | null {
  const plain = folded(text);
  const hits = new Set<number>();
  let score = 0;
  for (const word of folded(query).split(/\s+/).filter(Boolean)) {
    const match = matchWord(word, plain);
    if (!match) return null;
    score += match.score;
    for (const hit of match.hits) hits.add(hit);
  }
  return { score: score - text.length * 0.01, hits: [...hits].sort((a, b) => a - b) };
}

/** A text cut at its hits: what was typed and what stands between. */
export function cutAtHits(
  text: string,
  hits: readonly number[],
): readonly { readonly text: string; readonly isHit: boolean }[] {
  const struck = new Set(hits);
  const cuts: { text: string; isHit: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const isHit = struck.has(i);
    const last = cuts.at(-1);
    if (last && last.isHit === isHit) last.text += text.charAt(i);
    else cuts.push({ text: text.charAt(i), isHit });
  }
  return cuts;
}
