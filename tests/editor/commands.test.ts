import type { Node } from 'prosemirror-model';
import { AllSelection, NodeSelection } from 'prosemirror-state';
import { CellSelection } from 'prosemirror-tables';
import { describe, expect, it } from 'vitest';
import { askingIn } from '../../renderer/editor/asking';
import { editorCommands } from '../../renderer/editor/commands';
import { enter } from '../../renderer/editor/entering';
import { insertPicture, readAddress, setAttributes } from '../../renderer/editor/inserting';
import { setForeign, setLink } from '../../renderer/editor/marking';
import { tab, tabBack } from '../../renderer/editor/tabbing';
import {
  crosshead,
  embed,
  item,
  leadIn,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  story,
  strong,
  table,
} from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { Page } from './page';

const page = (...body: Node[]) => new Page(story({ headline: 'Tanggul Jebol', body, signOff: '(Ant)' }));
const body = (of: Page) => of.outline.slice(1, -1);
const photo = picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' });
const sha = 'a'.repeat(64);

/** The words that carry a mark, in order. */
function marked(of: Page, name: keyof typeof schema.marks): string[] {
  const words: string[] = [];
  of.state.doc.descendants((node) => {
    if (schema.marks[name]?.isInSet(node.marks)) words.push(node.text ?? '');
  });
  return words;
}

describe('the table of commands', () => {
  it('names every command and every key once', () => {
    const ids = editorCommands.map((command) => command.id);
    const keys = editorCommands.flatMap((command) => command.keys);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { words } of editorCommands) expect(words.id && words.en).toBeTruthy();
  });

  it("keeps off the window's keys", () => {
    const windows = ['Mod-k', 'Mod-s', 'Mod-o', 'Mod-n', 'Mod-Shift-e', 'Mod-Enter', 'Mod-p', 'Mod-f', 'F6'];
    const keys = editorCommands.flatMap((command) => command.keys);
    expect(keys.filter((key) => windows.includes(key))).toEqual([]);
  });
});

describe('formatting', () => {
  it('makes words bold and italic, and takes it back', () => {
    const flood = page(p('Hujan deras.')).at('|Hujan| deras').command('format.strong').command('format.em');
    expect([marked(flood, 'strong'), marked(flood, 'em')]).toEqual([['Hujan'], ['Hujan']]);
    expect(marked(flood.command('format.strong'), 'strong')).toEqual([]);
  });

  it('says what is active', () => {
    const bold = editorCommands.find((command) => command.id === 'format.strong');
    const flood = page(p('Hujan ', strong('deras'), '.'));
    expect(bold?.isActive?.(flood.at('der|as').state)).toBe(true);
    expect(bold?.isActive?.(flood.at('Hu|jan').state)).toBe(false);
  });

  it('has no bold in a headline, which has none in print either', () => {
    expect(() => page(p('x')).at('|Tanggul|').command('format.strong')).toThrow('cannot');
  });

  it('asks for the address of a link, takes only a real one, and links the words', () => {
    const flood = page(p('Hujan deras.')).at('|Hujan| deras').command('format.link');
    const asking = askingIn(flood.state);
    expect(asking).toMatchObject({ what: 'link', href: '' });
    if (asking?.what !== 'link') throw new RangeError('asks for something else');
    expect(setLink(asking.from, asking.to, 'javascript:alert(1)')(flood.state)).toBe(false);
    flood.do(setLink(asking.from, asking.to, 'https://example.org/a'));
    expect(marked(flood, 'link')).toEqual(['Hujan']);
    expect(askingIn(flood.state)).toBeNull();
  });

  it('links the word at the caret, and asks about the whole link where there is one', () => {
    const word = page(p('Hujan deras.')).at('Hu|jan').command('format.link');
    expect(askingIn(word.state)).toMatchObject({ what: 'link', href: '' });
    const there = page(p('Hujan ', link('deras sekali', 'https://example.org/'), '.'))
      .at('der|as')
      .command('format.link');
    const asking = askingIn(there.state);
    if (asking?.what !== 'link') throw new RangeError('asks for something else');
    expect(there.state.doc.textBetween(asking.from, asking.to)).toBe('deras sekali');
    there.do(setLink(asking.from, asking.to, null));
    expect(marked(there, 'link')).toEqual([]);
  });

  it('keeps its place while somebody types before it', () => {
    const flood = page(p('Hujan deras.')).at('Hujan |deras|').command('format.link');
    flood.state = flood.state.apply(flood.state.tr.insertText('Sejak pagi. ', 17));
    const asking = askingIn(flood.state);
    if (asking?.what !== 'link') throw new RangeError('asks for something else');
    expect(flood.state.doc.textBetween(asking.from, asking.to)).toBe('deras');
  });

  it('makes the first word the lead-in, or the words selected from the start, and takes it away', () => {
    const flood = page(p('Hujan deras mengguyur.')).at('meng|guyur').command('format.leadIn');
    expect(marked(flood, 'leadIn')).toEqual(['Hujan']);
    expect(marked(flood.command('format.leadIn'), 'leadIn')).toEqual([]);
    expect(marked(flood.at('|Hujan deras|').command('format.leadIn'), 'leadIn')).toEqual(['Hujan deras']);
  });

  it('marks foreign words with their language', () => {
    const flood = page(p('Banjir rob atau tidal flood.')).at('|tidal flood|').command('format.foreign');
    const asking = askingIn(flood.state);
    if (asking?.what !== 'foreign') throw new RangeError('asks for something else');
    flood.do(setForeign(asking.from, asking.to, 'en'));
    expect(marked(flood, 'foreign')).toEqual(['tidal flood']);
    expect(marked(flood.command('format.foreign'), 'foreign')).toEqual([]);
  });
});

