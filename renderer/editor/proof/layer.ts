import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import type { StepMap } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import {
  blockText,
  stretches,
  textBlocks,
  type PlacedBlock,
  type Span,
} from '../../../shared/story/block-text';
import type { Words } from '../../../shared/story/words';
import { changedStretch, stretchBefore } from './changed';

/**
 * A layer of marks over the story that are read out of its text block by block: hits of a search, slips, and what spelling and
 * house style will find. What was found in a block is kept on the block itself (a WeakMap on the immutable node), the marks
 * are one DecorationSet that is mapped through every change and redone only in the blocks that changed; a keystroke touches one
 * block. The reading is done elsewhere (runner.ts, a worker) and comes back as a transaction.
 *
 * To add a layer: make one, put `layer.plugin()` and `keptRead(layer, reader)` among the plugins, and `ask` it something; a new
 * kind of reading is a job of the worker (jobs.ts).
 */
export interface LayerSpec<Query, Found extends Span> {
  readonly name: string;
  /** How what was found is shown: attributes of a span around it. */
  readonly mark: (found: Found) => Readonly<Record<string, string>>;
  /** Whether a kind of text block is read at all for a query. */
  readonly reads?: (block: Node, query: Query) => boolean;
  /** What it looks for from the start, where it is always on. */
  readonly askedAtFirst?: Query;
}

/** Something found, where it lies in the story. */
export interface Placed<Found> extends Span {
  readonly found: Found;
  /** The text block that it lies in, and the position before that. */
  readonly block: Node;
  readonly pos: number;
}

/** A block with what was found in it. */
export interface ReadBlock<Found> extends PlacedBlock {
  readonly found: readonly Found[];
}

const contentOf = ({ block, pos }: PlacedBlock): Span => ({
  from: pos + 1,
  to: pos + 1 + block.content.size,
});

/** What was read in some blocks, as they stood at a version of the layer. */
export interface Reading<Found> {
  readonly generation: number;
  readonly version: number;
  readonly blocks: readonly ReadBlock<Found>[];
  /** True with the last blocks of a query. */
  readonly isLast: boolean;
}

interface Asked<Query> {
  readonly query: Query | null;
  readonly scope: Span | null;
}

export interface LayerState<Query, Found> extends Asked<Query> {
  /** Rises with every query: answers to an earlier one are void. */
  readonly generation: number;
  /** What was found in a block. It only grows: a block never changes, and a new query begins with an empty one. */
  readonly found: WeakMap<Node, readonly Found[]>;
  readonly marks: DecorationSet;
  readonly marked: number;
  /** Positions before blocks that changed since they were read. */
  readonly dirty: readonly number[];
  /** Counts step maps, so that an answer can be mapped from the version it was read at. */
  readonly version: number;
  /** The last step maps, up to `version`. */
  readonly trail: readonly StepMap[];
  /** True until every block of the story has been read once. */
  readonly isReading: boolean;
  readonly trouble: Words | null;
}

type Meta<Query, Found> =
  | { readonly asked: Asked<Query> }
  | { readonly reading: Reading<Found> }
  | { readonly trouble: Words; readonly generation: number };

/** So many marks are drawn; more would slow the page, and nobody looks at them all. They are counted and found all the same. */
export const MOST_MARKS = 2_000;

/** Name of the transaction meta that prosemirror-view gives to what an input method writes. */
const COMPOSITION_META = 'composition';

const inside = (outer: Span | null, { from, to }: Span) =>
  outer === null || (from >= outer.from && to <= outer.to);

export class ProofLayer<Query, Found extends Span> {
  readonly #key: PluginKey<LayerState<Query, Found>>;

  constructor(readonly spec: LayerSpec<Query, Found>) {
    this.#key = new PluginKey(spec.name);
  }

  /** The plugin that holds the layer. What keeps it read is a plugin of its own (runner.ts): a page without a screen has none. */
  plugin(): Plugin<LayerState<Query, Found>> {
    const key = this.#key;
    return new Plugin<LayerState<Query, Found>>({
      key,
      state: {
        init: () => this.#blank({ query: this.spec.askedAtFirst ?? null, scope: null }, 0),
        apply: (transaction, state) => this.#apply(transaction, state),
      },
      props: {
        decorations: (state) => key.getState(state)?.marks,
      },
    });
  }

  /** What the layer knows; the layer's plugin must be among the state's. */
  of(state: EditorState): LayerState<Query, Found> {
    const known = this.#key.getState(state);
    if (!known) throw new RangeError(`No layer ${this.spec.name} over this story`);
    return known;
  }

