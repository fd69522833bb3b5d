import { Fragment, type Node } from 'prosemirror-model';
import { Mapping, Transform } from 'prosemirror-transform';
import { isTracked } from '../story/decisions';
import { schema } from '../story/schema';
import { BASE, isNew, OURS, THEIRS, type BranchChange, type Rebased, type Struck } from './merge-rebase';
import { brought, isWithin, lettersByStep } from './merge-words';
import type { Reviewer } from './reviewer';
import { suggest } from './suggest';

/** What rebasing left out, brought back as tracked changes in the name of whoever made it. */

/** Tracked changes of one person, as steps on top of what was there. */
export interface Returned {
  readonly by: BranchChange;
  readonly steps: Transform['steps'];
}

/** A node as plain copy: what was said of it in its own story is not said in this one. */
function plain(node: Node): Node {
  const marks = node.marks.filter((mark) => !isTracked(mark) && mark.type !== schema.marks.comment);
  return node.isText ? node.mark(marks) : node.type.create(node.attrs, node.children.map(plain), marks);
}

const FURNITURE = new Set(['kicker', 'headline', 'standfirst', 'byline', 'dateline']);
const isWordLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** The place between the blocks of the copy that is nearest to a position. */
function gapAt(doc: Node, pos: number): number {
  let start = 0;
  let end = doc.content.size;
  doc.forEach((child, offset) => {
    if (FURNITURE.has(child.type.name)) start = offset + child.nodeSize;
    if (child.type === schema.nodes.signOff || child.type === schema.nodes.credits)
      end = Math.min(end, offset);
  });
  const $pos = doc.resolve(pos);
  return Math.min(Math.max($pos.depth > 0 ? $pos.after(1) : pos, start), end);
}

export class Returning {
  readonly returned: Returned[] = [];
  readonly #mapping = new Mapping();
  doc: Node;

  constructor(
    readonly rebased: Rebased,
    readonly reviewerOf: (change: BranchChange) => Reviewer,
  ) {
    this.doc = rebased.result;
  }

  /** Strikes, as proposals, what theirs took out and ours must not lose. */
  strike(): void {
    for (const struck of this.rebased.struck.toReversed()) this.#strike(struck);
  }

  #strike({ from, to, by }: Struck): void {
    const [start, end] = [this.#mapping.map(from, 1), this.#mapping.map(to, -1)];
    if (end <= start) return;
    const raw = new Transform(this.doc);
    const ranges: [number, number][] = [];
    this.doc.nodesBetween(start, end, (node, pos, parent) => {
      const isWhole = pos >= start && pos + node.nodeSize <= end;
      if (isWhole && parent?.type === schema.nodes.story && node.type.isInGroup('block')) {
        ranges.push([pos, pos + node.nodeSize]);
        return false;
      }
      if (!node.isTextblock) return true;
      const [a, b] = [Math.max(start, pos + 1), Math.min(end, pos + node.nodeSize - 1)];
      if (b > a) ranges.push([a, b]);
      return false;
    });
    for (const [a, b] of ranges.reverse()) raw.delete(a, b);
    this.#propose(raw, by);
  }

  /** Brings back what theirs put in and rebasing left out: whole blocks as they were, words at their place. */
  bringBack(): void {
    const { theirs, theirSpans, result, resultSpans, makers } = this.rebased;
    const kept = lettersByStep(result, resultSpans);
    const had = lettersByStep(theirs, theirSpans);
    const isLost = (tag: number) => !isWithin(had.get(tag) ?? '', kept.get(tag) ?? '');
    const blocks = this.#lostBlocks();
    const stretches = brought(theirs, theirSpans, (tag) => isNew(this.rebased, tag))
      .filter(
        ({ runs, from }) =>
          runs.some(({ tag }) => isLost(tag)) && !blocks.some((one) => from > one.pos && from < one.end),
      )
      .map(({ from, to, runs }) => {
        const tag = runs.find((run) => isLost(run.tag))?.tag ?? THEIRS;
        return { pos: from, end: to, tag, block: null };
      });
    const all = [...blocks, ...stretches].sort((a, b) => b.pos - a.pos);
    for (const { pos, end, tag, block } of all) {
      const by = makers[tag - THEIRS];
      if (!by) throw new RangeError('a step that nobody made');
      const place = this.#mapping.map(this.rebased.mapping.map(pos, 1), -1);
      this.#propose(block ? this.#block(plain(block), place) : this.#words(pos, end, place), by);
    }
  }

