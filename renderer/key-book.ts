import type { KeysFile } from '../shared/contract';
import { pressedKeyName } from '../shared/key-names';
import { readKeysFile, type EffectiveKeys, type KeyProblem } from '../shared/keys-file';
import { commandTable } from './command-table';
import { pressName, type KeyPress } from './keys';
import { Observable } from './observable';

const none: KeysFile = { file: '', text: null, trouble: null };

/** Which key does what: the table's own keys, and over them what the person's `keys.json` says. */
export class KeyBook extends Observable {
  #file = none;
  #keys: EffectiveKeys;
  #commands: ReadonlyMap<string, string>;

  constructor(readonly isMac: boolean) {
    super();
    this.#keys = readKeysFile(null, commandTable, isMac);
    this.#commands = this.#byPress();
  }

  /** Where the person's own keys lie. */
  get file(): KeysFile {
    return this.#file;
  }

  /** What in the file does not count, and why. */
  get problems(): readonly KeyProblem[] {
    return this.#keys.problems;
  }

  /** Takes the file as it is now. */
  read(file: KeysFile): void {
    this.#file = file;
    this.#keys = readKeysFile(file.text, commandTable, this.isMac);
    this.#commands = this.#byPress();
    this.changed();
  }

  /** The keys of a command; the first one is the one to show. */
  of(command: string): readonly string[] {
    return this.#keys.keys.get(command) ?? [];
  }

  /** The id of the command that a key press means, or null. */
  commandFor(press: KeyPress): string | null {
    return this.#commands.get(pressedKeyName(pressName(press, this.isMac), this.isMac)) ?? null;
  }

  #byPress(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#keys.keys].flatMap(([id, keys]) =>
        keys.map((key) => [pressedKeyName(key, this.isMac), id] as const),
      ),
    );
  }
}
