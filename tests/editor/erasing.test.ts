import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { backspace, deleteForward, eraseSelection } from '../../renderer/editor/erasing';
import {
  crosshead,
  embed,
  factBox,
  item,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  story,
  table,
} from '../../shared/story/builders';
import { Page } from './page';

const flood = (...body: Node[]) =>
  new Page(
    story({
      kicker: 'Banjir',
      headline: 'Tanggul Jebol',
      standfirst: 'Tiga desa terendam',
      byline: 'Adi',
      dateline: 'Demak',
      body: body.length > 0 ? body : [p('Hujan deras.')],
      signOff: '(Ant/Z-3)',
      credits: [
        { role: 'reporter', label: 'Pewarta', name: 'Rini' },
        { role: 'editor', label: 'Editor', name: 'Thalatie' },
      ],
    }),
  );
const photo = picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' });
const related = relatedLink({ id: 'tautan', title: 'Banjir Kudus' });
const body = (page: Page) => page.outline.slice(5, -3);

describe('Backspace at the start of a piece moves and never merges', () => {
  it.each([
    ['|Tanggul', 'kicker: Banjir|'],
    ['|Tiga', 'headline: Tanggul Jebol|'],
    ['|Adi', 'standfirst: Tiga desa terendam|'],
    ['|Demak', 'byline: Adi|'],
    ['|Hujan', 'dateline: Demak|'],
    ['|Air', 'dateline: Demak|'],
    ['|ANTARA', 'caption: Air di jalan|'],
    ['|Banjir Kudus', 'paragraph: Hujan deras.|'],
    ['|Bupati', 'paragraph: Kami siap.|'],
    ['|Bantuan', 'attribution: Bupati|'],
    ['|Posko', 'factBoxTitle: Bantuan|'],
    ['|(Ant', 'paragraph: Posko|'],
    ['|Rini', 'signOff: (Ant/Z-3)|'],
    ['|Thalatie', 'credit: Rini|'],
  ])('%s', (from, to) => {
    const page = flood(
      photo,
      p('Hujan deras.'),
      related,
      quote([p('Kami siap.')], 'Bupati'),
      factBox('Bantuan', [p('Posko')]),
    );
    // Without a picture between them the first paragraph stands under the dateline.
    const before = from === '|Hujan' ? flood() : page;
    const { doc } = before.state;
    expect(before.at(from).do(backspace).caret).toBe(to);
    expect(before.state.doc.eq(doc)).toBe(true);
  });

  it('does nothing at the very first', () => {
    const page = flood();
    const { doc } = page.state;
    expect(page.at('|Banjir').do(backspace).caret).toBe('kicker: |Banjir');
    expect(page.state.doc.eq(doc)).toBe(true);
  });
});

describe('Backspace takes away what is empty', () => {
  it('an empty credit', () => {
    const page = flood().at('Thalatie|').from('|Thalatie', 'Thalatie|').do(eraseSelection);
    expect(page.do(backspace).caret).toBe('credit: Rini|');
    expect(page.outline.at(-1)).toBe('credits/credit: Rini');
  });

  it('an empty related link', () => {
    const page = flood(p('Hujan.'), relatedLink({ id: 'tautan', title: '' }), p('Angin.'));
    expect(page.inEmpty('relatedLink').do(backspace).caret).toBe('paragraph: Hujan.|');
    expect(body(page)).toEqual(['paragraph: Hujan.', 'paragraph: Angin.']);
  });

  it('an empty crosshead; one with words becomes a paragraph', () => {
    const page = flood(p('Hujan.'), crosshead(''), p('Angin.'));
    expect(page.inEmpty('crosshead').do(backspace).caret).toBe('paragraph: Hujan.|');
    expect(flood(p('Hujan.'), crosshead('Warga')).at('|Warga').do(backspace).caret).toBe('paragraph: |Warga');
  });

  it('an empty paragraph under a related link', () => {
    const page = flood(related, p(), p('Angin.')).inEmpty('paragraph').do(backspace);
    expect(page.caret).toBe('relatedLink: Banjir Kudus|');
    expect(body(page)).toEqual(['relatedLink: Banjir Kudus', 'paragraph: Angin.']);
  });

  it('but never the last place to write', () => {
    const page = flood(p()).inEmpty('paragraph').do(backspace);
    expect(page.caret).toBe('dateline: Demak|');
    expect(body(page)).toEqual(['paragraph: ']);
  });

  it('an empty quote and an empty box, leaving a paragraph', () => {
    expect(
      flood(quote([p()]), p('Angin.'))
        .inEmpty('paragraph')
        .do(backspace).caret,
    ).toBe('paragraph: |');
    const page = flood(factBox('', [p()]), p('Angin.'))
      .inEmpty('factBoxTitle')
      .do(backspace);
    expect(body(page)).toEqual(['paragraph: ', 'paragraph: Angin.']);
  });
});

