import type { ChangesView } from '../../shared/story/views';
import { words, type Words } from '../../shared/story/words';
import { command, hasStory, type WindowCommand } from './window-command';

const changesCommand = (view: ChangesView, name: Words, key: string) =>
  command(`review.${view}`, 'view', name, [key], (hands) => hands.showChanges(view), {
    isOffered: hasStory,
    isActive: (hands) => hands.hasStory && hands.changesView === view,
  });

/** What the page shows, how it looks, and how it goes along with the writing. */
export const viewCommands: readonly WindowCommand[] = [
  changesCommand('marked', words('Tampilkan usulan', 'Show changes marked'), 'Mod-Alt-7'),
  changesCommand('final', words('Tampilkan hasil akhir', 'Show the final text'), 'Mod-Alt-8'),
  changesCommand('original', words('Tampilkan teks asal', 'Show the original text'), 'Mod-Alt-9'),
  command(
    'window.fullScreen',
    'view',
    words('Menulis layar penuh', 'Full-screen writing'),
    ['Mod-.'],
    (hands) => hands.writeFullScreen(),
    { isActive: (hands) => hands.isFullScreen },
  ),
  command(
    'view.typewriter',
    'view',
    words('Mode mesin tik: baris tetap di tempat', 'Typewriter writing: the line stays in place'),
    ['Mod-Alt-m'],
    (hands) => hands.toggleTypewriter(),
    { isActive: (hands) => hands.isTypewriter },
  ),
  command(
    'view.larger',
    'view',
    words('Perbesar huruf naskah', 'Larger copy'),
    ['Mod-=', 'Mod-Shift-=', 'Mod-+'],
    (hands) => hands.resizeCopy(1),
  ),
  command('view.smaller', 'view', words('Perkecil huruf naskah', 'Smaller copy'), ['Mod--'], (hands) =>
    hands.resizeCopy(-1),
  ),
  command('view.usualSize', 'view', words('Ukuran huruf semula', 'Usual size of copy'), ['Mod-0'], (hands) =>
    hands.resizeCopy(0),
  ),
];
