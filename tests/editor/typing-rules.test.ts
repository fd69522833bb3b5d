import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import type { Habits } from '../../renderer/editor/habits';
import { takeBack } from '../../renderer/editor/keys';
import { foreign, lineBreak, link, p, story } from '../../shared/story/builders';
import { USUAL_WRITING, type HouseWriting } from '../../shared/style/writing';
import { Page } from './page';

const house = (writing: Partial<HouseWriting>): Partial<Habits> => ({
  house: { ...USUAL_WRITING, ...writing },
});
const page = (habits: Partial<Habits> = {}, ...body: Node[]) =>
  new Page(story({ headline: 'Tanggul Jebol', body: body.length > 0 ? body : [p('Kata: ')] }), habits);
const written = (text: string, habits?: Partial<Habits>) =>
  page(habits).at('Kata: |').write(text).state.selection.$head.parent.textContent.slice('Kata: '.length);

describe('marks while typing', () => {
  it.each([
    ['quotes around words', 'ujar "Kim", lalu', 'ujar “Kim”, lalu'],
    ['quotes inside quotes', `"Kata 'siap' itu,"`, '“Kata ‘siap’ itu,”'],
    ['quotes in brackets and after a dash', '("siap")', '(“siap”)'],
    ['an apostrophe in a word', "Jum'at di Ma'ruf", 'Jum’at di Ma’ruf'],
    ['figures left out', "era '90-an", 'era ’90-an'],
    ['an ellipsis, and no more than one', 'Lalu...', 'Lalu…'],
    ['a long dash between words', 'Kim--pemimpin', 'Kim—pemimpin'],
    ['a short dash between spaces', 'Kim -- pemimpin', 'Kim – pemimpin'],
    ['a short dash between figures', '1945--1950', '1945–1950'],
    ['a third hyphen', 'Kim --- pemimpin', 'Kim — pemimpin'],
    ['a single hyphen stays', 'anak-anak 5-6', 'anak-anak 5-6'],
    ['a date stays a date', 'Selasa (12/9), 1/2 porsi', 'Selasa (12/9), 1/2 porsi'],
    ['a sign-off stays a sign-off', '(Ant/Z-3)', '(Ant/Z-3)'],
  ])('%s', (_what, typed, printed) => expect(written(typed)).toBe(printed));

  it.each([
    ['en', '"Yes," he said', '“Yes,” he said'],
    ['ms', '"Ya"', '“Ya”'],
    ['de', '"Ja"', '„Ja“'],
    ['fr', '"Oui"', '«\u00a0Oui\u00a0»'],
    ['es', '"Sí"', '«Sí»'],
    ['ar', '"نعم" -- ...', '"نعم" -- ...'],
    ['ms-Arab', '"يا"', '"يا"'],
    ['zh-Hant', '"是"--', '"是"--'],
  ])('by the language of the story: %s', (language, typed, printed) =>
    expect(written(typed, { language })).toBe(printed),
  );

  it('by the language of the foreign words that the caret stands in', () => {
    const there = page({}, p('Kata ', foreign('Wort Wort', 'de'), '.'))
      .at('Wort |Wort')
      .write('"');
    expect(there.state.doc.textContent).toContain('Wort „Wort');
  });

  it('open after a line break', () => {
    expect(
      page({}, p('Satu', lineBreak(), 'dua'))
        .at('|dua')
        .write('"').caret,
    ).toContain('“|dua');
  });

  it.each([
    ['asTyped', 'Rp 750.000 dan Rp9', 'Rp 750.000 dan Rp9'],
    ['joined', 'Rp 750.000 dan Rp9', 'Rp750.000 dan Rp9'],
    ['spaced', 'Rp 9,5 miliar, Rp750', 'Rp\u00a09,5 miliar, Rp\u00a0750'],
  ] as const)('rupiah %s', (rupiah, typed, printed) =>
    expect(written(typed, house({ rupiah }))).toBe(printed),
  );

  it('touch no rupiah inside a word', () =>
    expect(written('CorRp 5', house({ rupiah: 'joined' }))).toBe('CorRp 5'));

  it('are off where house or person want none', () => {
    expect(written('"Kim" -- ...', { typesMarks: false })).toBe('"Kim" -- ...');
  });

  it.each(['https://contoh.id/a--b', 'www.contoh.id/a...', 'rini@contoh.id...', 'mailto:rini@x--y'])(
    'stay out of the address %s',
    (address) => expect(written(address)).toBe(address),
  );

  it('stay out of links, and are back after them', () => {
    const linked = page({}, p('Lihat ', link('laman kami', 'https://contoh.id/'), ' lagi'));
    expect(linked.at('laman| kami').write('--').state.doc.textContent).toContain('laman-- kami');
    expect(linked.at(' lagi|').write('--').state.doc.textContent).toContain(' lagi—');
  });

  it('wait while an input method is at work', () => {
    expect(page().at('Kata: |').write('"a"--...', true).caret).toBe('paragraph: Kata: "a"--...|');
  });

  it('are taken back by one Backspace, and stay taken back', () => {
    const there = page().at('Kata: |').write('Kim--').do(takeBack);
    expect(there.caret).toBe('paragraph: Kata: Kim--|');
    expect(there.write('a').caret).toBe('paragraph: Kata: Kim--a|');
    // Nothing is left to take back: inside a text Backspace is the browser's again.
    expect(takeBack(there.state)).toBe(false);
  });

  it('are one step of undo apart from what was typed before', () => {
    const there = page().at('Kata: |').write('Kim').write('--');
    expect(there.command('edit.undo').state.doc.textContent).not.toContain('—');
  });

  it('replace a selection that they are typed over', () => {
    expect(page({}, p('Kata siap.')).at('Kata |siap|.').write('"').caret).toBe('paragraph: Kata “|.');
  });

  it('work in every piece of text', () => {
    expect(page().at('Jebol|').write(' "Lagi"').caret).toBe('headline: Tanggul Jebol “Lagi”|');
  });
});
