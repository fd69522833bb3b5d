import { GapCursor, gapCursor } from 'prosemirror-gapcursor';
import type { ResolvedPos } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { schema } from '../../shared/story/schema';
import { bodyOf } from './pieces';

/**
 * A caret between two objects of the body where no text stands, so that a paragraph can be begun there.
 *
 * prosemirror-gapcursor offers one beside everything isolating, which in a story would be between kicker and headline too:
 * a place where nothing may stand. Its own test is internal and cannot be configured per place, so it is narrowed here.
 */
export function isGap($pos: ResolvedPos): boolean {
  if ($pos.depth !== 0) return false;
  const { start, end } = bodyOf($pos.doc);
  const flows = (node: ResolvedPos['nodeBefore']) =>
    node?.type === schema.nodes.paragraph || node?.type === schema.nodes.crosshead;
  const isObject = (node: ResolvedPos['nodeBefore']) =>
    node != null && !node.isTextblock && node.type.isInGroup('block');
  const { nodeBefore, nodeAfter } = $pos;
  if ($pos.pos < start || $pos.pos > end || flows(nodeBefore) || flows(nodeAfter)) return false;
  return isObject(nodeBefore) || isObject(nodeAfter);
}

export function gaps(): Plugin {
  (GapCursor as unknown as { valid: (pos: ResolvedPos) => boolean }).valid = isGap;
  return gapCursor();
}
