import type { Node } from 'prosemirror-model';
import {
  crosshead,
  factBox,
  item,
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
} from '../shared/story/builders';
import { schema } from '../shared/story/schema';

/**
 * Long stories, the same every time: for counting what a keystroke costs (tests) and how long it takes (bench). Shaped as in
 * real copy: paragraphs of 45 words, a crosshead every twelfth block, a link in every second paragraph, bold in every third.
 */

const WORDS =
  'pemerintah daerah anggaran tahun dewan rapat kepala dinas warga desa petani nelayan pedagang pasar guru dokter harga beras cuaca gelombang banjir tanggul jalan jembatan sekolah rumah listrik pelabuhan kereta penumpang yang di dan untuk dengan pada ini itu dari dalam akan tidak juga ke oleh'.split(
    ' ',
  );
const WORDS_IN_PARAGRAPH = 45;

/** Words number `start` and following of an endless text that never says a word twice in a row. */
const some = (start: number, count: number) =>
  Array.from(
    { length: count },
    (_, i) => WORDS[((start + i) * 7 + Math.floor((start + i) / WORDS.length)) % WORDS.length] ?? '',
  ).join(' ');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every so manyth word is doubled where a story is to hold slips. */
const SLIP_EVERY = 5;

const withSlips = (text: string) =>
  text
    .split(' ')
    .flatMap((word, i) => (i % SLIP_EVERY === 1 ? [word, word] : [word]))
    .join(' ');

function paragraph(n: number, hasSlips = false): Node {
  const at = n * WORDS_IN_PARAGRAPH;
  const copy = hasSlips ? withSlips : (text: string) => text;
  const rest = n % 2 === 0 ? [link(some(at + 10, 3), `https://contoh.id/${n}`)] : [some(at + 10, 3)];
  const middle = n % 3 === 0 ? strong(some(at + 20, 2)) : some(at + 20, 2);
  return p(
    `${capital(copy(some(at, 10)))} `,
    ...rest,
    ` ${copy(some(at + 13, 7))} `,
    middle,
    ` ${copy(some(at + 22, 23))}.`,
  );
}

/** The blocks of a body of about so many words. */
export function longBody(words: number, hasSlips = false): Node[] {
  const paragraphs = Array.from({ length: Math.ceil(words / WORDS_IN_PARAGRAPH) }, (_, n) =>
    paragraph(n, hasSlips),
  );
  return paragraphs.flatMap((block, n) =>
    n % 12 === 11 ? [crosshead(capital(some(n, 5))), block] : [block],
  );
}

/** A story of about so many words and no furniture. */
export const longStory = (words: number): Node => story({ headline: 'Judul panjang', body: longBody(words) });

/** The piece of furniture number `n`: pictures, related links, quotes, lists, boxes, tables in turn. */
function furniture(n: number): Node {
  const few = capital(some(n * 11, 6));
  switch (n % 6) {
    case 0:
      return picture({ id: `foto-${n}`, caption: few, creditLine: 'ANTARA/Rini' });
    case 1:
      return relatedLink({ id: `tautan-${n}`, title: few, href: `https://contoh.id/${n}` });
    case 2:
      return quote([p(few)], 'Bupati');
    case 3:
      return list([item(few), item(some(n, 4))]);
    case 4:
      return factBox(few, [p(some(n, 12))]);
    default:
      return table(row(['Desa', 'Korban'], true), row([some(n, 1), String(n)]));
  }
}

/** What lies on a story that has been worked on: changes and comments, spread over its paragraphs. */
export interface Reviewed {
  readonly changes: number;
  readonly comments: number;
  /** Words that stand twice: findings that the page itself makes. About so many; none if absent. */
  readonly slips?: number;
}

/** `parts` stretches of every paragraph in turn, each of a few letters and none twice: number and marks of each. */
function marked(
  doc: Node,
  count: number,
  offset: number,
  markOf: (n: number) => ReturnType<typeof schema.mark>,
): Node {
  const places: { from: number; to: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.paragraph && node.content.size > 120)
      for (let at = offset; at + 12 < node.content.size; at += 40)
        places.push({ from: pos + 1 + at, to: pos + 9 + at });
    return !node.isTextblock;
  });
  const every = places.length / count;
  if (every < 1) throw new RangeError(`There is no room for ${count} marks`);
  const chosen = Array.from({ length: count }, (_, n) => places[Math.floor(n * every)]);
  return chosen.reduce((made, place, n) => (place ? withMark(made, place, markOf(n)) : made), doc);
}

function withMark(
  doc: Node,
  { from, to }: { from: number; to: number },
  mark: ReturnType<typeof schema.mark>,
): Node {
  const $from = doc.resolve(from);
  const parent = $from.parent;
  const start = $from.parentOffset;
  const piece = parent.cut(start, start + to - from).content;
  const inside: Node[] = [];
  piece.forEach((node) => inside.push(node.mark(mark.addToSet(node.marks))));
  let content = parent.content.cut(0, start);
  for (const node of inside) content = content.addToEnd(node);
  content = content.append(parent.content.cut(start + to - from));
  return doc.replace($from.start(), $from.end(), parent.copy(content).slice(0));
}

/** A story of about 7,000 words with 240 pieces of furniture, reviewed: what a night's work looks like at its longest. */
export function furnishedStory(
  { changes, comments, slips = 0 }: Reviewed = { changes: 500, comments: 200 },
): Node {
  // Doubled words make the copy longer.
  const copy = slips > 0 ? longBody(5_200, true) : longBody(6_000);
  const every = copy.length / 240;
  const body = copy.flatMap((block, i) => {
    const first = Math.ceil(i / every);
    const pieces: Node[] = [];
    for (let n = first; n < (i + 1) / every && n < 240; n++) pieces.push(furniture(n));
    return [block, ...pieces];
  });
  const plain = story({
    kicker: 'Laporan',
    headline: 'Semalam di Desk',
    standfirst: capital(some(3, 20)),
    byline: 'Adi W.',
    dateline: 'Demak',
    body,
    signOff: '(Ant/H-2)',
    credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
  });
  const { insertion, deletion, comment } = schema.marks;
  const changed = marked(plain, changes, 8, (n) =>
    (n % 2 ? deletion : insertion).create({ id: `ubah-${n}`, author: 'Rini S.', at: '2023-09-12T03:10:00Z' }),
  );
  return marked(changed, comments, 24, (n) => comment.create({ id: `komentar-${n}` }));
}
