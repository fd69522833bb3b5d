import type { Mark, Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { isFlowing, isTracked } from '../story/decisions';
import { schema } from '../story/schema';
import { Untold, type Proposal } from './proposal';
import { newChange, type ChangeAttrs } from './reviewer';
import type { Stretch, Touched } from './stretches';
import { isWordLetter } from './whole-words';

/**
 * Neighbouring texts as one flow of words and breaks: what was taken out is struck where it stands, what was put in follows
 * it, and a break is a thing that can be put in or taken out like a word. Typing, replacing, pasting, splitting and joining
 * are all the same here.
 */

export interface Flow {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  /** Where `before` starts in the story as it was, and `after` in what became of it. */
  readonly pos: number;
  readonly start: number;
  /** From a node of the flow down to its text: 1 for paragraphs, 2 for list items. */
  readonly depth: 1 | 2;
}

const { paragraph, listItem } = schema.nodes;

const isPlainItem = (node: Node) =>
  node.type === listItem && node.childCount === 1 && node.firstChild?.type === paragraph;

/** How deep the texts of neighbours lie that can flow into one another; 0 where they cannot. */
export function flowDepth(before: readonly Node[], after: readonly Node[]): 0 | 1 | 2 {
  if (before.length === 0 || after.length === 0) return 0;
  const all = [...before, ...after];
  if (all.every(isFlowing)) return 1;
  return all.every(isPlainItem) ? 2 : 0;
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0);

/** The part of a stretch that lies inside the flow's outer walls; null where there is none. */
function inside({ from, to, start, end }: Stretch, flow: Flow): Stretch | null {
  const last = flow.pos + sizeOf(flow.before) - flow.depth;
  const lastNow = flow.start + sizeOf(flow.after) - flow.depth;
  if (from > last || to < flow.pos + flow.depth || start > lastNow || end < flow.start + flow.depth)
    return null;
  const cut = {
    from: Math.max(from, flow.pos + flow.depth),
    to: Math.min(to, last),
    start: Math.max(start, flow.start + flow.depth),
    end: Math.min(end, lastNow),
  };
  return cut.from === cut.to && cut.start === cut.end ? null : cut;
}

/** A stretch of one text without the words at its ends that are the same before and after. */
function narrowed(before: Node, after: Node, stretch: Stretch): Stretch | null {
  const { from, to, start, end } = stretch;
  const [$from, $start] = [before.resolve(from), after.resolve(start)];
  if (!$from.sameParent(before.resolve(to)) || !$start.sameParent(after.resolve(end))) return stretch;
  const [old, now] = [before.slice(from, to).content, after.slice(start, end).content];
  const head = old.findDiffStart(now);
  const tail = old.findDiffEnd(now);
  if (head === null || tail === null) return null;
  const overlap = Math.max(0, head - Math.min(tail.a, tail.b));
  const narrow = {
    from: from + head,
    to: from + tail.a + overlap,
    start: start + head,
    end: start + tail.b + overlap,
  };
  return wordwise(before, after, stretch, narrow);
}

/** Words that were replaced are told whole, as far as they were: `Senin` by `Selasa`, not `nin` by `lasa`. */
function wordwise(before: Node, after: Node, { from, to }: Stretch, narrow: Stretch): Stretch {
  const isPure = narrow.from === narrow.to || narrow.start === narrow.end;
  if (isPure) return narrow;
  const [atOld, atNow] = [lettersOf(before, narrow.from), lettersOf(after, narrow.start)];
  const isInWord = (old: number, now: number) =>
    isWordLetter(atOld(old - 1)) && (isWordLetter(atOld(old)) || isWordLetter(atNow(now)));
  const isBeforeRest = (old: number, now: number) =>
    isWordLetter(atOld(old)) && (isWordLetter(atOld(old - 1)) || isWordLetter(atNow(now - 1)));
  let [head, tail] = [0, 0];
  while (narrow.from - head > from && isInWord(narrow.from - head, narrow.start - head)) head++;
  while (narrow.to + tail < to && isBeforeRest(narrow.to + tail, narrow.end + tail)) tail++;
  return {
    from: narrow.from - head,
    to: narrow.to + tail,
    start: narrow.start - head,
    end: narrow.end + tail,
  };
}

/** The letters of the text that a position stands in, by position. */
function lettersOf(doc: Node, pos: number): (pos: number) => string {
  const $pos = doc.resolve(pos);
  const start = $pos.start();
  const text = $pos.parent.textBetween(0, $pos.parent.content.size, undefined, '\ufffc');
  return (at) => text[at - start] ?? '';
}

export function reviseFlow(proposal: Proposal, raw: Transform, touched: Touched, flow: Flow): void {
  const before = raw.before;
  const stretches = touched.replaced.flatMap((stretch) => inside(stretch, flow) ?? []);
  let [oldEnd, nowEnd] = [flow.pos + sizeOf(flow.before), flow.start + sizeOf(flow.after)];
  for (const stretch of [...stretches].reverse()) {
    reviseForms(proposal, raw, touched, { from: stretch.to, to: oldEnd, start: stretch.end, end: nowEnd });
    [oldEnd, nowEnd] = [stretch.from, stretch.start];
    const narrow = narrowed(before, raw.doc, stretch);
    if (narrow) replace(proposal, raw, narrow, flow.depth);
  }
  reviseForms(proposal, raw, touched, { from: flow.pos, to: oldEnd, start: flow.start, end: nowEnd });
}

function replace(proposal: Proposal, raw: Transform, stretch: Stretch, depth: 1 | 2): void {
  const { from, to, start, end } = stretch;
  const places = [
    raw.before.resolve(from),
    raw.before.resolve(to),
    raw.doc.resolve(start),
    raw.doc.resolve(end),
  ];
  if (!places.every(({ parent }) => parent.isTextblock)) throw new Untold('more than words and breaks');
  const change = proposal.neighbouring(from, to) ?? newChange(proposal.by);
  if (start < end) {
    const slice = raw.doc.slice(start, end);
    const isFlow = slice.content.content.every((node) =>
      slice.openStart === 0 ? node.isInline : depth === 1 ? isFlowing(node) : isPlainItem(node),
    );
    if (!isFlow || slice.openStart !== slice.openEnd || slice.openStart % depth !== 0)
      throw new Untold('more than words and breaks');
    const host = raw.before.resolve(to);
    proposal.insert(to, proposal.proposed(slice, change, host.node(host.depth + 1 - depth)), start, end);
  }
  if (from < to) strike(proposal, from, to, depth, change);
}

/** Strikes words and breaks, from the last to the first. */
function strike(proposal: Proposal, from: number, to: number, depth: 1 | 2, change: ChangeAttrs): void {
  const texts: { readonly pos: number; readonly size: number }[] = [];
  proposal.transform.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) texts.push({ pos, size: node.nodeSize });
    return !node.isTextblock;
  });
  for (const { pos, size } of texts.reverse()) {
    proposal.strikeWords(Math.max(from, pos + 1), Math.min(to, pos + size - 1), change);
    if (pos > from) proposal.strikeBreak(pos + 1 - depth, change);
  }
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
}

