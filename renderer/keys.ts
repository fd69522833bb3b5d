import { plainKeyName } from '../shared/key-names';

/** Keys as they are pressed and as they are shown; how they are named is shared/key-names.ts. */

/** What a key press says of itself. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const SHIFTED: Readonly<Record<string, string>> = {
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Equal: '=',
  Minus: '-',
};

/** The key's own name, whatever the modifiers made of it. */
function plainKey(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  // With Alt a Mac makes another letter of it, and other alphabets have none of ours: the place of the key decides then.
  if (letter && (press.altKey || !/^[a-z]$/i.test(press.key))) return letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit && (press.shiftKey || press.altKey)) return digit;
  return (
    SHIFTED[press.code] ??
    (press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key)
  );
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

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Minus: '-',
  Space: 'Space',
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

/** True for a key that would write, erase or break a line where one can write; not for Space, which scrolls what is read. */
export function isWriting({ key, ctrlKey, metaKey }: KeyPress): boolean {
  if (ctrlKey || metaKey) return false;
  const isLetter = key !== ' ' && [...key].length === 1;
  return isLetter || ['Enter', 'Backspace', 'Delete', 'Process', 'Dead'].includes(key);
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
