import type { Node } from 'prosemirror-model';
import { schema } from '../shared/story/schema';
import { placeOf } from './finding-order';

/** Where a piece of a story lies in its document. */
interface Piece {
  readonly node: Node;
  /** Position before the node. */
  readonly from: number;
}

/** Furniture that stands inside another piece. */
const INSIDE: Readonly<Record<string, string>> = { caption: 'picture', creditLine: 'picture' };

function pieces(story: Node): readonly Piece[] {
  const found: Piece[] = [];
  story.forEach((node, from) => {
    if (!schema.marks.deletion.isInSet(node.marks)) found.push({ node, from });
  });
  return found;
}

/** An empty paragraph is a place to type, not copy, and is not counted. */
const counts = ({ node }: Piece) => node.type.name !== 'paragraph' || node.textContent.trim() !== '';

function childNamed({ node, from }: Piece, name: string, place = 0): Piece | null {
  let at = from + 1;
  let seen = 0;
  for (const child of node.children) {
    if (child.type.name === name && seen++ === place) return { node: child, from: at };
    at += child.nodeSize;
  }
  return null;
}

/**
 * The place in the document that a finding's `where` names (`headline`, `paragraph 3`, `caption 1`, `credit 2`), as the
 * position where its content starts; null where it names the whole story, a field, or a piece that is gone by now.
 * `id`: the id of the node it is about, which finds it wherever it has been moved to.
 */
export function positionOf(story: Node, where: string, id?: string): number | null {
  const { piece: name, number, field } = placeOf(where);
  if (field !== null) return null;
  const all = pieces(story);
  if (name === 'credit') {
    const box = all.find(({ node }) => node.type.name === 'credits');
    const credit = box ? childNamed(box, 'credit', (number ?? 1) - 1) : null;
    return credit ? credit.from + 1 : null;
  }
  if (name === 'body') {
    const first = all.find(({ node }) => node.type.spec.group === 'block');
    return first ? first.from + 1 : null;
  }
  const outer = INSIDE[name] ?? name;
  const kin = all.filter((piece) => piece.node.type.name === outer && counts(piece));
  const known = id === undefined ? undefined : kin.find(({ node }) => node.attrs['id'] === id);
  const found = known ?? kin[(number ?? 1) - 1];
  if (!found) return null;
  const inner = outer === name ? found : childNamed(found, name);
  return inner ? inner.from + 1 : null;
}
