import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { withoutComments } from '../story/content-hash';
import { hasBreakMark, isFlowing } from '../story/decisions';
import { schema } from '../story/schema';
import { finalNodes, originalNodes } from '../story/views';
import { Proposal, Untold, type Placed } from './proposal';
import { changeOf, isOwn, type ChangeAttrs, type Reviewer } from './reviewer';
import { clusters, touched, type Cluster, type Touched } from './stretches';
import { reviseFlow, flowDepth } from './text-flow';

/**
 * Turns what a person did to a story into the proposal to do it. Whatever was done, the story as it is with all changes
 * rejected stays what it was, and as it is with all accepted becomes what the person made of it. Each touched neighbourhood is
 * told in the narrowest way (words, breaks, forms) that both readings prove right, else as nodes struck and nodes put in,
 * which always is.
 *
 * Looks at what the steps touched and at nothing else.
 */

/** A proposal, and where the places of the story as the person made it are in it. */
export interface Suggestion {
  readonly transform: Transform;
  /** `bias` < 0: before what was struck at this place; > 0: after it. */
  readonly place: (pos: number, bias: number) => number;
}

/** True for nodes that can be the same one before and after an edit. */
function isAlike(one: Node, other: Node): boolean {
  if (one.type !== other.type) return isFlowing(one) && isFlowing(other);
  return one.attrs['id'] === other.attrs['id'];
}

class Revision {
  constructor(
    readonly proposal: Proposal,
    readonly raw: Transform,
    readonly touched: Touched,
    /** Nodes that stood in the story before, where it was touched. */
    readonly stood: ReadonlySet<Node>,
  ) {}

