import { words } from '../../shared/story/words';
import type { WindowHands } from './hands';
import { command, hasStory, type WindowCommand } from './window-command';

const hasOthers = (hands: WindowHands) => hands.tabs.count > 1;

// Ctrl+Tab and Ctrl+W are the browser's own in a browser: each command has a key that works in both doors.
export const tabCommands: readonly WindowCommand[] = [
  command(
    'tab.next',
    'go',
    words('Naskah terbuka berikutnya', 'Next open story'),
    ['Alt-PageDown', 'Ctrl-Tab'],
    (hands) => hands.tabs.step(1),
    { isOffered: hasOthers },
  ),
  command(
    'tab.previous',
    'go',
    words('Naskah terbuka sebelumnya', 'Previous open story'),
    ['Alt-PageUp', 'Ctrl-Shift-Tab'],
    (hands) => hands.tabs.step(-1),
    { isOffered: hasOthers },
  ),
  command(
    'tab.moveRight',
    'window',
    words('Geser tab ke kanan', 'Move tab to the right'),
    ['Alt-Shift-PageDown'],
    (hands) => hands.tabs.move(1),
    { isOffered: hasOthers },
  ),
  command(
    'tab.moveLeft',
    'window',
    words('Geser tab ke kiri', 'Move tab to the left'),
    ['Alt-Shift-PageUp'],
    (hands) => hands.tabs.move(-1),
    { isOffered: hasOthers },
  ),
  command(
    'tab.close',
    'story',
    words('Tutup naskah ini', 'Close this story'),
    ['Mod-Alt-w', 'Mod-w'],
    (hands) => hands.tabs.close(),
    { isOffered: hasStory },
  ),
  command(
    'tab.reopen',
    'story',
    words('Buka lagi naskah yang ditutup', 'Open the closed story again'),
    ['Mod-Alt-t'],
    (hands) => hands.tabs.reopen(),
    { isOffered: (hands) => hands.tabs.hasClosed },
  ),
  command(
    'window.openStory',
    'window',
    words('Buka naskah ini di jendela baru', 'Open this story in a new window'),
    ['Mod-Alt-o'],
    (hands) => hands.tabs.openStoryInWindow(),
    { isOffered: hasStory },
  ),
  command('window.new', 'window', words('Jendela baru', 'New window'), ['Mod-Shift-n'], (hands) =>
    hands.tabs.openWindow(null),
  ),
];
