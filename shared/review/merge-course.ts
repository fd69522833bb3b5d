import type { Mappable, MapResult, StepMap } from 'prosemirror-transform';

/**
 * The way of a place through thousands of steps, as Mapping of prosemirror-transform goes it, mirrors and all, but over plain
 * numbers: rebasing n steps over n others asks it n times for a way of n maps, and an object for each of those costs seconds.
 */

const DEL_BEFORE = 1;
const DEL_AFTER = 2;
const DEL_ACROSS = 4;
const DEL_SIDE = 8;

/** The ranges of all maps, one after the other: where each stands before its map and after it. */
interface Ranges {
  readonly oldStart: number[];
  readonly oldEnd: number[];
  readonly newStart: number[];
  readonly newEnd: number[];
}

export class Course {
  readonly #ranges: Ranges = { oldStart: [], oldEnd: [], newStart: [], newEnd: [] };
  /** The first range of each map, and one more at the end. */
  readonly #first: number[] = [0];
  /** The later map that each map is the opposite of; -1 for none. */
  readonly #mirror: number[] = [];

  get length(): number {
    return this.#mirror.length;
  }

  /** `mirror`: the map, by its number, that this one is the opposite of. */
  append(map: StepMap, mirror?: number): void {
    const { oldStart, oldEnd, newStart, newEnd } = this.#ranges;
    map.forEach((from, to, start, end) => {
      oldStart.push(from);
      oldEnd.push(to);
      newStart.push(start);
      newEnd.push(end);
    });
    this.#first.push(oldStart.length);
    if (mirror !== undefined) this.#mirror[mirror] = this.#mirror.length;
    this.#mirror.push(-1);
  }

  /** The way from map number `from` on. */
  after(from: number): Mappable {
    return {
      map: (pos, assoc = 1) => this.#go(pos, assoc, from).pos,
      mapResult: (pos, assoc = 1) => this.#go(pos, assoc, from),
    };
  }

  #go(pos: number, assoc: number, from: number): MapResult {
    const first = this.#first;
    const mirror = this.#mirror;
    const { oldStart, oldEnd, newStart, newEnd } = this.#ranges;
    const count = mirror.length;
    let deleted = 0;
    maps: for (let i = from; i < count; i++) {
      const last = first[i + 1] as number;
      let shift = 0;
      for (let r = first[i] as number; r < last; r++) {
        const start = oldStart[r] as number;
        if (start > pos) break;
        const end = oldEnd[r] as number;
        if (pos > end) {
          shift = (newEnd[r] as number) - end;
          continue;
        }
        if (pos !== (assoc < 0 ? start : end)) {
          const back = mirror[i] as number;
          if (back > i) {
            // What this map takes out is put in again there: a place in it is where it was.
            pos = (newStart[(first[back] as number) + r - (first[i] as number)] as number) + pos - start;
            i = back;
            continue maps;
          }
        }
        if (end > start) {
          deleted |= pos === start ? DEL_AFTER : pos === end ? DEL_BEFORE : DEL_ACROSS;
          if (assoc < 0 ? pos !== start : pos !== end) deleted |= DEL_SIDE;
        }
        const side = end === start ? assoc : pos === start ? -1 : pos === end ? 1 : assoc;
        pos = (side < 0 ? newStart[r] : newEnd[r]) as number;
        continue maps;
      }
      pos += shift;
    }
    return {
      pos,
      deleted: (deleted & DEL_SIDE) > 0,
      deletedBefore: (deleted & (DEL_BEFORE | DEL_ACROSS)) > 0,
      deletedAfter: (deleted & (DEL_AFTER | DEL_ACROSS)) > 0,
      deletedAcross: (deleted & DEL_ACROSS) > 0,
    };
  }
}
