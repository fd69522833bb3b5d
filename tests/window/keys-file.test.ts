import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyUse, plainKeyName, pressedKeyName } from '../../shared/key-names';
import { PALETTE_COMMAND, readKeysFile } from '../../shared/keys-file';

/** The person's own keys: what counts, what does not, and how that is told. */

const commands = [
  { id: PALETTE_COMMAND, keys: ['Mod-k'] },
  { id: 'format.strong', keys: ['Mod-b'] },
  { id: 'block.quote', keys: ['Mod-Alt-q'] },
  { id: 'go.nextTab', keys: ['Alt-PageDown', 'Ctrl-Tab'] },
];

function read(text: string | null, isMac = false) {
  const { keys, problems } = readKeysFile(text, commands, isMac);
  return {
    keys: Object.fromEntries(keys),
    problems: problems.map(({ line, words }) => `${line}: ${words.en}`),
    wie: problems.map(({ words }) => words.id),
  };
}
const usual = Object.fromEntries(commands.map(({ id, keys }) => [id, keys]));

describe('a person’s own keys', () => {
  it('are the usual ones where there is no file', () => {
    expect(read(null)).toEqual({ keys: usual, problems: [], wie: [] });
  });

  it('replace a command’s keys, and null takes them away', () => {
    const { keys, problems } = read('{ "format.strong": ["F8", "Alt-Mod-b"], "block.quote": null }');
    expect(problems).toEqual([]);
    expect(keys).toMatchObject({ 'format.strong': ['F8', 'Mod-Alt-b'], 'block.quote': [] });
  });

  it('take a usual key from the command that had it', () => {
    const { keys, problems } = read('{ "block.quote": ["Mod-b"] }');
    expect(problems).toEqual([]);
    expect(keys).toMatchObject({ 'block.quote': ['Mod-b'], 'format.strong': [] });
  });

  it('may be explained in comments', () => {
    expect(read('// milik Rini\n{ "block.quote": ["F9"], /* dua */ }').keys['block.quote']).toEqual(['F9']);
  });

  it('name the line of an unknown command, and the rest counts', () => {
    const { keys, problems, wie } = read('{\n  "block.qoute": ["F8"],\n  "block.quote": ["F9"]\n}');
    expect(problems).toEqual(['2: there is no command "block.qoute"']);
    expect(wie).toEqual(['tidak ada perintah "block.qoute"']);
    expect(keys['block.quote']).toEqual(['F9']);
  });

  it('give a key that is used twice to the first', () => {
    const { keys, problems } = read('{\n  "format.strong": ["F8"],\n  "block.quote": ["F8", "F9"]\n}');
    expect(problems).toEqual(['3: F8 is used twice: it stays with format.strong and not with block.quote']);
    expect(keys).toMatchObject({ 'format.strong': ['F8'], 'block.quote': ['F9'] });
  });

  it.each([
    ['{ "block.quote": ["Escape"] }', '1: block.quote: Escape: Esc is always the way out'],
    ['{ "block.quote": ["q"] }', '1: block.quote: q is needed for writing: add Mod, Ctrl or Alt'],
    [
      '{ "block.quote": ["Shift-Enter"] }',
      '1: block.quote: Shift-Enter is needed for writing: add Mod, Ctrl or Alt',
    ],
    ['{ "block.quote": ["Hyper-q"] }', '1: block.quote: Hyper-q is not the name of a key'],
    ['{ "block.quote": "F8" }', '1: block.quote: write a list of keys such as ["Mod-b"], or null'],
    ['{ "block.quote": [8] }', '1: block.quote: write a list of keys such as ["Mod-b"], or null'],
    ['{ "block.quote": ["F8"],\n "block.quote": ["F9"] }', '2: block.quote was set in line 1 already'],
    ['[]', '1: it must hold { "command": ["key"] }; the usual keys are used'],
  ])('do not take %s', (text, problem) => {
    const { keys, problems } = read(text);
    expect(problems).toEqual([problem]);
    expect(keys['format.strong']).toEqual(['Mod-b']);
  });

  it('say where a file stops being JSON, and use the usual keys', () => {
    const { keys, problems, wie } = read('{\n  "block.quote": ["F8"]\n  "format.strong": ["F9"]\n}');
    expect(problems).toEqual([
      '3: line 3, column 3 is not JSON; the file is left as it is and the usual keys are used',
    ]);
    expect(wie[0]).toContain('baris 3, kolom 3 bukan JSON');
    expect(keys).toEqual(usual);
  });

  it.each([
    '{ "go.story": null }',
    '{ "go.story": [] }',
    '{ "format.strong": ["Mod-k"] }',
    '{ "format.strong": ["Ctrl-k"] }',
  ])('never lock the palette away: %s', (text) => {
    const { keys, problems } = read(text);
    expect(keys[PALETTE_COMMAND]).toEqual(['Mod-k']);
    expect(keys['format.strong']).not.toContain('Mod-k');
    expect(keys['format.strong']).not.toContain('Ctrl-k');
    expect(problems).toEqual([expect.stringContaining('the palette may not be without a key')]);
  });

  it('let the palette move elsewhere and its key go to another command', () => {
    const { keys, problems } = read('{ "go.story": ["F2"], "format.strong": ["Mod-k"] }');
    expect(problems).toEqual([]);
    expect(keys).toMatchObject({ [PALETTE_COMMAND]: ['F2'], 'format.strong': ['Mod-k'] });
  });

  it('never throw and never leave one key to two commands, whatever the file holds', () => {
    const key = fc.constantFrom('F8', 'Mod-b', 'Ctrl-b', 'Alt-Mod-q', 'Mod-k', 'q', 'Escape', 'Mod--', '');
    const file = fc.dictionary(
      fc.constantFrom(...commands.map(({ id }) => id), 'no.such'),
      fc.oneof(fc.constant(null), fc.array(key), fc.string()),
    );
    const text = fc.oneof(
      file.map((value) => JSON.stringify(value)),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (given, isMac) => {
        const { keys } = readKeysFile(given, commands, isMac);
        const all = [...keys.values()].flat().map((name) => pressedKeyName(name, isMac));
        expect(new Set(all).size).toBe(all.length);
        expect(keys.get(PALETTE_COMMAND)?.length).toBeGreaterThan(0);
        expect(all.every((name) => keyUse(name) === 'free')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of a key', () => {
  it.each([
    ['Shift-Mod-Home', 'Mod-Shift-Home'],
    ['Mod-B', 'Mod-Shift-b'],
    ['Mod--', 'Mod-Minus'],
    ['Cmd-k', 'Meta-k'],
    ['Option-Control-x', 'Ctrl-Alt-x'],
  ])('%s is %s', (name, plain) => expect(plainKeyName(name)).toBe(plain));

  it('is the same for Ctrl and Mod where Mod is Ctrl', () => {
    expect(pressedKeyName('Ctrl-Tab', false)).toBe('Mod-Tab');
    expect(pressedKeyName('Ctrl-Tab', true)).toBe('Ctrl-Tab');
    expect(pressedKeyName('Cmd-k', true)).toBe('Mod-k');
  });
});
