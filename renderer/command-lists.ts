import type { Tongue } from '../shared/story/words';
import type { EditorCommand } from './editor/command';
import { plainKeyName, pressName, type KeyPress } from './keys';
import type { PaletteCommand } from './palette-items';
import type { Voice } from './voice';
import type { WindowCommand, WindowHands } from './window-commands';

/** The two tables of commands, the window's and the page's, as the palette, the map of keys and the keyboard want them. */

/** A command as the map of keys shows it. */
export interface KeyMapLine {
  readonly label: string;
  readonly group: string;
  /** As in keys.ts. */
  readonly keys: readonly string[];
}

type AnyCommand = Pick<WindowCommand | EditorCommand, 'id' | 'words' | 'keys' | 'group'>;

const other = (tongue: Tongue): Tongue => (tongue === 'id' ? 'en' : 'id');

function groupWords(group: string, { m }: Voice): string {
  return m.groups[group as keyof typeof m.groups] ?? m.groups.other;
}

/** Commands as the palette lists them. */
export function paletteCommands(commands: readonly AnyCommand[], voice: Voice): readonly PaletteCommand[] {
  return commands.map((command) => ({
    id: command.id,
    label: voice.say(command.words),
    otherLabel: command.words[other(voice.tongue)],
    group: groupWords(command.group, voice),
    key: command.keys[0] ?? null,
  }));
}

/** Commands that have a key, as the map of keys lists them. */
export function keyMapLines(
  commands: readonly (AnyCommand & Pick<WindowCommand, 'idleKeys'>)[],
  voice: Voice,
): readonly KeyMapLine[] {
  return commands.flatMap(({ words, keys, idleKeys, group }) => {
    // Shift-? is how ? is typed on most keyboards: one of the two is enough to show.
    const all = [...keys, ...(idleKeys?.slice(0, 1) ?? [])];
    return all.length === 0 ? [] : [{ label: voice.say(words), group: groupWords(group, voice), keys: all }];
  });
}

/** The window command that a key press means now, or null. */
export function commandOf(
  press: KeyPress,
  commands: readonly WindowCommand[],
  isMac: boolean,
  isTyping: boolean,
): WindowCommand | null {
  const name = pressName(press, isMac);
  const names = (keys: readonly string[]) => keys.some((key) => plainKeyName(key) === plainKeyName(name));
  return commands.find(({ keys, idleKeys }) => names(keys) || (!isTyping && names(idleKeys ?? []))) ?? null;
}

/** Commands that could be done now. */
export function offered(commands: readonly WindowCommand[], hands: WindowHands): readonly WindowCommand[] {
  return commands.filter((command) => command.isOffered?.(hands) ?? true);
}
