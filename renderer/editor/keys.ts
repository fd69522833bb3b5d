import { keymap } from 'prosemirror-keymap';
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { Plugin, type Command } from 'prosemirror-state';
import { editorCommands } from './commands';
import { backspace, deleteForward } from './erasing';
import { breakLine, enter } from './entering';
import { toEnd } from './selecting';
import { tab, tabBack } from './tabbing';

/** What the keys of writing itself do. They have no entry in the table of commands: nobody looks for Enter in a palette. */
const writing: Readonly<Record<string, Command>> = {
  Enter: enter,
  'Shift-Enter': breakLine,
  Tab: tab,
  'Shift-Tab': tabBack,
  // A Mac's own way to the ends of a text: like Ctrl+End, Chromium's stops short where the page is not laid out.
  'Meta-ArrowUp': toEnd('start', false),
  'Meta-ArrowDown': toEnd('end', false),
  'Shift-Meta-ArrowUp': toEnd('start', true),
  'Shift-Meta-ArrowDown': toEnd('end', true),
};

/** Backspace gives back what was typed where a typing rule has just changed it. */
export const takeBack: Command = chainCommands(undoInputRule, backspace);

/** The platform's own keys (on a Mac more than elsewhere) with our Backspace and Delete behind every name they have. */
function platformKeys(): Record<string, Command> {
  // Esc is the way out of whatever the window has open; blocks are selected by steps with Mod-a.
  const { Enter: _enter, 'Mod-Enter': _leave, 'Mod-a': _all, Escape: _parent, ...base } = baseKeymap;
  const ours = (run: Command) =>
    run === base['Backspace'] ? takeBack : run === base['Delete'] ? deleteForward : run;
  return Object.fromEntries(Object.entries(base).map(([key, run]) => [key, ours(run)]));
}

/** The id of the command that a key press means, or null: see key-book.ts. */
export type CommandFor = (press: KeyboardEvent) => string | null;

/** Keys that the person may change are asked for at every press, so that a new keys.json counts at once. */
function commandKeys(commandFor: CommandFor): Plugin {
  const commands = new Map(editorCommands.map((command) => [command.id, command]));
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        // An Enter or Backspace that ProseMirror has found in the DOM (an input method, dictation) is told by an event that is no press.
        if (!('getModifierState' in event)) return false;
        // Ctrl and Alt together are how many keyboards write a letter of their own (AltGr).
        if (event.getModifierState('AltGraph')) return false;
        const command = commands.get(commandFor(event) ?? '');
        return command?.run(view.state, view.dispatch, view) ?? false;
      },
    },
  });
}

/** All keys of the page. */
export function keys(commandFor: CommandFor): Plugin[] {
  return [commandKeys(commandFor), keymap(writing), keymap(platformKeys())];
}

/** Esc goes to the window where no plugin before this one wanted it: the editor never lets it through by itself. */
export function wayOut(leave: () => void): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === 'Escape' && !view.composing) leave();
        return false;
      },
    },
  });
}
