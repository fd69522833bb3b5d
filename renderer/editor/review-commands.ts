import type { Command } from 'prosemirror-state';
import { words } from '../../shared/story/words';
import type { EditorCommand } from './command';
import { decideAll, decideHere, stepToChange } from './reviewing';
import { isSuggesting, toggleSuggesting } from './suggesting';

/** The commands of the copy desk on the page. */

function command(
  id: string,
  [indonesian, english]: readonly [string, string],
  keys: readonly string[],
  run: Command,
  isActive?: EditorCommand['isActive'],
): EditorCommand {
  const about = { id, words: words(indonesian, english), keys, group: 'view' as const, run };
  return { ...about, ...(isActive && { isActive }) };
}

/** Done to the whole of the story: the keys count in the panes as well. */
const anywhere = (one: EditorCommand): EditorCommand => ({ ...one, isAnywhere: true });

/** Done to the story whatever is shown of its changes. */
const inViews = (one: EditorCommand): EditorCommand => ({ ...one, inViews: true });

const suggest = command(
  'review.suggest',
  ['Usulkan perubahan', 'Suggest changes'],
  ['Mod-Alt-r'],
  toggleSuggesting,
  isSuggesting,
);

const goingOn: readonly EditorCommand[] = [
  command('review.next', ['Usulan berikutnya', 'Next change'], ['F4'], stepToChange(1)),
  command('review.previous', ['Usulan sebelumnya', 'Previous change'], ['Shift-F4'], stepToChange(-1)),
];

const atTheCaret: readonly EditorCommand[] = [
  command(
    'review.accept',
    ['Terima usulan di sini', 'Accept change here'],
    ['Mod-Alt-Enter'],
    decideHere('accept'),
  ),
  command(
    'review.reject',
    ['Tolak usulan di sini', 'Reject change here'],
    ['Mod-Alt-Backspace'],
    decideHere('reject'),
  ),
];

const ofAll: readonly EditorCommand[] = [
  command('review.acceptAll', ['Terima semua usulan', 'Accept all changes'], [], decideAll('accept')),
  command('review.rejectAll', ['Tolak semua usulan', 'Reject all changes'], [], decideAll('reject')),
];

export const reviewCommands: readonly EditorCommand[] = [
  anywhere(suggest),
  ...goingOn.map(anywhere).map(inViews),
  ...atTheCaret.map(inViews),
  ...ofAll.map(anywhere).map(inViews),
];
