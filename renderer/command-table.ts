import type { EditorCommand } from './editor/command';
import { editorCommands } from './editor/commands';
import { windowCommands } from './window-commands/table';
import type { WindowCommand } from './window-commands/window-command';

/** A command of the window, which needs its hands, or of the page, which needs the state of its editor. */
export type Command = ({ readonly at: 'window' } & WindowCommand) | ({ readonly at: 'page' } & EditorCommand);

/**
 * THE table: everything a person can do that is not writing itself. Keys, palette, native menu, toolbar, the map of keys and
 * `redaksi keys` all read it, and nothing has a list of its own. The build writes its names and keys into dist/commands.json
 * for the command line.
 */
export const commandTable: readonly Command[] = [
  ...windowCommands.map((command) => ({ at: 'window' as const, ...command })),
  ...editorCommands.map((command) => ({ at: 'page' as const, ...command })),
];

const byId = new Map(commandTable.map((command) => [command.id, command]));

/** The command of that id; undefined where there is none. */
export function commandOf(id: string): Command | undefined {
  return byId.get(id);
}
