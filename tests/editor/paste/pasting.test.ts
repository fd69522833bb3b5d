import { Fragment, Slice, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { linkSelection, paste } from '../../../renderer/editor/pasting';
import { crosshead, item, list, p, picture, story, quote } from '../../../shared/story/builders';
import { Page } from '../page';

const page = (...body: Node[]) => new Page(story({ headline: 'Tanggul Jebol', body, signOff: '(Ant)' }));
const body = (of: Page) => of.outline.slice(1, -1);
const put = (of: Page, nodes: readonly Node[], open = [0, 0]) => {
  of.state = of.state.apply(paste(of.state, new Slice(Fragment.from(nodes), open[0] ?? 0, open[1] ?? 0)));
  of.state.doc.check();
  return of;
};
const beras = list([item('Beras')]);

describe('where pasted blocks go', () => {
  it('in place of an empty paragraph, leaving none behind', () => {
    expect(body(put(page(p('Satu'), p(), p('Dua')).inEmpty('paragraph'), [p('a'), beras], [1, 0]))).toEqual([
      'paragraph: Satu',
      'paragraph: a',
      'listItem/paragraph: Beras',
      'paragraph: Dua',
    ]);
  });

  it('into a text, the first words joining it and what follows the caret going on after the last', () => {
    expect(body(put(page(p('Hujan deras.')).at('Hujan| deras'), [p(' dan'), p('angin')], [1, 1]))).toEqual([
      'paragraph: Hujan dan',
      'paragraph: angin deras.',
    ]);
  });

  it('after a text, where the caret is at its end, with no empty paragraph after a list', () => {
    const done = put(page(p('Kebutuhan:'), p('Selesai')).at('Kebutuhan:|'), [beras]);
    expect(body(done)).toEqual(['paragraph: Kebutuhan:', 'listItem/paragraph: Beras', 'paragraph: Selesai']);
    expect(done.caret).toBe('paragraph: Beras|');
  });

  it('before a text, where the caret is at its start', () => {
    expect(body(put(page(p('Hujan deras.')).at('|Hujan'), [crosshead('Banjir')]))).toEqual([
      'crosshead: Banjir',
      'paragraph: Hujan deras.',
    ]);
  });

  it('beside a caption or a quote that cannot hold them', () => {
    const photo = picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' });
    expect(body(put(page(photo, p('Hujan')).at('Air| di'), [beras]))).toEqual([
      'picture/caption: Air di jalan',
      'picture/creditLine: ANTARA',
      'listItem/paragraph: Beras',
      'paragraph: Hujan',
    ]);
    expect(
      body(put(page(quote([p('Kami siap.')], 'Bupati')).at('Kami| siap'), [crosshead('Banjir')])),
    ).toEqual([
      'quote/paragraph: Kami',
      'quote/paragraph: Banjir',
      'quote/paragraph:  siap.',
      'quote/attribution: Bupati',
    ]);
  });
});

describe('an address pasted over words', () => {
  const slice = (text: string) => new Slice(Fragment.from(p(text)), 1, 1);

  it('links them', () => {
    const flood = page(p('Hujan deras.')).at('|Hujan| deras');
    const tr = linkSelection(flood.state, slice('https://bnpb.go.id/'));
    expect(tr?.doc.child(5).firstChild?.marks[0]?.attrs).toEqual({ href: 'https://bnpb.go.id/' });
    expect(tr?.doc.textContent).toBe(flood.state.doc.textContent);
  });

  it('is pasted as text where there are no words, where a link cannot be, or where it is no address', () => {
    const flood = page(p('Hujan deras.'));
    expect(linkSelection(flood.at('Hujan| deras').state, slice('https://bnpb.go.id/'))).toBeNull();
    expect(linkSelection(flood.at('|Tanggul| Jebol').state, slice('https://bnpb.go.id/'))).toBeNull();
    expect(linkSelection(flood.at('|Hujan| deras').state, slice('javascript:alert(1)'))).toBeNull();
  });
});
