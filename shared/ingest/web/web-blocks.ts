import type { Node } from 'prosemirror-model';
import { crosshead, item, list, p, quote, row, table } from '../../story/builders';
import { inlineOf } from '../inline-copy';
import { part, whole, type Marks, type PlainBlock, type Recognised } from '../recognised';
import type { WebLine } from './page-text';
import { attribute, elementsBelow, holdersOf, type WebElement } from './page-tree';
import { words } from '../../story/words';

/** Blocks that a web page says are lists, quotes, tables and crossheads: made from their lines, which need no guessing. */

const made = (node: Node): PlainBlock => ({ type: 'made', node });

/** The first of the elements that hold a line which is of one of the tags, below `root`. */
export function holderOf(line: WebLine, tags: readonly string[], root: WebElement | null): WebElement | null {
  for (const holder of holdersOf(line.block)) {
    if (holder === root) return null;
    if (tags.includes(holder.tagName)) return holder;
  }
  return null;
}

/** The outermost list that a line is in. */
function listOf(line: WebLine, root: WebElement | null): WebElement | null {
  let found: WebElement | null = null;
  for (const holder of holdersOf(line.block)) {
    if (holder === root) break;
    if (holder.tagName === 'ul' || holder.tagName === 'ol') found = holder;
  }
  return found;
}

const para = (line: WebLine) => p(inlineOf(line));

/** Lines in a row that one thing holds in common, in order. */
function groupedBy<Key>(lines: readonly WebLine[], keyOf: (line: WebLine) => Key): Map<Key, WebLine[]> {
  const groups = new Map<Key, WebLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}

function listNode(element: WebElement, lines: readonly WebLine[], root: WebElement | null): Node {
  const items = groupedBy(lines, (line) => holderOf(line, ['li'], root) ?? line.block);
  return list(
    [...items.values()].map((own) => item(...own.map(para))),
    element.tagName === 'ol',
  );
}

/** Who is quoted: what stands in the quotation's own `cite` or `footer`. */
function quoteNode(lines: readonly WebLine[], root: WebElement | null): Node {
  const isSpeaker = (line: WebLine) =>
    line.block.tagName === 'footer' ||
    line.block.tagName === 'cite' ||
    holderOf(line, ['footer', 'figcaption'], root) !== null;
  const said = lines.filter((line) => !isSpeaker(line));
  const speakers = lines.filter(isSpeaker).map(({ text }) => text.replace(/^[—–-]\s*/, ''));
  return quote(said.length > 0 ? said.map(para) : [p()], speakers.join(', '));
}

/** A table of data; a table that only lays out a page has long cells, or one. */
function tableNode(element: WebElement, lines: readonly WebLine[]): Node | null {
  const rows = [...elementsBelow(element)].filter(({ tagName }) => tagName === 'tr');
  const cellsOf = (one: WebElement) =>
    [...elementsBelow(one)].filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  const cells = rows.map(cellsOf);
  const isData =
    cells.length >= 2 &&
    cells.every((own) => own.length >= 2) &&
    lines.every(({ text }) => text.length <= LONGEST_CELL);
  if (!isData || [...elementsBelow(element)].some(({ tagName }) => tagName === 'table')) return null;
  const textOf = (cell: WebElement) =>
    lines
      .filter((line) => [...holdersOf(line.block)].includes(cell))
      .map(({ text }) => text)
      .join(' ');
  return table(
    ...cells.map((own) =>
      row(
        own.map(textOf),
        own.every(({ tagName }) => tagName === 'th'),
      ),
    ),
  );
}

const LONGEST_CELL = 250;

/** Why a run of lines is one block. */
const BLOCK_WHY = {
  listItem: words('halaman menyatakannya sebagai butir daftar', 'the page says that it is an item of a list'),
  table: words('halaman menyatakannya sebagai tabel', 'the page says that it is a table'),
  quote: words('halaman menyatakannya sebagai kutipan', 'the page says that it is a quote'),
} as const;

