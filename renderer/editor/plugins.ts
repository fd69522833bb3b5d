import { dropCursor } from 'prosemirror-dropcursor';
import { history } from 'prosemirror-history';
import type { Plugin } from 'prosemirror-state';
import { askingPlugin } from './asking';
import { clipboard } from './clipboard';
import type { ClipboardHands } from './clipboard-desk';
import { completing } from './completing';
import { firstWords } from './first-words';
import { countsPlugin } from './counts';
import { currentMatchPlugin, findLayer } from './find';
import { furniture } from './furniture';
import { galleys } from './galleys';
import { caretInSight } from './caret-in-sight';
import { caretInWords } from './caret-in-words';
import { gaps } from './gaps';
import { habitsPlugin, type Habits } from './habits';
import { heardCaret } from './heard-caret';
import { keys, wayOut, type CommandFor } from './keys';
import { letters } from './letters';
import { placePlugin, type PagePlace } from './place';
import { headsOfLists } from './related-links';
import type { Readers } from './proof/readers';
import { keptRead } from './proof/runner';
import { slipLayer } from './slips';
import { steadyPlugin } from './steady';
import { striking } from './striking';
import { suggesting } from './suggesting';
import { tables } from './tables';
import { typewriter } from './typewriter';
import { typing } from './typing';
import { typingRules } from './typing-rules';

/** What a page is given by the window it stands in. */
export interface Surroundings {
  readonly commandFor: CommandFor;
  /** Where the page stood; null for one that stands nowhere yet. */
  readonly place: PagePlace | null;
  readonly isTypewriter: () => boolean;
  /** Esc, where nothing on the page wanted it: leaves what the window has open. */
  readonly leave: () => void;
  /** What pasting may ask of the window. */
  readonly hands?: ClipboardHands;
}

/** A page in no window: nobody presses keys. */
export const nowhere: Surroundings = {
  commandFor: () => null,
  place: null,
  isTypewriter: () => false,
  leave: () => undefined,
};

/** Everything that makes an editor state the page of a story (the session adds `collab` itself). */
export function editorPlugins(
  habits?: Habits,
  { commandFor, place, isTypewriter, leave, hands }: Surroundings = nowhere,
): Plugin[] {
  return [
    habitsPlugin(habits),
    askingPlugin(),
    suggesting(),
    striking(),
    typing(),
    typingRules(),
    clipboard(hands),
    ...keys(commandFor),
    gaps(),
    dropCursor({ color: false, class: 'dropcursor' }),
    tables(),
    history({ depth: 1000 }),
    furniture(),
    headsOfLists(),
    completing(),
    firstWords(),
    countsPlugin(),
    slipLayer.plugin(),
    findLayer.plugin(),
    currentMatchPlugin(),
    typewriter(isTypewriter),
    caretInSight(),
    wayOut(leave),
    ...(place ? [placePlugin(place)] : []),
  ];
}

/** What a page needs where there is a screen: its galleys, its caret, its letters, its voice, and what keeps its layers read. */
export function screenPlugins(readers: Readers, aloud: Plugin): Plugin[] {
  return [
    heardCaret(),
    galleys(),
    caretInWords(),
    letters(),
    steadyPlugin(),
    aloud,
    keptRead(slipLayer, readers.slips),
    keptRead(findLayer, readers.find),
  ];
}
