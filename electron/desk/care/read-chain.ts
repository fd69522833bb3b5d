import type { Entry } from '../../../shared/journal/entry';
import { applyEntry, JournalError, type StoryState } from '../../../shared/journal/replay';
import { upgradeEntry } from '../../../shared/journal/upgrade';
import { story as emptyStory } from '../../../shared/story/builders';
import { newFields } from '../../../shared/story/fields';

export interface ReadChain {
  /** The story at its last entry, as far as this program can read it. */
  readonly state: StoryState;
  /** False where a later version wrote in it: then `state` is what the story was before, under the number of its last entry. */
  readonly isWhole: boolean;
}

/** Reads an unbroken journal of one entry or more. What this program does not know stays as it is and is passed over. */
export function readChain(chain: readonly Entry[]): ReadChain {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) throw new RangeError('A journal has a first entry');
  let state: StoryState | null = null;
  try {
    for (const entry of chain) state = applyEntry(state, upgradeEntry(entry));
  } catch (error) {
    if (!(error instanceof JournalError || error instanceof RangeError)) throw error;
  }
  const known = state ?? blank(first);
  return { state: { ...known, seq: last.seq, hash: last.hash }, isWhole: state?.seq === last.seq };
}

/** A story of which not even the first entry can be read: it is there, without a word. */
function blank(first: Entry): StoryState {
  const doc = emptyStory().toJSON() as Record<string, unknown>;
  const payload = { doc, fields: newFields(), origin: { from: 'new' as const } };
  return applyEntry(null, { ...first, kind: 'created', payload });
}
