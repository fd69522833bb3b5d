import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { enter } from '../../renderer/editor/entering';
import { backspace, deleteForward } from '../../renderer/editor/erasing';
import { isPiece } from '../../renderer/editor/pieces';
import {
  crosshead,
  factBox,
  item,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  table,
} from '../../shared/story/builders';
import { Page } from './page';

/** A story in which every kind of text stands beside every other that it can stand beside. */
const furnished = () =>
  new Page(
    story({
      kicker: 'Kicker',
      headline: 'Judul',
      standfirst: 'Teras',
      byline: 'Nama',
      dateline: 'Tempat',
      body: [
        p('Satu'),
        picture({ id: 'f1', caption: 'Takarir', creditLine: 'Foto' }),
        p('Dua'),
        crosshead('Subjudul'),
        p('Tiga'),
        quote([p('Kutip'), p('Lanjut')], 'Pembicara'),
        p('Empat'),
        factBox('Boks', [p('Isi'), list([item('Butir boks')])]),
        p('Lima'),
        list([item('Butir'), item('Butir dua', list([item('Anak butir')]))]),
        p('Enam'),
        table(row(['Sel satu', 'Sel dua'], true), row(['Sel tiga', 'Sel empat'])),
        p('Tujuh'),
        relatedLink({ id: 't1', title: 'Tautan' }),
        relatedLink({ id: 't2', title: 'Tautan dua', label: '' }),
        p('Delapan'),
        sectionBreak(),
        p('Sembilan'),
      ],
      signOff: '(AFP/Z-3)',
      credits: [
        { role: 'reporter', label: 'Pewarta', name: 'Rini' },
        { role: 'editor', label: 'Editor', name: 'Thalatie' },
      ],
    }),
  );

interface Text {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly isPiece: boolean;
  readonly isTable: boolean;
}

function textsOf({ state }: Page): Text[] {
  const texts: Text[] = [];
  state.doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    const isTable = parent?.type.spec['tableRole'] !== undefined;
    texts.push({
      words: node.textContent,
      from: pos + 1,
      to: pos + 1 + node.content.size,
      isPiece: isPiece(node.type),
      isTable,
    });
    return false;
  });
  return texts;
}

const at = (page: Page, pos: number): Page => {
  page.state = page.state.apply(page.state.tr.setSelection(TextSelection.create(page.state.doc, pos)));
  return page;
};
const words = (page: Page) => textsOf(page).map((text) => text.words);
const ALL = textsOf(furnished());
const names = ALL.map((text, i) => [text.words, i] as const);

describe('Backspace at the start and Delete at the end of every text', () => {
  it('there are as many of them as the story has kinds of places (control)', () =>
    expect(ALL).toHaveLength(35));

  it.each(names)('Backspace before "%s" loses no letter, and merges no piece and no cell', (_words, i) => {
    const here = ALL[i];
    const before = ALL[i - 1];
    const page = at(furnished(), here?.from ?? 0).do(backspace);
    expect(words(page).join('')).toBe(ALL.map((text) => text.words).join(''));
    const mayJoin = before && !here?.isPiece && !before.isPiece && !here?.isTable && !before.isTable;
    if (!mayJoin) expect(words(page)).toEqual(ALL.map((text) => text.words));
  });

  it.each(names)('Delete after "%s" loses no letter, and merges no piece and no cell', (_words, i) => {
    const here = ALL[i];
    const after = ALL[i + 1];
    const page = at(furnished(), here?.to ?? 0).do(deleteForward);
    expect(words(page).join('')).toBe(ALL.map((text) => text.words).join(''));
    const mayJoin = after && !here?.isPiece && !after.isPiece && !here?.isTable && !after.isTable;
    if (!mayJoin) expect(words(page)).toEqual(ALL.map((text) => text.words));
  });

  it.each(names)('Enter after "%s" loses no letter and leaves a caret to write with', (_words, i) => {
    const page = at(furnished(), ALL[i]?.to ?? 0).do(enter);
    expect(words(page).join('')).toBe(ALL.map((text) => text.words).join(''));
    expect(page.state.selection).toBeInstanceOf(TextSelection);
    expect(page.type('!').state.doc.textContent).toContain('!');
  });

  it.each(names)(
    'undo after Backspace, Delete and Enter at "%s" gives the story back exactly',
    (_words, i) => {
      const here = ALL[i];
      for (const [run, pos] of [
        [backspace, here?.from],
        [deleteForward, here?.to],
        [enter, here?.to],
      ] as const) {
        const page = at(furnished(), pos ?? 0);
        const before = page.state.doc;
        page.do(run);
        if (!page.state.doc.eq(before)) expect(page.command('edit.undo').state.doc.eq(before)).toBe(true);
      }
    },
  );
});

describe('Enter out of what holds a text', () => {
  it.each([
    ['Kicker|', 'headline: |Judul'],
    ['Judul|', 'standfirst: |Teras'],
    ['Teras|', 'byline: |Nama'],
    ['Nama|', 'dateline: |Tempat'],
    ['Tempat|', 'paragraph: |Satu'],
    ['Takarir|', 'creditLine: |Foto'],
    ['Foto|', 'paragraph: |Dua'],
    ['Subjudul|', 'paragraph: |'],
    ['Pembicara|', 'paragraph: |Empat'],
    ['Boks|', 'paragraph: |Isi'],
    ['Tautan dua|', 'relatedLink: |'],
    ['(AFP/Z-3)|', 'credit: |Rini'],
    ['Rini|', 'credit: |'],
  ])('%s', (from, to) => expect(furnished().at(from).do(enter).caret).toBe(to));

  it('twice at the end of a quote, a list and a box', () => {
    expect(furnished().at('Lanjut|').do(enter).do(enter).caret).toBe('attribution: |Pembicara');
    const out = furnished().at('Anak butir|').do(enter).do(enter).do(enter);
    expect(out.caret).toBe('paragraph: |');
    expect(out.state.selection.$from.depth).toBe(1);
    const boxed = furnished().at('Butir boks|').do(enter).do(enter).do(enter);
    expect(boxed.state.selection.$from.depth).toBe(1);
    expect(boxed.caret).toBe('paragraph: |Lima');
  });

  it('in a cell begins another paragraph of it', () =>
    expect(furnished().at('Sel satu|').do(enter).state.selection.$from.node(-1).type.name).toBe(
      'tableHeader',
    ));
});
