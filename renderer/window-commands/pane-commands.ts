import { words } from '../../shared/story/words';
import { command, type WindowCommand } from './window-command';

/** The panes beside the page, and the map of keys. */
export const paneCommands: readonly WindowCommand[] = [
  command(
    'window.foldQueue',
    'window',
    words('Lipat atau buka antrean', 'Fold or open the queue'),
    ['Mod-\\'],
    (hands) => hands.foldQueue(),
  ),
  command(
    'window.foldInspector',
    'window',
    words('Lipat atau buka panel keterangan', 'Fold or open the side pane'),
    ['Mod-Shift-\\'],
    (hands) => hands.foldInspector(),
  ),
  command('window.keys', 'window', words('Peta tombol', 'Map of keys'), ['F1'], (hands) => hands.showKeys(), {
    idleKeys: ['?', 'Shift-?'],
  }),
];