describe('turning blocks into others', () => {
  it('paragraph and crosshead', () => {
    const flood = page(p('Hujan'), p('Angin')).at('Hu|jan').command('block.crosshead');
    expect(body(flood)).toEqual(['crosshead: Hujan', 'paragraph: Angin']);
    expect(body(flood.command('block.crosshead'))).toEqual(['paragraph: Hujan', 'paragraph: Angin']);
  });

  it('drops from a crosshead what it cannot have, and keeps every word', () => {
    const flood = page(p(leadIn('Hujan'), ' deras'))
      .at('der|as')
      .command('block.crosshead');
    expect(body(flood)).toEqual(['crosshead: Hujan deras']);
    expect(marked(flood, 'leadIn')).toEqual([]);
  });

  it('paragraphs into a quote and out again, with who said it kept as copy', () => {
    const flood = page(p('Kami siap.'), p('Selalu.'), p('Angin'))
      .from('Kami| siap.', 'Selalu|.')
      .command('block.quote');
    expect(body(flood)).toEqual([
      'quote/paragraph: Kami siap.',
      'quote/paragraph: Selalu.',
      'quote/attribution: ',
      'paragraph: Angin',
    ]);
    expect(flood.state.doc.textBetween(flood.state.selection.from, flood.state.selection.to)).toBe(
      ' siap.Selalu',
    );
    const back = page(quote([p('Kami siap.')], 'Bupati'))
      .at('si|ap')
      .command('block.quote');
    expect(body(back)).toEqual(['paragraph: Kami siap.', 'paragraph: Bupati']);
  });

  it('a box around paragraphs and lists, with the caret in its title; and out again', () => {
    const flood = page(crosshead('Bantuan'), list([item('Beras')]))
      .from('|Bantuan', 'Beras|')
      .command('block.factBox');
    expect(body(flood)).toEqual([
      'factBox/factBoxTitle: ',
      'factBox/paragraph: Bantuan',
      'listItem/paragraph: Beras',
    ]);
    expect(flood.type('Kebutuhan').caret).toBe('factBoxTitle: Kebutuhan|');
    expect(body(flood.command('block.factBox'))).toEqual([
      'crosshead: Kebutuhan',
      'paragraph: Bantuan',
      'listItem/paragraph: Beras',
    ]);
  });

  it('lists of both kinds, one into the other, and out', () => {
    const flood = page(p('Beras'), p('Selimut')).from('|Beras', 'Selimut|').command('block.bulleted');
    expect(body(flood)).toEqual(['listItem/paragraph: Beras', 'listItem/paragraph: Selimut']);
    flood.command('block.numbered');
    expect(flood.state.selection.$from.node(1).attrs).toEqual({ ordered: true });
    expect(body(flood.command('block.numbered'))).toEqual(['paragraph: Beras', 'paragraph: Selimut']);
  });

  it('anything back into paragraphs', () => {
    expect(body(page(crosshead('Warga')).at('War|ga').command('block.paragraph'))).toEqual([
      'paragraph: Warga',
    ]);
    expect(
      body(
        page(relatedLink({ id: 't', title: 'Banjir' }))
          .at('Ban|jir')
          .command('block.paragraph'),
      ),
    ).toEqual(['paragraph: Banjir']);
    expect(
      body(
        page(list([item('Beras')]))
          .at('Be|ras')
          .command('block.paragraph'),
      ),
    ).toEqual(['paragraph: Beras']);
  });

  it('never furniture into blocks', () => {
    for (const id of ['block.crosshead', 'block.quote', 'block.factBox', 'block.bulleted', 'block.paragraph'])
      expect(() => page(p('Hujan')).at('Tang|gul').command(id)).toThrow('cannot');
  });
});

