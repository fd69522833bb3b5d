import type { MenuTable } from '../shared/contract';
import type { Tongue } from '../shared/story/words';
import type { EditorState } from 'prosemirror-state';
import type { Command } from './command-table';
import type { KeyBook } from './key-book';
import { pressName, type KeyPress } from './keys';
import type { PaletteCommand } from './palette-items';
import type { Voice } from './voice';
import type { WindowHands } from './window-commands/hands';

/** The table of commands as the palette, the map of keys, the native menu and the keyboard want it. */

/** A command as the map of keys shows it. */
export interface KeyMapLine {
  readonly label: string;
  readonly group: string;
  /** As in shared/key-names.ts. */
  readonly keys: readonly string[];
}

/** What stands in the window now. */
export interface Standing {
  readonly hands: WindowHands;
  /** The open story's, whatever is shown of its changes; null where there is none. */
  readonly page: EditorState | null;
}

const other = (tongue: Tongue): Tongue => (tongue === 'id' ? 'en' : 'id');

function groupWords(group: string, { m }: Voice): string {
  return m.groups[group as keyof typeof m.groups] ?? m.groups.other;
}

const idleKeys = (command: Command) => (command.at === 'window' ? (command.idleKeys ?? []) : []);

/** True where the command can be done now. A page command that asks where it stands is asked only where `isExact`. */
export function isOffered(command: Command, { hands, page }: Standing, isExact: boolean): boolean {
  if (command.at === 'window') return command.isOffered?.(hands) ?? true;
  if (hands.changesView !== 'marked' && !command.inViews) return false;
  return page !== null && (!isExact || command.run(page));
}

/** Commands as the palette lists them: those of a page wherever there is one, for the palette takes the caret nowhere. */
export function paletteCommands(
  commands: readonly Command[],
  standing: Standing,
  keyBook: KeyBook,
  voice: Voice,
): readonly PaletteCommand[] {
  return commands
    .filter((command) => isOffered(command, standing, false))
    .map((command) => ({
      id: command.id,
      label: voice.say(command.words),
      otherLabel: command.words[other(voice.tongue)],
      group: groupWords(command.group, voice),
      key: keyBook.of(command.id)[0] ?? null,
    }));
}

/** Commands that have a key, as the map of keys lists them. */
export function keyMapLines(
  commands: readonly Command[],
  keyBook: KeyBook,
  voice: Voice,
): readonly KeyMapLine[] {
  return commands.flatMap((command) => {
    // Shift-? is how ? is typed on most keyboards: one of the two is enough to show.
    const keys = [...keyBook.of(command.id), ...idleKeys(command).slice(0, 1)];
    if (keys.length === 0) return [];
    return [{ label: voice.say(command.words), group: groupWords(command.group, voice), keys }];
  });
}

/** Lines by group, both in the order they came. */
export function byGroup(
  lines: readonly KeyMapLine[],
): readonly (readonly [group: string, lines: readonly KeyMapLine[]])[] {
  const groups = new Map<string, KeyMapLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return [...groups];
}

/** Commands as the native menu shows them, a menu for each group. */
export function menuTable(
  commands: readonly Command[],
  standing: Standing,
  keyBook: KeyBook,
  voice: Voice,
): MenuTable {
  const groups = new Map<string, MenuTable['menus'][number]['items']>();
  for (const command of commands) {
    const items = groups.get(command.group) ?? [];
    groups.set(command.group, items);
    items.push({
      id: command.id,
      label: voice.say(command.words),
      key: keyBook.of(command.id)[0] ?? null,
      isEnabled: isOffered(command, standing, true),
      isChecked: checked(command, standing),
    });
  }
  const menus = [...groups].map(([group, items]) => ({ group, label: groupWords(group, voice), items }));
  return { tongue: voice.tongue, menus };
}

function checked(command: Command, { hands, page }: Standing): boolean | null {
  if (!command.isActive) return null;
  return command.at === 'window' ? command.isActive(hands) : page !== null && command.isActive(page);
}

/** The id of the command that a key press means, or null. `isTyping`: letters go into a text. */
export function pressedCommand(
  press: KeyPress,
  commands: readonly Command[],
  keyBook: KeyBook,
  isTyping: boolean,
): string | null {
  const id = keyBook.commandFor(press);
  if (id !== null || isTyping) return id;
  const name = pressName(press, keyBook.isMac);
  return commands.find((command) => idleKeys(command).includes(name))?.id ?? null;
}
