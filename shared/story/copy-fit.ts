import type { Node } from 'prosemirror-model';
import { blockText, stretches, textBlocks, type PlacedBlock } from './block-text';
import { schema } from './schema';
import { BODY_STYLES, styleOf, type Style } from './style-counts';

/**
 * How deep copy runs in print: lines broken greedily, without hyphenation, at the widths that the font really has. The widths
 * are passed in; this knows no font.
 */

/** How a style is set. */
export interface Setting {
  /** Points. */
  readonly size: number;
  readonly leading: number;
  /** How many columns of the page a line spans. */
  readonly columns: number;
}

export interface PageSpec {
  /** Width of one column, and of the space between two. Millimetres. */
  readonly columnMm: number;
  readonly gutterMm: number;
  readonly body: Setting;
  readonly caption: Setting;
  readonly headline: Setting;
}

/** A broadsheet of seven columns. */
export const USUAL_PAGE: PageSpec = {
  columnMm: 45,
  gutterMm: 4,
  body: { size: 9, leading: 10.5, columns: 1 },
  caption: { size: 7.5, leading: 9, columns: 1 },
  headline: { size: 30, leading: 33, columns: 3 },
};

/** The width of a text in ems of its style's font. */
export type Measure = (text: string, style: Style) => number;

export interface Depth {
  readonly lines: number;
  /** Depth times the columns spanned, in centimetres. */
  readonly columnCm: number;
}

const MM_IN_POINT = 25.4 / 72;

export function settingOf(style: Style, page: PageSpec): Setting {
  if (style === 'headline') return page.headline;
  return style === 'caption' || style === 'creditLine' ? page.caption : page.body;
}

/** The body of a story as it stands in its columns. */
export interface BodyDepth {
  readonly lines: number;
  /** How deep it runs in the columns that it spans, in centimetres. */
  readonly cm: number;
  readonly columns: number;
}

/** How deep the body runs, without headline, captions and furniture. */
export function bodyDepth(depths: ReadonlyMap<Style, Depth>, { body: { columns } }: PageSpec): BodyDepth {
  return BODY_STYLES.reduce(
    ({ lines, cm }, style) => {
      const depth = depths.get(style) ?? { lines: 0, columnCm: 0 };
      return { lines: lines + depth.lines, cm: cm + depth.columnCm / columns, columns };
    },
    { lines: 0, cm: 0, columns },
  );
}

/** Where a line may break: behind spaces and hyphens, and around letters of scripts without spaces. */
const BREAKS =
  /(?<=\s)(?=\S)|(?<=[\p{L}\p{N}]-)(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{L}\p{N}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?<=[\p{L}\p{N}])/u;

/**
 * Where the lines of a text begin at a width, as offsets into it; none where there is nothing to set. A word that is wider than
 * the column is broken where it must be, its letters taken as equally wide.
 */
export function lineStarts(text: string, width: number, widthOf: (text: string) => number): number[] {
  if (text.trim() === '') return [];
  const starts: number[] = [];
  let at = 0;
  for (const part of text.split('\n')) {
    let used = 0;
    starts.push(at);
    for (const piece of part.split(BREAKS)) {
      // A space at the end of a line hangs over it.
      const own = widthOf(piece.trimEnd());
      if (used > 0 && used + own > width) {
        starts.push(at);
        used = 0;
      }
      const over = own > width ? Math.ceil(own / width) - 1 : 0;
      for (let n = 1; n <= over; n++) starts.push(at + Math.round((piece.length * n) / (over + 1)));
      used += widthOf(piece) - over * width;
      at += piece.length;
    }
    at += 1;
  }
  return starts;
}

/** The lines that a text takes at a width. */
export const linesIn = (text: string, width: number, widthOf: (text: string) => number): number =>
  lineStarts(text, width, widthOf).length;

/** The text blocks of a story that are set, each with its style and the position before it. */
function* settings(story: Node): Generator<PlacedBlock & { readonly style: Style }> {
  let from = 0;
  for (const child of story.children) {
    if (!schema.marks.deletion.isInSet(child.marks)) {
      if (child.isTextblock) yield { block: child, pos: from, style: styleOf(child, child) };
      else
        for (const { block, pos } of textBlocks(child))
          yield { block, pos: from + 1 + pos, style: styleOf(block, child) };
    }
    from += child.nodeSize;
  }
}

/** Breaks the copy of stories for one page; what a block takes is remembered on the block. */
export class CopyFitter {
  readonly #starts = new WeakMap<Node, readonly number[]>();
  readonly #widths = new Map<string, number>();

  constructor(
    readonly page: PageSpec,
    private readonly measure: Measure,
  ) {}

  /** Lines and column-centimetres by style. Walks the story: for a pause in the typing. */
  depths(story: Node): ReadonlyMap<Style, Depth> {
    const depths = new Map<Style, Depth>();
    for (const { block, style } of settings(story)) {
      const before = depths.get(style) ?? { lines: 0, columnCm: 0 };
      const lines = before.lines + this.#startsOf(block, style).length;
      const { leading, columns } = settingOf(style, this.page);
      depths.set(style, { lines, columnCm: (lines * leading * MM_IN_POINT * columns) / 10 });
    }
    return depths;
  }

  /** The position in the story where a line of its body begins, counted from 1; null where it has not so many. */
  placeOfLine(story: Node, line: number): number | null {
    let before = 0;
    for (const { block, style, pos } of settings(story)) {
      if (!BODY_STYLES.includes(style)) continue;
      const starts = this.#startsOf(block, style);
      const start = starts[line - 1 - before];
      if (line > before && start !== undefined) {
        const [letter] = stretches(blockText(block), { from: start, to: start + 1 });
        return pos + 1 + (letter?.from ?? 0);
      }
      before += starts.length;
    }
    return null;
  }

  #startsOf(block: Node, style: Style): readonly number[] {
    const known = this.#starts.get(block);
    if (known) return known;
    const { size, columns } = settingOf(style, this.page);
    const mm = columns * this.page.columnMm + (columns - 1) * this.page.gutterMm;
    const width = mm / MM_IN_POINT / size;
    const starts = lineStarts(blockText(block).text, width, (text) => this.#widthOf(text, style));
    this.#starts.set(block, starts);
    return starts;
  }

  #widthOf(text: string, style: Style): number {
    const key = `${style} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.measure(text, style);
    this.#widths.set(key, width);
    return width;
  }
}

/** How much of a headline a target shows: lines in print, characters on the web and in a push message. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}
export type HeadlineTargets = Readonly<Record<'print' | 'web' | 'push', Bounds>>;

export const USUAL_TARGETS = {
  print: { min: 1, max: 2 },
  web: { min: 60, max: 70 },
  push: { min: 0, max: 100 },
} as const satisfies HeadlineTargets;

/** How a headline's length stands to what a target shows of it. */
export type HeadlineFit =
  { readonly is: 'short' | 'long'; readonly by: number } | { readonly is: 'fits'; readonly by: 0 };

export function headlineFit(length: number, { min, max }: Bounds): HeadlineFit {
  if (length < min) return { is: 'short', by: min - length };
  if (length > max) return { is: 'long', by: length - max };
  return { is: 'fits', by: 0 };
}
