import { Menu } from 'electron';

/**
 * The native menu: only what the system must do itself. Undo and redo are left to the page, whose history knows every piece
 * of a story; Chromium's own would work behind its back.
 */
export function setMenu(newWindow: () => void): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' as const }] : []),
      {
        label: 'Redaksi',
        submenu: [
          { label: 'Jendela baru / New window', accelerator: 'CmdOrCtrl+Shift+N', click: newWindow },
          { type: 'separator' },
          { role: isMac ? 'close' : 'quit' },
        ],
      },
      {
        label: 'Edit',
        submenu: [
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'pasteAndMatchStyle' },
          { role: 'selectAll' },
        ],
      },
      {
        label: 'Tampilan / View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
