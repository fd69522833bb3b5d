import { ChangeSet } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { Transform, StepMap } from 'prosemirror-transform';
import { difference } from '../journal/difference';
import { align } from './alignment';

/** What it takes to bring an earlier text back: changes on top of the text as it is, so that nothing is rewritten. */

/** Each difference as a step of its own, so that what is the same is not touched; null if that does not give the text. */
function piecewise(now: Node, past: Node): Transform | null {
  const map = new StepMap([0, now.content.size, past.content.size]);
  const { changes } = ChangeSet.create(now).addSteps(past, [map], 0);
  const transform = new Transform(now);
  try {
    for (const { fromA, toA, fromB, toB } of [...changes].reverse())
      transform.replace(fromA, toA, past.slice(fromB, toB));
  } catch {
    // Two sides that do not join at this depth: the caller replaces whole pieces instead.
    return null;
  }
  return transform.doc.eq(past) ? transform : null;
}

/** The steps from the text as it is to an earlier one. Empty where they are equal. */
export function restoreAll(now: Node, past: Node): Transform {
  const transform = piecewise(now, past) ?? new Transform(now);
  const rest = difference(transform.doc, past);
  if (rest) transform.step(rest);
  return transform;
}

/**
 * The steps that bring one piece of an earlier text back: over what it has become, or to its old place where it is gone.
 * `piece` is its place among the pieces of `past`, from 0. Throws RangeError where there is no such piece.
 */
export function restorePiece(now: Node, past: Node, piece: number): Transform {
  if (piece < 0 || piece >= past.childCount) throw new RangeError(`The text has no piece ${piece}`);
  const wanted = past.child(piece);
  let at = 0;
  const transform = new Transform(now);
  for (const pair of align(past, now)) {
    const here = pair.b === null ? null : now.child(pair.b);
    if (pair.a === piece) {
      if (!here) transform.insert(at, wanted);
      else if (!here.eq(wanted)) transform.replaceWith(at, at + here.nodeSize, wanted);
      break;
    }
    at += here?.nodeSize ?? 0;
  }
  transform.doc.check();
  return transform;
}

/** The piece of a text that a difference lies in, from 0; null where the difference is a piece that the text has not. */
export function pieceIn(doc: Node, from: number, to: number): number | null {
  const start = doc.resolve(from);
  return start.depth === 0 && to === from ? null : start.index(0);
}
