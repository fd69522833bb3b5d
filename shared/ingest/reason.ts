import { words, type Words } from '../story/words';

/**
 * Why a line was read as it was, as files hold it: in both languages, or one text that stands for both. The latter is how a house
 * may write its own rules, and how reports were kept before they knew Indonesian.
 */
export type Reason = Words | string;

/** A reason in both languages. */
export function reasonWords(reason: Reason): Words {
  return typeof reason === 'string' ? words(reason, reason) : reason;
}

/** Several reasons as one sentence, those that are not there left out. */
export function joinedReasons(reasons: readonly (Words | null | undefined)[]): Words {
  const there = reasons.filter((reason) => reason !== null && reason !== undefined);
  return words(there.map(({ id }) => id).join('; '), there.map(({ en }) => en).join('; '));
}