  /** Neighbours of one parent: `before` stands at `pos` in the story as it was, `after` at `start` in what became of it. */
  children(before: readonly Node[], after: readonly Node[], pos: number, start: number): void {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    const isBound = (index: number) => index < before.length && hasBreakMark(before[index] as Node);
    while (tail > 0 && isBound(before.length - tail)) tail--;
    while (head > 0 && isBound(head)) head--;
    const old = before.slice(head, before.length - tail);
    const now = after.slice(head, after.length - tail);
    const [oldPos, nowPos] = [pos + sizeOf(before.slice(0, head)), start + sizeOf(after.slice(0, head))];
    for (const part of parts(old, now).reverse())
      this.#part(
        part.before,
        part.after,
        oldPos + sizeOf(old.slice(0, part.first)),
        nowPos + sizeOf(now.slice(0, part.start)),
      );
  }

  #part(before: readonly Node[], after: readonly Node[], pos: number, start: number): void {
    if (before.length === after.length && this.#isPairs(before, after, pos, start)) {
      let [oldPos, nowPos] = [pos + sizeOf(before), start + sizeOf(after)];
      for (let i = before.length - 1; i >= 0; i--) {
        const [old, now] = [before[i] as Node, after[i] as Node];
        oldPos -= old.nodeSize;
        nowPos -= now.nodeSize;
        this.#pair(old, now, oldPos, nowPos);
      }
      return;
    }
    const depth = flowDepth(before, after);
    if (depth !== 0 && !before.some((node) => this.#isOwn(node))) {
      reviseFlow(this.proposal, this.raw, this.touched, { before, after, pos, start, depth });
      if (before[0]?.type !== after[0]?.type)
        throw new Untold('a kind that decides what its neighbour may hold');
      return;
    }
    this.nodes(before, after, pos, start);
  }

  /** Nodes struck, and nodes put in after them. */
  nodes(before: readonly Node[], after: readonly Node[], pos: number, start: number): void {
    let end = pos + sizeOf(before);
    const own = before.find((node) => this.#isOwn(node))?.marks.find((mark) => isOwn(mark, this.proposal.by));
    const change = own && changeOf(own);
    if (after.length > 0)
      this.proposal.insertNodes(end, after, start, (node) => this.stood.has(node), change);
    for (const node of [...before].reverse()) {
      end -= node.nodeSize;
      this.proposal.strikeNode(end);
    }
  }

  #isOwn(node: Node): boolean {
    return node.marks.some((mark) => mark.type === schema.marks.insertion && isOwn(mark, this.proposal.by));
  }

  #isPairs(before: readonly Node[], after: readonly Node[], pos: number, start: number): boolean {
    let [oldPos, nowPos] = [pos, start];
    return before.every((old, i) => {
      const now = after[i] as Node;
      if (!isAlike(old, now)) return false;
      oldPos += old.nodeSize;
      nowPos += now.nodeSize;
      if (i === before.length - 1 || !old.isTextblock) return true;
      // A stretch over the break between two texts that has words of either in it moved words between them.
      return this.touched.replaced.every(
        ({ from, to, start: a, end: b }) =>
          from >= oldPos + 1 ||
          to <= oldPos - 1 ||
          (from >= oldPos - 1 && to <= oldPos + 1 && a >= nowPos - 1 && b <= nowPos + 1),
      );
    });
  }

  #pair(old: Node, now: Node, pos: number, start: number): void {
    if (old === now) return;
    if (this.#isOwn(old)) {
      this.proposal.replaceContent(pos, old, now, start);
      return;
    }
    if (old.isTextblock)
      reviseFlow(this.proposal, this.raw, this.touched, {
        before: [old],
        after: [now],
        pos,
        start,
        depth: 1,
      });
    else this.children(old.children, now.children, pos + 1, start + 1);
    if (old.type !== now.type) this.proposal.setType(pos, now);
    else
      for (const name of Object.keys(now.attrs))
        if (JSON.stringify(old.attrs[name]) !== JSON.stringify(now.attrs[name]))
          this.proposal.setAttribute(pos, name, now.attrs[name]);
  }

  /** The plainest telling, for where a narrower one does not hold: blocks struck and put in, furniture by its words. */
  coarsely(before: readonly Node[], after: readonly Node[], pos: number, start: number): void {
    const isBlock = (node: Node) => node.type.isInGroup('block');
    let [oldPos, nowPos] = [pos + sizeOf(before), start + sizeOf(after)];
    const [old, now] = [[...before], [...after]];
    while (old.length > 0 || now.length > 0) {
      const last = (nodes: Node[]) => nodes.splice(nodes.findLastIndex((node) => !isBlock(node)) + 1);
      const [oldBlocks, nowBlocks] = [last(old), last(now)];
      oldPos -= sizeOf(oldBlocks);
      nowPos -= sizeOf(nowBlocks);
      this.nodes(oldBlocks, nowBlocks, oldPos, nowPos);
      const [piece, pieceNow] = [old.at(-1), now.at(-1)];
      const isBoth = piece && pieceNow && piece.type === pieceNow.type;
      const isOldLast = piece && (isBoth || !now.some(({ type }) => type === piece.type));
      if (isOldLast) oldPos -= old.pop()?.nodeSize ?? 0;
      if (pieceNow && (isBoth || !isOldLast)) nowPos -= now.pop()?.nodeSize ?? 0;
      if (isBoth) this.#furniture(piece, pieceNow, oldPos, nowPos);
      else if (isOldLast) this.nodes([piece], [], oldPos, nowPos);
      else if (pieceNow) this.nodes([], [pieceNow], oldPos, nowPos);
    }
  }

  #furniture(old: Node, now: Node, pos: number, start: number): void {
    if (!old.isTextblock) {
      this.nodes(old.children, now.children, pos + 1, start + 1);
      return;
    }
    const { proposal, raw } = this;
    const [end, nowEnd] = [pos + old.nodeSize - 1, start + now.nodeSize - 1];
    const slice = raw.doc.slice(start + 1, nowEnd);
    proposal.insert(end, proposal.proposed(slice, proposal.structure, null), start + 1, nowEnd);
    proposal.strikeWords(pos + 1, end, proposal.structure);
  }
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}

interface Part {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  readonly first: number;
  readonly start: number;
}

/** At most so many pairs of neighbours are compared to find what stayed; beyond that everything between counts as touched. */
const MOST_PAIRS = 40_000;

