import { redo, undo } from 'prosemirror-history';
import { words } from '../../shared/story/words';
import type { EditorCommand } from './command';

/** Every command of the page: ONE table that feeds keys, toolbar, palette, menu and the `?` map. */
export const editorCommands: readonly EditorCommand[] = [
  { id: 'edit.undo', words: words('Urungkan', 'Undo'), keys: ['Mod-z'], group: 'edit', run: undo },
  { id: 'edit.redo', words: words('Ulangi', 'Redo'), keys: ['Mod-Shift-z', 'Mod-y'], group: 'edit', run: redo },
];
