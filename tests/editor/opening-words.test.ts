import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { takeBack } from '../../renderer/editor/keys';
import { leadIn, p, picture, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { USUAL_WRITING, type HouseWriting } from '../../shared/style/writing';
import { Page } from './page';

const begin = (wanted: HouseWriting['leadIn'], body: readonly Node[] = [p()], language = 'id') =>
  new Page(story({ headline: 'Tanggul Jebol', body }), {
    language,
    house: { ...USUAL_WRITING, leadIn: wanted },
  }).inEmpty('paragraph');

function ledIn(page: Page): { text: string; leadIn: string } {
  let marked = '';
  const { parent } = page.state.selection.$head;
  parent.forEach((node) => (marked += schema.marks.leadIn.isInSet(node.marks) ? (node.text ?? '') : ''));
  return { text: parent.textContent, leadIn: marked };
}

describe("the lead-in of a new story's first words", () => {
  it.each([
    ['off', 'Hujan deras, ', '', 'Hujan deras, '],
    ['firstWord', 'Hujan deras', 'Hujan', 'Hujan deras'],
    ['firstWord', 'Anak-anak bermain', 'Anak-anak', 'Anak-anak bermain'],
    [
      'firstClause',
      'Hujan deras sejak pagi, kata warga.',
      'Hujan deras sejak pagi',
      'Hujan deras sejak pagi, kata warga.',
    ],
    ['firstClause', 'Hujan deras. Lagi.', 'Hujan deras', 'Hujan deras. Lagi.'],
  ] as const)('%s: "%s"', (wanted, typed, marked, text) =>
    expect(ledIn(begin(wanted).write(typed))).toEqual({ text, leadIn: marked }),
  );

  it.each(['KPK', 'KCNA', 'AS', 'DPR', 'TNI', 'G20'])('never makes %s small', (acronym) =>
    expect(ledIn(begin('firstWord').write(`${acronym} menahan`))).toEqual({
      text: `${acronym} menahan`,
      leadIn: acronym,
    }),
  );

  it('keeps acronyms inside a first clause', () =>
    expect(ledIn(begin('firstClause').write('Penyidik KPK menahan Bupati, kata')).text).toBe(
      'Penyidik KPK menahan Bupati, kata',
    ));

  it('stores ordinary words that were typed in capitals in normal case', () => {
    expect(ledIn(begin('firstWord').write('PEMIMPIN Korea'))).toEqual({
      text: 'Pemimpin Korea',
      leadIn: 'Pemimpin',
    });
    expect(ledIn(begin('firstWord').write('ANAK-ANAK bermain')).text).toBe('Anak-anak bermain');
  });

  it('leaves capitals alone that may be a name', () =>
    expect(ledIn(begin('firstWord').write('WASKI bicara'))).toEqual({ text: 'WASKI bicara', leadIn: '' }));

  it('does not go on into what is typed after it', () =>
    expect(ledIn(begin('firstWord').write('Hujan ').write('deras')).leadIn).toBe('Hujan'));

  it('stands under a picture, too', () => {
    const photo = picture({ id: 'foto', caption: 'Air', creditLine: 'ANTARA' });
    expect(ledIn(begin('firstWord', [photo, p()]).write('Hujan deras')).leadIn).toBe('Hujan');
  });

  it('is for the first paragraph only, and for one that is begun', () => {
    const second = begin('firstWord', [p('Satu.'), p()]);
    expect(ledIn(second.write('Hujan deras')).leadIn).toBe('');
    const rewritten = begin('firstWord', [p(' deras.'), p()])
      .at('| deras')
      .write('Hujan ');
    expect(ledIn(rewritten).leadIn).toBe('');
    const above = begin('firstWord', [p(), p(leadIn('Satu'), ' dua')]);
    expect(ledIn(above.write('Hujan deras')).leadIn).toBe('');
  });

  it('is not for headlines or captions', () =>
    expect(ledIn(begin('firstWord').at('Jebol|').write(' lagi ')).leadIn).toBe(''));

  it('is taken back by one Backspace, with the letters as they were typed', () => {
    const back = begin('firstWord').write('PEMIMPIN ').do(takeBack);
    expect(ledIn(back)).toEqual({ text: 'PEMIMPIN ', leadIn: '' });
    expect(ledIn(back.write('Korea ')).leadIn).toBe('');
  });
});
