import { instantOf } from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { child, elementsOf, type XmlElement } from '../xml-tree';
import { Runs, type RunContext, type ShownPicture, type TextBox } from './runs';
import { listPlaceOf, valueOf, type ListPlace, type Numbering, type ParagraphKind } from './styles';

/** A paragraph as the document sets it. */
interface Paragraph {
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly content: PageMarkup;
  readonly list: ListPlace | null;
  readonly pictures: readonly ShownPicture[];
  readonly boxes: readonly TextBox[];
  /** Who inserted or deleted the break after this paragraph, as attributes of the next one's `p`. */
  readonly breakAfter: BreakAttributes;
  /** The same of the break before it. */
  readonly tracked: BreakAttributes;
}
type BreakAttributes = Readonly<Record<string, string | null>>;

/** A paragraph without words. */
const EMPTY = joined([]);

type Block = Paragraph | { readonly table: PageMarkup };

/** Blocks hold their paragraphs under these. */
const CONTAINERS = new Set([
  'sdt',
  'sdtContent',
  'customXml',
  'smartTag',
  'ins',
  'moveTo',
  'AlternateContent',
  'Choice',
]);

/** The blocks of a body, a cell, a note or a text box, as page markup. */
export class Blocks {
  constructor(
    private readonly context: RunContext,
    private readonly numbering: Numbering,
    /** Parts that are no text: `altChunk` holds a whole file of another kind. */
    private readonly onUnread: (what: string) => void,
  ) {}

  read(container: XmlElement): PageMarkup {
    const blocks = withBreaks(this.#blocks(container));
    const out: PageMarkup[] = [];
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at];
      if (!block) break;
      if ('table' in block) {
        out.push(block.table);
        at += 1;
      } else if (this.#isListed(block)) {
        const first = block.list;
        // Another list on the same level is a list of its own.
        const end = this.#runEnd(
          blocks,
          at,
          ({ list, ...one }) =>
            this.#isListed({ list, ...one }) &&
            (list?.list === first?.list || (list?.level ?? 0) > (first?.level ?? 0)),
        );
        out.push(this.#list(blocks.slice(at, end) as Paragraph[]));
        at = end;
      } else if (block.kind === 'quote') {
        const end = this.#runEnd(blocks, at, (one) => one.kind === 'quote' && !this.#isListed(one));
        const quoted = (blocks.slice(at, end) as Paragraph[]).map((one) =>
          tag('p', one.tracked, one.content),
        );
        out.push(tag('blockquote', {}, ...quoted));
        at = end;
      } else {
        const next = blocks[at + 1];
        const hasCaption =
          block.pictures.length > 0 && next !== undefined && !('table' in next) && next.kind === 'caption';
        out.push(this.#paragraph(block, hasCaption ? next.content : null));
        at += hasCaption ? 2 : 1;
      }
    }
    return joined(out, '\n');
  }

