import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { enter } from '../../renderer/editor/entering';
import { backspace } from '../../renderer/editor/erasing';
import { fillLink, isLinkList } from '../../renderer/editor/related-links';
import { p, relatedLink, story } from '../../shared/story/builders';
import { USUAL_WRITING } from '../../shared/style/writing';
import { Page } from './page';

const link = (title: string, label = 'Baca juga') =>
  relatedLink({ id: `t-${title.toLowerCase()}`, title, label });
const page = (...body: Node[]) => new Page(story({ headline: 'Tanggul', body }));
/** The related links, as they are printed. */
const printed = ({ state }: Page) =>
  state.doc.children
    .filter((node) => node.type.name === 'relatedLink')
    .map((node) => `${node.attrs['label'] as string}: ${node.textContent}`);
const list = () => page(p('Hujan'), link('Satu'), link('Dua', ''), link('Tiga', ''), p('Angin'));

describe('the label of a related link', () => {
  it.each([
    ['id', {}, 'Baca juga'],
    ['en-GB', {}, 'Read also'],
    ['id', { id: 'Simak juga' }, 'Simak juga'],
    ['en', { id: 'Simak juga' }, 'Read also'],
    ['id-ID', { id: 'Simak juga' }, 'Simak juga'],
  ] as const)('in %s, where the house has %o', (language, relatedLabels, label) => {
    const flood = new Page(story({ headline: 'Tanggul', body: [p('Hujan')] }), {
      language,
      house: { ...USUAL_WRITING, relatedLabels },
    });
    expect(printed(flood.at('Hujan|').command('insert.relatedLink').type('Satu'))).toEqual([
      `${label}: Satu`,
    ]);
  });

  it('is the one that the story uses already', () => {
    const flood = page(p('Hujan'), link('Satu', 'Lihat juga')).at('Hujan|').command('insert.relatedLink');
    expect(flood.state.selection.$from.parent.attrs['label']).toBe('Lihat juga');
  });
});

describe('a list of related links', () => {
  it('is made by asking for a related link in one', () => {
    const flood = page(p('Hujan'), link('Satu')).at('Satu|').command('insert.relatedLink').type('Dua');
    expect(printed(flood)).toEqual(['Baca juga: Satu', ': Dua']);
    expect(isLinkList(flood.state)).toBe(true);
  });

  it('goes on with Enter, and is left with Enter in an empty one', () => {
    const flood = list().at('Tiga|').do(enter).type('Empat').do(enter);
    expect(printed(flood)).toEqual(['Baca juga: Satu', ': Dua', ': Tiga', ': Empat', ': ']);
    expect(flood.do(enter).caret).toBe('paragraph: |');
    expect(printed(flood)).toHaveLength(4);
  });

  it('is made of neighbours, and taken apart again', () => {
    const flood = page(link('Satu'), link('Dua'), p('Hujan'), link('Tiga')).at('Du|a');
    expect(printed(flood.command('link.list'))).toEqual(['Baca juga: Satu', ': Dua', 'Baca juga: Tiga']);
    expect(flood.caret).toBe('relatedLink: Du|a');
    expect(printed(flood.command('link.list'))).toEqual([
      'Baca juga: Satu',
      'Baca juga: Dua',
      'Baca juga: Tiga',
    ]);
  });

  it('needs two links', () => {
    expect(() => page(link('Satu')).at('Sa|tu').command('link.list')).toThrow('cannot');
    expect(() => page(p('Hujan')).at('Hu|jan').command('link.list')).toThrow('cannot');
  });

  it('keeps its label when its head is moved, deleted or emptied away', () => {
    expect(printed(list().at('Sa|tu').command('move.up'))).toEqual([
      'Baca juga: Satu',
      'Baca juga: Dua',
      ': Tiga',
    ]);
    expect(printed(list().at('Sa|tu').command('block.delete'))).toEqual(['Baca juga: Dua', ': Tiga']);
    const empty = page(link('', 'Lihat juga'), link('Dua', ''), p('Hujan'))
      .inEmpty('relatedLink')
      .do(backspace);
    expect(printed(empty)).toEqual(['Baca juga: Dua']);
  });

  it('keeps its label when a paragraph comes between', () => {
    const flood = list().at('|Tiga').do(enter);
    expect(printed(flood)).toEqual(['Baca juga: Satu', ': Dua', 'Baca juga: Tiga']);
  });
});

describe('filling a related link', () => {
  it('takes title, address and label in one step, and says where the title came from', () => {
    const flood = page(p('Hujan'), link('')).inEmpty('relatedLink');
    const pos = flood.state.selection.from - 1;
    const chosen = {
      href: 'https://contoh.id/a',
      label: 'Simak juga',
      title: 'Banjir Kudus',
      story: 'b1',
    };
    let source: unknown;
    fillLink(pos, chosen)(flood.state, (tr) => {
      source = tr.getMeta('source') as unknown;
    });
    expect(source).toEqual({ kind: 'archive', story: 'b1' });
    flood.do(fillLink(pos, chosen));
    expect(printed(flood)).toEqual(['Simak juga: Banjir Kudus']);
    expect(flood.caret).toBe('relatedLink: Banjir Kudus|');
    expect(printed(flood.command('edit.undo'))).toEqual(['Baca juga: ']);
  });

  it('leaves the words on the page where the archive has none, and does nothing where the link is gone', () => {
    const flood = page(link('Banjir')).at('Ban|jir');
    const pos = flood.state.selection.$from.before(1);
    flood.do(fillLink(pos, { href: 'https://contoh.id/', label: 'Baca juga', title: null, story: null }));
    expect(flood.caret).toBe('relatedLink: Ban|jir');
    expect(fillLink(0, { href: null, label: '', title: 'x', story: null })(flood.state)).toBe(false);
  });
});
