import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { keyMapLines, menuTable, paletteCommands, pressedCommand } from '../../renderer/command-lists';
import { commandOf, commandTable } from '../../renderer/command-table';
import { editorPlugins } from '../../renderer/editor/plugins';
import { KeyBook } from '../../renderer/key-book';
import { isWriting } from '../../renderer/keys';
import { Voice } from '../../renderer/voice';
import type { WindowHands } from '../../renderer/window-commands/hands';
import { keyUse, pressedKeyName } from '../../shared/key-names';
import { p, story } from '../../shared/story/builders';

/** One table of commands, and everything that reads it. */

const voice = new Voice('en', 'Asia/Jakarta');
const page = EditorState.create({
  doc: story({ headline: 'Banjir', body: [p('Air.')] }),
  plugins: editorPlugins(),
});
const hands = {
  hasStory: true,
  moves: ['desk'],
  tabs: { count: 2, hasClosed: true },
  isBinned: false,
  hasOrigins: false,
  changesView: 'marked',
} as unknown as WindowHands;
const standing = { hands, page };
const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const file = (text: string) => ({ file: '/home/keys.json', text, trouble: null });

describe('the table of commands', () => {
  it('names every command once, in both languages', () => {
    const ids = commandTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, words } of commandTable) {
      expect(words.id.trim(), id).not.toBe('');
      expect(words.en.trim(), id).not.toBe('');
    }
  });

  it.each([false, true])('gives no key twice, and none that writing needs (Mac: %s)', (isMac) => {
    const keys = commandTable.flatMap(({ keys: own }) => own);
    const names = keys.map((key) => pressedKeyName(key, isMac));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(keys.filter((key) => keyUse(key) !== 'free')).toEqual([]);
  });

  it('has every command in the palette when a story is open', () => {
    const listed = paletteCommands(commandTable, standing, new KeyBook(false), voice).map(({ id }) => id);
    const missing = commandTable.filter(({ id }) => !listed.includes(id)).map(({ id }) => id);
    // Moves that this story cannot make now, and a way out of the bin for a story that is not in it.
    expect(missing.filter((id) => !id.startsWith('status.') && id !== 'story.unbin')).toEqual([]);
  });

  it('keeps commands of the page out of the palette where there is no page', () => {
    const noStory = {
      hands: { hasStory: false, moves: [], tabs: { count: 0, hasClosed: false } } as unknown as WindowHands,
      page: null,
    };
    const listed = paletteCommands(commandTable, noStory, new KeyBook(false), voice);
    expect(listed.some(({ id }) => commandOf(id)?.at === 'page')).toBe(false);
    expect(listed.some(({ id }) => id === 'story.new')).toBe(true);
  });

  it('offers what can be done while a view of the changes is shown, and no writing', () => {
    const inView = { hands: { ...hands, changesView: 'final' } as WindowHands, page };
    const listed = paletteCommands(commandTable, inView, new KeyBook(false), voice).map(({ id }) => id);
    const wanted = ['review.next', 'review.accept', 'review.acceptAll', 'review.marked', 'edit.undo'];
    expect(listed).toEqual(expect.arrayContaining(wanted));
    for (const id of ['format.strong', 'block.quote', 'edit.pastePlain', 'review.suggest', 'story.origins'])
      expect(listed).not.toContain(id);
    const items = menuTable(commandTable, inView, new KeyBook(false), voice).menus.flatMap(
      (menu) => menu.items,
    );
    const item = (id: string) => items.find((one) => one.id === id);
    expect(item('insert.picture')).toMatchObject({ isEnabled: false });
    expect(item('edit.selectAll')).toMatchObject({ isEnabled: true });
    expect(item('review.final')).toMatchObject({ isChecked: true });
    expect(item('review.marked')).toMatchObject({ isChecked: false });
  });

  it('gives the menu every command, what is so now, and what cannot be done here', () => {
    const { menus } = menuTable(commandTable, standing, new KeyBook(false), voice);
    const items = menus.flatMap((menu) => menu.items);
    expect(items.map(({ id }) => id).sort()).toEqual(commandTable.map(({ id }) => id).sort());
    const item = (id: string) => items.find((one) => one.id === id);
    expect(item('table.addRow')).toMatchObject({ isEnabled: false, isChecked: null });
    expect(item('format.strong')).toMatchObject({ label: 'Bold', key: 'Mod-b', isChecked: false });
    expect(menus.every(({ label }) => label !== voice.m.groups.other)).toBe(true);
  });

  it('shows the person’s own keys everywhere at once', () => {
    const keyBook = new KeyBook(false);
    let turns = 0;
    keyBook.subscribe(() => (turns += 1));
    keyBook.read(file('{ "block.quote": ["F8"], "format.strong": null }'));
    expect(turns).toBe(1);
    const palette = paletteCommands(commandTable, standing, keyBook, voice);
    expect(palette.find(({ id }) => id === 'block.quote')?.key).toBe('F8');
    expect(palette.find(({ id }) => id === 'format.strong')?.key).toBeNull();
    const lines = keyMapLines(commandTable, keyBook, voice);
    expect(lines.find(({ label }) => label === 'Quote')?.keys).toEqual(['F8']);
    expect(lines.some(({ label }) => label === 'Bold')).toBe(false);
    expect(keyBook.commandFor(press('F8'))).toBe('block.quote');
    expect(keyBook.commandFor(press('b', { ctrlKey: true }))).toBeNull();
    keyBook.read(file('{'));
    expect(keyBook.commandFor(press('b', { ctrlKey: true }))).toBe('format.strong');
    expect(keyBook.problems).toHaveLength(1);
  });

  it('knows the keys that would write, to say where they cannot', () => {
    for (const key of ['a', 'é', '仮', '.', '?', 'Enter', 'Backspace', 'Delete', 'Process', 'Dead'])
      expect(isWriting(press(key)), key).toBe(true);
    for (const key of [' ', 'Home', 'PageDown', 'ArrowLeft', 'Shift', 'F3', 'Tab', 'Escape'])
      expect(isWriting(press(key)), key).toBe(false);
    expect(isWriting(press('c', { ctrlKey: true }))).toBe(false);
  });

  it('hears ? only while nobody types', () => {
    const keyBook = new KeyBook(false);
    const asked = press('?', { shiftKey: true, code: 'Slash' });
    expect(pressedCommand(asked, commandTable, keyBook, false)).toBe('window.keys');
    expect(pressedCommand(asked, commandTable, keyBook, true)).toBeNull();
  });

  it('hears Command on a Mac and Ctrl elsewhere', () => {
    expect(new KeyBook(true).commandFor(press('b', { metaKey: true }))).toBe('format.strong');
    expect(new KeyBook(true).commandFor(press('b', { ctrlKey: true }))).toBeNull();
    expect(new KeyBook(false).commandFor(press('b', { ctrlKey: true }))).toBe('format.strong');
  });
});