function runs(doc: Node, from: number, to: number): Run[] {
  const all: Run[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline)
      all.push({ from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), marks: node.marks });
  });
  return all;
}

/** Tells the forms of words that stayed: bold, link, foreign, lead-in. */
function reviseForms(proposal: Proposal, raw: Transform, touched: Touched, kept: Stretch): void {
  const shift = kept.start - kept.from;
  for (const formed of touched.formed) {
    const [from, to] = [Math.max(formed.from, kept.from), Math.min(formed.to, kept.to)];
    if (from >= to) continue;
    const now = runs(raw.doc, from + shift, to + shift);
    for (const old of runs(raw.before, from, to))
      for (const made of now) {
        const [a, b] = [Math.max(old.from, made.from - shift), Math.min(old.to, made.to - shift)];
        if (a < b) reviseRun(proposal, a, b, old.marks, made.marks);
      }
  }
}

function reviseRun(
  proposal: Proposal,
  from: number,
  to: number,
  before: readonly Mark[],
  after: readonly Mark[],
): void {
  const gone = before.filter((mark) => !isTracked(mark) && !mark.isInSet(after));
  const come = after.filter((mark) => !isTracked(mark) && !mark.isInSet(before));
  for (const mark of gone) {
    const instead = come.find(({ type }) => type === mark.type && type !== schema.marks.comment);
    proposal.setMark(from, to, mark.type.name, mark, instead);
  }
  for (const mark of come)
    if (mark.type === schema.marks.comment || !gone.some(({ type }) => type === mark.type))
      proposal.setMark(from, to, mark.type.name, undefined, mark);
}