/** Marks a run of lines as one block: the first brings it, each accounts for itself. */
function markRun(
  marks: Marks,
  run: readonly { readonly at: number; readonly line: WebLine }[],
  as: keyof typeof BLOCK_WHY,
  node: Node,
): void {
  const why = BLOCK_WHY[as];
  run.forEach(({ at, line }, index) => {
    marks.set(at, {
      claims: [whole(line, { fate: 'kept', as, why })],
      ...(index === 0 && { block: made(node) }),
    });
  });
}

/** Marks the lists, quotes and tables among the open lines of a story. `isOpen`: not one of another kind already. */
export function markBlocks(
  lines: readonly WebLine[],
  marks: Marks,
  root: WebElement | null,
  isOpen: (at: number) => boolean,
): void {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line || !isOpen(at)) continue;
    const holder = holderOf(line, ['blockquote', 'table'], root) ?? listOf(line, root);
    if (!holder) continue;
    const run: { readonly at: number; readonly line: WebLine }[] = [];
    for (let next = at; next < lines.length; next++) {
      const one = lines[next];
      if (!one || ![...holdersOf(one.block)].includes(holder)) break;
      if (isOpen(next)) run.push({ at: next, line: one });
    }
    const own = run.map((one) => one.line);
    const isTable = holder.tagName === 'table';
    const node = isTable
      ? tableNode(holder, own)
      : holder.tagName === 'blockquote'
        ? quoteNode(own, root)
        : listNode(holder, own, root);
    if (node)
      markRun(marks, run, isTable ? 'table' : holder.tagName === 'blockquote' ? 'quote' : 'listItem', node);
    else if (isTable) continue;
    at = run.at(-1)?.at ?? at;
  }
}

/** A heading inside the story. */
export function crossheadMark(line: WebLine): Recognised {
  return {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'crosshead',
        why: words('halaman menyatakannya sebagai subjudul', 'the page says that it is a heading'),
      }),
    ],
    block: made(crosshead(line.text)),
  };
}

/** What a picture element says of itself. Pictures as small as these are icons and counters. */
export function pictureParts(
  element: WebElement,
): { readonly altText: string; readonly src: string | null } | null {
  const width = Number(attribute(element, 'width') ?? NaN);
  const height = Number(attribute(element, 'height') ?? NaN);
  if (width < SMALLEST_PICTURE || height < SMALLEST_PICTURE) return null;
  const src = ['data-src', 'data-original', 'src']
    .map((name) => attribute(element, name))
    .find((value) => value !== null && !/^data:/i.test(value));
  const altText = (attribute(element, 'alt') ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f]/g, '')
    .trim()
    .slice(0, 2000);
  return { altText, src: src ?? null };
}

const SMALLEST_PICTURE = 120;

/** The caption of a figure from its lines: what is no credit line, and what is. */
export function captionMarks(
  lines: readonly WebLine[],
  readCredit: (line: WebLine) => Recognised | null,
): { readonly marks: readonly Recognised[]; readonly caption: string; readonly creditLine: string } {
  const captions: string[] = [];
  const credits: string[] = [];
  const marks = lines.map((line, index): Recognised => {
    const read = readCredit(line);
    const block = read?.block?.type === 'picture' ? read.block : null;
    const isNamed =
      index > 0 &&
      /credit|copyright|photographer/i.test(
        `${attribute(line.block, 'class') ?? ''} ${attribute(line.block, 'itemprop') ?? ''}`,
      );
    if (isNamed) {
      credits.push(line.text);
      return {
        claims: [
          whole(line, {
            fate: 'kept',
            as: 'creditLine',
            why: words(
              'halaman menyatakannya sebagai kredit foto',
              'the page says that it is the credit of the picture',
            ),
          }),
        ],
      };
    }
    if (block && read) {
      if (block.caption !== '') captions.push(block.caption);
      if (block.creditLine !== '') credits.push(block.creditLine);
      return { claims: read.claims };
    }
    captions.push(line.text);
    return {
      claims: [
        part(line, 0, line.text.length, {
          fate: 'kept',
          as: 'caption',
          why: words(
            'halaman menyatakannya sebagai keterangan foto',
            'the page says that it is the caption of a picture',
          ),
        }),
      ],
    };
  });
  return { marks, caption: captions.join(' '), creditLine: credits.join(' / ') };
}
