import type { Node } from 'prosemirror-model';
import { withoutComments } from './content-hash';
import { DecisionReader } from './decisions';

/**
 * The two plain readings of a story with tracked changes: as it would be with all of them accepted, and with all rejected.
 * The one way in the house to look past tracked changes: counts, search, findings, exports and the clipboard read through it.
 * Every node is read once in its life, so a keystroke costs the block it changed.
 */

const accepting = new DecisionReader(() => 'accept');
const rejecting = new DecisionReader(() => 'reject');

/** A node (a story, a block) as it is with every tracked change in it accepted. The same node where there is none. */
export function finalOf(node: Node): Node {
  return accepting.read(node);
}

/** A node as it is with every tracked change in it rejected. */
export function originalOf(node: Node): Node {
  return rejecting.read(node);
}

/** Neighbours as they are with every tracked change accepted, those that are to go left out. */
export function finalNodes(nodes: readonly Node[]): Node[] {
  return accepting.list(nodes);
}

/** Neighbours as they are with every tracked change rejected, those that were not there left out. */
export function originalNodes(nodes: readonly Node[]): Node[] {
  return rejecting.list(nodes);
}

/** What is shown of a story's tracked changes: all of them marked up, or the story with all accepted, or with all rejected. */
export const CHANGES_VIEWS = ['marked', 'final', 'original'] as const;
export type ChangesView = (typeof CHANGES_VIEWS)[number];
/** The views that are documents of their own, without any tracked change: they are read and not written. */
export type ReadView = Exclude<ChangesView, 'marked'>;

/** The document that a view shows: what accepting, or rejecting, everything would leave. */
export function storyIn(view: ReadView, story: Node): Node {
  return view === 'final' ? finalOf(story) : originalOf(story);
}

/** The story as it would be printed: every tracked change accepted, every comment gone. Nothing struck is anywhere in it. */
export function printedStory(story: Node): Node {
  return withoutComments(finalOf(story));
}