  /** Asks for something else, in all of the story or in a stretch of it; null takes the layer away. */
  ask(transaction: Transaction, query: Query | null, scope: Span | null = null): Transaction {
    return this.#tell(transaction, { asked: { query, scope } });
  }

  /** Hands in what was read. */
  report(transaction: Transaction, reading: Reading<Found>): Transaction {
    return this.#tell(transaction, { reading });
  }

  /** Says that the query cannot be read. */
  fail(transaction: Transaction, generation: number, trouble: Words): Transaction {
    return this.#tell(transaction, { trouble, generation });
  }

  /** True where everything found is up to date. */
  isSettled(state: EditorState): boolean {
    const { isReading, dirty } = this.of(state);
    return !isReading && dirty.length === 0;
  }

  /** Everything found, in the order of the story. Walks the story: not for the path of a keystroke. */
  all(state: EditorState): Placed<Found>[] {
    const layer = this.of(state);
    if (layer.query === null) return [];
    return textBlocks(state.doc, layer.scope ?? undefined).flatMap(({ block, pos }) =>
      this.#placed(layer, block, pos),
    );
  }

  /** The blocks that the layer reads in a stretch of the story. */
  blocks(state: EditorState, within?: Span): PlacedBlock[] {
    const layer = this.of(state);
    return textBlocks(state.doc, within).filter(({ block }) => this.#reads(layer, block));
  }

  #tell(transaction: Transaction, meta: Meta<Query, Found>): Transaction {
    return transaction.setMeta(this.#key, meta);
  }

  #blank(asked: Asked<Query>, generation: number): LayerState<Query, Found> {
    return {
      ...asked,
      generation,
      found: new WeakMap(),
      marks: DecorationSet.empty,
      marked: 0,
      dirty: [],
      version: 0,
      trail: [],
      isReading: asked.query !== null,
      trouble: null,
    };
  }

