import { isBlank } from './lines';
import type { Fate, ReportPiece } from './report';
import { words, type Words } from '../story/words';

/** A stretch of the clean text, from `start` up to `end`, and what became of it. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly fate: Fate;
  readonly as: string;
  readonly why: Words;
  /** The id of the rule that it was known by, where there was one. */
  readonly rule?: string;
}

/**
 * The claims as report pieces that, joined, are the text exactly: what stands between them is white space and becomes pieces
 * of its own.
 * @throws RangeError where claims overlap, or a word was claimed by nobody.
 */
export function piecesOf(text: string, claims: readonly Claim[]): ReportPiece[] {
  const pieces: ReportPiece[] = [];
  let done = 0;
  const space = (to: number) => {
    if (to === done) return;
    const between = text.slice(done, to);
    if (!isBlank(between))
      throw new RangeError(`nobody accounts for ${JSON.stringify(between.slice(0, 80))}`);
    pieces.push({
      text: between,
      fate: 'kept',
      as: 'space',
      why: words('memisahkan bagian di kedua sisinya', 'parts the pieces on either side'),
    });
  };
  for (const { start, end, ...piece } of claims) {
    if (start < done || end <= start) throw new RangeError(`claim of ${start}..${end} after ${done}`);
    space(start);
    pieces.push({ text: text.slice(start, end), ...piece });
    done = end;
  }
  space(text.length);
  return pieces;
}