  /** Blocks of theirs that are nowhere in the result. */
  #lostBlocks() {
    const { theirs, theirSpans, result, resultSpans } = this.rebased;
    const starts = (doc: Node, spans: typeof theirSpans) => {
      const found: { pos: number; end: number; tag: number; block: Node }[] = [];
      doc.forEach((block, pos) => {
        const tag = spans.cut(pos, pos + 1)[0]?.seq ?? BASE;
        if (isNew(this.rebased, tag)) found.push({ pos, end: pos + block.nodeSize, tag, block });
      });
      return found;
    };
    const name = ({ tag, block }: { tag: number; block: Node }) => `${tag} ${block.type.name}`;
    const kept = new Set(starts(result, resultSpans).map(name));
    return starts(theirs, theirSpans).filter(
      (one) =>
        !kept.has(name(one)) && one.block.type.isInGroup('block') && this.#isWhollyTheirs(one.pos, one.end),
    );
  }

  /** A block of which only a part is theirs stands in the result in another form; only its words are looked for. */
  #isWhollyTheirs(pos: number, end: number): boolean {
    const { theirs, theirSpans } = this.rebased;
    let at = pos;
    return theirSpans.cut(pos, end).every(({ length, seq }) => {
      const start = at;
      at += length;
      return seq >= THEIRS || theirs.textBetween(start, at) === '';
    });
  }

  #block(block: Node, place: number): Transform {
    return new Transform(this.doc).insert(gapAt(this.doc, place), block);
  }

  #words(from: number, to: number, place: number): Transform {
    const { theirs, resultSpans } = this.rebased;
    const $from = theirs.resolve(from);
    const cut = $from.parent.content.cut(from - $from.start(), to - $from.start());
    const nodes = cut.content.map(plain);
    const text = theirs.textBetween(from, to, ' ', ' ');
    const $place = this.doc.resolve(place);
    const { parent } = $place;
    if (!parent.inlineContent) return this.#block(schema.nodes.paragraph.create(null, nodes), place);
    const fits =
      nodes.every((node) => parent.type.allowsMarks(node.marks)) &&
      parent.canReplace($place.index(), $place.index(), Fragment.from(nodes));
    const inline = fits ? nodes : [schema.text(text)];
    const letters = (node: Node | null) =>
      node && !node.marks.some((mark) => mark.type === schema.marks.deletion) ? node.text : undefined;
    const [before, after] = [letters($place.nodeBefore)?.at(-1), letters($place.nodeAfter)?.[0]];
    const mapped = this.rebased.mapping.map(from, 1);
    const isOurs = (at: number) => resultSpans.cut(Math.max(0, at), at + 1)[0]?.seq === OURS;
    // Two words for one place stand side by side, never as one.
    if (isWordLetter(before) && isWordLetter(text[0]) && isOurs(mapped - 1)) inline.unshift(schema.text(' '));
    if (isWordLetter(after) && isWordLetter(text.at(-1)) && isOurs(mapped)) inline.push(schema.text(' '));
    return new Transform(this.doc).insert(place, Fragment.from(inline));
  }

  #propose(raw: Transform, by: BranchChange): void {
    if (raw.steps.length === 0) return;
    const { transform } = suggest(raw, this.reviewerOf(by));
    this.doc = transform.doc;
    this.#mapping.appendMapping(transform.mapping);
    const last = this.returned.at(-1);
    if (last?.by.author === by.author) last.steps.push(...transform.steps);
    else this.returned.push({ by, steps: [...transform.steps] });
  }
}
