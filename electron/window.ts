import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { PageRevival } from './page-revival';
import { ORIGIN } from './protocol';

/** A window to be opened. */
export interface NewWindow {
  /** Path of the bundled bridge. */
  readonly preload: string;
  /** Its name among the windows that are remembered. */
  readonly name: string;
  /** The story it opens on; null for none, or for what it remembers. */
  readonly story: string | null;
}

/** Opens a window on the desk. */
export function openWindow({ preload, name, story }: NewWindow): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Redaksi',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161513' : '#f0eee8',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: process.env['REDAKSI_DEV'] === '1',
    },
  });
  window.once('ready-to-show', () => window.show());
  const revival = new PageRevival({
    reload: () => {
      if (!window.isDestroyed()) window.webContents.reload();
    },
    now: () => performance.now(),
    wait: setTimeout,
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => revival.gone(reason));
  void window.loadURL(`${ORIGIN}/?window=${name}${story === null ? '' : `#/story/${story}`}`);
  return window;
}

/** Asks where a copy of a package should go; null if the person thinks better of it. */
export async function askWhere(window: BrowserWindow | null, suggested: string): Promise<string | null> {
  const options = { defaultPath: suggested, filters: [{ name: 'Redaksi', extensions: ['zip'] }] };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled || !filePath ? null : filePath;
}
