import type { Crop } from '../story/attributes';
import type { Credit } from '../story/credit';
import type { PictureInfo } from '../preflight/finding';
import type { Copy } from './copy';

/** A cleared story as every writer of a format sees it: trimmed, with nothing empty in it, and each picture with its file. */
export interface Manuscript {
  readonly kicker: string;
  readonly headline: Copy;
  readonly standfirst: Copy;
  readonly byline: string;
  readonly dateline: string;
  readonly blocks: readonly Block[];
  /** As printed, brackets and all. */
  readonly signOff: string;
  readonly credits: readonly Credit[];
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** What stands before the first words, in the story's first paragraph; empty in all others. */
  readonly dateline: string;
  readonly copy: Copy;
}

export interface List {
  readonly type: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly ListItem[];
}
export type ListItem = readonly (Paragraph | List)[];

/** A picture's file in the package. */
export interface PictureFile extends PictureInfo {
  /** Where it lies in the package: `media/tanggul-jebol-1.jpg`. */
  readonly path: string;
}

export interface Picture {
  readonly type: 'picture';
  /** 1, 2, 3 ... down the page. */
  readonly number: number;
  readonly id: string;
  /** Null where the file is missing and that was waived. */
  readonly file: PictureFile | null;
  readonly altText: string;
  readonly rights: string;
  readonly crop: Crop | null;
  readonly caption: Copy;
  readonly creditLine: string;
}

export interface RelatedLink {
  readonly type: 'relatedLink';
  readonly number: number;
  readonly id: string;
  /** Without the colon. */
  readonly label: string;
  readonly title: Copy;
  readonly href: string | null;
}

export interface Cell {
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly paragraphs: readonly Copy[];
}

export interface Table {
  readonly type: 'table';
  readonly rows: readonly (readonly Cell[])[];
}

export type Block =
  | Paragraph
  | List
  | Picture
  | RelatedLink
  | Table
  | { readonly type: 'crosshead'; readonly copy: Copy }
  | { readonly type: 'quote'; readonly paragraphs: readonly Copy[]; readonly attribution: string }
  | { readonly type: 'factBox'; readonly title: Copy; readonly blocks: readonly (Paragraph | List)[] }
  | { readonly type: 'embed'; readonly title: string; readonly address: string | null }
  | { readonly type: 'break' };

/** Every copy of a manuscript with the words for its place, in page order: what is counted, and what may be lost. */
export function* copies({
  headline,
  standfirst,
  blocks,
}: Manuscript): Generator<{ readonly in: 'furniture' | 'body'; readonly copy: Copy }> {
  yield { in: 'furniture', copy: headline };
  yield { in: 'furniture', copy: standfirst };
  for (const block of blocks) {
    for (const copy of copiesIn(block)) yield { in: 'body', copy };
  }
}

function* copiesIn(block: Block): Generator<Copy> {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      yield block.copy;
      break;
    case 'quote':
      yield* block.paragraphs;
      break;
    case 'list':
      for (const inner of block.items.flat()) yield* copiesIn(inner);
      break;
    case 'picture':
      yield block.caption;
      break;
    case 'relatedLink':
      yield block.title;
      break;
    case 'factBox':
      yield block.title;
      for (const inner of block.blocks) yield* copiesIn(inner);
      break;
    case 'table':
      for (const cell of block.rows.flat()) yield* cell.paragraphs;
      break;
    case 'embed':
    case 'break':
      break;
  }
}