  #reads({ query }: LayerState<Query, Found>, block: Node): boolean {
    return query !== null && (this.spec.reads?.(block, query) ?? true);
  }

  #apply(transaction: Transaction, before: LayerState<Query, Found>): LayerState<Query, Found> {
    const meta = transaction.getMeta(this.#key) as Meta<Query, Found> | undefined;
    if (meta && 'asked' in meta) return this.#blank(meta.asked, before.generation + 1);
    if (before.query === null) return before;
    const layer = transaction.docChanged ? this.#follow(transaction, before) : before;
    if (!meta || layer.trouble) return layer;
    if ('trouble' in meta)
      return meta.generation === layer.generation
        ? { ...layer, trouble: meta.trouble, isReading: false, dirty: [] }
        : layer;
    return meta.reading.generation === layer.generation
      ? this.#take(transaction.doc, layer, meta.reading)
      : layer;
  }

  /** Maps everything through a change and notes which blocks have to be read again. */
  #follow(transaction: Transaction, layer: LayerState<Query, Found>): LayerState<Query, Found> {
    const { mapping, doc } = transaction;
    const changed = changedStretch(transaction);
    const kept = changed ? this.#liftWrittenIn(transaction, layer, changed) : layer;
    const marks = kept.marks.map(mapping, doc);
    // What cannot be read is not read again until something else is asked.
    if (layer.trouble) return { ...kept, marks };
    const dirty = new Set(
      layer.dirty.flatMap((pos) => {
        const { pos: now, deletedAfter } = mapping.mapResult(pos, 1);
        return deletedAfter ? [] : [now];
      }),
    );
    const scope = layer.scope && {
      from: mapping.map(layer.scope.from, -1),
      to: mapping.map(layer.scope.to, 1),
    };
    const next = {
      ...kept,
      marks,
      scope,
      version: layer.version + mapping.maps.length,
      trail: [...layer.trail, ...mapping.maps],
    };
    if (!changed) return { ...next, dirty: [...dirty] };
    const around = { from: Math.max(0, changed.from - 1), to: Math.min(doc.content.size, changed.to + 1) };
    const known: ReadBlock<Found>[] = [];
    for (const { block, pos } of textBlocks(doc, around)) {
      dirty.delete(pos);
      if (!this.#reads(layer, block)) continue;
      const found = layer.found.get(block);
      if (found) known.push({ block, pos, found });
      else dirty.add(pos);
    }
    // Blocks that came back as they were (undo) have their marks at once; struck ones lose theirs.
    const redone = this.#redraw(doc, next, around, known);
    return { ...redone, dirty: [...dirty] };
  }

  /**
   * A mark that is written in goes at once: half a word is not yet wrong, and the view draws words anew that stand under a mark,
   * letter by letter, with a style and a layout of its own. Not where an input method writes: the words it has in hand must stay
   * as they are drawn.
   */
  #liftWrittenIn(
    transaction: Transaction,
    layer: LayerState<Query, Found>,
    changed: Span,
  ): LayerState<Query, Found> {
    const { doc, before } = transaction;
    if (transaction.getMeta(COMPOSITION_META) !== undefined) return layer;
    if (!doc.resolve(changed.from).sameParent(doc.resolve(changed.to))) return layer;
    const { from, to } = stretchBefore(transaction, changed);
    if (!before.resolve(from).parent.inlineContent) return layer;
    return this.#without(
      layer,
      layer.marks.find(from, to).filter((mark) => mark.from < to && mark.to > from),
    );
  }

  /** Takes what was read, at the places where the blocks are by now; a block that changed meanwhile stays dirty. */
  #take(doc: Node, layer: LayerState<Query, Found>, reading: Reading<Found>): LayerState<Query, Found> {
    const since = layer.trail.slice(layer.trail.length - (layer.version - reading.version));
    const drawn: ReadBlock<Found>[] = [];
    for (const { block, pos, found } of reading.blocks) {
      layer.found.set(block, found);
      const now = since.reduce((at, map) => map.map(at, 1), pos);
      if (doc.nodeAt(now) === block) drawn.push({ block, pos: now, found });
    }
    const cleared = drawn.reduce((next, one) => this.#erase(next, contentOf(one)), layer);
    return {
      ...this.#draw(doc, cleared, drawn),
      dirty: layer.dirty.filter((pos) => {
        const block = doc.nodeAt(pos);
        return block?.isTextblock === true && !layer.found.has(block);
      }),
      isReading: layer.isReading && !reading.isLast,
      // Blocks are read one bundle after the other: behind the last one nothing older is on its way.
      trail: reading.isLast ? [] : layer.trail,
    };
  }

  #redraw(
    doc: Node,
    layer: LayerState<Query, Found>,
    within: Span,
    known: readonly ReadBlock<Found>[],
  ): LayerState<Query, Found> {
    const standing = new Set(textBlocks(doc, within).map(({ pos }) => pos));
    let next = layer;
    doc.nodesBetween(within.from, within.to, (block, pos) => {
      if (!block.isTextblock) return true;
      // A block that is being written in keeps its other marks, mapped, until it has been read again.
      if (!standing.has(pos) || known.some((one) => one.pos === pos))
        next = this.#erase(next, contentOf({ block, pos }));
      return false;
    });
    return this.#draw(doc, next, known);
  }

  #erase(layer: LayerState<Query, Found>, within: Span): LayerState<Query, Found> {
    const old = layer.marks
      .find(within.from, within.to)
      .filter(({ from, to }) => from >= within.from && to <= within.to);
    return this.#without(layer, old);
  }

  #without(layer: LayerState<Query, Found>, old: readonly Decoration[]): LayerState<Query, Found> {
    if (old.length === 0) return layer;
    const marked = layer.marked - old.length;
    return { ...layer, marks: layer.marks.remove([...old]), marked };
  }

  #draw(
    doc: Node,
    layer: LayerState<Query, Found>,
    blocks: readonly ReadBlock<Found>[],
  ): LayerState<Query, Found> {
    const room = MOST_MARKS - layer.marked;
    const placed = blocks
      .flatMap(({ block, pos }) => this.#placed(layer, block, pos))
      .slice(0, Math.max(0, room));
    if (placed.length === 0) return layer;
    const drawn = placed.flatMap(({ block, pos, found }) =>
      stretches(blockText(block), found).map(({ from, to }) =>
        Decoration.inline(pos + 1 + from, pos + 1 + to, { ...this.spec.mark(found) }, { found }),
      ),
    );
    return { ...layer, marks: layer.marks.add(doc, drawn), marked: layer.marked + drawn.length };
  }

  /** What was found in a block, as places in the story, as far as it lies in the scope. */
  #placed(layer: LayerState<Query, Found>, block: Node, pos: number): Placed<Found>[] {
    const found = layer.found.get(block);
    if (!found || found.length === 0 || !this.#reads(layer, block)) return [];
    const read = blockText(block);
    return found.flatMap((one) => {
      const spans = stretches(read, one);
      const [first, last] = [spans[0], spans.at(-1)];
      if (!first || !last) return [];
      const place = { from: pos + 1 + first.from, to: pos + 1 + last.to };
      return inside(layer.scope, place) ? [{ ...place, found: one, block, pos }] : [];
    });
  }
}