/** The longest row of nodes that are the very same before and after, as pairs of their places. */
function untouched(before: readonly Node[], after: readonly Node[]): [number, number][] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Splits neighbours at the nodes that are untouched, unless a proposed break binds some of them together. */
function parts(before: readonly Node[], after: readonly Node[]): Part[] {
  const isBound = before.some(hasBreakMark) || after.some(hasBreakMark);
  const all: Part[] = [];
  let [first, start] = [0, 0];
  for (const [i, j] of isBound ? [] : untouched(before, after)) {
    all.push({ before: before.slice(first, i), after: after.slice(start, j), first, start });
    [first, start] = [i + 1, j + 1];
  }
  all.push({ before: before.slice(first), after: after.slice(start), first, start });
  return all.filter((part) => part.before.length > 0 || part.after.length > 0);
}

const positionOf = (doc: Node, index: number) => sizeOf(doc.children.slice(0, index));

const isSame = (one: readonly Node[], other: readonly Node[]) => {
  const [a, b] = [Fragment.from(one), Fragment.from(other)];
  return (
    a.eq(b) ||
    withoutComments(schema.nodes.story.create(null, a)).eq(
      withoutComments(schema.nodes.story.create(null, b)),
    )
  );
};

/** Tells one neighbourhood in the narrowest way that both of its readings prove. */
function tell(
  doc: Node,
  raw: Transform,
  places: Touched,
  stood: ReadonlySet<Node>,
  { first, last, start, end }: Cluster,
  by: Reviewer,
  structure: ChangeAttrs | null,
): Proposal {
  const before = raw.before.children.slice(first, last);
  const after = raw.doc.children.slice(start, end);
  const pos = positionOf(raw.before, first);
  const nowPos = positionOf(raw.doc, start);
  const ways: readonly ((revision: Revision) => void)[] = [
    (revision) => revision.children(before, after, pos, nowPos),
    (revision) => revision.coarsely(before, after, pos, nowPos),
  ];
  for (const way of ways) {
    const proposal = new Proposal(doc, by, structure);
    try {
      way(new Revision(proposal, raw, places, stood));
    } catch (error) {
      if (error instanceof Untold) continue;
      throw error;
    }
    const grown = proposal.transform.doc.childCount - doc.childCount;
    const told = proposal.transform.doc.children.slice(first, last + grown);
    if (isSame(finalNodes(told), finalNodes(after)) && isSame(originalNodes(told), originalNodes(before)))
      return proposal;
  }
  throw new RangeError('A change of a story that cannot be told as a proposal');
}

/** The proposal to do what `raw` does, in the name of whoever did it. */
export function suggest(raw: Transform, by: Reviewer): Suggestion {
  const places = touched(raw);
  const transform = new Transform(raw.before);
  const placed: Placed[] = [];
  let structure: ChangeAttrs | null = null;
  const found = clusters(raw.before, raw.doc, places);
  const blocks = found.flatMap(({ first, last }) => raw.before.children.slice(first, last));
  const stood = new Set([...blocks, ...blocks.flatMap((block) => block.children)]);
  for (const cluster of found.reverse()) {
    const told = tell(transform.doc, raw, places, stood, cluster, by, structure);
    structure = told.structureSoFar;
    const made = transform.steps.length;
    for (const step of told.transform.steps) transform.step(step);
    placed.push(...told.placed.map((one) => ({ ...one, steps: one.steps + made })));
  }
  const place = (pos: number, bias: number) => {
    const within = placed.find(({ start, end }) => start <= pos && pos <= end);
    if (within) return transform.mapping.slice(within.steps).map(within.at, 1) + (pos - within.start);
    const stretch = places.replaced.findLast(({ start }) => start <= pos);
    if (!stretch) return transform.mapping.map(pos, bias);
    if (pos > stretch.end) return transform.mapping.map(pos - stretch.end + stretch.to, bias);
    return transform.mapping.map(bias < 0 ? stretch.from : stretch.to, bias);
  };
  return { transform, place };
}
