import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { Reviewer } from '../../shared/review/reviewer';
import { changeIds } from '../../shared/review/reviewer';
import {
  credit,
  crosshead,
  factBox,
  item,
  leadIn,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  strong,
  table,
} from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';

/** A story with one of everything, people who edit it, and edits at random. */

export const everything = (): Node =>
  story({
    kicker: 'Banjir',
    headline: 'Tanggul Jebol di Demak',
    byline: 'Rini S.',
    dateline: 'Demak',
    body: [
      p(leadIn('Hujan deras'), ' sejak ', strong('Senin'), ' malam menjebol tanggul.'),
      p('Warga ', link('mengungsi', 'https://bnpb.go.id/demak'), ' ke balai desa.'),
      crosshead('Bantuan datang'),
      p('Bupati meninjau lokasi.'),
      picture({ id: 'foto-1', caption: 'Tanggul yang jebol', creditLine: 'Antara/Yusuf', altText: 'Air' }),
      list([item('beras'), item('selimut'), item('obat')]),
      quote([p('Kami butuh perahu.'), p('Segera.')], 'Kepala desa'),
      table(row(['Desa', 'Jiwa'], true), row(['Bintoro', '120'])),
      factBox('Banjir Demak', [p('Tiga desa terendam.')]),
      relatedLink({ id: 'tautan-1', title: 'Banjir surut', href: 'https://a.id/1' }),
      sectionBreak(),
      p('Hujan masih turun.'),
    ],
    signOff: '(Ant/Z-3)',
    credits: [
      { role: 'reporter', label: 'Pewarta', name: 'Yusuf' },
      { role: 'editor', label: 'Editor', name: 'Thalatie' },
    ],
  });

/** A person at a desk of their own. */
export const reviewer = (author: string, at = '2026-11-24T13:00:00Z'): Reviewer => ({
  author,
  device: `meja-${author}`,
  at,
  newId: changeIds(`meja-${author}`),
});

/** What an edit may do, in numbers that are read as places of whatever story it meets. */
export interface RandomEdit {
  readonly who: number;
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly words: string;
}

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  who: fc.nat(2),
  what: fc.nat(10_000),
  a: fc.nat(1_000_000),
  b: fc.nat(1_000_000),
  words: fc.constantFrom('x', 'kata', 'dua kata', '', ' ', 'é', 'Hujan'),
});

interface Place {
  readonly pos: number;
  readonly node: Node;
  readonly parent: Node;
}

function places(doc: Node, wanted: (node: Node, parent: Node) => boolean): Place[] {
  const all: Place[] = [];
  doc.descendants((node, pos, parent) => {
    if (parent && wanted(node, parent)) all.push({ pos, node, parent });
  });
  return all;
}

const pick = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

const isFlat = (node: Node) => node.type === schema.nodes.paragraph || node.type === schema.nodes.crosshead;
const isBlock = (node: Node, parent: Node) =>
  parent.type === schema.nodes.story && node.type.isInGroup('block');

type Doer = (tr: Transform, edit: RandomEdit) => void;

const inText =
  (work: (tr: Transform, from: number, to: number, place: Place, edit: RandomEdit) => void): Doer =>
  (tr, edit) => {
    const place = pick(
      places(tr.doc, (node) => node.isTextblock),
      edit.a,
    );
    if (!place) return;
    const size = place.node.content.size;
    const [one, two] = [edit.a % (size + 1), edit.b % (size + 1)];
    const start = place.pos + 1;
    work(tr, start + Math.min(one, two), start + Math.max(one, two), place, edit);
  };

const setForm =
  (mark: 'strong' | 'em' | 'foreign' | 'link'): Doer =>
  (tr, edit) =>
    inText((t, from, to, { node }) => {
      const made =
        mark === 'link'
          ? schema.marks.link.create({ href: `https://a.id/${edit.b % 3}` })
          : schema.marks[mark].create();
      if (!node.type.allowsMarkType(made.type) || from === to) return;
      if (edit.b % 4 === 0) t.removeMark(from, to, made.type);
      else t.addMark(from, to, made);
    })(tr, edit);

