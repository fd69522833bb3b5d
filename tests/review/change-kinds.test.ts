import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { changesOf, type Change, type ChangeKind } from '../../shared/review/changes';
import { decideChanges } from '../../shared/review/deciding';
import { suggest } from '../../shared/review/suggest';
import { placesIn } from '../../shared/review/view-places';
import { credit, item, list, p, picture, relatedLink, row } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { finalOf, originalOf, storyIn } from '../../shared/story/views';
import { everything, reviewer } from './random-edits';

/** Every kind of change: made, shown, accepted, rejected. */

/** Where words of the story begin. */
function at(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    const place = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (found < 0 && place >= 0) found = pos + 1 + place;
    return found < 0;
  });
  if (found < 0) throw new RangeError(`"${words}" is not in the story`);
  return found;
}

/** Where the first node of a kind stands. */
function nodeAt(doc: Node, kind: keyof typeof schema.nodes, skip = 0): number {
  const all: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes[kind]) all.push(pos);
  });
  return all[skip] ?? -1;
}

const erase = (tr: Transform, words: string) => {
  const from = at(tr.doc, words);
  return tr.delete(from, from + words.length);
};

interface Case {
  readonly what: string;
  readonly make: (tr: Transform) => unknown;
  readonly kind: ChangeKind;
  readonly where: string;
  readonly shows?: Partial<Change>;
}

