import type { MenuTable } from '../../shared/contract';

/** The menu follows what stands on the page, but never key by key. */
const REST_MS = 250;

/** Keeps the app's native menu for this window as the table of commands stands; the app takes it up when the window has the focus. */
export class NativeMenu {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  constructor(
    private readonly table: () => MenuTable,
    private readonly show: (menu: MenuTable) => void,
  ) {}

  /** Something changed that may be in the menu. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const menu = this.table();
      const text = JSON.stringify(menu);
      if (text === this.#shown) return;
      this.#shown = text;
      this.show(menu);
    }, REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
