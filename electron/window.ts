import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { ORIGIN } from './protocol';

/** Opens a window on the desk. `preload` is the path of the bundled bridge. */
export function openWindow(preload: string): BrowserWindow {
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
  void window.loadURL(`${ORIGIN}/`);
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
