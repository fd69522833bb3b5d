import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuTable } from '../shared/contract';
import { accelerator } from './accelerators';
import { SYSTEM_ITEMS, type SystemItem } from './system-items';

/**
 * The native menu: the pages' own table of commands, one menu for each group, and what only the system can do. Every window
 * has a menu of its own; the one that has the focus shows it.
 */

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** What a menu needs of its window. */
type MenuWindow = Pick<BrowserWindow, 'webContents'>;

function commandItem(
  { id, label, key, isEnabled, isChecked }: MenuTable['menus'][number]['items'][number],
  window: MenuWindow,
  isMac: boolean,
): MenuItemConstructorOptions {
  const shown = key === null ? null : accelerator(key, isMac);
  return {
    id,
    label,
    enabled: isEnabled,
    ...(isChecked !== null && { type: 'checkbox' as const, checked: isChecked }),
    // The key is shown here and heard by the page, which knows where the caret is and whether somebody types in a field.
    ...(shown !== null && { accelerator: shown, registerAccelerator: false }),
    click: () => window.webContents.send('notice:chosen', { command: id }),
  };
}

/** The menu of a window as a template. */
function template(
  { tongue, menus }: MenuTable,
  window: MenuWindow,
  isMac: boolean,
): MenuItemConstructorOptions[] {
  const says = SYSTEM_ITEMS[tongue];
  // The page hears Ctrl+W and the like itself: the system's items keep no key that a command has.
  const role = (name: SystemItem, keyless = false): MenuItemConstructorOptions => ({
    role: name,
    label: says[name],
    ...(keyless && { registerAccelerator: false, accelerator: '' }),
  });
  const system: Readonly<Record<string, readonly MenuItemConstructorOptions[]>> = {
    story: isMac ? [] : [role('quit')],
    edit: [role('cut'), role('copy'), role('paste'), role('pasteAndMatchStyle')],
    view: [
      { label: says.zoom, submenu: [role('zoomIn', true), role('zoomOut', true), role('resetZoom', true)] },
      role('togglefullscreen'),
    ],
    window: [role('minimize'), role('close', true)],
  };
  const told = menus.map(({ group }) => group);
  // Until the page has told its table there are still cut, copy and close.
  const untold = (['edit', 'window'] as const)
    .filter((group) => !told.includes(group))
    .map((group) => ({ group, label: says[group], items: [] }));
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...[...menus, ...untold].map(({ group, label, items }) => {
      const own = items.map((item) => commandItem(item, window, isMac));
      const after = system[group] ?? [];
      const between = own.length > 0 && after.length > 0 ? [SEPARATOR] : [];
      return { id: group, label, submenu: [...own, ...between, ...after] };
    }),
  ];
}

/** Keeps a menu for each window and shows the one of the window that has the focus. */
export class Menus {
  readonly #menus = new WeakMap<BrowserWindow, Menu>();
  readonly #isMac = process.platform === 'darwin';

  /** Gives a window its menu before its page has told of any command. */
  add(window: BrowserWindow): void {
    this.take(window, { tongue: 'id', menus: [] });
    window.on('focus', () => this.#show(window));
  }

  /** Takes the table that a window's page has told. */
  take(window: BrowserWindow, table: MenuTable): void {
    this.#menus.set(window, Menu.buildFromTemplate(template(table, window, this.#isMac)));
    if (!this.#isMac || window.isFocused()) this.#show(window);
  }

  #show(window: BrowserWindow): void {
    const menu = this.#menus.get(window) ?? null;
    // On a Mac there is one menu for the whole app; elsewhere every window has its own.
    if (this.#isMac) Menu.setApplicationMenu(menu);
    else window.setMenu(menu);
  }
}
