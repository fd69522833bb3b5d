import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { ReplaceStep, Transform } from 'prosemirror-transform';
import { canonicalJson } from '../story/canonical';
import { hasBreakMark, isBreakMark, isPresence } from '../story/decisions';
import { schema } from '../story/schema';
import {
  breakOf,
  canGoOn,
  changeOf,
  deletionOf,
  insertionOf,
  isOwn,
  newChange,
  type ChangeAttrs,
  type Reviewer,
} from './reviewer';

/**
 * Edits of a marked story that propose instead of doing. Made from the end of the story to its start, so that positions of the
 * story as it was hold throughout.
 */

const { insertion, deletion, modification } = schema.marks;

const hasOwnInsertion = (marks: readonly Mark[], by: Reviewer) =>
  marks.find((mark) => mark.type === insertion && isOwn(mark, by));

/** Words or nodes that came in: where they stand in the story as the person made it, and where they stand now. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  /** Steps that had been made when `at` was right. */
  readonly steps: number;
}

/** Thrown where a form of proposal cannot tell a change; another one can. */
export class Untold extends Error {
  override name = 'Untold';
}

export class Proposal {
  readonly transform: Transform;
  readonly placed: Placed[] = [];
  #structure: ChangeAttrs | null;

  constructor(
    doc: Node,
    readonly by: Reviewer,
    structure: ChangeAttrs | null = null,
  ) {
    this.transform = new Transform(doc);
    this.#structure = structure;
  }