describe('inserting', () => {
  it('after the block, before it from its start, in place of an empty paragraph', () => {
    expect(body(page(p('Hujan')).at('Hu|jan').command('insert.relatedLink'))).toEqual([
      'paragraph: Hujan',
      'relatedLink: ',
    ]);
    expect(body(page(p('Hujan')).at('|Hujan').command('insert.relatedLink'))).toEqual([
      'relatedLink: ',
      'paragraph: Hujan',
    ]);
    expect(body(page(p('Hujan'), p()).inEmpty('paragraph').command('insert.relatedLink'))).toEqual([
      'paragraph: Hujan',
      'relatedLink: ',
    ]);
  });

  it('at the near end of the body, from the furniture', () => {
    expect(body(page(p('Hujan')).at('Tang|gul').command('insert.relatedLink'))[0]).toBe('relatedLink: ');
    expect(body(page(p('Hujan')).at('(An|t)').command('insert.relatedLink'))).toEqual([
      'paragraph: Hujan',
      'relatedLink: ',
    ]);
  });

  it('a related link with an id of its own and the label that the story uses', () => {
    const flood = page(relatedLink({ id: 't', title: 'Banjir', label: 'Simak juga' }), p('Hujan'))
      .at('Hu|jan')
      .command('insert.relatedLink');
    expect(flood.caret).toBe('relatedLink: |');
    expect(flood.state.selection.$from.parent.attrs).toMatchObject({ label: 'Simak juga', href: null });
    expect(flood.state.selection.$from.parent.attrs['id']).not.toBe('t');
  });

  it('a picture that the archive keeps, with the caret in its caption', () => {
    const flood = page(p('Hujan')).at('Hu|jan').do(insertPicture(sha));
    expect(flood.caret).toBe('caption: |');
    expect(flood.state.selection.$from.node(1).attrs).toMatchObject({ picture: sha, altText: '' });
  });

  it('asks for a picture file: for the picture here where its file is missing, else for a new one', () => {
    expect(askingIn(page(p('Hujan')).at('Hu|jan').command('insert.picture').state)).toEqual({
      what: 'pictureFile',
      pos: null,
    });
    const at = page(photo, p('Hujan')).at('Air| di').command('insert.picture');
    const asking = askingIn(at.state);
    if (asking?.what !== 'pictureFile' || asking.pos === null)
      throw new RangeError('asks for something else');
    at.do(setAttributes(asking.pos, 'picture', { picture: sha }));
    expect(at.state.doc.nodeAt(asking.pos)?.attrs).toMatchObject({ id: 'foto', picture: sha });
    expect(askingIn(at.command('insert.picture').state)).toEqual({ what: 'pictureFile', pos: null });
    expect(askingIn(at.command('picture.file').state)).toEqual({ what: 'pictureFile', pos: asking.pos });
  });

  it('asks for the alt text of the picture here, and nowhere else', () => {
    const at = page(photo).at('Air| di').command('picture.altText');
    expect(askingIn(at.state)).toMatchObject({ what: 'altText' });
    expect(() => page(p('Hujan')).at('Hu|jan').command('picture.altText')).toThrow('cannot');
  });

  it('a section break, with the caret after it', () => {
    const flood = page(p('Hujan')).at('Hu|jan').command('insert.break');
    expect(body(flood)).toEqual(['paragraph: Hujan', 'break', 'paragraph: ']);
    expect(flood.caret).toBe('paragraph: |');
  });

  it('a table, with the caret in its first cell; Tab goes on and makes a row after the last cell', () => {
    const flood = page(p()).inEmpty('paragraph').command('insert.table').type('Desa').do(tab).type('Korban');
    expect(body(flood).slice(0, 2)).toEqual(['tableHeader/paragraph: Desa', 'tableHeader/paragraph: Korban']);
    for (let i = 0; i < 8; i++) flood.do(tab);
    expect(body(flood)).toHaveLength(12);
    expect(flood.type('Sayung').do(tabBack).state.doc.textContent).toContain('Sayung');
    flood.command('table.addColumn').command('table.deleteRow');
    expect(body(flood)).toHaveLength(12);
  });

  it('an embed, asking for its address', () => {
    const flood = page(p('Hujan')).at('Hu|jan').command('insert.embed');
    expect(askingIn(flood.state)).toMatchObject({ what: 'embed' });
    expect(flood.state.selection).toBeInstanceOf(NodeSelection);
  });

  it('a credit, or the empty one that is there', () => {
    const flood = page(p('Hujan')).at('Hu|jan').command('insert.credit').type('Thalatie');
    expect(flood.outline.at(-1)).toBe('credits/credit: Thalatie');
    flood.command('insert.credit').command('insert.credit');
    expect(flood.outline.slice(-2)).toEqual(['credits/credit: Thalatie', 'credits/credit: ']);
  });

  it('asks about the credit, related link or embed here', () => {
    const flood = page(relatedLink({ id: 't', title: 'Banjir' }), embed('e', null, 'Peta'));
    expect(askingIn(flood.at('Ban|jir').command('piece.details').state)).toMatchObject({
      what: 'relatedLink',
    });
    expect(askingIn(flood.object('embed').command('piece.details').state)).toMatchObject({ what: 'embed' });
    flood.command('insert.credit').type('Adi');
    expect(askingIn(flood.command('piece.details').state)).toMatchObject({ what: 'credit' });
  });

  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['mediaindonesia.com/x', 'https://mediaindonesia.com/x'],
    ['  ', null],
    ['javascript:alert(1)', undefined],
    ['bukan alamat', undefined],
  ])('reads the address "%s"', (typed, address) => expect(readAddress(typed)).toBe(address));
});

