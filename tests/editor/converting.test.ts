import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { become, type Wanted } from '../../renderer/editor/converting';
import {
  crosshead,
  em,
  factBox,
  item,
  lineBreak,
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

const page = (...body: Node[]) => new Page(story({ headline: 'Tanggul', body }));
const body = (of: Page) => of.outline.slice(1);
const WANTED: readonly Wanted[] = ['paragraph', 'crosshead', 'quote', 'bulleted', 'numbered'];

/** One block of every kind, with the same words, and em on one of them. */
const KINDS: Readonly<Record<Wanted, () => Node>> = {
  paragraph: () => p('Warga ', em('siap'), ' pergi.'),
  crosshead: () => crosshead('Warga ', em('siap'), ' pergi.'),
  quote: () => quote([p('Warga ', em('siap'), ' pergi.')]),
  bulleted: () => list([item(p('Warga ', em('siap'), ' pergi.'))]),
  numbered: () => list([item(p('Warga ', em('siap'), ' pergi.'))], true),
};
const SHAPE: Readonly<Record<Wanted, (block: Node) => boolean>> = {
  paragraph: (block) => block.type === schema.nodes.paragraph,
  crosshead: (block) => block.type === schema.nodes.crosshead,
  quote: (block) => block.type === schema.nodes.quote,
  bulleted: (block) => block.type === schema.nodes.list && block.attrs['ordered'] === false,
  numbered: (block) => block.type === schema.nodes.list && block.attrs['ordered'] === true,
};
const pairs = WANTED.flatMap((from) => WANTED.map((to) => [from, to] as const));

function emphasised(doc: Node): string {
  let words = '';
  doc.descendants((node) => {
    if (schema.marks.em.isInSet(node.marks)) words += node.text ?? '';
  });
  return words;
}

describe('turning each kind of block into each', () => {
  it.each(pairs)(
    '%s into %s keeps words, marks, neighbours and the caret, and is undone exactly',
    (from, to) => {
      const there = page(p('Sebelum.'), KINDS[from](), p('Sesudah.')).at('si|ap');
      const before = there.state.doc;
      there.do(become(to));
      const blocks = there.state.doc.children.filter((node) => node.type.isInGroup('block'));
      expect(blocks.map((block) => block.textContent)).toEqual(['Sebelum.', 'Warga siap pergi.', 'Sesudah.']);
      expect(blocks[1] && SHAPE[to](blocks[1])).toBe(true);
      expect(emphasised(there.state.doc)).toBe('siap');
      expect(there.caret).toMatch(/: Warga si\|ap pergi\.$/);
      if (!there.state.doc.eq(before)) expect(there.command('edit.undo').state.doc.eq(before)).toBe(true);
    },
  );

  it.each(WANTED)('several kinds at once into %s: no word is lost and none runs into another', (wanted) => {
    const there = page(
      crosshead('Satu'),
      p('Dua', lineBreak(), 'tiga'),
      quote([p('Empat'), p('Lima')], 'Enam'),
      list([item('Tujuh', list([item('Delapan')])), item('Sembilan')]),
      p('Sepuluh'),
    ).from('|Satu', 'Sepuluh|');
    there.do(become(wanted));
    const words = body(there)
      .join(' ')
      .match(/Satu|Dua|tiga|Empat|Lima|Enam|Tujuh|Delapan|Sembilan|Sepuluh/g);
    expect(words?.join(' ')).toBe('Satu Dua tiga Empat Lima Enam Tujuh Delapan Sembilan Sepuluh');
    const kinds = new Set(
      body(there)
        .slice(0, -1)
        .map((line) => line.split(':')[0]),
    );
    expect([...kinds].filter((kind) => kind !== 'quote/attribution')).toHaveLength(1);
  });

  it('a broken line in a crosshead becomes a space', () =>
    expect(
      body(
        page(p('Dua', lineBreak(), 'tiga'))
          .at('Du|a')
          .do(become('crosshead')),
      )[0],
    ).toBe('crosshead: Dua tiga'));

  it('only the items selected leave their list', () => {
    const there = page(list([item('Satu'), item('Dua'), item('Tiga')])).at('Du|a');
    expect(body(there.do(become('crosshead'))).slice(0, 3)).toEqual([
      'listItem/paragraph: Satu',
      'crosshead: Dua',
      'listItem/paragraph: Tiga',
    ]);
  });

  it('who said it stays as copy where a quote is none any more', () => {
    const there = page(quote([p('Kami siap.')], 'Bupati')).at('si|ap');
    expect(body(there.do(become('bulleted'))).slice(0, 2)).toEqual([
      'listItem/paragraph: Kami siap.',
      'paragraph: Bupati',
    ]);
  });

  it('a paragraph of a box becomes a list in it, and no crosshead and no quote', () => {
    const there = page(factBox('Posko', [p('Balai desa')])).at('Balai| desa');
    expect(become('crosshead')(there.state)).toBe(false);
    expect(become('quote')(there.state)).toBe(false);
    expect(body(there.do(become('bulleted'))).slice(0, 2)).toEqual([
      'factBox/factBoxTitle: Posko',
      'listItem/paragraph: Balai desa',
    ]);
    expect(body(there.do(become('paragraph')))[1]).toBe('factBox/paragraph: Balai desa');
  });

  it('never furniture, pictures, tables or related links', () => {
    const there = page(
      picture({ id: 'f', caption: 'Air', creditLine: 'ANTARA' }),
      table(row(['Desa'])),
      relatedLink({ id: 't', title: 'Kudus' }),
      p('Hujan'),
    );
    for (const place of ['Tang|gul', 'A|ir', 'De|sa', 'Ku|dus'])
      for (const wanted of WANTED) expect(become(wanted)(there.at(place).state)).toBe(false);
    for (const wanted of WANTED) expect(become(wanted)(there.from('A|ir', 'Hu|jan').state)).toBe(false);
  });

  it('keeps the words of a colleague who typed in the block meanwhile', () => {
    const there = page(p('Hujan deras.')).at('Hu|jan');
    const typed = there.state.tr.insertText('sangat ', there.state.selection.from + 4);
    become('quote')(there.state, (tr) => {
      // What the colleague did, mapped over what was done here.
      const mapped = typed.steps.flatMap((step) => step.map(tr.mapping) ?? []);
      expect(mapped).toHaveLength(1);
      for (const step of mapped) tr.step(step);
      expect(tr.doc.textContent).toContain('Hujan sangat deras.');
    });
  });

  it('in any order, any number of times, and every word is there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WANTED), { maxLength: 12 }), (order) => {
        const there = page(p('Warga ', strong('siap'), em(' pergi'), '.'), p('Lagi.')).from(
          '|Warga',
          'Lagi|.',
        );
        for (const wanted of order)
          become(wanted)(there.state, (tr) => (there.state = there.state.apply(tr)));
        there.state.doc.check();
        expect(there.state.doc.textContent).toContain('Warga siap pergi.Lagi.');
        expect(emphasised(there.state.doc)).toBe(' pergi');
      }),
      { numRuns: 60 },
    );
  });
});

