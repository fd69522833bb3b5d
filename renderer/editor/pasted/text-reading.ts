import type { Node } from 'prosemirror-model';
import { linesOf, type Line } from '../../../shared/ingest/lines';
import { schema } from '../../../shared/story/schema';
import type { PastedBlock } from './blocks';
import { plainLine, spaced } from './plain-characters';
import { joined } from './wrapped-lines';

/** Reads plain text into blocks: every line a paragraph, unless lines were broken to fit a width; lists and tables by their signs. */

const { paragraph, table, tableRow, tableCell } = schema.nodes;
const { strong, em } = schema.marks;

type Item = Extract<PastedBlock, { is: 'item' }>;

const text = (words: string): PastedBlock => ({ is: 'text', as: 'paragraph', words: [schema.text(words)] });

/** Every line a paragraph, letter for letter but for white space: what "paste as plain text" gives. */
export function readLines(given: string): readonly PastedBlock[] {
  return linesOf(given).flatMap((line) => {
    const words = spaced(line.text).trim();
    return words === '' ? [] : [text(words)];
  });
}

const BULLET = /^([-•*▪●◦·–])[ \t\u00a0]{1,8}(?=\S)/;
const NUMBER = /^(\d{1,3}|[a-z])([.)])[ \t\u00a0]{1,8}(?=\S)/;
const TAB_STOP = 4;

interface Mark {
  readonly kind: string;
  readonly length: number;
  readonly ordered: boolean;
  /** Its place in the alphabet or the number itself; null for a bullet. */
  readonly number: number | null;
}

function markOf(line: string): Mark | null {
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: bullet[1] ?? '', length: bullet[0].length, ordered: false, number: null };
  const [found = '', sign = '', closing = ''] = NUMBER.exec(line) ?? [];
  if (found === '') return null;
  const isLetter = /[a-z]/.test(sign);
  const number = isLetter ? sign.charCodeAt(0) - 96 : Number(sign);
  return { kind: `${isLetter ? 'a' : '1'}${closing}`, length: found.length, ordered: true, number };
}

/** Width of the white space before a line. */
function indentOf(given: string, line: Line): number {
  let width = 0;
  for (let at = line.start - 1; at >= 0 && /[ \t\u00a0]/.test(given[at] ?? ''); at--)
    width += given[at] === '\t' ? TAB_STOP : 1;
  return width;
}

/** The run of items that begins at line `from`; empty where fewer than two stand there, or their numbers do not follow. */
function itemsAt(given: string, lines: readonly Line[], from: number): readonly Item[] {
  const items: Item[] = [];
  const open: { readonly indent: number; readonly kind: string; number: number | null }[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    const mark = markOf(line.text);
    if (!mark) break;
    const indent = indentOf(given, line);
    while (open.length > 0 && indent < (open.at(-1)?.indent ?? 0)) open.pop();
    const level = open.at(-1);
    if (level && indent === level.indent) {
      const follows = mark.number === null || mark.number === (level.number ?? 0) + 1;
      if (mark.kind !== level.kind || !follows) break;
      level.number = mark.number;
    } else {
      if (mark.number !== null && mark.number !== 1) break;
      open.push({ indent, kind: mark.kind, number: mark.number });
    }
    const words = plainLine(line.text.slice(mark.length), Infinity);
    items.push({
      is: 'item',
      run: `text ${from}`,
      level: open.length,
      ordered: mark.ordered,
      texts: [[schema.text(words)]],
    });
  }
  return items.length >= 2 ? items : [];
}

/** Lines of a sheet: two or more, all cut by tabs into the same number of cells. */
function tableAt(
  given: string,
  lines: readonly Line[],
  from: number,
): { readonly node: Node; readonly count: number } | null {
  const rows: string[][] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    // Empty cells at either end of a row are white space to a line.
    const whole = given.slice(given.lastIndexOf('\n', line.start - 1) + 1, endOfLine(given, line.end));
    const cells = whole.split('\t');
    if (cells.length < 2 || (rows[0] && cells.length !== rows[0].length) || (at > from && !line.follows))
      break;
    rows.push(cells.map((cell) => plainLine(cell, Infinity)));
  }
  if (rows.length < 2) return null;
  const cell = (words: string) =>
    tableCell.create(null, paragraph.create(null, words === '' ? null : schema.text(words)));
  return {
    node: table.create(
      null,
      rows.map((cells) => tableRow.create(null, cells.map(cell))),
    ),
    count: rows.length,
  };
}

function endOfLine(given: string, from: number): number {
  const at = given.indexOf('\n', from);
  return at < 0 ? given.length : at;
}

/** WhatsApp's signs for bold and italics, around whole words. */
const SIGNED = /(?<![\p{L}\p{N}])([*_])(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\p{L}\p{N}])/gu;

function withSigns(words: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const found of words.matchAll(SIGNED)) {
    if (found.index > done) nodes.push(schema.text(words.slice(done, found.index)));
    nodes.push(schema.text(found[2] ?? '', [(found[1] === '*' ? strong : em).create()]));
    done = found.index + found[0].length;
  }
  if (done < words.length) nodes.push(schema.text(words.slice(done)));
  return nodes;
}

/** Reads plain text. `isChat`: it is from a program that writes bold and italics with signs. */
export function readText(given: string, isChat = false): readonly PastedBlock[] {
  const lf = given.replace(/\r\n?/g, '\n');
  // Chats put a direction mark before what they write themselves.
  const tidy = isChat ? lf.replaceAll('\u200e', '') : lf;
  const lines = linesOf(tidy);
  const blocks: PastedBlock[] = [];
  let copy: Line[] = [];
  const close = () => {
    for (const words of isChat ? copy.map((line) => spaced(line.text).trim()) : joined(copy))
      if (words !== '')
        blocks.push(isChat ? { is: 'text', as: 'paragraph', words: withSigns(words) } : text(words));
    copy = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const items = isChat ? [] : itemsAt(tidy, lines, at);
    const sheet = items.length > 0 || isChat ? null : tableAt(tidy, lines, at);
    const count = sheet?.count ?? items.length;
    if (count === 0) {
      copy.push(lines[at] as Line);
      continue;
    }
    close();
    blocks.push(...(sheet ? [{ is: 'node', node: sheet.node } as const] : items));
    at += count - 1;
  }
  close();
  return blocks;
}
