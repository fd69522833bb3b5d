import type { Node } from 'prosemirror-model';
import { schema, type NodeName } from './schema';

/** A line of text on the page and what it is called, in words of DESIGN.md section 7. */
export interface TextPlace {
  /** As preflight calls it: `headline`, `paragraph 3`, `caption 1`, `credit 2`. */
  readonly where: string;
  /** Place among the pieces of the story, from 0. */
  readonly piece: number;
  /** The positions just inside its start and its end. */
  readonly from: number;
  readonly to: number;
  readonly node: Node;
}

const OF_A_PICTURE: ReadonlySet<string> = new Set<NodeName>(['caption', 'creditLine']);
const isBlank = (piece: Node) => piece.isTextblock && piece.content.size === 0;

/** The name of each piece: furniture by its kind, blocks by kind and number, empty paragraphs not counted. */
export function pieceNames(story: Node): readonly string[] {
  const counts = new Map<string, number>();
  return story.children.map((piece) => {
    const { name } = piece.type;
    if (!piece.type.isInGroup('block')) return name;
    const number = (counts.get(name) ?? 0) + 1;
    if (!isBlank(piece)) counts.set(name, number);
    return `${name} ${number}`;
  });
}

/** Every textblock of a story in page order. */
export function textPlaces(story: Node): readonly TextPlace[] {
  const names = pieceNames(story);
  const places: TextPlace[] = [];
  story.forEach((top, offset, piece) => {
    const name = names[piece] ?? top.type.name;
    let credits = 0;
    const add = (node: Node, pos: number) => {
      if (!node.isTextblock) return;
      const number = /\d+$/.exec(name)?.[0] ?? '';
      const where = OF_A_PICTURE.has(node.type.name)
        ? `${node.type.name} ${number}`
        : node.type === schema.nodes.credit
          ? `credit ${++credits}`
          : name;
      places.push({ where, piece, from: pos + 1, to: pos + 1 + node.content.size, node });
    };
    add(top, offset);
    top.descendants((node, pos) => add(node, offset + 1 + pos));
  });
  return places;
}
