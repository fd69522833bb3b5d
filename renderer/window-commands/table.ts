import { goCommands } from './go-commands';
import { paneCommands } from './pane-commands';
import { settingsCommands } from './settings-commands';
import { storyCommands } from './story-commands';
import { tabCommands } from './tab-commands';
import { viewCommands } from './view-commands';
import type { WindowCommand } from './window-command';

/** The window's part of the table of commands, in the order of the menus. */
export const windowCommands: readonly WindowCommand[] = [
  ...storyCommands,
  ...tabCommands,
  ...goCommands,
  ...paneCommands,
  ...viewCommands,
  ...settingsCommands,
];
