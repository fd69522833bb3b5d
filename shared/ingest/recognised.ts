import type { Node } from 'prosemirror-model';
import type { Credit } from '../story/credit';
import type { FieldChange } from '../story/fields';
import type { Claim } from './ledger';
import type { Line } from './lines';

/** A block of the body other than paragraphs and lists, before it has an id. */
export type PlainBlock =
  | {
      readonly type: 'relatedLink';
      readonly label: string;
      readonly title: string;
      readonly href: string | null;
    }
  | {
      readonly type: 'picture';
      readonly caption: string;
      readonly creditLine: string;
      readonly altText?: string;
      /** Where its bytes were found. */
      readonly address?: string | null;
      /** Where its bytes are inside the file that is read (`FilePage.files`). */
      readonly file?: string | null;
    }
  | { readonly type: 'break' }
  /** A block that is made already: a crosshead, a quote, a list, a table. */
  | { readonly type: 'made'; readonly node: Node };

/**
 * What a recogniser makes of one line: the claims that account for it, and what it brings to the story. White space between
 * and around claims need not be claimed.
 */
export interface Recognised {
  readonly claims: readonly Claim[];
  readonly kicker?: string;
  readonly headline?: string;
  readonly standfirst?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly signOff?: string;
  readonly credits?: readonly Credit[];
  readonly block?: PlainBlock;
  readonly fields?: FieldChange;
}

/** A claim of a part of a line, from `from` up to `to` in the line's own text. White space at either end is left out. */
export function part(line: Line, from: number, to: number, claim: Omit<Claim, 'start' | 'end'>): Claim {
  const text = line.text.slice(from, to);
  const start = line.start + from + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length, ...claim };
}

/** A claim of a whole line. */
export function whole(line: Line, claim: Omit<Claim, 'start' | 'end'>): Claim {
  return { start: line.start, end: line.end, ...claim };
}

/** What each line was taken for, by the line's number; lines without an entry are copy. */
export type Marks = Map<number, Recognised>;
