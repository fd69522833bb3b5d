/** What to look for in a story. */
export interface FindQuery {
  readonly find: string;
  readonly isPattern: boolean;
  readonly matchesCase: boolean;
  readonly wholeWords: boolean;
  /** Only in text of this kind: the name of a text block (`headline`, `caption`, `paragraph`); null for all of them. */
  readonly kind: string | null;
}

/** A hit in one text: offsets of its first letter and behind its last. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** What the groups of a pattern caught, `$&` first; absent where plain words were looked for. */
  readonly groups?: readonly string[];
  readonly named?: Readonly<Record<string, string>>;
}

/** The pattern is not a regular expression. `reason` is the engine's own, in English, without the pattern. */
export class BadPattern extends Error {
  override name = 'BadPattern';
}

/** More hits than this in one block are not listed: nobody looks through them, and a replacement would not be meant. */
export const MOST_IN_BLOCK = 10_000;