const CASES: readonly Case[] = [
  {
    what: 'words put into a headline',
    make: (tr) => tr.insert(at(tr.doc, 'Jebol'), schema.text('Kali ')),
    kind: 'insertion',
    where: 'headline',
    shows: { inserted: 'Kali ', removed: '' },
  },
  {
    what: 'words taken out of a caption',
    make: (tr) => erase(tr, ' yang jebol'),
    kind: 'deletion',
    where: 'caption',
    shows: { removed: ' yang jebol' },
  },
  {
    what: 'words replaced in a credit line',
    make: (tr) => tr.replaceWith(at(tr.doc, 'Antara'), at(tr.doc, 'Antara') + 6, schema.text('AFP')),
    kind: 'replacement',
    where: 'creditLine',
  },
  {
    what: 'words replaced in a sign-off',
    make: (tr) => tr.replaceWith(at(tr.doc, 'Z-3'), at(tr.doc, 'Z-3') + 3, schema.text('H-2')),
    kind: 'replacement',
    where: 'signOff',
    shows: { removed: 'Z-3', inserted: 'H-2' },
  },
  {
    what: 'a name mended in the credits',
    make: (tr) => tr.insert(at(tr.doc, 'Thalatie') + 8, schema.text(' Yani')),
    kind: 'insertion',
    where: 'credit',
  },
  {
    what: 'words in a table cell',
    make: (tr) => tr.replaceWith(at(tr.doc, '120'), at(tr.doc, '120') + 3, schema.text('98')),
    kind: 'replacement',
    where: 'table',
  },
  {
    what: 'a paragraph split',
    make: (tr) => tr.split(at(tr.doc, 'ke balai')),
    kind: 'split',
    where: 'paragraph',
  },
  {
    what: 'a list item split',
    make: (tr) => tr.split(at(tr.doc, 'mut'), 2),
    kind: 'split',
    where: 'list',
  },
  {
    what: 'a paragraph of a quote split',
    make: (tr) => tr.split(at(tr.doc, 'perahu')),
    kind: 'split',
    where: 'quote',
  },
  {
    what: 'a crosshead split into copy',
    make: (tr) => tr.split(at(tr.doc, ' datang'), 1, [{ type: schema.nodes.paragraph }]),
    kind: 'split',
    where: 'paragraph',
  },
  {
    what: 'two paragraphs joined',
    make: (tr) => tr.join(tr.doc.resolve(at(tr.doc, 'Warga')).before()),
    kind: 'join',
    where: 'paragraph',
  },
  {
    what: 'two list items joined',
    make: (tr) => tr.join(tr.doc.resolve(at(tr.doc, 'selimut')).before(-1), 2),
    kind: 'join',
    where: 'list',
  },
  {
    what: 'words taken out over the break of two paragraphs',
    make: (tr) => tr.delete(at(tr.doc, ' menjebol'), at(tr.doc, ' ke balai')),
    kind: 'deletion',
    where: 'paragraph',
  },
  {
    what: 'two paragraphs pasted into one',
    make: (tr) => {
      const pos = at(tr.doc, 'ke balai');
      tr.insert(pos, schema.text('satu'));
      tr.split(pos + 4);
      tr.insert(pos + 6, schema.text('dua'));
    },
    kind: 'insertion',
    where: 'paragraph',
  },
  {
    what: 'words made bold',
    make: (tr) => tr.addMark(at(tr.doc, 'Bupati'), at(tr.doc, 'Bupati') + 6, schema.marks.strong.create()),
    kind: 'mark',
    where: 'paragraph',
    shows: { quoted: 'Bupati', names: ['strong'], before: null, after: {} },
  },
  {
    what: 'a link taken off',
    make: (tr) => tr.removeMark(at(tr.doc, 'mengungsi'), at(tr.doc, 'mengungsi') + 9, schema.marks.link),
    kind: 'mark',
    where: 'paragraph',
    shows: { names: ['link'], after: null },
  },
  {
    what: 'the address of a link changed',
    make: (tr) => {
      const from = at(tr.doc, 'mengungsi');
      tr.removeMark(from, from + 9, schema.marks.link);
      tr.addMark(from, from + 9, schema.marks.link.create({ href: 'https://bnpb.go.id/baru' }));
    },
    kind: 'mark',
    where: 'paragraph',
    shows: { before: { href: 'https://bnpb.go.id/demak' }, after: { href: 'https://bnpb.go.id/baru' } },
  },
  {
    what: 'words marked as foreign',
    make: (tr) => tr.addMark(at(tr.doc, 'Bupati'), at(tr.doc, 'Bupati') + 6, schema.marks.foreign.create()),
    kind: 'mark',
    where: 'paragraph',
    shows: { names: ['foreign'] },
  },
  {
    what: 'a lead-in taken off',
    make: (tr) => tr.removeMark(at(tr.doc, 'Hujan deras'), at(tr.doc, ' sejak'), schema.marks.leadIn),
    kind: 'mark',
    where: 'paragraph',
    shows: { names: ['leadIn'] },
  },
  {
    what: 'a paragraph made a crosshead, bold and links falling away',
    make: (tr) => tr.setBlockType(at(tr.doc, 'Warga'), at(tr.doc, 'Warga'), schema.nodes.crosshead),
    kind: 'type',
    where: 'crosshead',
  },
  {
    what: 'a crosshead made a paragraph',
    make: (tr) => tr.setBlockType(at(tr.doc, 'Bantuan'), at(tr.doc, 'Bantuan'), schema.nodes.paragraph),
    kind: 'type',
    where: 'paragraph',
  },
  {
    what: 'a paragraph made a list',
    make: (tr) => {
      const range = tr.doc.resolve(at(tr.doc, 'Bupati')).blockRange();
      if (range) tr.wrap(range, [{ type: schema.nodes.list }, { type: schema.nodes.listItem }]);
    },
    kind: 'form',
    where: 'paragraph',
    shows: { removed: 'Bupati meninjau lokasi.', inserted: 'Bupati meninjau lokasi.' },
  },
  {
    what: 'a list made numbered',
    make: (tr) => tr.setNodeAttribute(nodeAt(tr.doc, 'list'), 'ordered', true),
    kind: 'attribute',
    where: 'list',
    shows: { names: ['ordered'], before: false, after: true },
  },
  {
    what: 'an alt text',
    make: (tr) => tr.setNodeAttribute(nodeAt(tr.doc, 'picture'), 'altText', 'Air setinggi atap'),
    kind: 'attribute',
    where: 'picture',
    shows: { names: ['altText'], before: 'Air', after: 'Air setinggi atap' },
  },
  {
    what: 'a crop',
    make: (tr) =>
      tr.setNodeAttribute(nodeAt(tr.doc, 'picture'), 'crop', { x: 0, y: 0, width: 0.5, height: 1 }),
    kind: 'attribute',
    where: 'picture',
    shows: { names: ['crop'], before: null },
  },
  {
    what: 'label and address of a related link',
    make: (tr) => {
      tr.setNodeAttribute(nodeAt(tr.doc, 'relatedLink'), 'label', 'Lihat juga');
      tr.setNodeAttribute(nodeAt(tr.doc, 'relatedLink'), 'href', 'https://a.id/2');
    },
    kind: 'attribute',
    where: 'relatedLink',
    shows: { names: ['label', 'href'] },
  },
  {
    what: 'the role of a credit',
    make: (tr) => tr.setNodeAttribute(nodeAt(tr.doc, 'credit'), 'role', 'photographer'),
    kind: 'attribute',
    where: 'credit',
    shows: { names: ['role'] },
  },
  {
    what: 'a block moved',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'picture');
      const node = tr.doc.nodeAt(pos) as Node;
      tr.delete(pos, pos + node.nodeSize).insert(nodeAt(tr.doc, 'crosshead'), node);
    },
    kind: 'move',
    where: 'picture',
  },
  {
    what: 'a picture taken out',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'picture');
      tr.delete(pos, pos + (tr.doc.nodeAt(pos) as Node).nodeSize);
    },
    kind: 'deletion',
    where: 'picture',
  },
  {
    what: 'a related link put in',
    make: (tr) => tr.insert(nodeAt(tr.doc, 'break'), relatedLink({ id: 'baru', title: 'Jalan putus' })),
    kind: 'insertion',
    where: 'relatedLink',
    shows: { inserted: 'Jalan putus' },
  },
  {
    what: 'a credit put in',
    make: (tr) =>
      tr.insert(tr.doc.content.size - 1, credit({ role: 'editor', label: 'Editor', name: 'Budi' })),
    kind: 'insertion',
    where: 'credit',
  },
  {
    what: 'a box taken out',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'factBox');
      tr.delete(pos, pos + (tr.doc.nodeAt(pos) as Node).nodeSize);
    },
    kind: 'deletion',
    where: 'factBox',
  },
  {
    what: 'a table row put in',
    make: (tr) => tr.insert(nodeAt(tr.doc, 'tableRow', 1), row(['Sayung', '40'])),
    kind: 'insertion',
    where: 'tableRow',
  },
  {
    what: 'a list put in',
    make: (tr) => tr.insert(nodeAt(tr.doc, 'break'), list([item('satu'), item('dua')])),
    kind: 'insertion',
    where: 'list',
  },
  {
    what: 'a related link taken out',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'relatedLink');
      tr.delete(pos, pos + (tr.doc.nodeAt(pos) as Node).nodeSize);
    },
    kind: 'deletion',
    where: 'relatedLink',
    shows: { removed: 'Banjir surut' },
  },
  {
    what: 'a picture put in, with caption and credit line',
    make: (tr) =>
      tr.insert(
        nodeAt(tr.doc, 'crosshead'),
        picture({ id: 'foto-2', caption: 'Warga mengungsi', creditLine: 'AFP', altText: 'Perahu' }),
      ),
    kind: 'insertion',
    where: 'picture',
    shows: { inserted: 'Warga mengungsi\nAFP' },
  },
  {
    what: 'a link put on words of the copy',
    make: (tr) =>
      tr.addMark(
        at(tr.doc, 'Bupati'),
        at(tr.doc, 'Bupati') + 6,
        schema.marks.link.create({ href: 'https://demakkab.go.id/' }),
      ),
    kind: 'mark',
    where: 'paragraph',
    shows: { names: ['link'], before: null, after: { href: 'https://demakkab.go.id/' } },
  },
  {
    what: 'words made italic in a caption',
    make: (tr) => tr.addMark(at(tr.doc, 'Tanggul yang'), at(tr.doc, ' yang jebol'), schema.marks.em.create()),
    kind: 'mark',
    where: 'caption',
    shows: { quoted: 'Tanggul', names: ['em'] },
  },
  {
    what: 'words of a headline replaced whole',
    make: (tr) => tr.replaceWith(at(tr.doc, 'Jebol'), at(tr.doc, 'Jebol') + 5, schema.text('Jatuh')),
    kind: 'replacement',
    where: 'headline',
    shows: { removed: 'Jebol', inserted: 'Jatuh' },
  },
  {
    what: 'words taken out of a credit line',
    make: (tr) => erase(tr, '/Yusuf'),
    kind: 'deletion',
    where: 'creditLine',
  },
  {
    what: 'the rights of a picture',
    make: (tr) => tr.setNodeAttribute(nodeAt(tr.doc, 'picture'), 'rights', '© Antara'),
    kind: 'attribute',
    where: 'picture',
    shows: { names: ['rights'] },
  },
  {
    what: 'a credit taken out',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'credit');
      tr.delete(pos, pos + (tr.doc.nodeAt(pos) as Node).nodeSize);
    },
    kind: 'deletion',
    where: 'credit',
    shows: { removed: 'Yusuf' },
  },
  {
    what: 'a paragraph moved over another',
    make: (tr) => {
      const pos = tr.doc.resolve(at(tr.doc, 'Bupati')).before();
      const node = tr.doc.nodeAt(pos) as Node;
      tr.delete(pos, pos + node.nodeSize).insert(tr.doc.resolve(at(tr.doc, 'Warga')).before(), node);
    },
    kind: 'move',
    where: 'paragraph',
    shows: { removed: 'Bupati meninjau lokasi.', inserted: 'Bupati meninjau lokasi.' },
  },
  {
    what: 'the byline taken out',
    make: (tr) => {
      const pos = nodeAt(tr.doc, 'byline');
      tr.delete(pos, pos + (tr.doc.nodeAt(pos) as Node).nodeSize);
    },
    kind: 'deletion',
    where: 'byline',
    shows: { removed: 'Rini S.' },
  },
];

