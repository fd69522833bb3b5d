import type { Node } from 'prosemirror-model';
import type { Step } from 'prosemirror-transform';
import {
  AddMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Transform,
  type Mappable,
  type StepMap,
} from 'prosemirror-transform';
import { Spans } from '../journal/spans';
import { isTracked } from '../story/decisions';
import { Course } from './merge-course';
import type { Reviewer } from './reviewer';
import { suggest } from './suggest';

/**
 * One branch's steps over another's: theirs are undone, ours made, and theirs made again where they now belong. A step that
 * would take away or break up words that only ours know is left out and told; nothing here decides what becomes of it.
 */

/** What one person did in one go, as steps. */
export interface BranchChange {
  readonly id: string;
  readonly author: string;
  readonly device: string;
  readonly at: string;
  readonly steps: readonly Step[];
  /** It is in our branch already, through somebody else: it is followed and not made again. */
  readonly isHere?: boolean;
}

/** Where what stands came from: the common text, our branch, or the step of theirs with this number from THEIRS on. */
export const BASE = 0;
export const OURS = 1;
export const THEIRS = 2;

/** What theirs took out of the text and we must not, in positions of the result. */
export interface Struck {
  readonly from: number;
  readonly to: number;
  readonly by: BranchChange;
}

export interface Rebased {
  /** Their last text. */
  readonly theirs: Node;
  readonly theirSpans: Spans;
  readonly result: Node;
  readonly resultSpans: Spans;
  /** From their last text to the result. */
  readonly mapping: Mapping;
  /** Their changes as steps on top of ours. */
  readonly made: readonly BranchChange[];
  readonly struck: readonly Struck[];
  /** Steps of theirs that were made as a tracked change, because ours changed the same form. */
  readonly proposed: number;
  /** Who made each of their steps: of tag THEIRS + n. */
  readonly makers: readonly BranchChange[];
}

/** True for what theirs brought and nobody had brought here before. */
export const isNew = ({ makers }: Rebased, tag: number): boolean =>
  tag >= THEIRS && !makers[tag - THEIRS]?.isHere;

/** A form that ours changed: of which words or node, and from when on the positions hold. */
interface Formed {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly since: number;
}

/** The form that a step changes, if that is all that it does. What reviewers say of words is never in each other's way. */
function formOf(step: Step): { readonly from: number; readonly to: number; readonly name: string } | null {
  if (step instanceof AttrStep) return { from: step.pos, to: step.pos + 1, name: `attribute ${step.attr}` };
  if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return null;
  const { from, to, mark } = step;
  return isTracked(mark) || mark.type.name === 'comment'
    ? null
    : { from, to, name: `mark ${mark.type.name}` };
}

/** True for a step that puts letters, or other things of a line, into a text and takes nothing out. */
const isTyping = (step: Step): step is ReplaceStep =>
  step instanceof ReplaceStep &&
  step.from === step.to &&
  step.slice.openStart === 0 &&
  step.slice.openEnd === 0 &&
  step.slice.content.content.every((node) => node.isInline);

/** Follows a step with the spans of the document it was made in. */
export function follow(spans: Spans, map: StepMap, tag: number): void {
  const ranges: [number, number, number][] = [];
  map.forEach((from, to, start, end) => ranges.push([from, to, end - start]));
  for (const [from, to, length] of ranges.reverse()) spans.replace(from, to, [{ length, seq: tag }]);
}

const rangesOf = (map: StepMap): { from: number; to: number; inserted: number }[] => {
  const ranges: { from: number; to: number; inserted: number }[] = [];
  map.forEach((from, to, start, end) => ranges.push({ from, to, inserted: end - start }));
  return ranges;
};

/** True if letters, or things such as pictures, of our branch stand between two places. */
function hasOurs(doc: Node, spans: Spans, from: number, to: number): boolean {
  let at = from;
  return spans.cut(from, to).some(({ length, seq }) => {
    const start = at;
    at += length;
    if (seq !== OURS) return false;
    let isFound = false;
    doc.nodesBetween(start, at, (node) => {
      isFound ||= node.isLeaf;
      return !isFound;
    });
    return isFound;
  });
}

const isWordLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** The letters beside a place in a text, and what they are of. */
function beside(doc: Node, spans: Spans, pos: number) {
  const $pos = doc.resolve(pos);
  const [before, after] = [$pos.nodeBefore, $pos.nodeAfter];
  return {
    before: before?.isText ? { letter: before.text?.at(-1), tag: spans.cut(pos - 1, pos)[0]?.seq } : null,
    after: after?.isText ? { letter: after.text?.[0], tag: spans.cut(pos, pos + 1)[0]?.seq } : null,
  };
}

class Rebase {
  readonly #transform: Transform;
  readonly #mapping = new Mapping();
  /** The same maps, to be gone through quickly. */
  readonly #course = new Course();
  readonly #theirSpans: Spans;
  readonly #spans: Spans;
  readonly #formed: Formed[] = [];
  readonly #struck: Struck[] = [];
  readonly #lost = new Set<number>();
  #theirs: Node;
  #proposed = 0;
  /** Where the letters end that were made last: in theirs, and in the result. */
  #typed: { readonly end: number; readonly madeEnd: number } | null = null;

  constructor(
    base: Node,
    ours: readonly Step[],
    readonly changes: readonly BranchChange[],
    readonly reviewerOf: (change: BranchChange) => Reviewer,
  ) {
    this.#theirs = base;
    this.#theirSpans = Spans.of(base.content.size, BASE);
    this.#spans = Spans.of(base.content.size, BASE);
    const maps = changes.flatMap(({ steps }) => steps.map((step) => step.getMap()));
    for (const map of maps.toReversed()) this.#append(map.invert());
    let doc = base;
    for (const step of ours) {
      const { doc: next, failed } = step.apply(doc);
      if (!next) throw new RangeError(failed ?? 'step does not apply');
      doc = next;
      this.#note(step.getMap(), OURS);
      const form = formOf(step);
      if (form) this.#formed.push({ ...form, since: this.#mapping.maps.length });
    }
    this.#transform = new Transform(doc);
  }

  run(): Rebased {
    const steps = this.changes.flatMap((change) => change.steps.map((step) => ({ step, change })));
    const made = new Map<BranchChange, Step[]>();
    steps.forEach(({ step, change }, i) => {
      const done = this.#transform.steps.length;
      this.#make(step, change, i, steps.length);
      const all = made.get(change) ?? [];
      all.push(...this.#transform.steps.slice(done));
      made.set(change, all);
    });
    return {
      theirs: this.#theirs,
      theirSpans: this.#theirSpans,
      result: this.#transform.doc,
      resultSpans: this.#spans,
      mapping: this.#mapping,
      made: this.changes.map((change) => ({ ...change, steps: made.get(change) ?? [] })),
      struck: this.#struck.map((one) => this.#now(one)),
      proposed: this.#proposed,
      makers: steps.map(({ change }) => change),
    };
  }

  /** Struck places hold from the mapping's length at which they were noted. */
  readonly #noted = new Map<Struck, number>();

  #now(struck: Struck): Struck {
    const rest = this.#course.after(this.#noted.get(struck) ?? 0);
    return { ...struck, from: rest.map(struck.from, 1), to: rest.map(struck.to, -1) };
  }

