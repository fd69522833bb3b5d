import { isOffered, pressedCommand, type Standing } from '../command-lists';
import { commandOf, commandTable } from '../command-table';
import type { EditorCommand } from '../editor/command';
import type { KeyBook } from '../key-book';
import { isTyping, isWriting } from '../keys';
import type { PaneLayout } from '../pane-layout';
import type { ShownStory } from '../shown-story';
import type { WindowHands } from '../window-commands/hands';

/** What running commands needs of its window. */
export interface KeyedWindow {
  readonly hands: WindowHands;
  readonly keyBook: KeyBook;
  readonly layout: () => PaneLayout;
  readonly standing: () => Standing;
  /** A dialog or a question has the person's attention. */
  readonly isAsking: () => boolean;
  readonly runOnPage: (command: EditorCommand) => void;
  /** What the page shows, while that is only read; else null. */
  readonly read: () => ShownStory | null;
  /** True for something on the page. */
  readonly isOnPage: (target: EventTarget | null) => boolean;
}

/** Runs the commands of the table, wherever they were chosen: by a key, in the palette or in the native menu. */
export class WindowKeys {
  constructor(private readonly window: KeyedWindow) {}

  run(id: string): void {
    const command = commandOf(id);
    if (command?.at === 'window') command.run(this.window.hands);
    else if (command) this.window.runOnPage(command);
  }

  /** Chosen in the native menu. Text fields have the system's own undo and select all. */
  runChosen(id: string): void {
    if (this.window.isAsking()) return;
    const field = document.activeElement as HTMLInputElement | null;
    const native = { 'edit.undo': 'undo', 'edit.redo': 'redo', 'edit.selectAll': 'selectAll' }[id];
    if (native && field && isTyping(field) && !field.isContentEditable) document.execCommand(native);
    else this.run(id);
  }

  onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') return this.escape();
    if (event.getModifierState('AltGraph')) return;
    const id = pressedCommand(event, commandTable, this.window.keyBook, isTyping(event.target));
    const command = id === null ? undefined : commandOf(id);
    const read = this.window.read();
    const isOnRead = read !== null && this.window.isOnPage(event.target);
    if (!command) return void (isOnRead && isWriting(event) && read.refuse());
    // What is done at the caret has its keys there, on the page; a page that is only read has none of its own.
    if (command.at === 'page' && !command.isAnywhere && !isOnRead) return;
    if (!isOffered(command, this.window.standing(), true))
      return void (command.at === 'page' && !command.inViews && read?.refuse());
    event.preventDefault();
    // A dialog has the person's attention; only the way to another one is open then.
    if (!this.window.isAsking()) this.run(command.id);
  }

  /** Out of whatever lies over the page. */
  escape(): void {
    const layout = this.window.layout();
    if (this.window.isAsking()) return;
    if (layout.isFullScreen) layout.setFullScreen(false);
    else if (layout.isNarrow && layout.isOpen('inspector')) layout.show('inspector', false);
  }
}
