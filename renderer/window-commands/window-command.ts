import type { Words } from '../../shared/story/words';
import type { WindowHands } from './hands';

export type WindowGroup = 'story' | 'status' | 'go' | 'window' | 'view' | 'settings';

/** Something a person can do that is not typing on the page: the window's part of the table of commands. */
export interface WindowCommand {
  /** Stable name: `story.export`. */
  readonly id: string;
  readonly words: Words;
  /** As in shared/key-names.ts; the first one is the one to show. The person's keys.json may say otherwise. */
  readonly keys: readonly string[];
  readonly group: WindowGroup;
  readonly run: (hands: WindowHands) => void;
  /** False where it could not be done now; absent where it always can. */
  readonly isOffered?: (hands: WindowHands) => boolean;
  /** True where what it makes is already so. */
  readonly isActive?: (hands: WindowHands) => boolean;
  /** Keys that only count while nobody types. They cannot be changed. */
  readonly idleKeys?: readonly string[];
}

/** Offered wherever a story is open. */
export const hasStory = (hands: WindowHands) => hands.hasStory;

/** A window command, said in one breath. */
export function command(
  id: string,
  group: WindowGroup,
  name: Words,
  keys: readonly string[],
  run: WindowCommand['run'],
  rest: Pick<WindowCommand, 'isOffered' | 'isActive' | 'idleKeys'> = {},
): WindowCommand {
  return { id, group, words: name, keys, run, ...rest };
}