/** Every edit by name. Each is what a command of the page does to the story, as plain steps. */
export const DOERS: Readonly<Record<string, Doer>> = {
  type: inText((tr, _from, to, _place, { words }) => {
    if (words) tr.insert(to, schema.text(words));
  }),
  replace: inText((tr, from, to, _place, { words }) => {
    if (words) tr.replaceWith(from, to, schema.text(words));
    else tr.delete(from, to);
  }),
  erase: inText((tr, from, to) => tr.delete(from, Math.min(to, from + 3))),
  lineBreak: inText((tr, from, _to, { node }) => {
    if (node.type === schema.nodes.paragraph) tr.insert(from, schema.nodes.lineBreak.create());
  }),
  twice: inText((tr, from, to, _place, { words }) => {
    if (!words) return;
    tr.insert(to, schema.text(words));
    tr.insert(from, schema.text(words));
  }),
  split: inText((tr, from, _to, { node, parent }) => {
    if (node.type === schema.nodes.paragraph && parent.type !== schema.nodes.listItem) tr.split(from);
    else if (node.type === schema.nodes.crosshead) tr.split(from, 1, [{ type: schema.nodes.paragraph }]);
    else if (parent.type === schema.nodes.listItem) tr.split(from, 2);
  }),
  join: (tr, { a }) => {
    const place = pick(
      places(tr.doc, (node, parent) => isFlat(node) && parent.firstChild !== node),
      a,
    );
    const before = place && tr.doc.resolve(place.pos).nodeBefore;
    if (before && before.type === place.node.type) tr.join(place.pos);
  },
  joinItems: (tr, { a }) => {
    const place = pick(
      places(tr.doc, (node, parent) => node.type === schema.nodes.listItem && parent.firstChild !== node),
      a,
    );
    if (place && tr.doc.resolve(place.pos).nodeBefore) tr.join(place.pos, 2);
  },
  eraseAcross: (tr, { a, b }) => {
    const texts = places(tr.doc, (node, parent) => isFlat(node) && parent.type === schema.nodes.story);
    const [one, two] = [pick(texts, a), pick(texts, b)];
    if (!one || !two || one.pos >= two.pos) return;
    tr.delete(
      one.pos + 1 + (b % (one.node.content.size + 1)),
      two.pos + 1 + (a % (two.node.content.size + 1)),
    );
  },
  paste: inText((tr, from, to, { node, parent }, { words }) => {
    if (node.type !== schema.nodes.paragraph || parent.type !== schema.nodes.story) return;
    tr.replaceWith(from, to, schema.text('tempel'));
    tr.split(tr.mapping.map(to));
    if (words) tr.insert(tr.mapping.map(to), schema.text(words));
  }),
  strong: setForm('strong'),
  em: setForm('em'),
  foreign: setForm('foreign'),
  link: setForm('link'),
  crosshead: (tr, { a, b }) => {
    const place = pick(
      places(tr.doc, (node, parent) => isFlat(node) && parent.type === schema.nodes.story),
      a,
    );
    if (!place) return;
    const type = place.node.type === schema.nodes.crosshead ? schema.nodes.paragraph : schema.nodes.crosshead;
    tr.setBlockType(place.pos, place.pos + 1 + (b % 2), type);
  },
  insertBlock: (tr, { a, b, words }) => {
    const place = pick(places(tr.doc, isBlock), a);
    const made = [
      () => p(words),
      () => picture({ id: `foto-${b}`, caption: words }),
      () => sectionBreak(),
      () => list([item(words), item('dua')]),
      () => relatedLink({ id: `tautan-${b}`, title: words }),
      () => crosshead(words || 'Subjudul'),
    ];
    if (place) tr.insert(place.pos, (pick(made, b) as () => Node)());
  },
  eraseBlock: (tr, { a }) => {
    const blocks = places(tr.doc, isBlock);
    const place = pick(blocks, a);
    if (place && blocks.length > 1) tr.delete(place.pos, place.pos + place.node.nodeSize);
  },
  moveBlock: (tr, { a, b }) => {
    const blocks = places(tr.doc, isBlock);
    const [place, target] = [pick(blocks, a), pick(blocks, b)];
    if (!place || !target || place === target) return;
    tr.delete(place.pos, place.pos + place.node.nodeSize);
    tr.insert(tr.mapping.map(target.pos), place.node);
  },
  toList: (tr, { a }) => {
    const place = pick(
      places(tr.doc, (node, parent) => node.type === schema.nodes.paragraph && isBlock(node, parent)),
      a,
    );
    if (!place) return;
    const range = tr.doc.resolve(place.pos + 1).blockRange();
    if (range) tr.wrap(range, [{ type: schema.nodes.list }, { type: schema.nodes.listItem }]);
  },
  unlist: (tr, { a }) => {
    const place = pick(
      places(tr.doc, (node) => node.type === schema.nodes.list),
      a,
    );
    if (!place) return;
    const texts = place.node.children.flatMap((one) => one.children);
    tr.replaceWith(place.pos, place.pos + place.node.nodeSize, Fragment.from(texts));
  },
  attribute: (tr, { a, b, words }) => {
    const place = pick(
      places(tr.doc, (node) => ['picture', 'relatedLink', 'list', 'credit'].includes(node.type.name)),
      a,
    );
    if (place?.node.type === schema.nodes.picture) tr.setNodeAttribute(place.pos, 'altText', `alt ${words}`);
    if (place?.node.type === schema.nodes.relatedLink)
      tr.setNodeAttribute(place.pos, 'href', `https://a.id/${b % 3}`);
    if (place?.node.type === schema.nodes.list) tr.setNodeAttribute(place.pos, 'ordered', b % 2 === 0);
    if (place?.node.type === schema.nodes.credit) tr.setNodeAttribute(place.pos, 'label', `L${b % 3}`);
  },
  credit: (tr, { a, b, words }) => {
    const credits = places(tr.doc, (node) => node.type === schema.nodes.credit);
    const place = pick(credits, a);
    if (place && b % 2 === 0) tr.delete(place.pos, place.pos + place.node.nodeSize);
    else tr.insert(tr.doc.content.size - 1, credit({ role: 'editor', label: 'Editor', name: words }));
  },
  row: (tr, { a, b }) => {
    const place = pick(
      places(tr.doc, (node) => node.type === schema.nodes.tableRow),
      a,
    );
    if (!place) return;
    if (b % 2 === 0) tr.insert(place.pos, row(['baru', '1']));
    else if (tr.doc.resolve(place.pos).parent.childCount > 1)
      tr.delete(place.pos, place.pos + place.node.nodeSize);
  },
  furniture: (tr, { a }) => {
    const place = pick(
      places(
        tr.doc,
        (node, parent) =>
          parent.type === schema.nodes.story && ['kicker', 'standfirst', 'byline'].includes(node.type.name),
      ),
      a,
    );
    if (place) tr.delete(place.pos, place.pos + place.node.nodeSize);
  },
};

const NAMES = Object.keys(DOERS);

/** Makes an edit on a story; the transform is empty where there is nothing to do it to. */
export function made(doc: Node, edit: RandomEdit, names: readonly string[] = NAMES): Transform {
  const tr = new Transform(doc);
  (DOERS[pick(names, edit.what) ?? ''] as Doer)(tr, edit);
  return tr;
}