  #make(step: Step, change: BranchChange, i: number, count: number): void {
    const tag = THEIRS + i;
    const { doc: next, failed } = step.apply(this.#theirs);
    if (!next) throw new RangeError(failed ?? 'step does not apply');
    const on = this.#course.after(count - i);
    const isTorn = this.#continuesLost(step);
    const mapped = isTorn ? null : (this.#typedOn(step) ?? step.map(on));
    const undone = count - i - 1;
    this.#typed = null;
    if (!change.isHere) this.#remake(step, mapped, change, tag, on, undone);
    this.#theirs = next;
    follow(this.#theirSpans, step.getMap(), tag);
  }

  /** What was typed right behind what was made last comes right behind it here too: it need not be gone the whole way with. */
  #typedOn(step: Step): Step | null {
    if (!this.#typed || !isTyping(step) || step.from !== this.#typed.end) return null;
    return new ReplaceStep(this.#typed.madeEnd, this.#typed.madeEnd, step.slice);
  }

  #remake(
    step: Step,
    mapped: Step | null,
    change: BranchChange,
    tag: number,
    on: Mappable,
    undone: number,
  ): void {
    if (mapped && this.#isSameForm(mapped)) this.#propose(mapped, change, tag);
    else if (mapped && !this.#isInOurWay(mapped) && !this.#transform.maybeStep(mapped).failed) {
      this.#note(mapped.getMap(), tag, undone);
      if (isTyping(step) && isTyping(mapped))
        this.#typed = { end: step.from + step.slice.size, madeEnd: mapped.from + mapped.slice.size };
    } else {
      this.#lost.add(tag);
      for (const { from, to } of rangesOf(step.getMap())) {
        const place = { from: on.map(from, 1), to: on.map(to, -1) };
        const struck = { ...(place.to > place.from ? this.#wholeRuns(place) : place), by: change };
        if (struck.to <= struck.from) continue;
        this.#struck.push(struck);
        this.#noted.set(struck, this.#mapping.maps.length);
      }
    }
  }

  /** A place that ends in the midst of words of ours takes in all of them: nobody wants to strike half a word. */
  #wholeRuns({ from, to }: { from: number; to: number }) {
    const isWithinOurs = (pos: number) => {
      const { before, after } = beside(this.#transform.doc, this.#spans, pos);
      return before?.tag === OURS && after?.tag === OURS;
    };
    while (isWithinOurs(from)) from--;
    while (isWithinOurs(to)) to++;
    return { from, to };
  }

  #append(map: StepMap, mirror?: number): void {
    this.#mapping.appendMap(map, mirror);
    this.#course.append(map, mirror);
  }

  /** `mirror`: the map, by its number, that this one is the opposite of. */
  #note(map: StepMap, tag: number, mirror?: number): void {
    this.#append(map, mirror);
    follow(this.#spans, map, tag);
  }

  /** True for words that go on where words of theirs were left out: they come back together. */
  #continuesLost(step: Step): boolean {
    if (this.#lost.size === 0) return false;
    return rangesOf(step.getMap()).some(
      ({ from, to, inserted }) =>
        inserted > 0 &&
        this.#theirSpans
          .cut(Math.max(0, from - 1), Math.min(this.#theirs.content.size, to + 1))
          .some(({ seq }) => this.#lost.has(seq)),
    );
  }

  /** True if a step would take away our words, or put itself in the midst of one of them. */
  #isInOurWay(step: Step): boolean {
    const { doc } = this.#transform;
    return rangesOf(step.getMap()).some(({ from, to, inserted }) => {
      if (from < to) return hasOurs(doc, this.#spans, from, to);
      const { before, after } = beside(doc, this.#spans, from);
      if (before?.tag === OURS && after?.tag === OURS) return true;
      const put = this.#inserted(step, inserted);
      return (
        (before?.tag === OURS && isWordLetter(before.letter) && isWordLetter(put?.[0])) ||
        (after?.tag === OURS && isWordLetter(after.letter) && isWordLetter(put?.at(-1)))
      );
    });
  }

  /** The words that a step puts in, where words are all that it does. */
  #inserted(step: Step, length: number): string | null {
    const { slice } = step as Step & {
      slice?: { content: { textBetween(from: number, to: number): string } };
    };
    return slice ? slice.content.textBetween(0, length) : null;
  }

  /** True if a step changes a form that ours changed too: an attribute, a mark on the same words, the kind of a text. */
  #isSameForm(step: Step): boolean {
    if (step instanceof ReplaceAroundStep)
      return rangesOf(step.getMap()).some(
        ({ from, to, inserted }) =>
          from < to && inserted > 0 && this.#spans.cut(from, to).some(({ seq }) => seq === OURS),
      );
    const form = formOf(step);
    return (
      form !== null &&
      this.#formed.some(({ from, to, name, since }) => {
        if (name !== form.name) return false;
        const rest = this.#course.after(since);
        return rest.map(from, 1) < form.to && rest.map(to, -1) > form.from;
      })
    );
  }

  #propose(step: Step, change: BranchChange, tag: number): void {
    const raw = new Transform(this.#transform.doc);
    if (raw.maybeStep(step).failed) return;
    const { transform } = suggest(raw, this.reviewerOf(change));
    for (const proposed of transform.steps) {
      this.#transform.step(proposed);
      this.#note(proposed.getMap(), tag);
    }
    this.#proposed += 1;
  }
}

/** Their changes over ours. `reviewerOf` names whose proposal a change is where both changed one form. */
export function rebase(
  base: Node,
  ours: readonly Step[],
  theirs: readonly BranchChange[],
  reviewerOf: (change: BranchChange) => Reviewer,
): Rebased {
  return new Rebase(base, ours, theirs, reviewerOf).run();
}
