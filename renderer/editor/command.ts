import type { Command, EditorState } from 'prosemirror-state';
import type { Words } from '../../shared/story/words';

/** Where a command stands in menus, the palette and the map of keys. */
export type CommandGroup = 'format' | 'block' | 'insert' | 'move' | 'edit' | 'view';

/** Something a person can do to the story on the page. One table of these feeds keys, toolbar, palette, menu and the `?` map. */
export interface EditorCommand {
  /** Stable name: `block.crosshead`. */
  readonly id: string;
  readonly words: Words;
  /** In prosemirror-keymap notation (`Mod-b`); the first one is the one to show. */
  readonly keys: readonly string[];
  readonly group: CommandGroup;
  /** Does it; without `dispatch` it only answers whether it could be done here. */
  readonly run: Command;
  /** True where what it makes is already so: the caret stands in bold, in a crosshead. */
  readonly isActive?: (state: EditorState) => boolean;
}
