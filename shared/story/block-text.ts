import type { Node } from 'prosemirror-model';
import { schema } from './schema';

/**
 * The text of one text block as it stands if every tracked change is accepted, with the way back from a place in that text to
 * a place in the block. What searches and checks read: deleted words are not found, and a match may span them.
 */
export interface BlockText {
  readonly text: string;
  /** Runs of text that lie together in the block, in order. */
  readonly runs: readonly Run[];
}

interface Run {
  /** Where it begins in `text`. */
  readonly at: number;
  /** Where it begins in the block's content. */
  readonly pos: number;
  readonly length: number;
}

/** A stretch of a text or of a block's content. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const texts = new WeakMap<Node, BlockText>();
/** What stands for an inline object that is no text. */
const OBJECT = '\ufffc';

/** Reads a text block. Cached on the node, which never changes. */
export function blockText(block: Node): BlockText {
  const known = texts.get(block);
  if (known) return known;
  let text = '';
  const runs: { at: number; pos: number; length: number }[] = [];
  block.forEach((child, pos) => {
    if (schema.marks.deletion.isInSet(child.marks)) return;
    const piece = child.text ?? (child.type === schema.nodes.lineBreak ? '\n' : OBJECT);
    const last = runs.at(-1);
    if (last && last.pos + last.length === pos) last.length += piece.length;
    else runs.push({ at: text.length, pos, length: piece.length });
    text += piece;
  });
  const read = { text, runs };
  texts.set(block, read);
  return read;
}

/** The stretches of the block's content that make up `from` to `to` of its text: several where deleted words lie between. */
export function stretches({ runs }: BlockText, { from, to }: Span): readonly Span[] {
  return runs.flatMap(({ at, pos, length }) => {
    const start = Math.max(from, at);
    const end = Math.min(to, at + length);
    return start < end ? [{ from: pos + start - at, to: pos + end - at }] : [];
  });
}

/** A text block of a story and the position before it. */
export interface PlacedBlock {
  readonly block: Node;
  readonly pos: number;
}

/** The text blocks that stand (not struck out) and touch a stretch of the story; of all of it without one. */
export function textBlocks(story: Node, within: Span = { from: 0, to: story.content.size }): PlacedBlock[] {
  const found: PlacedBlock[] = [];
  story.nodesBetween(within.from, within.to, (block, pos) => {
    if (schema.marks.deletion.isInSet(block.marks)) return false;
    if (block.isTextblock) found.push({ block, pos });
    return !block.isTextblock;
  });
  return found;
}
