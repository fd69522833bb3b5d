import { keymap } from 'prosemirror-keymap';
import { baseKeymap } from 'prosemirror-commands';
import type { Command, Plugin } from 'prosemirror-state';
import { editorCommands } from './commands';
import { backspace, deleteForward } from './erasing';
import { breakLine, enter } from './entering';
import { tab, tabBack } from './tabbing';

/** What the keys of writing itself do. They have no entry in the table of commands: nobody looks for Enter in a palette. */
const writing: Readonly<Record<string, Command>> = {
  Enter: enter,
  'Shift-Enter': breakLine,
  Tab: tab,
  'Shift-Tab': tabBack,
};

/** The platform's own keys (on a Mac more than elsewhere) with our Backspace and Delete behind every name they have. */
function platformKeys(): Record<string, Command> {
  const { Enter: _enter, 'Mod-Enter': _leave, 'Mod-a': _all, ...base } = baseKeymap;
  const ours = (run: Command) =>
    run === base['Backspace'] ? backspace : run === base['Delete'] ? deleteForward : run;
  return Object.fromEntries(Object.entries(base).map(([key, run]) => [key, ours(run)]));
}

/** All keys of the page. */
export function keys(): Plugin[] {
  const commands = Object.fromEntries(
    editorCommands.flatMap((command) => command.keys.map((key) => [key, command.run])),
  );
  return [keymap(commands), keymap(writing), keymap(platformKeys())];
}
