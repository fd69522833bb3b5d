import type { Words } from '../story/words';

/** What became of a piece of the input. */
export type Fate = 'kept' | 'moved' | 'dropped';

/**
 * One piece of the input. The pieces are in input order and, joined, are the decoded input exactly: nothing that came in is
 * unaccounted for.
 */
export interface ReportPiece {
  /** The input's own characters, line breaks included. */
  readonly text: string;
  /** kept: stands where it stood; moved: stands elsewhere or in another form; dropped: not in the story. */
  readonly fate: Fate;
  /** What it was taken for: `headline`, `caption`, `creditLine`, `paragraph`, `relatedLink`, `signOff`, `credit`, `promo`, `space` ... */
  readonly as: string;
  /** One sentence for the person who checks the import. */
  readonly why: Words;
  /** The id of the rule that it was known by (docs/importing.md), where there was one. */
  readonly rule?: string;
}
