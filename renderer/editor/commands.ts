import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  isInTable,
  toggleHeaderRow,
} from 'prosemirror-tables';
import { schema, type NodeName } from '../../shared/story/schema';
import { words } from '../../shared/story/words';
import { deleteBlock, duplicate, moveDown, moveUp } from './arranging';
import { isIn, isList, toggleCrosshead, toggleFactBox, toggleList, toggleQuote, toParagraph } from './blocks';
import type { CommandGroup, EditorCommand } from './command';
import {
  addCredit,
  askAboutHere,
  askForAltText,
  askForOtherPicture,
  askForPicture,
  insertBreak,
  insertEmbed,
  insertTable,
} from './inserting';
import {
  askForLink,
  hasMark,
  isLeadIn,
  toggleEm,
  toggleForeign,
  toggleLeadIn,
  toggleStrong,
} from './marking';
import { pastePlain, pasteStory } from './paste-ways';
import { insertRelatedLink, isLinkList, toggleLinkList } from './related-links';
import { reviewCommands } from './review-commands';
import { selectAllBySteps, toEnd } from './selecting';

const { strong, em, link, foreign } = schema.marks;

function command(
  group: CommandGroup,
  id: string,
  [indonesian, english]: readonly [string, string],
  keys: readonly string[],
  run: Command,
  isActive?: EditorCommand['isActive'],
): EditorCommand {
  return { id, words: words(indonesian, english), keys, group, run, ...(isActive && { isActive }) };
}

const within = (name: NodeName) => isIn(name);

/** In a table, or not at all. */
const inTable =
  (run: Command): Command =>
  (state, dispatch, view) =>
    isInTable(state) && run(state, dispatch, view);

/** What can be done while a view of the changes is shown, beside what reviewing needs: going, selecting, taking back a decision. */
const IN_VIEWS: ReadonlySet<string> = new Set([
  'move.toStart',
  'move.toEnd',
  'select.toStart',
  'select.toEnd',
  'edit.undo',
  'edit.redo',
  'edit.selectAll',
]);

/**
 * Every command of the page: ONE table that feeds keys, toolbar, palette, menu and the `?` map. Keys of the window (palette,
 * save revision, import, new, export, sign off) are not used here.
 */
