import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  Step,
  type StepMap,
} from 'prosemirror-transform';
import type { Entry } from '../journal/entry';
import { Spans } from '../journal/spans';
import { schema } from '../story/schema';

/** A stretch of the earlier text that is still there. */
interface Living {
  /** Where it stood in the earlier text. */
  readonly start: number;
  readonly length: number;
  /** Where it stands now. */
  readonly at: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** 0: it was there before the first entry that was followed. */
const BEFORE = 0;

/** Who changed what between two entries of one journal: a reading of the steps between them, without their documents. */
export class Authorship {
  readonly #born: Spans;
  readonly #touched: Spans;
  readonly #died: Spans;
  #living: Living[];

  /** `size` of the earlier document's content. */
  constructor(size: number) {
    this.#born = Spans.of(size, BEFORE);
    this.#touched = Spans.of(size, BEFORE);
    this.#died = Spans.of(size, BEFORE);
    this.#living = [{ start: 0, length: size, at: 0 }];
  }

  /** Follows an entry after the earlier text. */
  take(entry: Entry): void {
    if (entry.kind !== 'steps') return;
    for (const json of entry.payload.steps) {
      const step = Step.fromJSON(schema, json);
      if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
        this.#touched.replace(step.from, step.to, [{ length: step.to - step.from, seq: entry.seq }]);
      else if (
        step instanceof AddNodeMarkStep ||
        step instanceof RemoveNodeMarkStep ||
        step instanceof AttrStep
      )
        this.#touched.replace(step.pos, step.pos + 1, [{ length: 1, seq: entry.seq }]);
      else this.#follow(step.getMap(), entry.seq);
    }
  }

  /** The entries that brought what stands in a stretch of the later text. */
  inserters(from: number, to: number): number[] {
    return seqsIn(this.#born, from, to);
  }

  /** The entries that took away what stood in a stretch of the earlier text. */
  deleters(from: number, to: number): number[] {
    return seqsIn(this.#died, from, to);
  }

  /** The entries that last changed the form of a stretch of the later text. */
  formatters(from: number, to: number): number[] {
    return seqsIn(this.#touched, from, to);
  }

  /** Where what stands in a stretch of the later text stood in the earlier one, as far as it did. */
  earlier(from: number, to: number): Stretch[] {
    return this.#living.flatMap(({ start, length, at }) => {
      const [first, last] = [Math.max(from, at), Math.min(to, at + length)];
      return last > first ? [{ from: start + first - at, to: start + last - at }] : [];
    });
  }

  /** Where what stood in a stretch of the earlier text stands in the later one, as far as it does. */
  later(from: number, to: number): Stretch[] {
    return this.#living.flatMap(({ start, length, at }) => {
      const [first, last] = [Math.max(from, start), Math.min(to, start + length)];
      return last > first ? [{ from: at + first - start, to: at + last - start }] : [];
    });
  }

  #follow(map: StepMap, seq: number): void {
    const ranges: { from: number; to: number; length: number }[] = [];
    map.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, length: newTo - newFrom }));
    for (const { from, to, length } of [...ranges].reverse()) {
      this.#born.replace(from, to, [{ length, seq }]);
      this.#touched.replace(from, to, [{ length, seq }]);
    }
    this.#living = this.#living.flatMap((piece) => this.#survive(piece, ranges, map, seq));
  }

  #survive(
    piece: Living,
    ranges: readonly { from: number; to: number }[],
    map: StepMap,
    seq: number,
  ): Living[] {
    const left: Living[] = [];
    const keep = (from: number, to: number) => {
      if (to > from)
        left.push({ start: piece.start + from - piece.at, length: to - from, at: map.map(from, 1) });
    };
    let done = piece.at;
    const end = piece.at + piece.length;
    for (const { from, to } of ranges) {
      if (to < done || from >= end) continue;
      keep(done, Math.max(done, from));
      const [deadFrom, deadTo] = [Math.max(done, from), Math.min(end, to)];
      if (deadTo > deadFrom) {
        const start = piece.start + deadFrom - piece.at;
        this.#died.replace(start, start + deadTo - deadFrom, [{ length: deadTo - deadFrom, seq }]);
      }
      done = Math.max(done, Math.min(end, to), Math.max(done, from));
    }
    keep(done, end);
    return left;
  }
}

function seqsIn(spans: Spans, from: number, to: number): number[] {
  const seqs = spans.cut(from, to).map(({ seq }) => seq);
  return [...new Set(seqs)].filter((seq) => seq !== BEFORE);
}
