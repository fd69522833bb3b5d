import type { Node } from 'prosemirror-model';
import type { Mapping } from 'prosemirror-transform';
import type { Entry } from '../journal/entry';
import { isTracked } from '../story/decisions';
import { schema } from '../story/schema';
import { Authorship } from './authorship';
import { decideChanges } from './deciding';
import type { Difference } from './differences';
import type { Maker } from './tracked-differences';

/** Who made what differs between two stories, as far as their journals know it. */

/** One of two stories, and how it became what it is. */
export interface Branch {
  readonly doc: Node;
  /** What it was where the other one parted from it; where the two never met, what it was at first. */
  readonly base: Node;
  /** Its entries since. */
  readonly entries: readonly Entry[];
  /** Who made it in the first place; null where no journal says so. */
  readonly creator: Maker | null;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const signature = ({ author, device, at }: Maker): Maker => ({ author, device, at });

/** A branch with its steps followed. */
class Followed {
  readonly authorship: Authorship;
  readonly #back: Mapping;
  readonly #entries: ReadonlyMap<number, Entry>;

  constructor(readonly branch: Branch) {
    this.authorship = new Authorship(branch.base.content.size);
    for (const entry of branch.entries) this.authorship.take(entry);
    this.#back = decideChanges(branch.doc, () => 'accept').mapping.invert() as Mapping;
    this.#entries = new Map(branch.entries.map((entry) => [entry.seq, entry]));
  }

  /** A stretch of the printed story in the story with its open changes. */
  written(from: number, to: number): Stretch {
    return { from: this.#back.map(from, 1), to: this.#back.map(to, -1) };
  }

  /** The last of some entries. */
  last(seqs: readonly number[]): Maker | null {
    const entry = this.#entries.get(Math.max(...seqs));
    return entry ? signature(entry) : null;
  }

  /** Whoever proposed what is open in a stretch: a change of one of these kinds. */
  proposer({ from, to }: Stretch, kinds: readonly string[]): Maker | null {
    const { doc } = this.branch;
    let found: Maker | null = null;
    doc.nodesBetween(from, Math.min(Math.max(to, from + 1), doc.content.size), (node) => {
      const mark = node.marks.find((one) => isTracked(one) && kinds.includes(one.type.name));
      if (mark) found = signature(mark.attrs as Maker);
      return found === null;
    });
    return found;
  }
}

const { insertion, deletion, modification } = schema.marks;

/** Reads the makers of differences between two stories. `haveMet`: both come of one `base`. */
export class Makers {
  readonly #before: Followed;
  readonly #after: Followed;

  constructor(
    before: Branch,
    after: Branch,
    private readonly haveMet: boolean,
  ) {
    this.#before = new Followed(before);
    this.#after = new Followed(after);
  }

  /** Who made a difference; null where nothing says so. */
  of({ is, fromA, toA, fromB, toB }: Difference): Maker | null {
    const before = this.#before.written(fromA, toA);
    const after = this.#after.written(fromB, toB);
    if (is === 'mark' || is === 'attribute' || is === 'type')
      return (
        this.#formed(this.#after, after) ?? this.#formed(this.#before, before) ?? this.#after.branch.creator
      );
    return (
      (toB > fromB ? this.#only(this.#after, this.#before, after) : null) ??
      (toA > fromA ? this.#only(this.#before, this.#after, before) : null) ??
      (toB > fromB ? this.#after.branch.creator : null)
    );
  }

  #formed(one: Followed, stretch: Stretch): Maker | null {
    return (
      one.proposer(stretch, [modification.name]) ??
      one.last(one.authorship.formatters(stretch.from, stretch.to))
    );
  }

  /** Who made words stand in one of the two only: put them in there, or took them out of the other. */
  #only(one: Followed, other: Followed, stretch: Stretch): Maker | null {
    const came =
      one.proposer(stretch, [insertion.name]) ?? one.last(one.authorship.inserters(stretch.from, stretch.to));
    if (came || !this.haveMet) return came;
    for (const { from, to } of one.authorship.earlier(stretch.from, stretch.to)) {
      const went = other.last(other.authorship.deleters(from, to));
      if (went) return went;
      for (const left of other.authorship.later(from, to)) {
        const struck = other.proposer(left, [deletion.name]);
        if (struck) return struck;
      }
    }
    return null;
  }
}
