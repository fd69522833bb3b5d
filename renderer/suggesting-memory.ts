import { isSuggesting } from './editor/suggesting';
import type { Memory } from './memory';
import type { Session } from './session';
import { chooseFor, isChosenFor } from './story-choices';

const CHOICE = 'suggesting';

/** True if somebody suggested in this story when it was last open here. */
export const wasSuggesting = (memory: Memory, id: string): boolean => isChosenFor(memory, CHOICE, id);

/** Keeps in mind whether somebody suggests in a story, for as long as its session lives. */
export function rememberSuggesting(session: Session, memory: Memory): void {
  let isOn = wasSuggesting(memory, session.id);
  session.subscribe((change) => {
    if (change !== 'state' || isSuggesting(session.state) === isOn) return;
    isOn = !isOn;
    chooseFor(memory, CHOICE, session.id, isOn);
  });
}
