import type { KnownPerson, LinkableStory } from '../../shared/contract';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';

/** What forms and views on the page may ask of the archive. */
export interface Lookup {
  readonly people: readonly KnownPerson[];
  readonly signOffs: readonly KnownSignOff[];
  /** Stories that hold these words, or the one at this address. */
  linkable(words: string): Promise<readonly LinkableStory[]>;
}

/** An archive that knows nothing. */
export const nothingKnown: Lookup = { people: [], signOffs: [], linkable: () => Promise.resolve([]) };
