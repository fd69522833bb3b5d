/** Calling on somebody while a comment is written: `@` and the first letters of a name. */

/** The most names that are offered at once: one looks through them in a glance. */
export const MOST_OFFERED = 8;
/** The longest beginning of a name that is looked up, in UTF-16 units, so that a long text is not searched for each key. */
const MOST_TYPED = 60;

/** A name that is being typed. */
export interface Mention {
  /** Where its `@` stands, in UTF-16 units. */
  readonly at: number;
  /** What follows the `@` up to the caret; empty right after it. */
  readonly typed: string;
}

/** The name that is being typed at `caret`; null where there is none: an `@` within a word is part of an address. */
export function mentionAt(text: string, caret: number): Mention | null {
  const from = Math.max(0, caret - MOST_TYPED - 1);
  const at = text.slice(from, caret).lastIndexOf('@') + from;
  if (at < from || /[\p{L}\p{N}._]$/u.test(text.slice(0, at))) return null;
  const typed = text.slice(at + 1, caret);
  return /^\s|\n/.test(typed) ? null : { at, typed };
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The people whose name, or a later part of it, begins with what is typed; those whose first name does come first. */
export function namesFor(typed: string, names: readonly string[]): readonly string[] {
  const wanted = plain(typed);
  const first: string[] = [];
  const later: string[] = [];
  for (const name of new Set(names)) {
    const known = plain(name);
    if (known === '') continue;
    if (known.startsWith(wanted)) first.push(name);
    else if (known.includes(` ${wanted}`)) later.push(name);
  }
  return [...first, ...later].slice(0, MOST_OFFERED);
}

/** The text with `name` in the place of what was typed of it, and where the caret goes. */
export function withName(
  text: string,
  { at, typed }: Mention,
  name: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const called = `@${name}`;
  // One space between the name and what follows, but none before a comma.
  const space = rest === '' || /^[\p{L}\p{N}]/u.test(rest) ? ' ' : '';
  const past = space !== '' || /^\s/.test(rest) ? 1 : 0;
  return { text: `${text.slice(0, at)}${called}${space}${rest}`, caret: at + called.length + past };
}
