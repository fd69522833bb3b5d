import type { Mark, Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { isTracked, type Decision } from '../story/decisions';
import { schema } from '../story/schema';
import { decideChanges } from './deciding';
import type { Located, Take } from './merge-differences';
import { restoreHunk, type Hunk } from './merge-hunks';

/** What a person chose of a merge, done on top of the merged text. What they leave out stays in the journal. */

const { insertion, deletion } = schema.marks;
const isWordLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const idOf = (mark: Mark) => mark.attrs['id'] as string;

/** A choice that was not offered, or that has no place in the merged text. */
export class BadChoice extends Error {
  override name = 'BadChoice';
}

/** Ours in front of theirs, with a space between two words. */
function putBeside(transform: Transform, { from, fromOurs, toOurs }: Hunk, ours: Node): void {
  const { content } = ours.slice(fromOurs, toOurs);
  const [last, next] = [content.lastChild?.text?.at(-1), transform.doc.resolve(from).nodeAfter?.text?.[0]];
  if (isWordLetter(last) && isWordLetter(next)) transform.insert(from, schema.text(' '));
  transform.insert(from, content);
}

/** Sets a space between the struck and the new words of a tracked change, both of which are to stand. */
function spaceOut(transform: Transform, id: string): void {
  const places: { pos: number; mark: Mark }[] = [];
  const marked = (node: Node | null, type: typeof insertion) =>
    node?.isText ? node.marks.find((mark) => mark.type === type && idOf(mark) === id) : undefined;
  transform.doc.descendants((node, pos, parent, index) => {
    const before = index > 0 ? (parent?.child(index - 1) ?? null) : null;
    const put = marked(node, insertion) ?? marked(before, insertion);
    const isSeam =
      (marked(before, deletion) && marked(node, insertion)) ||
      (marked(before, insertion) && marked(node, deletion));
    if (put && isSeam && isWordLetter(before?.text?.at(-1)) && isWordLetter(node.text?.[0]))
      places.push({ pos, mark: put });
  });
  for (const { pos, mark } of places.reverse()) transform.insert(pos, schema.text(' ', [mark]));
}

/** Steps on top of the merged text that make what was chosen; none where it is as merged. Throws BadChoice for one not offered. */
export function choose(
  merged: Node,
  ours: Node,
  differences: readonly Located[],
  chosen: ReadonlyMap<number, Take>,
): Transform {
  const transform = new Transform(merged);
  const decisions = new Map<string, Take>();
  for (const { id, hunks, changes, takes } of differences.toReversed()) {
    const take = chosen.get(id);
    if (take === undefined) continue;
    if (!takes.includes(take)) throw new BadChoice(`difference ${id} cannot be taken as ${take}`);
    for (const hunk of [...hunks].reverse()) {
      if (take === 'ours' && !restoreHunk(transform, hunk, ours))
        throw new BadChoice(`difference ${id} does not fit`);
      if (take === 'both') putBeside(transform, hunk, ours);
    }
    for (const change of changes) {
      decisions.set(change, take);
      if (take === 'both') spaceOut(transform, change);
    }
  }
  if (decisions.size > 0) {
    const decided = decideChanges(transform.doc, (mark): Decision => {
      const take = isTracked(mark) ? decisions.get(idOf(mark)) : undefined;
      if (take === undefined) return 'leave';
      if (take === 'both') return mark.type === deletion ? 'reject' : 'accept';
      return take === 'ours' ? 'reject' : 'accept';
    });
    for (const step of decided.steps) transform.step(step);
  }
  transform.doc.check();
  return transform;
}
