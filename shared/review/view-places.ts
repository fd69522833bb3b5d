import type { MarkType, Node } from 'prosemirror-model';
import type { Mappable } from 'prosemirror-transform';
import { schema } from '../story/schema';
import { storyIn, type ReadView } from '../story/views';
import { decideChanges } from './deciding';

/**
 * The way between a place in a story with tracked changes and the same place in a view of it (story/views.ts). A view has the
 * letters that stand, in their order and no others: a place beside such a letter is beside it in both. Any other place goes
 * through the steps that accepting or rejecting everything would be.
 */
export interface ViewPlaces {
  /** Where a place of the story is in the view; words that are not there leave the place where they stood. */
  readonly toView: (pos: number, side: -1 | 1) => number;
  /** Where a place of the view is in the story: before (-1) or behind (1) what only the story has there. */
  readonly toStory: (pos: number, side: -1 | 1) => number;
}

/** Letters that lie together, the first of them being letter number `at` of the document. */
interface Run {
  readonly pos: number;
  readonly length: number;
  readonly at: number;
}

/** The letters of a document by number, but for those in what carries a mark. */
class Letters {
  readonly #runs: Run[] = [];

  constructor(doc: Node, without: MarkType | null) {
    let at = 0;
    doc.descendants((node, pos) => {
      if (without?.isInSet(node.marks)) return false;
      if (!node.isText) return true;
      this.#runs.push({ pos, length: node.nodeSize, at });
      at += node.nodeSize;
      return false;
    });
  }

  /** The letter beside a place, the one before it (-1) or behind it (1) first; null where there is none. */
  beside(pos: number, side: -1 | 1): { readonly letter: number; readonly side: -1 | 1 } | null {
    for (const one of [side, side === 1 ? -1 : 1] as const) {
      const letterPos = one === 1 ? pos : pos - 1;
      const run = this.#last((candidate) => candidate.pos <= letterPos);
      if (run && letterPos < run.pos + run.length) return { letter: run.at + letterPos - run.pos, side: one };
    }
    return null;
  }

  /** Where a letter stands. */
  placeOf(letter: number): number | null {
    const run = this.#last(({ at }) => at <= letter);
    return run && letter < run.at + run.length ? run.pos + letter - run.at : null;
  }

  /** The last run of which something holds that holds of all before it. */
  #last(holds: (run: Run) => boolean): Run | null {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run && holds(run)) low = middle + 1;
      else high = middle;
    }
    return this.#runs[low - 1] ?? null;
  }
}

/** One way between two documents. */
function way(from: Letters, to: Letters, steps: Mappable, size: number) {
  return (pos: number, side: -1 | 1): number => {
    const beside = from.beside(pos, side);
    const place = beside && to.placeOf(beside.letter);
    if (beside && place !== null) return beside.side === 1 ? place : place + 1;
    return Math.max(0, Math.min(size, steps.map(pos, side)));
  };
}

const known: Readonly<Record<ReadView, WeakMap<Node, ViewPlaces>>> = {
  final: new WeakMap(),
  original: new WeakMap(),
};

/** Reads the places of a story in a view. Walks the story, once for each version of it: for a change of view, not for a key. */
export function placesIn(view: ReadView, story: Node): ViewPlaces {
  const before = known[view].get(story);
  if (before) return before;
  const { mapping } = decideChanges(story, () => (view === 'final' ? 'accept' : 'reject'));
  const shown = storyIn(view, story);
  const { deletion, insertion } = schema.marks;
  const [standing, read] = [
    new Letters(story, view === 'final' ? deletion : insertion),
    new Letters(shown, null),
  ];
  const places: ViewPlaces = {
    toView: way(standing, read, mapping, shown.content.size),
    toStory: way(read, standing, mapping.invert(), story.content.size),
  };
  known[view].set(story, places);
  return places;
}
