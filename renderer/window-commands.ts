import { STATUSES, STATUS_LABELS, type Status } from '../shared/story/status';
import { words, type Words } from '../shared/story/words';

/** What a window command may do: the hands of the window. */
export interface WindowHands {
  readonly hasStory: boolean;
  /** Statuses that the open story may move to. */
  readonly moves: readonly Status[];
  newStory(): void;
  chooseFiles(): void;
  startExport(): void;
  startSignOff(): void;
  askRevisionName(): void;
  findStory(): void;
  showKeys(): void;
  showSettings(): void;
  nextTheme(): void;
  nextTongue(): void;
  foldQueue(): void;
  foldInspector(): void;
  writeFullScreen(): void;
  cyclePane(by: 1 | -1): void;
  stepStory(by: 1 | -1): void;
  showTab(tab: 'story' | 'review' | 'checks' | 'history'): void;
  checkNow(): void;
  moveTo(status: Status): void;
}

export type WindowGroup = 'story' | 'status' | 'go' | 'window' | 'settings';

/** Something a person can do that is not typing on the page. This table feeds keys, palette and the map of keys. */
export interface WindowCommand {
  /** Stable name: `story.export`. */
  readonly id: string;
  readonly words: Words;
  /** As in keys.ts; the first one is the one to show. */
  readonly keys: readonly string[];
  readonly group: WindowGroup;
  readonly run: (hands: WindowHands) => void;
  /** False where it could not be done now; absent where it always can. */
  readonly isOffered?: (hands: WindowHands) => boolean;
  /** Keys that only count while nobody types. */
  readonly idleKeys?: readonly string[];
}

const hasStory = (hands: WindowHands) => hands.hasStory;

function command(
  id: string,
  group: WindowGroup,
  name: Words,
  keys: readonly string[],
  run: WindowCommand['run'],
  rest: Pick<WindowCommand, 'isOffered' | 'idleKeys'> = {},
): WindowCommand {
  return { id, group, words: name, keys, run, ...rest };
}

const moveWords = (status: Status) =>
  words(`Pindahkan ke ${STATUS_LABELS[status].id}`, `Move to ${STATUS_LABELS[status].en}`);

/** Signing off is more than a move: it has its own command. */
const moves = STATUSES.filter((status) => status !== 'signedOff').map((status) =>
  command(`status.${status}`, 'status', moveWords(status), [], (hands) => hands.moveTo(status), {
    isOffered: (hands) => hands.hasStory && hands.moves.includes(status),
  }),
);

export const windowCommands: readonly WindowCommand[] = [
  command('story.new', 'story', words('Naskah baru', 'New story'), ['Mod-Alt-n'], (hands) =>
    hands.newStory(),
  ),
  command('story.import', 'story', words('Impor berkas…', 'Import files…'), ['Mod-o'], (hands) =>
    hands.chooseFiles(),
  ),
  command(
    'story.export',
    'story',
    words('Ekspor paket…', 'Export package…'),
    ['Mod-Shift-e'],
    (hands) => hands.startExport(),
    {
      isOffered: hasStory,
    },
  ),
  command(
    'story.signOff',
    'story',
    words('Sahkan naskah…', 'Sign off the story…'),
    ['Mod-Alt-s'],
    (hands) => hands.startSignOff(),
    {
      isOffered: (hands) => hands.hasStory,
    },
  ),
  command(
    'story.revision',
    'story',
    words('Simpan revisi…', 'Save revision…'),
    ['Mod-s'],
    (hands) => hands.askRevisionName(),
    {
      isOffered: hasStory,
    },
  ),
  command(
    'story.check',
    'story',
    words('Periksa naskah sekarang', 'Check the story now'),
    ['Mod-Alt-k'],
    (hands) => hands.checkNow(),
    {
      isOffered: hasStory,
    },
  ),
  ...moves,
  command(
    'go.story',
    'go',
    words('Ke naskah atau perintah…', 'Go to a story or command…'),
    ['Mod-k'],
    (hands) => hands.findStory(),
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
  command(
    'window.fullScreen',
    'window',
    words('Menulis layar penuh', 'Full-screen writing'),
    ['Mod-.'],
    (hands) => hands.writeFullScreen(),
  ),
  command('window.keys', 'window', words('Peta tombol', 'Map of keys'), ['F1'], (hands) => hands.showKeys(), {
    idleKeys: ['?', 'Shift-?'],
  }),
  command('settings.open', 'settings', words('Setelan…', 'Settings…'), ['Mod-,'], (hands) =>
    hands.showSettings(),
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
