import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { schema } from '../story/schema';

/** Stretches of a merged text that came in as they were made, and how ours is put in their place again. */

/** What a stretch was in ours and what it is in the merged text, as positions of both. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly fromOurs: number;
  readonly toOurs: number;
}

/** The words of a stretch. */
export const textOf = (doc: Node, from: number, to: number): string =>
  from >= to
    ? ''
    : doc.textBetween(from, to, '\n', (leaf) => (leaf.type === schema.nodes.lineBreak ? '\n' : ''));

/** True for a stretch within one text. */
export function isInline(doc: Node, from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  return $from.sameParent($to) && $from.parent.isTextblock;
}

/** A stretch that is the start of a node and nothing else: its kind or an attribute differs, what is in it does not. */
function opened(doc: Node, from: number, to: number): Node | null {
  const node = doc.nodeAt(from);
  return to === from + 1 && node && !node.isText && !node.isAtom ? node : null;
}

/** Puts ours in the place of a stretch whose positions hold in `transform.doc`. False, and the transform is of no use, if it does not fit. */
export function restoreHunk(transform: Transform, { from, to, fromOurs, toOurs }: Hunk, ours: Node): boolean {
  const [now, was] = [opened(transform.doc, from, to), opened(ours, fromOurs, toOurs)];
  const slice = ours.slice(fromOurs, toOurs);
  try {
    if (now && was) transform.setNodeMarkup(from, was.type, was.attrs, was.marks);
    else transform.replace(from, to, slice);
  } catch (error) {
    // ProseMirror says what does not fit with RangeErrors of its own.
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
  return transform.doc.slice(from, from + toOurs - fromOurs).eq(slice);
}
