import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { schema } from '../story/schema';

/** Marks that are talk about the copy, not copy: they are taken off whatever stands. */
const TALK = [schema.marks.insertion, schema.marks.modification, schema.marks.comment];

const isDeleted = (node: Node) => schema.marks.deletion.isInSet(node.marks) !== undefined;

/** An empty piece of a kind, or null for a kind that no schema rule ever demands: words, pictures, links. */
function emptyPlace(type: NodeType): Node | null {
  return type.isText || type.hasRequiredAttrs() ? null : type.createAndFill();
}

/**
 * The children that stand. A deleted child that the schema cannot do without (a caption, the last item of a list) leaves an
 * empty place of its kind: nothing of what it held, not even an attribute.
 */
function childrenStanding(parent: Node): Fragment {
  const children: { readonly node: Node; isDeleted: boolean }[] = [];
  parent.forEach((child) => {
    const place = isDeleted(child) ? emptyPlace(child.type) : asPrinted(child);
    if (place) children.push({ node: place, isDeleted: isDeleted(child) });
  });
  const content = (list: typeof children) => Fragment.from(list.map(({ node }) => node));
  const plain = content(children.filter((child) => !child.isDeleted));
  if (parent.type.validContent(plain)) return plain;
  let kept = children;
  for (const child of children) {
    const without = kept.filter((other) => other !== child);
    if (child.isDeleted && parent.type.validContent(content(without))) kept = without;
  }
  return content(kept);
}

/**
 * The story as it would be printed: every tracked change accepted, every comment gone. Deleted words are nowhere in the
 * result, so nothing that is made from it can leak them.
 */
export function asPrinted(node: Node): Node {
  let marks = node.marks;
  for (const talk of TALK) marks = talk.removeFromSet(marks);
  if (node.isText) return node.mark(marks);
  return node.type.create(node.attrs, childrenStanding(node), marks);
}
