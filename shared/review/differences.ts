import { ChangeSet } from 'prosemirror-changeset';
import { Fragment, Slice, type Attrs, type Mark, type Node, type NodeType } from 'prosemirror-model';
import { ReplaceStep, StepMap, Transform } from 'prosemirror-transform';
import { canonicalJson } from '../story/canonical';
import { isFlowing } from '../story/decisions';
import { schema } from '../story/schema';
import { align } from './alignment';
import { formEncoder } from './form-encoder';
import { inWholeWords, type Range } from './whole-words';

/**
 * What makes one plain story into another, as edits that each can stand alone: words, marks, kinds, attributes, whole pieces.
 * Plain: no tracked changes, no comments.
 */

export type Difference = Range &
  (
    | { readonly is: 'words'; readonly slice: Slice }
    | { readonly is: 'pieces'; readonly nodes: readonly Node[] }
    | { readonly is: 'mark'; readonly gone: readonly Mark[]; readonly come: readonly Mark[] }
    | { readonly is: 'attribute'; readonly name: string; readonly value: unknown }
    | { readonly is: 'type'; readonly type: NodeType; readonly attrs: Attrs }
  );

/** Makes a difference in a story in which it stands from `from` to `to`. */
export function applyDifference(
  transform: Transform,
  difference: Difference,
  from: number,
  to: number,
): void {
  switch (difference.is) {
    case 'words':
      transform.replace(from, to, difference.slice);
      return;
    case 'pieces':
      transform.step(new ReplaceStep(from, to, new Slice(Fragment.from(difference.nodes), 0, 0)));
      return;
    case 'mark':
      for (const mark of difference.gone) transform.removeMark(from, to, mark);
      for (const mark of difference.come) transform.addMark(from, to, mark);
      return;
    case 'attribute':
      transform.setNodeAttribute(from, difference.name, difference.value);
      return;
    case 'type':
      transform.setBlockType(from + 1, from + 1, difference.type, difference.attrs);
  }
}

/** A piece of one story beside its counterpart, or alone; with where each begins. */
interface Placed {
  readonly a: Node | null;
  readonly b: Node | null;
  readonly posA: number;
  readonly posB: number;
}

function placedPairs(a: Node, b: Node): Placed[] {
  let [posA, posB] = [0, 0];
  return align(a, b).map((pair) => {
    const placed = {
      a: pair.a === null ? null : a.child(pair.a),
      b: pair.b === null ? null : b.child(pair.b),
      posA,
      posB,
    };
    posA += placed.a?.nodeSize ?? 0;
    posB += placed.b?.nodeSize ?? 0;
    return placed;
  });
}

/** Neighbours of which none is the same in both stories. */
function runsOf(pairs: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  let isOpen = false;
  for (const pair of pairs) {
    const isSame = pair.a && pair.b ? pair.a.eq(pair.b) : false;
    if (isSame) isOpen = false;
    else if (isOpen) runs.at(-1)?.push(pair);
    else {
      runs.push([pair]);
      isOpen = true;
    }
  }
  return runs;
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0);
const present = (nodes: readonly (Node | null)[]) => nodes.filter((node) => node !== null);

/** All of a run at once. */
function whole(run: readonly Placed[]): Difference {
  const [first] = run;
  if (!first) throw new RangeError('a run has a first piece');
  const [nodesA, nodesB] = [present(run.map(({ a }) => a)), present(run.map(({ b }) => b))];
  const [fromA, fromB] = [first.posA, first.posB];
  const range = { fromA, toA: fromA + sizeOf(nodesA), fromB, toB: fromB + sizeOf(nodesB) };
  return { is: 'pieces', ...range, nodes: nodesB };
}

/** Kinds and attributes that differ between two nodes of the same build, from the outside in. */
function formsOf(a: Node, b: Node, posA: number, posB: number): Difference[] {
  const range = { fromA: posA, toA: posA + a.nodeSize, fromB: posB, toB: posB + b.nodeSize };
  if (a.type !== b.type)
    return isFlowing(a) && isFlowing(b) ? [{ is: 'type', ...range, type: b.type, attrs: b.attrs }] : [];
  const own = Object.keys(b.attrs)
    .filter((name) => canonicalJson(a.attrs[name]) !== canonicalJson(b.attrs[name]))
    .map((name): Difference => ({ is: 'attribute', ...range, name, value: b.attrs[name] as unknown }));
  if (a.inlineContent || a.childCount !== b.childCount) return own;
  let [innerA, innerB] = [posA + 1, posB + 1];
  const inner = a.children.flatMap((child, i) => {
    const other = b.child(i);
    const found = formsOf(child, other, innerA, innerB);
    innerA += child.nodeSize;
    innerB += other.nodeSize;
    return found;
  });
  return [...own, ...inner];
}

/** Marks that differ between two stretches of the same words. */
function marksOf(a: Node, b: Node, range: Range): Difference[] {
  const found: Difference[] = [];
  b.nodesBetween(range.fromB, range.toB, (node, pos) => {
    if (!node.isInline) return true;
    const fromB = Math.max(pos, range.fromB);
    const toB = Math.min(pos + node.nodeSize, range.toB);
    const shift = range.fromA - range.fromB;
    a.nodesBetween(fromB + shift, toB + shift, (old, oldPos) => {
      if (!old.isInline) return true;
      const fromA = Math.max(oldPos, fromB + shift);
      const toA = Math.min(oldPos + old.nodeSize, toB + shift);
      const gone = old.marks.filter((mark) => !mark.isInSet(node.marks));
      const come = node.marks.filter((mark) => !mark.isInSet(old.marks));
      if (gone.length + come.length > 0)
        found.push({ is: 'mark', fromA, toA, fromB: fromA - shift, toB: toA - shift, gone, come });
      return false;
    });
    return false;
  });
  return found;
}

