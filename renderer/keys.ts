/**
 * Keys, named as the editor's keymap names them: `Mod-Shift-e`. `Mod` is Command on a Mac and Ctrl elsewhere; the last part is
 * the key's own name, a letter in lower case.
 */

/** What a key press says of itself. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const SHIFTED: Readonly<Record<string, string>> = { Backslash: '\\', Comma: ',', Period: '.' };

/** The key's own name, whatever the modifiers made of it. */
function plainKey(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  // With Alt a Mac makes another letter of it, and other alphabets have none of ours: the place of the key decides then.
  if (letter && (press.altKey || !/^[a-z]$/i.test(press.key))) return letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit && (press.shiftKey || press.altKey)) return digit;
  return SHIFTED[press.code] ?? (press.key.length === 1 ? press.key.toLowerCase() : press.key);
}

/** The name of a key press, modifiers in the order Mod, Alt, Shift. On a Mac a bare Ctrl is `Ctrl`, elsewhere Meta is `Meta`. */
export function pressName(press: KeyPress, isMac: boolean): string {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  const parts = [
    mod && 'Mod',
    other && (isMac ? 'Ctrl' : 'Meta'),
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
  ];
  return [...parts.filter(Boolean), plainKey(press)].join('-');
}

const ORDER = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'];

/** The same key under one name, whatever order its modifiers were written in: two names collide where these are equal. */
export function plainKeyName(name: string): string {
  // The key itself may be a hyphen: "Mod--".
  const [, head = '', key = ''] =
    /^(.*-)?(.+)$/.exec(name.endsWith('-') ? name.slice(0, -1) + 'Minus' : name) ?? [];
  const modifiers = head
    .split('-')
    .filter(Boolean)
    .map((part) => ({ Cmd: 'Meta', Control: 'Ctrl', Option: 'Alt' })[part] ?? part);
  const isUpper = /^[A-Z]$/.test(key);
  if (isUpper && !modifiers.includes('Shift')) modifiers.push('Shift');
  modifiers.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return [...modifiers, key.length === 1 ? key.toLowerCase() : key].join('-');
}

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Minus: '-',
  ' ': 'Space',
  Escape: 'Esc',
};

/** A key as it is shown: `['Ctrl', 'Shift', 'E']`, on a Mac `['⌘', '⇧', 'E']`. */
export function shownKey(name: string, isMac: boolean): readonly string[] {
  return plainKeyName(name)
    .split('-')
    .map((part) => {
      if (isMac && MAC_NAMES[part]) return MAC_NAMES[part];
      if (part === 'Mod') return 'Ctrl';
      return KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    });
}

/** True while letters typed here are copy or an answer, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as (HTMLElement & { readonly type?: string }) | null;
  if (!element || typeof element.closest !== 'function') return false;
  if (element.isContentEditable || element.closest('textarea, select')) return true;
  return (
    element.tagName === 'INPUT' &&
    !['checkbox', 'radio', 'button', 'submit', 'file'].includes(element.type ?? '')
  );
}
