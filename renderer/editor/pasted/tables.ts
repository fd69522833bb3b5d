import type { Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import type { PastedBlock } from './blocks';
import { attribute, below, isElement, type Element } from './html-tree';
import type { Styles } from './styles';

/** Tables of pasted HTML: those that hold figures become tables, those that only place things on a page are taken apart. */

const { table, tableRow, tableCell, tableHeader, paragraph } = schema.nodes;
const MOST_COLUMNS = 100;
const MOST_ROWS_SPANNED = 1000;
/** Larger than any table of a story: a sheet is read as lines, because a page of cells is no use to anybody. */
const MOST_CELLS = 20_000;
const NEVER_IN_CELLS = /^(table|h[1-6]|figure|blockquote|form|article|section)$/;

interface Cell {
  readonly texts: readonly (readonly Node[])[];
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
}

/** Rows of a table, and those of its head marked; not those of a table inside. */
function rowsOf(element: Element): readonly { readonly row: Element; readonly isHead: boolean }[] {
  return element.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [{ row: child, isHead: element.tagName === 'thead' }];
    return /^t(head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

const cellsOf = (row: Element): readonly Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

/** True for a table that only places things: it says so, or has one column, or holds what no table of figures holds, or is too large. */
export function isLayout(element: Element): boolean {
  if (/^(presentation|none)$/.test(attribute(element, 'role') ?? '')) return true;
  const rows = rowsOf(element);
  const widths = rows.map(({ row }) =>
    cellsOf(row).reduce((width, cell) => width + span(cell, 'colspan', MOST_COLUMNS), 0),
  );
  const width = widths.reduce((most, one) => Math.max(most, one), 0);
  if (width <= 1 || width * rows.length > MOST_CELLS) return true;
  for (const node of below(element)) if (isElement(node) && NEVER_IN_CELLS.test(node.tagName)) return true;
  return false;
}

const span = (cell: Element, name: string, most: number): number => {
  const given = attribute(cell, name) ?? '';
  return /^\d{1,4}$/.test(given) ? Math.min(Math.max(1, Number(given)), most) : 1;
};

const isStrong = (words: readonly Node[]) =>
  words.every((node) => !node.isText || node.text?.trim() === '' || schema.marks.strong.isInSet(node.marks));

const plainly = (words: readonly Node[]) =>
  words.map((node) => node.mark(schema.marks.strong.removeFromSet(node.marks)));

/** The blocks that a table becomes: its caption, the table, and what its cells cannot hold. */
export function readTable(
  element: Element,
  styles: Styles,
  read: (cell: Element) => readonly PastedBlock[],
): readonly PastedBlock[] {
  const after: PastedBlock[] = [];
  const textsOf = (cell: Element) =>
    read(cell).flatMap((block) => {
      if (block.is === 'text') return [block.words];
      if (block.is === 'item') return block.texts;
      after.push(block);
      return [];
    });
  const rows = rowsOf(element).map(({ row, isHead }) =>
    cellsOf(row).flatMap((cell): Cell[] => {
      const isHeader = isHead || cell.tagName === 'th';
      const columns = span(cell, 'colspan', MOST_COLUMNS);
      const rowspan = span(cell, 'rowspan', MOST_ROWS_SPANNED);
      const texts = textsOf(cell);
      // A spreadsheet's long text that shows over the empty cells beside it: they are cells all the same.
      const isOverlapping = /colspan/.test(styles.of(cell).get('mso-ignore') ?? '');
      if (!isOverlapping) return [{ texts, isHeader, colspan: columns, rowspan }];
      const empty = { texts: [], isHeader, colspan: 1, rowspan };
      return [{ ...empty, texts }, ...Array.from({ length: columns - 1 }, () => empty)];
    }),
  );
  const caption = element.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'caption');
  const above = caption
    .flatMap((one) => read(one))
    .map((block): PastedBlock => (block.is === 'text' ? { ...block, as: 'paragraph' } : block));
  const made = tableOf(withHeaders(fitted(rows)));
  return [...above, ...(made ? [{ is: 'node', node: made } as const] : []), ...after];
}

/** Rows that have cells, without empty rows at the end, no cell reaching below the last. */
function fitted(rows: readonly (readonly Cell[])[]): Cell[][] {
  const filled = rows.filter((cells) => cells.length > 0);
  const last = filled.findLastIndex((cells) => cells.some(({ texts }) => texts.length > 0));
  const kept = filled.slice(0, last + 1);
  return kept.map((cells, at) =>
    cells.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, kept.length - at) })),
  );
}

/** Rows of bold cells above others are the headings of a table whose program has no word for them. */
function withHeaders(rows: readonly (readonly Cell[])[]): Cell[][] {
  const isBoldRow = (cells: readonly Cell[]) =>
    cells.some(({ texts }) => texts.length > 0) && cells.every(({ texts }) => texts.every(isStrong));
  const [first] = rows;
  const isHeaded = first !== undefined && rows.length > 1 && isBoldRow(first) && !rows.every(isBoldRow);
  return rows.map((cells, at) =>
    cells.map((cell) => {
      const isHeader = cell.isHeader || (isHeaded && at === 0);
      return isHeader ? { ...cell, isHeader, texts: cell.texts.map(plainly) } : cell;
    }),
  );
}

/** The table, every row filled up to the same number of columns. Null where it has no words. */
function tableOf(rows: readonly (readonly Cell[])[]): Node | null {
  if (rows.length === 0) return null;
  /** For each column, the first row that no cell from above reaches. */
  const free: number[] = [];
  const filled = rows.map((cells, at) => {
    let column = 0;
    for (const { colspan, rowspan } of cells) {
      while ((free[column] ?? 0) > at) column += 1;
      for (let i = 0; i < colspan; i++) free[column++] = at + rowspan;
    }
    return free.filter((from) => from > at).length;
  });
  return table.create(
    null,
    rows.map((cells, at) => {
      const empty = Array.from({ length: free.length - (filled[at] ?? free.length) }, () => cellNode(EMPTY));
      return tableRow.create(null, [...cells.map(cellNode), ...empty]);
    }),
  );
}

const EMPTY: Cell = { texts: [], isHeader: false, colspan: 1, rowspan: 1 };

function cellNode({ texts, isHeader, colspan, rowspan }: Cell): Node {
  const type = isHeader ? tableHeader : tableCell;
  const content =
    texts.length > 0 ? texts.map((words) => paragraph.create(null, [...words])) : [paragraph.create()];
  return type.create({ colspan, rowspan }, content);
}