/** True for two stretches of one text each that differ in marks at most. */
function isSameWords(a: Node, b: Node, { fromA, toA, fromB, toB }: Range): boolean {
  const leaf = (node: Node) => `\u0000${node.type.name}`;
  return (
    toA - fromA === toB - fromB &&
    a.resolve(fromA).sameParent(a.resolve(toA)) &&
    b.resolve(fromB).sameParent(b.resolve(toB)) &&
    a.textBetween(fromA, toA, '', leaf) === b.textBetween(fromB, toB, '', leaf)
  );
}

/** Neighbours as the content of one node, which need not be a whole story. */
const together = (nodes: readonly Node[]) => schema.nodes.story.create(null, nodes);

/** The words that differ between two rows of neighbours, word by word. Those of A have the forms of those of B already. */
function wordsOf(
  nodesA: readonly Node[],
  nodesB: readonly Node[],
  startA: number,
  startB: number,
): Difference[] {
  const [a, b] = [together(nodesA), together(nodesB)];
  const map = new StepMap([0, a.content.size, b.content.size]);
  const { changes } = ChangeSet.create(a, undefined, formEncoder).addSteps(b, [map], 0);
  return inWholeWords(a, b, changes).flatMap((range): Difference[] => {
    const found: Difference[] = isSameWords(a, b, range)
      ? marksOf(a, b, range)
      : [{ is: 'words', ...range, slice: b.slice(range.fromB, range.toB) }];
    return found.map((one) => ({
      ...one,
      fromA: one.fromA + startA,
      toA: one.toA + startA,
      fromB: one.fromB + startB,
      toB: one.toB + startB,
    }));
  });
}

const wordsIn = (nodes: readonly Node[]) =>
  nodes.flatMap((node) => node.textContent.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);

/** Of the words of both sides, at least this share stands on the other side too where a break was set or closed. */
const KEPT_OVER_A_BREAK = 0.8;

/** True for a run of copy whose words stayed and whose breaks did not. */
function isBrokenAnew(run: readonly Placed[]): boolean {
  const [nodesA, nodesB] = [present(run.map(({ a }) => a)), present(run.map(({ b }) => b))];
  if (nodesA.length === nodesB.length || nodesA.length === 0 || nodesB.length === 0) return false;
  if (![...nodesA, ...nodesB].every(isFlowing)) return false;
  const [wordsA, wordsB] = [wordsIn(nodesA), wordsIn(nodesB)];
  const left = new Map<string, number>();
  for (const word of wordsA) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsB) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  return shared >= KEPT_OVER_A_BREAK * Math.max(wordsA.length, wordsB.length, 1);
}

function inPairs(a: Node, run: readonly Placed[]): Difference[] {
  return run.flatMap((pair): Difference[] => {
    const formed = pair.a && a.nodeAt(pair.posA);
    return formed && pair.b && formed.type === pair.b.type
      ? wordsOf([formed], [pair.b], pair.posA, pair.posB)
      : [whole([pair])];
  });
}

function inFlow(a: Node, run: readonly Placed[]): Difference[] {
  const { fromA, toA, fromB } = whole(run);
  const nodesA = a.slice(fromA, toA).content.content;
  return wordsOf(nodesA, present(run.map((pair) => pair.b)), fromA, fromB);
}

function made(a: Node, differences: readonly Difference[]): Node | null {
  const transform = new Transform(a);
  try {
    for (const one of [...differences].reverse()) applyDifference(transform, one, one.fromA, one.toA);
    transform.doc.check();
  } catch (error) {
    // Two sides that do not join at this depth are a RangeError of ProseMirror's, by whatever name.
    if (!(error instanceof Error)) throw error;
    return null;
  }
  return transform.doc;
}

/** The ways to tell a run, the narrowest first. */
function ways(a: Node, run: readonly Placed[]): (() => readonly Difference[])[] {
  const forms = run.flatMap((pair) =>
    pair.a && pair.b ? formsOf(pair.a, pair.b, pair.posA, pair.posB) : [],
  );
  const formed = made(a, forms) ?? a;
  // Forms are made last, from the end to the start, on words that stand where they stood.
  const flow = () => [...forms, ...inFlow(formed, run)];
  const pairs = () => [...forms, ...inPairs(formed, run)];
  const each = () => run.map((pair) => whole([pair]));
  return [...(isBrokenAnew(run) ? [flow] : []), pairs, each];
}

/**
 * What makes `a` into `b`, in page order; forms of a piece before its words. Each run of pieces is told in the narrowest way that
 * gives exactly what `b` has there.
 */
export function differencesBetween(a: Node, b: Node): readonly Difference[] {
  return runsOf(placedPairs(a, b)).flatMap((run) => {
    const all = whole(run);
    const wanted = all.is === 'pieces' ? Fragment.from(all.nodes) : Fragment.empty;
    for (const way of ways(a, run)) {
      const told = way();
      const doc = made(a, told);
      const to = doc && doc.content.size - (a.content.size - all.toA);
      if (doc && to !== null && doc.slice(all.fromA, to).content.eq(wanted)) return told;
    }
    return [all];
  });
}
