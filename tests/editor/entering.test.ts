import { describe, expect, it } from 'vitest';
import { breakLine, enter } from '../../renderer/editor/entering';
import {
  crosshead,
  factBox,
  item,
  list,
  p,
  picture,
  quote,
  relatedLink,
  story,
} from '../../shared/story/builders';
import { Page } from './page';

const flood = (body = [p('Hujan deras.')]) =>
  new Page(
    story({
      kicker: 'Banjir',
      headline: 'Tanggul Jebol',
      standfirst: 'Tiga desa terendam',
      byline: 'Adi',
      dateline: 'Demak',
      body,
      signOff: '(Ant/Z-3)',
      credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie' }],
    }),
  );
const photo = picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' });

describe('Enter in furniture goes on to the next piece', () => {
  it.each([
    ['Ban|jir', 'headline: |Tanggul Jebol'],
    ['Tanggul| Jebol', 'standfirst: |Tiga desa terendam'],
    ['Tiga| desa', 'byline: |Adi'],
    ['Adi|', 'dateline: |Demak'],
    ['Demak|', 'paragraph: |Hujan deras.'],
    ['(Ant|/Z-3)', 'credit: |Thalatie'],
  ])('%s', (from, to) => {
    const page = flood();
    const before = page.state.doc;
    expect(page.at(from).do(enter).caret).toBe(to);
    expect(page.state.doc.eq(before)).toBe(true);
  });

  it('from the dateline into a caption where the story opens with a picture', () => {
    expect(
      flood([photo, p('Hujan.')])
        .at('Demak|')
        .do(enter).caret,
    ).toBe('caption: |Air di jalan');
  });

  it('from the sign-off to a first credit where there is none', () => {
    const page = new Page(story({ signOff: '(Ant)' }));
    expect(page.at('(Ant)|').do(enter).caret).toBe('credit: |');
  });

  it('from a credit to another one of the same role and label', () => {
    const page = flood().at('Thalatie|').do(enter);
    expect(page.caret).toBe('credit: |');
    expect(page.state.selection.$from.parent.attrs).toEqual({ role: 'editor', label: 'Editor' });
    expect(page.do(enter).outline.filter((line) => line.startsWith('credits'))).toHaveLength(2);
  });
});

describe('Enter around a picture', () => {
  it('goes from caption to credit line to the paragraph after it', () => {
    const page = flood([photo, p('Hujan.')])
      .at('Air di| jalan')
      .do(enter);
    expect(page.caret).toBe('creditLine: |ANTARA');
    expect(page.do(enter).caret).toBe('paragraph: |Hujan.');
  });

  it('makes the paragraph after it where there is none', () => {
    const page = flood([photo]).at('ANT|ARA').do(enter);
    expect(page.caret).toBe('paragraph: |');
    expect(page.outline.slice(5, 8)).toEqual([
      'picture/caption: Air di jalan',
      'picture/creditLine: ANTARA',
      'paragraph: ',
    ]);
  });

  it('makes a paragraph after a picture that is selected', () => {
    expect(flood([photo]).object('picture').do(enter).caret).toBe('paragraph: |');
  });
});

describe('Enter in the body', () => {
  it('splits a paragraph', () => {
    expect(flood().at('Hujan| deras.').do(enter).outline.slice(5, 7)).toEqual([
      'paragraph: Hujan',
      'paragraph:  deras.',
    ]);
  });

  it('opens a paragraph after a crosshead, and makes the rest of a split one copy', () => {
    const page = flood([crosshead('Warga mengungsi')]);
    expect(page.at('mengungsi|').do(enter).outline.slice(5, 7)).toEqual([
      'crosshead: Warga mengungsi',
      'paragraph: ',
    ]);
    const split = flood([crosshead('Warga mengungsi')])
      .at('Warga| mengungsi')
      .do(enter);
    expect(split.outline.slice(5, 7)).toEqual(['crosshead: Warga', 'paragraph:  mengungsi']);
  });

  it('opens a paragraph before a crosshead whose start it is at, and turns an empty one into a paragraph', () => {
    const page = flood([crosshead('Warga')])
      .at('|Warga')
      .do(enter);
    expect(page.outline.slice(5, 7)).toEqual(['paragraph: ', 'crosshead: Warga']);
    expect(page.caret).toBe('crosshead: |Warga');
    expect(
      flood([crosshead('')])
        .inEmpty('crosshead')
        .do(enter).caret,
    ).toBe('paragraph: |');
  });

  it('opens a paragraph after a related link, never a second one with the same id', () => {
    const page = flood([relatedLink({ id: 'tautan', title: 'Banjir Kudus' })])
      .at('Banjir| Kudus')
      .do(enter);
    expect(page.outline.slice(5, 7)).toEqual(['relatedLink: Banjir Kudus', 'paragraph: ']);
    expect(page.caret).toBe('paragraph: |');
  });

  it('goes from the empty last paragraph of a quote to who said it, and from there out of the quote', () => {
    const page = flood([quote([p('Kami siap.')], 'Bupati')])
      .at('siap.|')
      .do(enter)
      .do(enter);
    expect(page.caret).toBe('attribution: |Bupati');
    expect(page.outline.slice(5, 7)).toEqual(['quote/paragraph: Kami siap.', 'quote/attribution: Bupati']);
    expect(page.do(enter).caret).toBe('paragraph: |');
  });

  it('goes from the title of a box into it, and out of its empty last paragraph', () => {
    const page = flood([factBox('Bantuan', [p('Posko')])])
      .at('Bantuan|')
      .do(enter);
    expect(page.caret).toBe('paragraph: |Posko');
    expect(page.at('Posko|').do(enter).do(enter).caret).toBe('paragraph: |');
    expect(page.state.selection.$from.depth).toBe(1);
  });

  it('makes another list item, and leaves the list from an empty one', () => {
    const page = flood([list([item('Beras')])])
      .at('Beras|')
      .do(enter)
      .type('Selimut');
    expect(page.outline.slice(5, 7)).toEqual(['listItem/paragraph: Beras', 'listItem/paragraph: Selimut']);
    page.do(enter).do(enter);
    expect(page.state.selection.$from.depth).toBe(1);
  });

  it('takes away a selection over several pieces and draws nothing together', () => {
    const page = flood().from('Tanggul| Jebol', 'Hujan| deras.').do(enter);
    expect(page.outline).toEqual([
      'kicker: Banjir',
      'headline: Tanggul',
      'paragraph:  deras.',
      'signOff: (Ant/Z-3)',
      'credits/credit: Thalatie',
    ]);
  });
});

describe('Shift-Enter', () => {
  it('breaks the line in a paragraph and in a caption', () => {
    const page = flood([photo, p('Hujan deras.')]);
    page.at('Hujan| deras.').do(breakLine).at('Air| di').do(breakLine);
    let breaks = 0;
    page.state.doc.descendants((node) => void (breaks += node.type.name === 'lineBreak' ? 1 : 0));
    expect(breaks).toBe(2);
  });

  it('is Enter in a headline, which is one line', () => {
    expect(flood().at('Tanggul|').do(breakLine).caret).toBe('standfirst: |Tiga desa terendam');
  });
});
