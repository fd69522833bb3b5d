import type { Credit } from './credit';
import type { SignOff } from './sign-off';

/**
 * Who stands behind a sign-off's code. Papers do not publish what `Z-3` means, so it is learned from stories that show both a
 * code and an Editor credit, and stays unconfirmed until a person says that it is so.
 */
export interface KnownSignOff {
  readonly code: string;
  /** The person, or the desk, that it stands for. */
  readonly name: string;
  readonly what: 'person' | 'desk';
  readonly standing: 'confirmed' | 'learned';
  /** How many stories of the archive show the two together. */
  readonly stories: number;
  /** Who confirmed it, and when (ISO 8601 UTC); null while nobody has. */
  readonly by: string | null;
  readonly at: string | null;
}

/** A code and a name that one story shows together. */
export interface SignOffPair {
  readonly code: string;
  readonly name: string;
}

/** The pair a story shows; null where it has no code, or where more or fewer than one editor could be meant. */
export function pairIn(story: {
  readonly signOff: SignOff | null;
  readonly credits: readonly Credit[];
}): SignOffPair | null {
  const names = story.credits
    .filter(({ role, name }) => role === 'editor' && name.trim() !== '')
    .map(({ name }) => name.trim());
  const code = story.signOff?.desk ?? null;
  const [name] = names;
  return code !== null && name !== undefined && names.length === 1 ? { code, name } : null;
}

/** What a person has said of a code and a name. */
export interface SignOffSaying extends SignOffPair {
  readonly what: KnownSignOff['what'];
  readonly standing: 'confirmed' | 'forgotten';
  readonly by: string;
  readonly at: string;
}

/**
 * All that is known: one line for a code that a person confirmed; else every name that stories propose for it and nobody has
 * forgotten, the one of most stories first. In the order of the codes.
 */
export function signOffRegistry(
  learned: readonly (SignOffPair & { readonly stories: number })[],
  said: readonly SignOffSaying[],
): KnownSignOff[] {
  const seen = (pair: SignOffPair) =>
    learned.find(({ code, name }) => code === pair.code && name === pair.name)?.stories ?? 0;
  const confirmed = said.filter(({ standing }) => standing === 'confirmed');
  const isSettled = ({ code, name }: SignOffPair) =>
    confirmed.some((one) => one.code === code) || said.some((one) => one.code === code && one.name === name);
  const known: KnownSignOff[] = [
    ...confirmed.map(({ code, name, what, by, at }) => ({
      code,
      name,
      what,
      standing: 'confirmed' as const,
      stories: seen({ code, name }),
      by,
      at,
    })),
    ...learned
      .filter((pair) => !isSettled(pair))
      .map((pair) => ({
        ...pair,
        what: 'person' as const,
        standing: 'learned' as const,
        by: null,
        at: null,
      })),
  ];
  return known.sort(
    (a, b) =>
      a.code.localeCompare(b.code, 'en', { numeric: true }) ||
      b.stories - a.stories ||
      a.name.localeCompare(b.name, 'en'),
  );
}
