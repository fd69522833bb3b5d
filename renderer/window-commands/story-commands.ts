import { STATUSES, STATUS_LABELS, type Status } from '../../shared/story/status';
import { words } from '../../shared/story/words';
import { command, hasStory, type WindowCommand } from './window-command';

const moveWords = (status: Status) =>
  words(`Pindahkan ke ${STATUS_LABELS[status].id}`, `Move to ${STATUS_LABELS[status].en}`);

/** Signing off is more than a move: it has its own command. */
const moves = STATUSES.filter((status) => status !== 'signedOff').map((status) =>
  command(`status.${status}`, 'status', moveWords(status), [], (hands) => hands.errands.moveTo(status), {
    isOffered: (hands) => hands.hasStory && hands.moves.includes(status),
  }),
);

/** What is done with the open story as a whole. */
export const storyCommands: readonly WindowCommand[] = [
  command('story.new', 'story', words('Naskah baru', 'New story'), ['Mod-Alt-n'], (hands) =>
    hands.newStory(),
  ),
  command('story.import', 'story', words('Impor berkas…', 'Import files…'), ['Mod-o'], (hands) =>
    hands.chooseFiles(),
  ),
  command(
    'story.reimport',
    'story',
    words('Baca ulang berkas asal', 'Read the imported file again'),
    [],
    (hands) => {
      hands.errands.reimport();
      hands.showTab('review');
    },
    { isOffered: hasStory },
  ),
  command(
    'story.export',
    'story',
    words('Ekspor paket…', 'Export package…'),
    ['Mod-Shift-e'],
    (hands) => hands.errands.startExport(),
    {
      isOffered: hasStory,
    },
  ),
  command(
    'story.signOff',
    'story',
    words('Sahkan naskah…', 'Sign off the story…'),
    ['Mod-Alt-s'],
    (hands) => hands.errands.startSignOff(),
    {
      isOffered: (hands) => hands.hasStory,
    },
  ),
  command(
    'story.assign',
    'story',
    words('Tugaskan naskah…', 'Assign the story…'),
    ['Mod-Alt-d'],
    (hands) => hands.errands.startAssign(),
    { isOffered: hasStory },
  ),
  command(
    'story.ledger',
    'story',
    words('Buku meja: siapa berbuat apa…', 'The desk’s ledger: who did what…'),
    [],
    (hands) => hands.errands.showLedger(),
    { isOffered: hasStory },
  ),
  command(
    'story.revision',
    'story',
    words('Simpan revisi…', 'Save revision…'),
    ['Mod-s'],
    (hands) => hands.errands.askRevisionName(),
    {
      isOffered: hasStory,
    },
  ),
  command(
    'story.comment',
    'story',
    words('Komentar…', 'Comment…'),
    ['Mod-Alt-g'],
    (hands) => hands.errands.askComment(),
    { isOffered: hasStory },
  ),
  command(
    'review.note',
    'story',
    words('Catatan pada usulan di sini…', 'Note on the change here…'),
    ['Mod-Alt-x'],
    (hands) => hands.errands.askNote(),
    { isOffered: hasStory },
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
  command(
    'story.lookBack',
    'story',
    words('Lihat riwayat pada halaman', 'Look back in the story'),
    ['Mod-Alt-l'],
    (hands) => hands.lookBack(),
    { isOffered: hasStory },
  ),
  command(
    'story.compare',
    'story',
    words('Bandingkan dengan naskah lain atau paket…', 'Compare with another story or a package…'),
    [],
    (hands) => hands.errands.startCompare(),
    { isOffered: hasStory },
  ),
  command(
    'story.origins',
    'story',
    words('Siapa menulis apa, di tepi halaman', 'Who wrote what, in the margin'),
    ['Mod-Alt-i'],
    (hands) => hands.toggleOrigins(),
    // A view of the changes has its words in other places than those that the journal knows.
    {
      isOffered: (hands) => hands.hasStory && hands.changesView === 'marked',
      isActive: (hands) => hands.hasOrigins,
    },
  ),
  command(
    'story.bin',
    'story',
    words('Buang ke tempat sampah…', 'Put into the bin…'),
    [],
    (hands) => hands.askBin(),
    { isOffered: (hands) => hands.hasStory && !hands.isBinned },
  ),
  command(
    'story.unbin',
    'story',
    words('Ambil dari tempat sampah', 'Take out of the bin'),
    [],
    (hands) => hands.unbin(),
    { isOffered: (hands) => hands.isBinned },
  ),
  ...moves,
];
