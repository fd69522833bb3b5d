import type { Memory } from './memory';
import type { StoryId } from '../shared/contract';

/** Stories for which something was chosen, the last one first: as many as a window needs to remember. */
const MOST = 200;

const idsIn = (memory: Memory, choice: string): readonly StoryId[] =>
  memory.get(choice)?.split(' ').filter(Boolean) ?? [];

/** True if this was chosen for the story when it was last open in this window. */
export function isChosenFor(memory: Memory, choice: string, id: StoryId): boolean {
  return idsIn(memory, choice).includes(id);
}

/** Keeps in mind whether this is chosen for a story. */
export function chooseFor(memory: Memory, choice: string, id: StoryId, isChosen: boolean): void {
  const others = idsIn(memory, choice).filter((one) => one !== id);
  memory.set(choice, (isChosen ? [id, ...others] : others).slice(0, MOST).join(' '));
}
