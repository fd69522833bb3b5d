import type { Mark, Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { isTracked } from '../story/decisions';

/** Saying something about a tracked change: on every one of its marks, so that it stays with the change wherever it goes. */

/** The longest note, in UTF-16 units. */
export const MOST_OF_NOTE = 2000;

/**
 * A note set on a change, in place of the one it had; none where it is empty. No step where the change is not in the story. Marks
 * of one kind keep their order on a node: of a chain of forms it says which came first.
 */
export function noteChange(story: Node, id: string, note: string): Transform {
  const transform = new Transform(story);
  story.descendants((node, pos) => {
    const first = node.marks.findIndex((mark) => isTracked(mark) && mark.attrs['id'] === id);
    if (first === -1) return;
    const anew = node.marks.slice(first).filter(isTracked);
    const end = pos + node.nodeSize;
    const each = (remove: (mark: Mark) => unknown, add: (mark: Mark) => unknown) => {
      for (const mark of anew) remove(mark);
      for (const mark of anew)
        add(mark.attrs['id'] === id ? mark.type.create({ ...mark.attrs, note }) : mark);
    };
    if (node.isInline)
      each(
        (mark) => transform.removeMark(pos, end, mark),
        (mark) => transform.addMark(pos, end, mark),
      );
    else
      each(
        (mark) => transform.removeNodeMark(pos, mark),
        (mark) => transform.addNodeMark(pos, mark),
      );
  });
  return transform;
}
