import { readFileSync } from 'node:fs';
import type { EffectiveKeys } from '../../shared/keys-file';
import { readKeysFile } from '../../shared/keys-file';
import type { Tongue, Words } from '../../shared/story/words';
import { readKeys } from '../desk/keys-file';

/** A command as the build wrote it down from the pages' table. */
interface WrittenCommand {
  readonly id: string;
  readonly words: Words;
  readonly keys: readonly string[];
  readonly group: string;
}

export interface ListedKeys {
  readonly file: string;
  readonly commands: readonly {
    readonly id: string;
    readonly name: string;
    readonly keys: readonly string[];
  }[];
  readonly problems: readonly { readonly line: number | null; readonly message: string }[];
}

/** Which keys count in a home, and what in its keys.json does not. `table` is the build's commands.json. */
export function listKeys(home: string, table: string, isMac: boolean, tongue: Tongue): ListedKeys {
  const commands = JSON.parse(readFileSync(table, 'utf8')) as readonly WrittenCommand[];
  const { file, text, trouble } = readKeys(home);
  const { keys, problems }: EffectiveKeys = readKeysFile(text, commands, isMac);
  const unread = trouble ? [{ line: null, message: trouble.what[tongue] }] : [];
  return {
    file,
    commands: commands.map(({ id, words }) => ({ id, name: words[tongue], keys: keys.get(id) ?? [] })),
    problems: [...unread, ...problems.map(({ line, words }) => ({ line, message: words[tongue] }))],
  };
}

/** The list for people: id, keys, name. */
export function keysText({ commands }: ListedKeys): string {
  const widthOf = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const shown = commands.map(({ keys }) => keys.join(', ') || '-');
  const [idWidth, keysWidth] = [widthOf(commands.map(({ id }) => id)), widthOf(shown)];
  return commands
    .map(({ id, name }, i) => `${id.padEnd(idWidth)}  ${(shown[i] ?? '').padEnd(keysWidth)}  ${name}`)
    .join('\n');
}