  /** The one change that all that is done to nodes, breaks and forms at one time is. */
  get structure(): ChangeAttrs {
    return (this.#structure ??= newChange(this.by));
  }

  /** The structure's change if it has been needed. */
  get structureSoFar(): ChangeAttrs | null {
    return this.#structure;
  }

  /** The change that an edit of words continues: one of the same hand that it touches. */
  neighbouring(from: number, to: number): ChangeAttrs | null {
    const { doc } = this.transform;
    const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
    const marks: Mark[] = [...($from.nodeBefore?.marks ?? []), ...($to.nodeAfter?.marks ?? [])];
    doc.nodesBetween(from, to, (node) => void marks.push(...node.marks));
    if ($from.parentOffset === 0) marks.push(...$from.parent.marks.filter(isBreakMark));
    const mark = marks.find((one) => (isPresence(one) || isBreakMark(one)) && canGoOn(one, this.by));
    return mark ? changeOf(mark) : null;
  }

  /** Puts in what stands between `start` and `end` of the story as the person made it, marked as inserted. */
  insert(pos: number, slice: Slice, start: number, end: number): void {
    this.#step(new ReplaceStep(pos, pos, slice));
    this.placed.push({ start, end, at: pos, steps: this.transform.steps.length });
  }

  /** Strikes the words between two positions of one text; one's own insertions are gone for good. */
  strikeWords(from: number, to: number, change: ChangeAttrs): void {
    const runs: { from: number; to: number; marks: readonly Mark[] }[] = [];
    this.transform.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isInline) return true;
      runs.push({ from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), marks: node.marks });
      return false;
    });
    for (const run of runs.reverse()) {
      if (hasOwnInsertion(run.marks, this.by)) this.#step(new ReplaceStep(run.from, run.to, Slice.empty));
      else if (!deletion.isInSet(run.marks)) this.transform.addMark(run.from, run.to, deletionOf(change));
    }
  }

  /** Proposes to close the break before the node at `pos`. A break of one's own is closed for good. */
  strikeBreak(pos: number, change: ChangeAttrs): void {
    const node = this.#nodeAt(pos);
    const before = this.transform.doc.resolve(pos).nodeBefore;
    if (!before) throw new Untold('no break');
    const own = hasOwnInsertion(node.marks, this.by);
    if (own && !hasOwnInsertion(before.marks, this.by)) {
      // A paragraph of one's own is a break of one's own and words of one's own.
      this.transform.removeNodeMark(pos, own);
      this.transform.addMark(pos + 1, pos + node.nodeSize - 1, own);
      this.#join(pos, before, this.#nodeAt(pos));
      return;
    }
    if (before.marks.some(({ attrs }) => attrs['kind'] === 'type'))
      throw new Untold('a kind that decides what its neighbour may hold');
    const next = this.transform.doc.resolve(pos + node.nodeSize).nodeAfter;
    if (
      (hasBreakMark(before) && isNarrower(before, node)) ||
      (next && hasBreakMark(next) && isNarrower(node, next))
    )
      throw new Untold('a text between two breaks that cannot hold what may come to it');
    if (canonicalJson(presence(before)) !== canonicalJson(presence(node)))
      throw new Untold('unlike neighbours');
    const ownBreak = node.marks.find((mark) => isBreakMark(mark) && isOwn(mark, this.by));
    if (ownBreak?.attrs['kind'] === 'split') this.#join(pos, before, node);
    else if (!node.marks.some((mark) => isBreakMark(mark) && mark.attrs['kind'] === 'join'))
      this.transform.addNodeMark(pos, breakOf(change, 'join'));
  }

  /** Strikes a whole node; one that is one's own insertion is gone for good. */
  strikeNode(pos: number): void {
    const node = this.#nodeAt(pos);
    if (hasOwnInsertion(node.marks, this.by)) {
      // With it goes the break after it that somebody may have spoken of.
      const end = pos + node.nodeSize;
      const next = this.transform.doc.resolve(end).nodeAfter;
      for (const mark of next?.marks.filter(isBreakMark) ?? []) this.transform.removeNodeMark(end, mark);
      this.#step(new ReplaceStep(pos, end, Slice.empty));
    } else if (!deletion.isInSet(node.marks)) this.transform.addNodeMark(pos, deletionOf(this.structure));
  }

  /**
   * Puts whole nodes in, marked as inserted. What somebody has struck is not put in anew; what somebody else proposed and was
   * `moved` as it is stays proposed by both.
   */
  insertNodes(
    pos: number,
    nodes: readonly Node[],
    start: number,
    moved: (node: Node) => boolean,
    change = this.structure,
  ): void {
    let end = nodes.reduce((sum, node) => sum + node.nodeSize, start);
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i] as Node;
      end -= node.nodeSize;
      if (deletion.isInSet(node.marks)) continue;
      // A break is spoken of with what stands before it; where that was struck and stays behind, there is none.
      const before = nodes[i - 1];
      const isBound = before?.isTextblock === node.isTextblock && !deletion.isInSet(before.marks);
      const kept = this.#absorbed(node).marks.filter((mark) =>
        isPresence(mark) ? moved(node) : isBound || !isBreakMark(mark),
      );
      const proposed = this.#absorbed(node).mark(insertionOf(change).addToSet(kept));
      this.insert(pos, new Slice(Fragment.from(proposed), 0, 0), end, end + node.nodeSize);
    }
  }

  /** Makes the edit as it is: inside what is one's own insertion there is nothing to propose. */
  replaceContent(pos: number, old: Node, now: Node, nowPos: number): void {
    if (!old.sameMarkup(now)) throw new Untold('another form');
    const from = old.content.findDiffStart(now.content);
    const ends = old.content.findDiffEnd(now.content);
    if (from === null || ends === null) return;
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
    const [to, end] = [ends.a + overlap, ends.b + overlap];
    this.#step(new ReplaceStep(pos + 1 + from, pos + 1 + to, now.slice(from, end)));
    this.placed.push({
      start: nowPos + 1 + from,
      end: nowPos + 1 + end,
      at: pos + 1 + from,
      steps: this.transform.steps.length,
    });
  }

  /** Sets a form of the words between two positions, and says what it was. `null`: no such mark. */
  setMark(from: number, to: number, name: string, before: Mark | undefined, after: Mark | undefined): void {
    const runs: { from: number; to: number; marks: readonly Mark[] }[] = [];
    this.transform.doc.nodesBetween(from, to, (node, pos) => {
      if (node.isInline)
        runs.push({ from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize), marks: node.marks });
    });
    const value = (mark: Mark | undefined) => mark?.attrs ?? null;
    for (const run of runs) {
      if (!hasOwnInsertion(run.marks, this.by) && name !== 'comment') {
        const { drop, add } = this.#link(run.marks, 'mark', name, value(before), value(after));
        if (drop) this.transform.removeMark(run.from, run.to, drop);
        if (add) this.transform.addMark(run.from, run.to, add);
      }
      if (before) this.transform.removeMark(run.from, run.to, before);
      if (after) this.transform.addMark(run.from, run.to, after);
    }
  }

  /** Gives a node an attribute, and says what it was. */
  setAttribute(pos: number, name: string, value: unknown): void {
    const node = this.#nodeAt(pos);
    const { drop, add } = this.#link(node.marks, 'attribute', name, node.attrs[name], value);
    this.transform.setNodeAttribute(pos, name, value);
    if (drop) this.transform.removeNodeMark(pos, drop);
    if (add) this.transform.addNodeMark(pos, add);
  }

  /** Makes a text one of another kind, and says what it was. */
  setType(pos: number, now: Node): void {
    const node = this.#nodeAt(pos);
    const told = ({ type, attrs }: Node) => ({ type: type.name, attrs: { ...attrs } });
    const { drop, add } = this.#link(node.marks, 'type', '', told(node), told(now));
    const next = this.transform.doc.resolve(pos + node.nodeSize).nodeAfter;
    if (next && hasBreakMark(next)) throw new Untold('a kind that decides what its neighbour may hold');
    if (!now.type.validContent(node.content)) throw new Untold('content that the kind cannot hold');
    const kept = node.marks.filter((mark) => mark !== drop);
    this.transform.setNodeMarkup(pos, now.type, now.attrs, add ? add.addToSet(kept) : kept);
  }

  /** A slice of what the person put in, as a proposal: words inserted, every break in it proposed. */
  proposed(slice: Slice, change: ChangeAttrs, host: Node | null): Slice {
    const nodes = slice.content.content.map((node, i) => {
      if (node.isInline) return this.#asInserted(node, change);
      const isOpen = i === 0 && slice.openStart > 0;
      if (host && !isOpen && hasBreakMark(host) && isNarrower(host, node))
        throw new Untold('a text between two breaks that cannot hold what may come to it');
      const inside = this.#insideInserted(node, change);
      const form = node.marks.filter((mark) => !isPresence(mark) && !isBreakMark(mark));
      const marks = [...(host?.marks.filter(isPresence) ?? []), breakOf(change, 'split')];
      return isOpen
        ? inside
        : inside.mark(marks.reduce((set: readonly Mark[], mark) => mark.addToSet(set), form));
    });
    return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd);
  }

  #insideInserted(node: Node, change: ChangeAttrs): Node {
    return node.copy(
      Fragment.from(
        node.children.map((child) =>
          child.isInline ? this.#asInserted(child, change) : this.#insideInserted(child, change),
        ),
      ),
    );
  }

  #asInserted(node: Node, change: ChangeAttrs): Node {
    const others = node.marks.filter((mark) => mark.type !== insertion || !isOwn(mark, this.by));
    return node.mark(insertionOf(change).addToSet(others));
  }

  /**
   * A node without one's own insertions in it: they are part of the one that it is now. A text in a box keeps the kind that the
   * box can hold, whatever it was outside.
   */
  #absorbed(node: Node, isTop = true, isFirst = false): Node {
    const marks = node.marks.filter(
      (mark) =>
        (mark.type !== insertion || !isOwn(mark, this.by)) &&
        (isTop || mark.attrs['kind'] !== 'type') &&
        // Nothing stands before it any more that a break could part it from.
        !(isFirst && isBreakMark(mark)),
    );
    if (node.isText) return node.mark(marks);
    const children = node.children.map((child, i) => this.#absorbed(child, false, i === 0));
    return node.type.create(node.attrs, children, marks);
  }

  /** The next link in the chain of changes of one form: a change of the same hand goes on, and back to the start is none. */
  #link(
    marks: readonly Mark[],
    kind: 'mark' | 'attribute' | 'type',
    name: string,
    before: unknown,
    after: unknown,
  ): { drop: Mark | null; add: Mark | null } {
    const last = marks.findLast(
      ({ type, attrs }) => type === modification && attrs['kind'] === kind && attrs['name'] === name,
    );
    const drop = last && canGoOn(last, this.by) ? last : null;
    const origin: unknown = drop ? drop.attrs['before'] : before;
    if (canonicalJson(origin) === canonicalJson(after)) return { drop, add: null };
    const change = drop ? changeOf(drop) : this.structure;
    return { drop, add: modification.create({ ...change, kind, name, before: origin, after }) };
  }

  #join(pos: number, before: Node, node: Node): void {
    const depth = node.isTextblock ? 1 : 2;
    const inner = (one: Node | null) => (depth === 1 ? one : (one?.lastChild ?? null));
    const [first, second] = [inner(before), depth === 1 ? node : node.firstChild];
    if (!first || !second || !first.type.validContent(first.content.append(second.content)))
      throw new Untold('texts that cannot be one');
    this.#step(new ReplaceStep(pos - depth, pos + depth, Slice.empty, true));
  }

  #nodeAt(pos: number): Node {
    const node = this.transform.doc.nodeAt(pos);
    if (!node) throw new RangeError(`no node at ${pos}`);
    return node;
  }

  #step(step: ReplaceStep): void {
    const { failed } = this.transform.maybeStep(step);
    if (failed) throw new Untold(failed);
  }
}

const presence = (node: Node) => node.marks.filter(isPresence).map((mark) => mark.toJSON() as unknown);

/** True for a text that cannot hold all that its neighbour can: a crosshead before copy. */
const isNarrower = (node: Node, neighbour: Node) =>
  node.type === schema.nodes.crosshead && neighbour.type === schema.nodes.paragraph;
