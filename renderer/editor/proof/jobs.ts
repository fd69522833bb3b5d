import { slipsIn, type Slip } from '../../../shared/preflight/slips';
import { matcherOf, type Matcher } from '../../../shared/story/find/matcher';
import { BadPattern, type FindQuery, type Match } from '../../../shared/story/find/query';

/** What the reading worker can be asked: each kind reads texts its own way. Spelling and house style become further kinds. */
export type Job =
  | { readonly kind: 'find'; readonly query: FindQuery; readonly texts: readonly string[] }
  | { readonly kind: 'slips'; readonly texts: readonly string[] };

export interface JobResults {
  readonly find: Match;
  readonly slips: Slip;
}

export type JobAnswer<Found = Match | Slip> =
  | { readonly found: readonly (readonly Found[])[] }
  /** The pattern is not a regular expression; what the engine says about it. */
  | { readonly badPattern: string };

/** The last query, ready to search with: a story is read in bundles. */
let ready: { readonly asked: string; readonly matcher: Matcher } | null = null;

function matcherFor(query: FindQuery): Matcher {
  const asked = JSON.stringify(query);
  if (ready?.asked !== asked) ready = { asked, matcher: matcherOf(query) };
  return ready.matcher;
}

/** Does a job. Pure but for remembering the last pattern; runs in the worker, and in tests without one. */
export function doJob(job: Job): JobAnswer {
  if (job.kind === 'slips') return { found: job.texts.map(slipsIn) };
  try {
    return { found: job.texts.map(matcherFor(job.query)) };
  } catch (error) {
    if (error instanceof BadPattern) return { badPattern: error.message };
    throw error;
  }
}