describe('Backspace in the body', () => {
  it('joins paragraphs', () => {
    const page = flood(p('Hujan deras.'), p('Angin.')).at('|Angin').do(backspace);
    expect(page.caret).toBe('paragraph: Hujan deras.|Angin.');
  });

  it('selects a picture or an embed first, and takes it away at the second stroke', () => {
    const page = flood(photo, p('Angin.')).at('|Angin').do(backspace);
    expect(body(page)).toHaveLength(3);
    expect(body(page.do(backspace))).toEqual(['paragraph: Angin.']);
    const other = flood(embed('e1', null, 'Peta'), p('Angin.'))
      .at('|Angin')
      .do(backspace)
      .do(backspace);
    expect(body(other)).toEqual(['paragraph: Angin.']);
  });

  it('lifts a list item out', () => {
    const page = flood(list([item('Beras'), item('Selimut')]))
      .at('|Beras')
      .do(backspace);
    expect(body(page)).toEqual(['paragraph: Beras', 'listItem/paragraph: Selimut']);
  });

  it('stays in its cell', () => {
    const page = flood(table(row(['Desa', 'Korban']))).at('|Korban');
    const { doc } = page.state;
    expect(page.do(backspace).state.doc.eq(doc)).toBe(true);
  });
});

describe('Delete at the end of a piece', () => {
  it.each([
    ['Banjir|', 'headline: |Tanggul Jebol'],
    ['Jebol|', 'standfirst: |Tiga desa terendam'],
    ['Demak|', 'paragraph: |Hujan deras.'],
    ['deras.|', 'relatedLink: |Banjir Kudus'],
    ['Kudus|', 'signOff: |(Ant/Z-3)'],
    ['Rini|', 'credit: |Thalatie'],
  ])('%s moves on and merges nothing', (from, to) => {
    const page = flood(p('Hujan deras.'), related);
    const { doc } = page.state;
    expect(page.at(from).do(deleteForward).caret).toBe(to);
    expect(page.state.doc.eq(doc)).toBe(true);
  });

  it('joins paragraphs, and selects a picture before it takes it away', () => {
    expect(flood(p('Hujan.'), p('Angin.')).at('Hujan.|').do(deleteForward).caret).toBe(
      'paragraph: Hujan.|Angin.',
    );
    const page = flood(p('Hujan.'), photo, p('Angin.')).at('Hujan.|').do(deleteForward).do(deleteForward);
    expect(body(page)).toEqual(['paragraph: Hujan.', 'paragraph: Angin.']);
  });

  it('takes an empty paragraph away', () => {
    const page = flood(p('Hujan.'), p(), related).inEmpty('paragraph').do(deleteForward);
    expect(body(page)).toEqual(['paragraph: Hujan.', 'relatedLink: Banjir Kudus']);
    expect(page.caret).toBe('relatedLink: |Banjir Kudus');
  });
});

describe('a selection over several pieces', () => {
  it('empties the pieces and removes the blocks between', () => {
    const page = flood(photo, p('Hujan deras.'), related, p('Angin kencang.')).from(
      'Tanggul| Jebol',
      'Angin| kencang.',
    );
    page.do(eraseSelection);
    expect(page.caret).toBe('headline: Tanggul|');
    expect(page.outline).toEqual([
      'kicker: Banjir',
      'headline: Tanggul',
      'paragraph:  kencang.',
      'signOff: (Ant/Z-3)',
      'credits/credit: Rini',
      'credits/credit: Thalatie',
    ]);
  });

  it('keeps a picture whose caption it only reaches into', () => {
    const page = flood(p('Hujan deras.'), photo).from('Hujan| deras.', 'Air di| jalan').do(eraseSelection);
    expect(body(page)).toEqual(['paragraph: Hujan', 'picture/caption:  jalan', 'picture/creditLine: ANTARA']);
  });

  it('joins paragraphs across what lies between, as one text', () => {
    const page = flood(p('Hujan deras.'), photo, p('Angin kencang.'))
      .from('Hujan| deras.', 'Angin| kencang.')
      .do(eraseSelection);
    expect(body(page)).toEqual(['paragraph: Hujan kencang.']);
  });

  it('does not draw two credits together', () => {
    const page = flood().from('Ri|ni', 'Thala|tie').do(eraseSelection);
    expect(page.outline.slice(-2)).toEqual(['credits/credit: Ri', 'credits/credit: tie']);
  });

  it('over the whole story leaves every piece, empty, and a paragraph to write in', () => {
    const page = flood(photo, p('Hujan.')).all().do(eraseSelection);
    expect(page.state.doc.children.map((node) => node.type.name)).toEqual([
      'kicker',
      'headline',
      'standfirst',
      'byline',
      'dateline',
      'paragraph',
      'signOff',
      'credits',
    ]);
    expect(page.state.doc.textContent).toBe('');
    expect(page.caret).toBe('kicker: |');
  });
});

describe('the furniture', () => {
  it('comes back empty where something took it away', () => {
    const page = flood();
    page.state = page.state.apply(page.state.tr.delete(0, 8));
    expect(page.state.doc.firstChild?.type.name).toBe('kicker');
    expect(page.state.doc.firstChild?.content.size).toBe(0);
  });
});
