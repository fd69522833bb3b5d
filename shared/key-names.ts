/**
 * Keys, named as the editor's keymap names them: `Mod-Shift-e`. `Mod` is Command on a Mac and Ctrl elsewhere; the last part is
 * the key's own name, a letter in lower case.
 */

const ORDER = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'];
const ALIASES: Readonly<Record<string, string>> = { Cmd: 'Meta', Control: 'Ctrl', Option: 'Alt' };
/** Keys that have a name and no letter. */
const NAMED =
  /^(F([1-9]|1\d|2[0-4])|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Tab|Space|Minus)$/;

function partsOf(name: string): { readonly modifiers: readonly string[]; readonly key: string } {
  // The key itself may be a hyphen: "Mod--".
  const whole = name.endsWith('-') ? `${name.slice(0, -1)}Minus` : name;
  const [, head = '', key = ''] = /^(.*-)?(.+)$/.exec(whole) ?? [];
  const modifiers = head
    .split('-')
    .filter(Boolean)
    .map((part) => ALIASES[part] ?? part);
  return { modifiers, key };
}

/** The same key under one name, whatever order its modifiers were written in: two names collide where these are equal. */
export function plainKeyName(name: string): string {
  const { modifiers, key } = partsOf(name);
  const all = new Set(modifiers);
  if (/^[A-Z]$/.test(key)) all.add('Shift');
  const sorted = [...all].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return [...sorted, key.length === 1 ? key.toLowerCase() : key].join('-');
}

/** As `plainKeyName`, with `Mod` for the key that it is on this system. */
export function pressedKeyName(name: string, isMac: boolean): string {
  const plain = plainKeyName(name);
  const mod = isMac ? 'Meta' : 'Ctrl';
  return plainKeyName(
    plain
      .split('-')
      .map((part) => (part === mod ? 'Mod' : part))
      .join('-'),
  );
}

/** What a key may be used for. */
export type KeyUse =
  | 'free'
  /** It writes: a letter, Enter, Tab, an arrow, with nothing but Shift held. */
  | 'writing'
  /** Escape leaves whatever has to be left. */
  | 'escape'
  | 'unknown';

export function keyUse(name: string): KeyUse {
  const { modifiers, key } = partsOf(name);
  if (key === 'Escape' || key === 'Esc') return 'escape';
  if (modifiers.some((part) => !ORDER.includes(part))) return 'unknown';
  if (key.length !== 1 && !NAMED.test(key)) return 'unknown';
  const isHeld = modifiers.some((part) => part !== 'Shift');
  return isHeld || /^F\d/.test(key) ? 'free' : 'writing';
}
