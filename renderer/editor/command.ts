import type { Command, EditorState } from 'prosemirror-state';
import type { Words } from '../../shared/story/words';

/** Where a command stands in menus, the palette and the map of keys. */
export type CommandGroup = 'format' | 'block' | 'insert' | 'move' | 'edit' | 'view';

/** Something a person can do to the story on the page. One table of these feeds keys, toolbar, palette, menu and the `?` map. */
export interface EditorCommand {
  /** Stable name: `block.crosshead`. */
  readonly id: string;
  readonly words: Words;
  /** As in shared/key-names.ts (`Mod-b`); the first one is the one to show. The person's keys.json may say otherwise. */
  readonly keys: readonly string[];
  readonly group: CommandGroup;
  /** Does it; without `dispatch` it only answers whether it could be done here. */
  readonly run: Command;
  /** Its keys count wherever the focus is: it is done to the story, not at the caret. */
  readonly isAnywhere?: true;
  /** It can be done whatever is shown of the story's changes (shown-story.ts): in a view nothing else can. */
  readonly inViews?: true;
  /** True where what it makes is already so: the caret stands in bold, in a crosshead. */
  readonly isActive?: (state: EditorState) => boolean;
}
