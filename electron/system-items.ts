import type { Tongue } from '../shared/story/words';

/** What the native menu has beside the pages' commands: items that the system does, by Electron's names for them. */
export type SystemItem =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit';

export const SYSTEM_ITEMS: Readonly<
  Record<Tongue, Readonly<Record<SystemItem | 'edit' | 'window' | 'zoom', string>>>
> = {
  id: {
    edit: 'Menyunting',
    window: 'Jendela',
    zoom: 'Ukuran seluruh jendela',
    cut: 'Potong',
    copy: 'Salin',
    paste: 'Tempel',
    pasteAndMatchStyle: 'Tempel tanpa bentuk',
    resetZoom: 'Ukuran semula',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    togglefullscreen: 'Layar penuh',
    minimize: 'Kecilkan',
    close: 'Tutup jendela',
    quit: 'Keluar dari Redaksi',
  },
  en: {
    edit: 'Edit',
    window: 'Window',
    zoom: 'Size of the whole window',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste without style',
    resetZoom: 'Usual size',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    togglefullscreen: 'Full screen',
    minimize: 'Minimize',
    close: 'Close window',
    quit: 'Quit Redaksi',
  },
};