describe('a tracked change', () => {
  it.each(CASES)('$what', ({ make, kind, where, shows }) => {
    const original = everything();
    const raw = new Transform(original);
    make(raw);
    const marked = suggest(raw, reviewer('Rini')).transform.doc;
    marked.check();
    expect(originalOf(marked).toJSON()).toEqual(original.toJSON());
    expect(finalOf(marked).toJSON()).toEqual(raw.doc.toJSON());

    const [change, ...more] = changesOf(marked);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ author: 'Rini', device: 'meja-Rini', kind, where, ...shows });

    expect(decideChanges(marked, () => 'accept').doc.toJSON()).toEqual(raw.doc.toJSON());
    expect(decideChanges(marked, () => 'reject').doc.toJSON()).toEqual(original.toJSON());
    // What the page shows as final and original is what deciding leaves, and the first place of the change is in both.
    const [final, kept] = [storyIn('final', marked), storyIn('original', marked)];
    expect([final.eq(raw.doc), kept.eq(original)]).toEqual([true, true]);
    for (const view of ['final', 'original'] as const)
      expect(placesIn(view, marked).toView(change?.from ?? -1, 1)).toBeGreaterThanOrEqual(0);
    expect(marked.textContent).not.toMatch(/[\u200b-\u200d\u2060\ufeff]/);
  });

  it('is not made where nothing was done', () => {
    const doc = everything();
    expect(changesOf(doc)).toEqual([]);
    expect(suggest(new Transform(doc), reviewer('Rini')).transform.steps).toEqual([]);
  });
});

