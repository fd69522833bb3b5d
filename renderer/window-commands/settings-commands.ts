import { words } from '../../shared/story/words';
import { command, type WindowCommand } from './window-command';

/** What holds for every story. */
export const settingsCommands: readonly WindowCommand[] = [
  command('settings.open', 'settings', words('Setelan…', 'Settings…'), ['Mod-,'], (hands) =>
    hands.showSettings(),
  ),
  command('settings.wire', 'settings', words('Folder kiriman kantor berita…', 'Wire folder…'), [], (hands) =>
    hands.showWire(),
  ),
  command(
    'settings.theme',
    'settings',
    words('Ganti tema: terang, gelap, ikut sistem', 'Switch theme: light, dark, as the system'),
    [],
    (hands) => hands.nextTheme(),
  ),
  command(
    'settings.tongue',
    'settings',
    words('Ganti bahasa tampilan (Switch to English)', 'Switch language (ganti ke Bahasa Indonesia)'),
    [],
    (hands) => hands.nextTongue(),
  ),
];