describe('arranging', () => {
  const three = () => page(p('Satu'), photo, p('Tiga'));
  it('moves a block up and down, with the caret in its word, and no further than the body', () => {
    const flood = three().at('Ti|ga').command('move.up');
    expect(body(flood)).toEqual([
      'paragraph: Satu',
      'paragraph: Tiga',
      'picture/caption: Air di jalan',
      'picture/creditLine: ANTARA',
    ]);
    expect(flood.caret).toBe('paragraph: Ti|ga');
    flood.command('move.up');
    expect(() => flood.command('move.up')).toThrow('cannot');
    expect(body(flood.command('move.down').command('move.down'))).toEqual(body(three()));
    expect(() => flood.command('move.down')).toThrow('cannot');
  });

  it('moves several blocks, list items and credits', () => {
    const flood = page(p('Satu'), p('Dua'), p('Tiga')).from('Sa|tu', 'Du|a').command('move.down');
    expect(body(flood)).toEqual(['paragraph: Tiga', 'paragraph: Satu', 'paragraph: Dua']);
    const items = page(list([item('Beras'), item('Selimut')]))
      .at('Seli|mut')
      .command('move.up');
    expect(body(items)).toEqual(['listItem/paragraph: Selimut', 'listItem/paragraph: Beras']);
  });

  it('doubles a picture under an id of its own', () => {
    const flood = three().at('Air| di').command('block.duplicate');
    const ids = flood.state.doc.children.flatMap((node) =>
      node.type === schema.nodes.picture ? [node.attrs['id'] as string] : [],
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(flood.type('!').state.doc.child(7).textContent).toContain('Air! di');
  });

  it('takes a block away, leaving a place to write; a piece of furniture is emptied', () => {
    expect(body(three().at('Air| di').command('block.delete'))).toEqual([
      'paragraph: Satu',
      'paragraph: Tiga',
    ]);
    expect(body(page(p('Satu')).at('Sa|tu').command('block.delete'))).toEqual(['paragraph: ']);
    const flood = page(p('Satu')).at('Tang|gul').command('block.delete');
    expect(flood.caret).toBe('headline: |');
    expect(() => flood.command('block.delete')).toThrow('cannot');
  });
});

describe('selecting and going', () => {
  it('selects the text, then the block, then the story', () => {
    const flood = page(quote([p('Kami siap.'), p('Selalu.')], 'Bupati'))
      .at('si|ap')
      .command('edit.selectAll');
    const selected = () =>
      flood.state.doc.textBetween(flood.state.selection.from, flood.state.selection.to, '/');
    expect(selected()).toBe('Kami siap.');
    expect(flood.command('edit.selectAll') && selected()).toBe('Kami siap./Selalu./Bupati');
    flood.command('edit.selectAll');
    expect(flood.state.selection.from).toBe(0);
  });

  it('selects in a table the text of the cell, then all cells, then the story', () => {
    const sheet = page(p('Hujan')).at('Hujan|').command('insert.table').type('Posko');
    sheet.command('edit.selectAll');
    const { from, to } = sheet.state.selection;
    expect(sheet.state.doc.textBetween(from, to)).toBe('Posko');
    sheet.command('edit.selectAll');
    const cells = sheet.state.selection;
    if (!(cells instanceof CellSelection)) throw new RangeError('no cells are selected');
    expect(cells.ranges).toHaveLength(9);
    sheet.command('edit.selectAll');
    expect(sheet.state.selection).toBeInstanceOf(AllSelection);
  });

  it('goes to the very end and the very start', () => {
    const flood = page(p('Hujan')).at('Hu|jan').command('move.toEnd');
    expect(flood.caret).toBe('signOff: (Ant)|');
    expect(flood.command('move.toStart').caret).toBe('kicker: |');
    flood.at('Hu|jan').command('select.toEnd');
    expect(flood.state.doc.textBetween(flood.state.selection.from, flood.state.selection.to, '/')).toBe(
      'jan/(Ant)',
    );
  });

  it('undoes and redoes', () => {
    const flood = page(p('Hujan')).at('Hujan|').type(' deras').do(enter);
    flood.command('edit.undo').command('edit.redo');
    expect(() => flood.command('edit.redo')).toThrow('cannot');
  });
});

describe('Tab', () => {
  it('steps list items in and out, and leaves the page everywhere else', () => {
    const flood = page(list([item('Beras'), item('Selimut')]))
      .at('Seli|mut')
      .do(tab);
    expect(flood.state.selection.$from.depth).toBe(5);
    expect(flood.do(tabBack).state.selection.$from.depth).toBe(3);
    expect(tab(page(p('Hujan')).at('Hu|jan').state)).toBe(false);
    expect(tab(page(table(row(['Desa', 'Korban']))).at('|Desa').state)).toBe(true);
  });
});
