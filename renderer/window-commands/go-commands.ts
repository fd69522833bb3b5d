import { words } from '../../shared/story/words';
import { command, hasStory, type WindowCommand } from './window-command';

/** The ways to a place: a story, a pane, a tab of a pane, a place in the story. */
export const goCommands: readonly WindowCommand[] = [
  command(
    'go.story',
    'go',
    words('Ke naskah atau perintah…', 'Go to a story or command…'),
    ['Mod-k'],
    (hands) => hands.findStory(),
  ),
  command(
    'find.find',
    'go',
    words('Cari dalam naskah', 'Find in the story'),
    ['Mod-f'],
    (hands) => hands.findInStory('find'),
    { isOffered: hasStory },
  ),
  command(
    'find.replace',
    'go',
    words('Cari dan ganti', 'Find and replace'),
    // On a Mac, Mod-h hides the program before any page hears of it.
    ['Mod-Shift-h', 'Mod-h'],
    (hands) => hands.findInStory('replace'),
    { isOffered: hasStory },
  ),
  command(
    'find.next',
    'go',
    words('Temuan pencarian berikutnya', 'Next match'),
    ['F3'],
    (hands) => hands.findStep(1),
    { isOffered: hasStory },
  ),
  command(
    'find.previous',
    'go',
    words('Temuan pencarian sebelumnya', 'Previous match'),
    ['Shift-F3'],
    (hands) => hands.findStep(-1),
    { isOffered: hasStory },
  ),
  command(
    'go.place',
    'go',
    words('Ke bagian naskah: kerangka…', 'Go to a place in the story: outline…'),
    ['Mod-g'],
    (hands) => hands.goToPlace(),
    { isOffered: hasStory },
  ),
  command(
    'go.nextStory',
    'go',
    words('Naskah berikutnya dalam antrean', 'Next story in the queue'),
    ['Mod-Alt-.'],
    (hands) => hands.stepStory(1),
  ),
  command(
    'go.previousStory',
    'go',
    words('Naskah sebelumnya dalam antrean', 'Previous story in the queue'),
    ['Mod-Alt-,'],
    (hands) => hands.stepStory(-1),
  ),
  command('go.nextPane', 'go', words('Panel berikutnya', 'Next pane'), ['F6'], (hands) => hands.cyclePane(1)),
  command('go.previousPane', 'go', words('Panel sebelumnya', 'Previous pane'), ['Shift-F6'], (hands) =>
    hands.cyclePane(-1),
  ),
  command('go.fields', 'go', words('Tab Naskah: isian', 'Story tab: fields'), ['Mod-Alt-u'], (hands) =>
    hands.showTab('story'),
  ),
  command('go.review', 'go', words('Tab Tinjauan', 'Review tab'), ['Mod-Alt-v'], (hands) =>
    hands.showTab('review'),
  ),
  command('go.checks', 'go', words('Tab Periksa', 'Checks tab'), [], (hands) => hands.showTab('checks')),
  command('go.history', 'go', words('Tab Riwayat', 'History tab'), ['Mod-Alt-y'], (hands) =>
    hands.showTab('history'),
  ),
];
