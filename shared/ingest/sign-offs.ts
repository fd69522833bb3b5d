import { readSignOff, type SignOff } from '../story/sign-off';
import { endsSentence } from './lines';

/** Words in brackets at the end of a paragraph that have the look of initials and are copy. */
const NOT_INITIALS = new Set(
  'dan atau and or dia ia he she his her him they ini itu mr mrs ms yes no ya on off min max km pria lelaki'.split(
    ' ',
  ),
);

const BRACKETED = /\(\s*([\p{L}\d][^()]{0,60})\)$/u;
const INITIALS = /^\p{L}{2,4}$/u;
const LOWER_INITIALS = /^\p{Ll}{2,4}$/u;

/** A sign-off at the end of a text: where it begins, and what it says. */
export interface SignOffFound {
  readonly at: number;
  readonly signOff: SignOff;
  /** What it was known by. */
  readonly by: 'desk code' | 'agency' | 'initials';
}

/** What a bracketed text is known by as a sign-off, or null where it is copy such as `(bersambung)`. */
function knownBy(signOff: SignOff, inner: string): SignOffFound['by'] | null {
  const { sources, desk, initials } = signOff;
  const people = initials.every((one) => INITIALS.test(one) && !NOT_INITIALS.has(one.toLowerCase()));
  if (!people) return null;
  if (desk !== null) return 'desk code';
  if (sources.length > 0) return 'agency';
  return inner.includes('/') && initials.length > 1 && initials.every((one) => LOWER_INITIALS.test(one))
    ? 'initials'
    : null;
}

/**
 * The sign-off that closes a paragraph, or null. Without a desk code it must stand after the end of a sentence: "kantor berita
 * Prancis (AFP)" is copy.
 */
export function signOffAtEnd(text: string): SignOffFound | null {
  const tail = text.slice(-80);
  const found = BRACKETED.exec(tail);
  if (!found) return null;
  const signOff = readSignOff(found[0]);
  const by = knownBy(signOff, found[1] ?? '');
  if (by === null) return null;
  const at = text.length - tail.length + found.index;
  const before = text.slice(0, at).trimEnd();
  if (by !== 'desk code' && before !== '' && !endsSentence(before)) return null;
  return { at, signOff, by };
}