  #runEnd(blocks: readonly Block[], from: number, belongs: (block: Paragraph) => boolean): number {
    let end = from;
    for (let block = blocks[end]; block && !('table' in block) && belongs(block); block = blocks[end])
      end += 1;
    return end;
  }

  #isListed({ list, content }: Paragraph): boolean {
    return list !== null && content !== '' && this.numbering.formatOf(list) !== 'none';
  }

  #blocks(container: XmlElement): Block[] {
    return elementsOf(container).flatMap((element): Block[] => {
      if (element.name === 'p') {
        const paragraph = this.#read(element);
        return [paragraph, ...paragraph.boxes.flatMap((box) => captioned(this.#blocks(box.content), box))];
      }
      if (element.name === 'tbl') return [{ table: this.#table(element) }];
      if (element.name === 'altChunk') this.onUnread('altChunk');
      return CONTAINERS.has(element.name) ? this.#blocks(element) : [];
    });
  }

  #read(element: XmlElement): Paragraph {
    const { context } = this;
    const properties = child(element, 'pPr');
    const style = valueOf(properties, 'pStyle');
    const pictures: ShownPicture[] = [];
    const boxes: TextBox[] = [];
    const content = new Runs({ ...context, pictures, boxes }).read(element);
    const { kind, level } = context.styles.kindOf(style);
    const outline = valueOf(properties, 'outlineLvl');
    const isHeading = kind === 'body' && outline !== undefined && Number(outline) < 9;
    const own = listPlaceOf(properties);
    // A heading that Word numbers is a heading, not a list of one.
    const list = own === 'none' || kind === 'heading' ? null : (own ?? context.styles.listOf(style));
    return {
      kind: isHeading ? 'heading' : kind,
      level: isHeading ? Number(outline) + 1 : level,
      content,
      list,
      pictures,
      boxes,
      breakAfter: breakOf(child(properties, 'rPr')),
      tracked: {},
    };
  }

  #paragraph({ kind, level, content, pictures, tracked }: Paragraph, caption: PageMarkup | null): PageMarkup {
    const out: PageMarkup[] = [];
    if (content !== '' || pictures.length === 0) {
      if (kind === 'title') out.push(tag('h1', {}, content));
      else if (kind === 'subtitle') out.push(tag('p', { class: 'standfirst' }, content));
      else if (kind === 'heading') out.push(tag(`h${Math.min(level, 6)}`, {}, content));
      else out.push(tag('p', { ...(kind === 'caption' && { class: 'caption' }), ...tracked }, content));
    }
    pictures.forEach((picture, index) => {
      const image = tag('img', { src: picture.source, alt: picture.altText });
      const isLast = index === pictures.length - 1;
      out.push(
        isLast && caption !== null
          ? tag('figure', {}, image, tag('figcaption', {}, caption))
          : tag('figure', {}, image),
      );
    });
    return joined(out, '\n');
  }

  /** Paragraphs of a list, deeper ones inside the item before them. */
  #list(paragraphs: readonly Paragraph[]): PageMarkup {
    const [first] = paragraphs;
    const place = first?.list;
    if (!place) return said('');
    const level = Math.min(...paragraphs.map(({ list }) => list?.level ?? 0));
    const name = this.numbering.formatOf({ ...place, level }) === 'ordered' ? 'ol' : 'ul';
    const items: PageMarkup[] = [];
    for (let at = 0; at < paragraphs.length;) {
      let end = at + 1;
      while (end < paragraphs.length && (paragraphs[end]?.list?.level ?? 0) > level) end += 1;
      const head = paragraphs[at];
      if (!head) break;
      const isDeeper = (head.list?.level ?? 0) > level;
      const inner = paragraphs.slice(isDeeper ? at : at + 1, end);
      items.push(
        tag(
          'li',
          {},
          ...(isDeeper ? [] : [tag('p', head.tracked, head.content)]),
          ...(inner.length > 0 ? [this.#list(inner)] : []),
        ),
      );
      at = end;
    }
    return tag(name, {}, ...items);
  }

  #table(table: XmlElement): PageMarkup {
    const rows = elementsOf(table).filter(({ name }) => name === 'tr');
    const spans = rowSpansOf(rows);
    return tag(
      'table',
      {},
      ...rows.map((row) => {
        const isHeader = child(child(row, 'trPr'), 'tblHeader') !== undefined;
        const cells = elementsOf(row, 'tc').flatMap((cell) => {
          const properties = child(cell, 'tcPr');
          const rowspan = spans.get(cell) ?? 1;
          if (rowspan === 0) return [];
          const colspan = valueOf(properties, 'gridSpan') ?? '1';
          const attributes = {
            colspan: colspan === '1' ? null : colspan,
            rowspan: rowspan === 1 ? null : String(rowspan),
          };
          return [tag(isHeader ? 'th' : 'td', attributes, this.read(cell))];
        });
        return tag('tr', {}, ...cells);
      }),
    );
  }
}

/**
 * The blocks of a text box, with its caption told from its copy. A box that holds one picture and one paragraph of words is a
 * picture with its caption, as is one paragraph drawn in one group with a picture; Word and LibreOffice make both. What else stands
 * in a box stays as it is.
 */
function captioned(blocks: readonly Block[], { hasPicture }: TextBox): readonly Block[] {
  const paragraphs = blocks.filter((block): block is Paragraph => !('table' in block));
  const said = paragraphs.filter(({ content }) => content !== '');
  const shown = paragraphs.filter(({ pictures }) => pictures.length > 0);
  const [words] = said;
  const [picture] = shown;
  if (!words || said.length > 1 || paragraphs.length < blocks.length || words.list !== null) return blocks;
  const caption: Paragraph = { ...words, kind: 'caption', pictures: [] };
  if (!picture) return hasPicture ? [caption] : blocks;
  return shown.length > 1 || picture.pictures.length > 1 ? blocks : [{ ...picture, content: EMPTY }, caption];
}

/** How many rows each cell that begins a vertical merge covers; 0 for a cell that is covered. */
function rowSpansOf(rows: readonly XmlElement[]): ReadonlyMap<XmlElement, number> {
  const spans = new Map<XmlElement, number>();
  const open = new Map<number, XmlElement>();
  for (const row of rows) {
    let column = 0;
    for (const cell of elementsOf(row, 'tc')) {
      const properties = child(cell, 'tcPr');
      const merge = child(properties, 'vMerge');
      const above = open.get(column);
      if (merge && merge.attributes['val'] !== 'restart' && above) {
        spans.set(above, (spans.get(above) ?? 1) + 1);
        spans.set(cell, 0);
      } else {
        spans.set(cell, 1);
        if (merge) open.set(column, cell);
        else open.delete(column);
      }
      column += Number(valueOf(properties, 'gridSpan') ?? 1) || 1;
    }
  }
  return spans;
}

/** Word says of a paragraph whether its end was tracked; a story says of a paragraph whether its beginning was. */
function withBreaks(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => {
    const before = blocks[at - 1];
    if ('table' in block || !before || 'table' in before) return block;
    return { ...block, tracked: before.breakAfter };
  });
}

/** A paragraph's break that was inserted or deleted with changes tracked. */
function breakOf(properties: XmlElement | undefined): BreakAttributes {
  for (const kind of ['ins', 'del'] as const) {
    const tracked = child(properties, kind);
    if (tracked)
      return {
        'data-break': kind,
        'data-author': tracked.attributes['author'] ?? '',
        'data-at': instantOf(tracked.attributes['date']),
      };
  }
  return {};
}