describe('moving lists and boxes', () => {
  const lists = () => page(p('Satu'), list([item('Beras'), item('Selimut')]), p('Tiga'));

  it('an item moves in its list, and at its edge takes the list along', () => {
    const there = lists().at('Beras|').command('move.down');
    expect(body(there).slice(1, 3)).toEqual(['listItem/paragraph: Selimut', 'listItem/paragraph: Beras']);
    there.command('move.down');
    expect(body(there).slice(0, 4)).toEqual([
      'paragraph: Satu',
      'paragraph: Tiga',
      'listItem/paragraph: Selimut',
      'listItem/paragraph: Beras',
    ]);
    expect(there.caret).toBe('paragraph: Beras|');
    expect(() => there.command('move.down')).toThrow('cannot');
  });

  it('a box moves with everything in it, from its title as from its copy', () => {
    const there = page(p('Satu'), factBox('Posko', [p('Balai desa')]))
      .at('Pos|ko')
      .command('move.up');
    expect(body(there).slice(0, 3)).toEqual([
      'factBox/factBoxTitle: Posko',
      'factBox/paragraph: Balai desa',
      'paragraph: Satu',
    ]);
  });

  it('several blocks of different kinds move together', () => {
    const there = page(p('Satu'), list([item('Beras')]), quote([p('Kami siap.')], 'Bupati'), p('Empat'))
      .from('Be|ras', 'Kami| siap')
      .command('move.up');
    expect(body(there).slice(0, 4)).toEqual([
      'listItem/paragraph: Beras',
      'quote/paragraph: Kami siap.',
      'quote/attribution: Bupati',
      'paragraph: Satu',
    ]);
  });

  it('a selection across two credits moves both', () => {
    const credits = ['Adi', 'Budi', 'Cici'].map((name) => ({
      role: 'editor' as const,
      label: 'Editor',
      name,
    }));
    const there = new Page(story({ body: [p('Satu')], credits })).from('A|di', 'Bu|di').command('move.down');
    expect(there.outline.slice(-3)).toEqual([
      'credits/credit: Cici',
      'credits/credit: Adi',
      'credits/credit: Budi',
    ]);
  });
});
