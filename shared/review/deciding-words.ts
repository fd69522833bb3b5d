import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step, type Transform } from 'prosemirror-transform';
import { decideNode, hasChanges, type Decide } from '../story/decisions';

/**
 * Deciding on the words of one text. A story can hold thousands of changes and each is a step: what becomes of the story is
 * written beside the step, where reckoning it from the step would walk the whole story each time.
 */

/** ProseMirror has this and does not declare it: takes a step together with the document that comes of it. */
interface Noting extends Transform {
  addStep(step: Step, doc: Node): void;
}

/** The marks of the first that are not among the others. */
export const without = (marks: readonly Mark[], others: readonly Mark[]) =>
  marks.filter((mark) => !mark.isInSet(others));

/** The document with another text in the place of the one at `pos`. */
function placeIn(doc: Node, pos: number): (text: Node) => Node {
  const $pos = doc.resolve(pos);
  const boxes = Array.from({ length: $pos.depth + 1 }, (_, depth) => depth)
    .reverse()
    .map((depth) => ({ box: $pos.node(depth), index: $pos.index(depth) }));
  return (text) =>
    boxes.reduce((inner, { box, index }) => box.copy(box.content.replaceChild(index, inner)), text);
}

/** The steps that give words other marks, one for each mark, and what the words are after each. */
function* remarks(words: Node, marks: readonly Mark[], from: number, text: Node): Generator<[Step, Node]> {
  const to = from + words.nodeSize;
  let now = words;
  for (const mark of without(words.marks, marks)) {
    now = now.mark(mark.removeFromSet(now.marks));
    yield [new RemoveMarkStep(from, to, mark), now];
  }
  for (const mark of without(marks, words.marks)) {
    if (!text.type.allowsMarkType(mark.type)) continue;
    now = now.mark(mark.addToSet(now.marks));
    yield [new AddMarkStep(from, to, mark), now];
  }
}

/**
 * Decides the changes on the words of the text at `pos`, from the last to the first. The document may hold more after them: what
 * was the next text and is decided.
 */
export function decideWords(transform: Transform, text: Node, pos: number, decide: Decide): void {
  const place = placeIn(transform.doc, pos);
  const start = pos + 1;
  let to = start + text.content.size;
  let decided = transform.doc.nodeAt(pos)?.content.cut(text.content.size) ?? Fragment.empty;
  const note = (step: Step, before: Fragment, rest: Fragment) => {
    (transform as Noting).addStep(step, place(text.copy(before.append(rest))));
  };
  for (const words of text.children.toReversed()) {
    const from = to - words.nodeSize;
    let rest = Fragment.from(words).append(decided);
    if (hasChanges(words)) {
      const before = text.content.cut(0, from - start);
      const told = decideNode(words, decide);
      if (!told) {
        rest = decided;
        note(new ReplaceStep(from, to, Slice.empty), before, rest);
      } else
        for (const [step, now] of remarks(words, told.marks, from, text)) {
          rest = Fragment.from(now).append(decided);
          note(step, before, rest);
        }
    }
    decided = rest;
    to = from;
  }
}