describe('the same hand', () => {
  const by = reviewer('Rini');
  const type = (doc: Node, pos: number, words: string) =>
    suggest(new Transform(doc).insert(pos, schema.text(words)), by).transform.doc;

  it('goes on in the change that it touches', () => {
    const doc = everything();
    const start = at(doc, 'Bupati');
    const marked = [...'Wakil '].reduce((now, letter, i) => type(now, start + i, letter), doc);
    expect(changesOf(marked)).toMatchObject([{ inserted: 'Wakil ', kind: 'insertion' }]);
    const mended = suggest(new Transform(marked).delete(start, start + 5), by).transform.doc;
    expect(changesOf(mended)).toMatchObject([{ inserted: ' ' }]);
    const undone = suggest(new Transform(mended).delete(start, start + 1), by).transform.doc;
    expect(undone.toJSON()).toEqual(doc.toJSON());
  });

  it('takes its own break, mark, attribute and block back without a trace', () => {
    const doc = everything();
    const back = (make: (tr: Transform) => unknown, unmake: (tr: Transform) => unknown) => {
      const one = new Transform(doc);
      make(one);
      const marked = suggest(one, by).transform.doc;
      const again = new Transform(marked);
      unmake(again);
      return suggest(again, by).transform.doc.toJSON() as unknown;
    };
    const split = at(doc, 'ke balai');
    const strong = schema.marks.strong.create();
    const picture = nodeAt(doc, 'picture');
    expect(
      back(
        (tr) => tr.split(split),
        (tr) => tr.join(split + 1),
      ),
    ).toEqual(doc.toJSON());
    expect(
      back(
        (tr) => tr.addMark(split, split + 2, strong),
        (tr) => tr.removeMark(split, split + 2, strong),
      ),
    ).toEqual(doc.toJSON());
    expect(
      back(
        (tr) => tr.setNodeAttribute(picture, 'altText', 'lain'),
        (tr) => tr.setNodeAttribute(picture, 'altText', 'Air'),
      ),
    ).toEqual(doc.toJSON());
    expect(
      back(
        (tr) => tr.insert(picture, p('baru')),
        (tr) => tr.delete(picture, picture + 6),
      ),
    ).toEqual(doc.toJSON());
  });

  it('never shares an id with another desk', () => {
    const doc = everything();
    const [one, two] = ['Rini', 'Yusuf'].map(
      (name) =>
        suggest(new Transform(doc).insert(at(doc, 'Bupati'), schema.text('x')), reviewer(name)).transform.doc,
    );
    const ids = [one, two].flatMap((marked) => changesOf(marked as Node).map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('two hands', () => {
  it('lie on one another: what one proposed another strikes, and each is decided for itself', () => {
    const doc = everything();
    const start = at(doc, 'Bupati');
    const inserted = suggest(new Transform(doc).insert(start, schema.text('Wakil ')), reviewer('Rini'))
      .transform.doc;
    const struck = suggest(new Transform(inserted).delete(start, start + 6), reviewer('Yusuf')).transform.doc;
    const [rini, yusuf] = [changesOf(struck)[0]?.id, changesOf(struck)[1]?.id];
    const after = (decisions: Record<string, 'accept' | 'reject'>) =>
      decideChanges(struck, (mark) => decisions[mark.attrs['id'] as string] ?? 'leave').doc;
    const [a, b] = [rini ?? '', yusuf ?? ''];
    expect(after({ [a]: 'accept', [b]: 'accept' }).toJSON()).toEqual(doc.toJSON());
    expect(after({ [a]: 'reject' }).toJSON()).toEqual(doc.toJSON());
    expect(after({ [a]: 'accept', [b]: 'reject' }).textContent).toContain('Wakil Bupati');
    expect(changesOf(after({ [b]: 'reject' })).map(({ id }) => id)).toEqual([a]);
  });
});
