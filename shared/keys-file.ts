import { parse, type AnyNode, type MemberNode } from '@humanwhocodes/momoa';
import { keyUse, plainKeyName, pressedKeyName } from './key-names';
import { words, type Words } from './story/words';

/**
 * A person's own keys: `keys.json` in the home, an object from command id to a list of keys, or to null for none. Comments are
 * allowed. What is wrong in it is told with its line, and everything else in it counts.
 */

/** A command as far as its keys go. */
export interface KeyedCommand {
  readonly id: string;
  /** The keys it has where the file says nothing. */
  readonly keys: readonly string[];
}

export interface KeyProblem {
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly words: Words;
}

export interface EffectiveKeys {
  /** By command id; the first key is the one to show. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly KeyProblem[];
}

/** The command that leads to every other one: it is never without a key. */
export const PALETTE_COMMAND = 'go.story';

interface Asked {
  readonly line: number;
  readonly keys: readonly string[];
}

const lineOf = (node: AnyNode) => node.loc.start.line;
const nameOf = ({ name }: MemberNode) => (name.type === 'String' ? name.value : name.name);

/** The keys that a member lists, or null where it is not a list of keys. */
function listed({ value }: MemberNode): readonly string[] | null {
  if (value.type === 'Null') return [];
  if (value.type !== 'Array') return null;
  const keys = value.elements.map(({ value: one }) => (one.type === 'String' ? one.value : null));
  return keys.every((key) => key !== null) ? keys : null;
}

const unfit: Readonly<Record<'escape' | 'writing' | 'unknown', (key: string) => Words>> = {
  escape: (key) => words(`${key}: Esc selalu untuk keluar`, `${key}: Esc is always the way out`),
  writing: (key) =>
    words(
      `${key} dipakai untuk menulis: tambahkan Mod, Ctrl, atau Alt`,
      `${key} is needed for writing: add Mod, Ctrl or Alt`,
    ),
  unknown: (key) => words(`${key} bukan nama tombol`, `${key} is not the name of a key`),
};

/** What a member asks for, or what is wrong with it. */
function read(member: MemberNode, known: ReadonlySet<string>): Asked | Words {
  const id = nameOf(member);
  if (!known.has(id)) return words(`tidak ada perintah "${id}"`, `there is no command "${id}"`);
  const keys = listed(member);
  if (!keys) {
    return words(
      `${id}: tulis daftar tombol seperti ["Mod-b"], atau null`,
      `${id}: write a list of keys such as ["Mod-b"], or null`,
    );
  }
  for (const key of keys) {
    const use = keyUse(key);
    if (use !== 'free') {
      const { id: indonesian, en } = unfit[use](key);
      return words(`${id}: ${indonesian}`, `${id}: ${en}`);
    }
  }
  return { line: lineOf(member), keys: keys.map(plainKeyName) };
}

function defaults(commands: readonly KeyedCommand[], problems: readonly KeyProblem[]): EffectiveKeys {
  return { keys: new Map(commands.map(({ id, keys }) => [id, keys])), problems };
}

function notJson(error: unknown): KeyProblem {
  const { line, column } = error as { line?: number; column?: number };
  const at = line === undefined ? null : line;
  const place = words(
    at === null ? 'berkas ini' : `baris ${at}, kolom ${column ?? 1}`,
    at === null ? 'this file' : `line ${at}, column ${column ?? 1}`,
  );
  return {
    line: at,
    words: words(
      `${place.id} bukan JSON; berkas dibiarkan apa adanya dan tombol bawaan dipakai`,
      `${place.en} is not JSON; the file is left as it is and the usual keys are used`,
    ),
  };
}

/** The keys of every command. `text` is the file's, null where there is none. */
export function readKeysFile(
  text: string | null,
  commands: readonly KeyedCommand[],
  isMac: boolean,
): EffectiveKeys {
  if (text === null) return defaults(commands, []);
  let members: readonly MemberNode[];
  try {
    const { body } = parse(text, { mode: 'jsonc', allowTrailingCommas: true });
    if (body.type !== 'Object') {
      const what = words(
        'isinya harus { "perintah": ["tombol"] }; tombol bawaan dipakai',
        'it must hold { "command": ["key"] }; the usual keys are used',
      );
      return defaults(commands, [{ line: lineOf(body), words: what }]);
    }
    ({ members } = body);
  } catch (error) {
    return defaults(commands, [notJson(error)]);
  }

  const problems: KeyProblem[] = [];
  const known = new Set(commands.map(({ id }) => id));
  const asked = new Map<string, Asked>();
  const takenBy = new Map<string, string>();
  for (const member of members) {
    const id = nameOf(member);
    const one = read(member, known);
    if (!('keys' in one)) problems.push({ line: lineOf(member), words: one });
    else if (asked.has(id)) {
      const what = words(
        `${id} sudah diatur di baris ${asked.get(id)?.line}`,
        `${id} was set in line ${asked.get(id)?.line} already`,
      );
      problems.push({ line: one.line, words: what });
    } else {
      const keys = one.keys.filter((key) => {
        const other = takenBy.get(pressedKeyName(key, isMac));
        if (other === undefined) takenBy.set(pressedKeyName(key, isMac), id);
        else problems.push({ line: one.line, words: usedTwice(key, other, id) });
        return other === undefined;
      });
      asked.set(id, { line: one.line, keys });
    }
  }
  return { keys: settle(commands, asked, takenBy, isMac, problems), problems };
}

function usedTwice(key: string, first: string, second: string): Words {
  return words(
    `${key} dipakai dua kali: tetap untuk ${first}, tidak untuk ${second}`,
    `${key} is used twice: it stays with ${first} and not with ${second}`,
  );
}

/** What the file asks for comes first; a usual key that it gives to another command is no longer that command's own. */
function settle(
  commands: readonly KeyedCommand[],
  asked: ReadonlyMap<string, Asked>,
  takenBy: ReadonlyMap<string, string>,
  isMac: boolean,
  problems: KeyProblem[],
): Map<string, readonly string[]> {
  const isFree = (key: string) => !takenBy.has(pressedKeyName(key, isMac));
  const keys = new Map<string, readonly string[]>(
    commands.map(({ id, keys: usual }) => [id, asked.get(id)?.keys ?? usual.filter(isFree)]),
  );
  const usual = commands.find(({ id }) => id === PALETTE_COMMAND)?.keys;
  if (!usual || (keys.get(PALETTE_COMMAND) ?? []).length > 0) return keys;
  const own = new Set(usual.map((key) => pressedKeyName(key, isMac)));
  for (const [id, list] of keys)
    keys.set(
      id,
      list.filter((key) => !own.has(pressedKeyName(key, isMac))),
    );
  keys.set(PALETTE_COMMAND, usual);
  const key = usual.join(', ');
  problems.push({
    line: asked.get(PALETTE_COMMAND)?.line ?? null,
    words: words(
      `palet perintah tidak boleh tanpa tombol: ${key} tetap miliknya`,
      `the palette may not be without a key: ${key} stays with it`,
    ),
  });
  return keys;
}
