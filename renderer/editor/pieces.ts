import type { Node, NodeType, ResolvedPos } from 'prosemirror-model';
import { schema, type NodeName } from '../../shared/story/schema';
import { words, type Words } from '../../shared/story/words';

/** A piece of furniture: one line (or a short text) with its own place in the story, never merged into another. */
export interface Piece {
  /** What it is called. */
  readonly words: Words;
  /** What stands in its place in grey while it is empty. */
  readonly placeholder: Words;
}

export type PieceName =
  | 'kicker'
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'creditLine'
  | 'attribution'
  | 'factBoxTitle'
  | 'relatedLink'
  | 'signOff'
  | 'credit';

const piece = (id: string, en: string, idPlaceholder = id, enPlaceholder = en): Piece => ({
  words: words(id, en),
  placeholder: words(idPlaceholder, enPlaceholder),
});

export const PIECES: Readonly<Record<PieceName, Piece>> = {
  kicker: piece('Kicker', 'Kicker'),
  headline: piece('Judul', 'Headline'),
  standfirst: piece('Teras', 'Standfirst'),
  byline: piece('Baris nama', 'Byline'),
  dateline: piece('Tempat dan tanggal', 'Place and date'),
  caption: piece('Keterangan foto', 'Caption'),
  creditLine: piece('Kredit foto', 'Credit line'),
  attribution: piece('Sumber kutipan', 'Attribution', 'Siapa yang berkata', 'Who said it'),
  factBoxTitle: piece('Judul boks', 'Box title'),
  relatedLink: piece('Tautan terkait', 'Related link', 'Judul naskah terkait', 'Title of the related story'),
  signOff: piece('Tanda akhir', 'Sign-off', '(Sumber/Meja)', '(Source/Desk)'),
  credit: piece('Kredit', 'Credit', 'Nama', 'Name'),
};

export const isPiece = (type: NodeType): boolean => type.name in PIECES;

/** Furniture that stands once in a story, above or below the body. */
const BEFORE_BODY: readonly NodeName[] = ['kicker', 'headline', 'standfirst', 'byline', 'dateline'];
const AFTER_BODY: readonly NodeName[] = ['signOff', 'credits'];
const FIXED = new Set<string>([...BEFORE_BODY, ...AFTER_BODY]);

export const isFurniture = (type: NodeType): boolean => FIXED.has(type.name);
export const isBlock = (type: NodeType): boolean => type.isInGroup('block');

/** The children of the story that are body: `first` (inclusive) to `last` (exclusive), as indexes and as positions. */
export interface Body {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Where the body lies. Looks only at the furniture around it, never at the body itself. */
export function bodyOf(story: Node): Body {
  let first = 0;
  let start = 0;
  while (
    first < story.childCount &&
    !isBlock(story.child(first).type) &&
    BEFORE_BODY.includes(nameOf(story.child(first)))
  )
    start += story.child(first++).nodeSize;
  let last = story.childCount;
  let end = story.content.size;
  while (last > first && AFTER_BODY.includes(nameOf(story.child(last - 1))))
    end -= story.child(--last).nodeSize;
  return { first, last, start, end };
}

export const nameOf = (node: Node): NodeName => node.type.name as NodeName;

/** The nearest node around a position that is one of `names`, with its depth. */
export function around(
  $pos: ResolvedPos,
  ...names: readonly NodeName[]
): { node: Node; depth: number } | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (names.includes(nameOf(node))) return { node, depth };
  }
  return null;
}

/** True if two positions do not lie in the same stretch of running copy: text between them must not flow together. */
export function isCrossing($from: ResolvedPos, $to: ResolvedPos): boolean {
  if ($from.sameParent($to) && $from.parent.isTextblock) return false;
  const shared = $from.sharedDepth($to.pos);
  const bounded = ($pos: ResolvedPos) => {
    for (let depth = shared + 1; depth <= $pos.depth; depth++) {
      const { type } = $pos.node(depth);
      if (type.spec.isolating || isPiece(type)) return true;
    }
    return false;
  };
  return bounded($from) || bounded($to) || $from.depth === 0 || $to.depth === 0;
}

/** Some neighbours among the children of a node, `first` (inclusive) to `last` (exclusive), without a look at the others. */
export const childrenOf = (parent: Node, first: number, last: number): Node[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, n) => parent.child(first + n));

export const emptyParagraph = (): Node => schema.nodes.paragraph.create();