export const editorCommands: readonly EditorCommand[] = [
  command('format', 'format.strong', ['Tebal', 'Bold'], ['Mod-b'], toggleStrong, (s) => hasMark(s, strong)),
  command('format', 'format.em', ['Miring', 'Italic'], ['Mod-i'], toggleEm, (s) => hasMark(s, em)),
  command('format', 'format.link', ['Tautan', 'Link'], ['Mod-Shift-k'], askForLink, (s) => hasMark(s, link)),
  command(
    'format',
    'format.leadIn',
    ['Kata pembuka kapital', 'Lead-in'],
    ['Mod-Shift-l'],
    toggleLeadIn,
    isLeadIn,
  ),
  command('format', 'format.foreign', ['Kata asing', 'Foreign words'], ['Mod-Alt-f'], toggleForeign, (s) =>
    hasMark(s, foreign),
  ),

  command('block', 'block.paragraph', ['Paragraf', 'Paragraph'], ['Mod-Alt-0'], toParagraph),
  command(
    'block',
    'block.crosshead',
    ['Subjudul', 'Crosshead'],
    ['Mod-Alt-2'],
    toggleCrosshead,
    within('crosshead'),
  ),
  command('block', 'block.quote', ['Kutipan', 'Quote'], ['Mod-Alt-q'], toggleQuote, within('quote')),
  command(
    'block',
    'block.bulleted',
    ['Daftar butir', 'Bulleted list'],
    ['Mod-Shift-8'],
    toggleList(false),
    isList(false),
  ),
  command(
    'block',
    'block.numbered',
    ['Daftar bernomor', 'Numbered list'],
    ['Mod-Shift-7'],
    toggleList(true),
    isList(true),
  ),
  command('block', 'block.factBox', ['Boks', 'Box'], ['Mod-Alt-b'], toggleFactBox, within('factBox')),

  command('insert', 'insert.picture', ['Foto', 'Picture'], ['Mod-Alt-p'], askForPicture),
  command(
    'insert',
    'insert.relatedLink',
    ['Baca juga', 'Related link'],
    ['Mod-Alt-j'],
    insertRelatedLink,
    within('relatedLink'),
  ),
  command(
    'edit',
    'link.list',
    ['Tautan terkait di bawah satu label', 'Related links under one label'],
    ['Mod-Alt-Shift-j'],
    toggleLinkList,
    isLinkList,
  ),
  command('insert', 'insert.table', ['Tabel', 'Table'], [], insertTable, within('table')),
  command('insert', 'insert.break', ['Jeda bagian', 'Section break'], ['Mod-Alt-h'], insertBreak),
  command('insert', 'insert.embed', ['Sematan', 'Embed'], [], insertEmbed),
  command('insert', 'insert.credit', ['Kredit', 'Credit'], ['Mod-Alt-c'], addCredit()),

  command('edit', 'picture.altText', ['Teks alternatif', 'Alt text'], ['Mod-Alt-a'], askForAltText),
  command('edit', 'picture.file', ['Ganti berkas foto', 'Replace picture file'], [], askForOtherPicture),
  command('edit', 'piece.details', ['Alamat dan label', 'Address and label'], ['Alt-Enter'], askAboutHere),
  command('edit', 'table.addRow', ['Tambah baris tabel', 'Add table row'], [], inTable(addRowAfter)),
  command('edit', 'table.addColumn', ['Tambah kolom tabel', 'Add table column'], [], inTable(addColumnAfter)),
  command('edit', 'table.deleteRow', ['Hapus baris tabel', 'Delete table row'], [], inTable(deleteRow)),
  command(
    'edit',
    'table.deleteColumn',
    ['Hapus kolom tabel', 'Delete table column'],
    [],
    inTable(deleteColumn),
  ),
  command('edit', 'table.headerRow', ['Baris judul tabel', 'Table header row'], [], inTable(toggleHeaderRow)),

  command('move', 'move.up', ['Naikkan blok', 'Move block up'], ['Alt-ArrowUp'], moveUp),
  command('move', 'move.down', ['Turunkan blok', 'Move block down'], ['Alt-ArrowDown'], moveDown),
  command(
    'move',
    'move.toStart',
    ['Ke awal naskah', 'To start of story'],
    ['Mod-Home'],
    toEnd('start', false),
  ),
  command('move', 'move.toEnd', ['Ke akhir naskah', 'To end of story'], ['Mod-End'], toEnd('end', false)),
  command(
    'move',
    'select.toStart',
    ['Pilih sampai awal', 'Select to start'],
    ['Shift-Mod-Home'],
    toEnd('start', true),
  ),
  command(
    'move',
    'select.toEnd',
    ['Pilih sampai akhir', 'Select to end'],
    ['Shift-Mod-End'],
    toEnd('end', true),
  ),

  command('edit', 'block.duplicate', ['Gandakan blok', 'Duplicate block'], ['Mod-Shift-d'], duplicate),
  command('edit', 'block.delete', ['Hapus blok', 'Delete block'], ['Mod-Shift-Backspace'], deleteBlock),
  command(
    'edit',
    'edit.pastePlain',
    ['Tempel sebagai teks polos', 'Paste as plain text'],
    ['Mod-Shift-v'],
    pastePlain,
  ),
  command(
    'edit',
    'edit.pasteStory',
    ['Tempel sebagai naskah', 'Paste as story'],
    ['Mod-Alt-Shift-v'],
    pasteStory,
  ),
  command('edit', 'edit.undo', ['Urungkan', 'Undo'], ['Mod-z'], undo),
  command('edit', 'edit.redo', ['Ulangi', 'Redo'], ['Mod-Shift-z', 'Mod-y'], redo),
  command('edit', 'edit.selectAll', ['Pilih semua', 'Select all'], ['Mod-a'], selectAllBySteps),

  ...reviewCommands,
].map((one) => (IN_VIEWS.has(one.id) ? { ...one, inViews: true } : one));
