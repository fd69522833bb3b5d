import { plainKeyName } from '../shared/key-names';

const MODIFIERS: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Ctrl: 'Ctrl',
  Meta: 'Super',
  Alt: 'Alt',
  Shift: 'Shift',
};
const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  '+': 'Plus',
};

/** A key (shared/key-names.ts) as Electron writes it in menus; null for one that a menu cannot show. */
export function accelerator(key: string, isMac: boolean): string | null {
  const parts = plainKeyName(key).split('-');
  const name = parts.pop() ?? '';
  const modifiers = parts.map((part) => (isMac && part === 'Meta' ? 'Cmd' : (MODIFIERS[part] ?? '')));
  const shown = NAMES[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  // Electron takes ASCII and its own names, and throws on anything else.
  return /^[\x21-\x7e]+$/.test(shown) ? [...modifiers, shown].join('+') : null;
}
