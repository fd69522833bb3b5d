import type { Node } from 'prosemirror-model';
import { Step, type StepMap } from 'prosemirror-transform';
import { ChangeSet } from 'prosemirror-changeset';
import { schema } from '../story/schema';
import type { Entry, Payload } from './entry';
import { readDocument } from './replay';
import type { Source } from './source';
import { joined, Spans, type Span } from './spans';

/**
 * Where every letter of a story came from: a reading of the journal, entry by entry. A letter belongs to the entry that
 * brought it; moving, splitting, wrapping and marking do not change that, and text that comes back (an undo, a restore, a
 * move) comes back as whose it was. It is read on demand and never while somebody types.
 */

/** How a text came into the story: null where it was typed. */
export type OriginSource = Exclude<Source, { kind: 'undo' }> | Payload<'created'>['origin'] | null;

/** The entry that brought a text. */
export interface Origin {
  readonly seq: number;
  readonly author: string;
  readonly at: string;
  readonly source: OriginSource;
}

/** A stretch of text in the document, from one position to another, and the entry that brought it. */
export interface Attribution {
  readonly from: number;
  readonly to: number;
  readonly seq: number;
}

/** A document with the spans that cover it. */
interface Traced {
  readonly doc: Node;
  readonly spans: readonly Span[];
}

/** Text that was taken out, so that it is known again when it comes back. */
interface Removed {
  /** Where it stood, in the document as it is now. */
  at: number;
  readonly seq: number;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A replaced range: what stood from `fromA` to `toA` gave way to what now stands from `fromB` to `toB`. */
interface Replaced {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** How far an undo is looked for: more removals than a window's undo goes back. */
const MOST_REMOVED = 1000;
/** Shorter text that goes and comes within one entry is retyped, not moved. */
const LEAST_MOVED = 4;

/** What the tracer knows, as JSON: it can be kept beside a checkpoint and taken up again. */
export interface TraceJson {
  readonly seq: number;
  readonly doc: unknown;
  readonly spans: readonly Span[];
  readonly removed: readonly Removed[];
  readonly origins: readonly Origin[];
}

/** Entries of the journal that a restore in `entries` will ask for. */
export function restored(entries: Iterable<Entry>): Set<number> {
  const seqs = new Set<number>();
  for (const entry of entries) {
    if (entry.kind === 'steps' && entry.payload.source?.kind === 'restore')
      seqs.add(entry.payload.source.seq);
  }
  return seqs;
}

/** Follows a story through its journal and knows, at every entry, who brought each letter. */
export class Tracer {
  #seq: number;
  #doc: Node;
  #spans: Spans;
  #removed: Removed[];
  readonly #origins: Map<number, Origin>;
  /** The story as it was at the entries that a restore asks for. */
  readonly #kept = new Map<number, Traced>();
  readonly #keep: ReadonlySet<number>;

  private constructor(known: Omit<TraceJson, 'doc'> & { doc: Node }, keep: ReadonlySet<number>) {
    this.#seq = known.seq;
    this.#doc = known.doc;
    this.#spans = new Spans(known.spans);
    this.#removed = known.removed.map((one) => ({ ...one }));
    this.#origins = new Map(known.origins.map((origin) => [origin.seq, origin]));
    this.#keep = keep;
    this.#note();
  }

  /** Starts with the first entry of a journal. `keep` are the entries that later ones restore (`restored`). */
  static begin(created: Entry, keep: ReadonlySet<number> = new Set()): Tracer {
    if (created.kind !== 'created') throw new RangeError('A journal starts with "created"');
    const { seq, author, at } = created;
    const doc = readDocument(created.payload.doc);
    const source = created.payload.origin.from === 'new' ? null : created.payload.origin;
    const spans = [{ length: doc.content.size, seq }];
    return new Tracer({ seq, doc, spans, removed: [], origins: [{ seq, author, at, source }] }, keep);
  }

  /** Goes on from what was set down. */
  static fromJSON(json: TraceJson): Tracer {
    return new Tracer({ ...json, doc: readDocument(json.doc) }, new Set());
  }

  get seq(): number {
    return this.#seq;
  }

  get doc(): Node {
    return this.#doc;
  }

  /** False for an entry that restores one which was not kept: the journal must be followed from its start then. */
  canTake(entry: Entry): boolean {
    const source = entry.kind === 'steps' ? entry.payload.source : undefined;
    return source?.kind !== 'restore' || this.#kept.has(source.seq);
  }

  /** Takes the next entry. Throws RangeError if it is not the next, or does not fit. */
  take(entry: Entry): void {
    if (entry.seq !== this.#seq + 1) throw new RangeError(`Entry ${entry.seq} does not follow ${this.#seq}`);
    if (entry.kind === 'steps') {
      const { seq, author, at } = entry;
      const { source } = entry.payload;
      this.#origins.set(seq, { seq, author, at, source: source && source.kind !== 'undo' ? source : null });
      const before = this.#doc;
      for (const json of entry.payload.steps) this.#step(Step.fromJSON(schema, json), entry.seq, source);
      if (source?.kind === 'restore') this.#asThen(source.seq, before);
    }
    this.#seq = entry.seq;
    this.#note();
  }

  /** Every letter of the document once, in order: stretches within one textblock that one entry brought. */
  attributions(): Attribution[] {
    return attributionsIn(this.#doc, this.#spans.list);
  }

  /** The entries that brought what stands in the document. */
  origins(): Origin[] {
    const used = new Set(this.#spans.list.map(({ seq }) => seq));
    for (const { spans } of this.#removed) for (const { seq } of spans) used.add(seq);
    for (const seq of [...this.#origins.keys()]) if (!used.has(seq)) this.#origins.delete(seq);
    return [...this.#origins.values()];
  }

  toJSON(): TraceJson {
    return {
      seq: this.#seq,
      doc: this.#doc.toJSON() as unknown,
      spans: this.#spans.list,
      removed: this.#removed,
      origins: this.origins(),
    };
  }

  #note(): void {
    if (this.#keep.has(this.#seq))
      this.#kept.set(this.#seq, { doc: this.#doc, spans: [...this.#spans.list] });
  }

  #step(step: Step, seq: number, source: Source | undefined): void {
    const before = this.#doc;
    const { doc: after, failed } = step.apply(before);
    if (!after) throw new RangeError(failed ?? 'step does not apply');
    const map = step.getMap();
    const ranges = replacedRanges(before, after, map);
    // All of them are known as removed before any of them is looked for: a move takes out and puts in at once.
    for (const { fromA, toA } of ranges) this.#remove(before, fromA, toA, seq);
    for (const one of this.#removed) one.at = map.map(one.at, -1);
    for (const { fromA, toA, fromB, toB } of [...ranges].reverse())
      this.#spans.replace(fromA, toA, this.#brought(after, fromB, toB, seq, source));
    this.#doc = after;
  }

  #remove(before: Node, from: number, to: number, seq: number): void {
    const letters = textSpans(before, this.#spans.cut(from, to), from, to);
    if (letters.text === '') return;
    const last = this.#removed.at(-1);
    // Letter by letter, with Backspace or Delete, is one removal: it comes back as one.
    if (last && (last.at === from || last.at === to)) {
      const isBefore = last.at === to;
      const text = isBefore ? letters.text + last.text : last.text + letters.text;
      const spans = joined(isBefore ? [...letters.spans, ...last.spans] : [...last.spans, ...letters.spans]);
      this.#removed[this.#removed.length - 1] = { at: from, seq, text, spans };
    } else this.#removed.push({ at: from, seq, ...letters });
    if (this.#removed.length > MOST_REMOVED) this.#removed.shift();
  }

  /** Whose the new text from `from` to `to` is. */
  #brought(after: Node, from: number, to: number, seq: number, source: Source | undefined): Span[] {
    const own = [{ length: to - from, seq }];
    const { text } = textSpans(after, own, from, to);
    if (text === '') return own;
    const back = this.#again(text, seq, source);
    if (!back) return own;
    const spread: Span[] = [];
    let letter = 0;
    eachToken(after, from, to, (isLetter) => {
      spread.push({ length: 1, seq: isLetter ? back(letter++) : seq });
    });
    return joined(spread);
  }

  /** Text that was removed before and is back: what an undo brings, or a move within one entry. */
  #again(text: string, seq: number, source: Source | undefined): ((letter: number) => number) | null {
    const isUndo = source?.kind === 'undo';
    if (!isUndo && text.length < LEAST_MOVED) return null;
    const known = isUndo ? this.#removed : this.#removed.filter((removed) => removed.seq === seq);
    const same = known.findLast((removed) => removed.text === text);
    const around = same ?? known.findLast((removed) => removed.text.includes(text));
    if (!around) return null;
    const letters = around.spans.flatMap((span) => Array<number>(span.length).fill(span.seq));
    const start = around.text.indexOf(text);
    return (letter) => letters[start + letter] ?? seq;
  }

  /** After a restore: a line that reads as it did at that entry is whose it was then, to the letter. */
  #asThen(asked: number, before: Node): void {
    const past = this.#kept.get(asked);
    if (!past) return;
    const untouched = new Set<Node>();
    before.descendants((node) => void (node.isTextblock && untouched.add(node)));
    const known = new Map<string, { node: Node; pos: number }>();
    past.doc.descendants((node, pos) => {
      if (node.isTextblock && !known.has(node.textContent)) known.set(node.textContent, { node, pos });
    });
    const then = new Spans(past.spans);
    this.#doc.descendants((node, pos) => {
      const old = node.isTextblock && !untouched.has(node) ? known.get(node.textContent) : undefined;
      if (old?.node.content.size !== node.content.size) return;
      const from = pos + 1;
      this.#spans.replace(
        from,
        from + node.content.size,
        then.cut(old.pos + 1, old.pos + 1 + old.node.content.size),
      );
    });
  }
}

/** The ranges that a step replaced, as small as they can be: what is the same on both sides was not replaced. */
function replacedRanges(before: Node, after: Node, map: StepMap): readonly Replaced[] {
  const ranges: Replaced[] = [];
  map.forEach((fromA, toA, fromB, toB) => ranges.push({ fromA, toA, fromB, toB }));
  if (ranges.every(({ fromA, toA, fromB, toB }) => fromA === toA || fromB === toB)) return ranges;
  return ChangeSet.create(before).addSteps(after, [map], 0).changes;
}

/** Calls `seen` for every position of a stretch: whether a letter stands there, and where. */
function eachToken(doc: Node, from: number, to: number, seen: (isLetter: boolean, at: number) => void): void {
  const isLetter = new Uint8Array(Math.max(0, to - from));
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) isLetter.fill(1, Math.max(0, pos - from), Math.min(to, pos + node.nodeSize) - from);
  });
  isLetter.forEach((is, i) => seen(is === 1, from + i));
}

/** The letters of a stretch and the spans of those letters alone. `spans` cover the stretch. */
function textSpans(
  doc: Node,
  spans: readonly Span[],
  from: number,
  to: number,
): Pick<Removed, 'text' | 'spans'> {
  const letters: Span[] = [];
  let text = '';
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const start = Math.max(0, from - pos);
    const end = Math.min(node.nodeSize, to - pos);
    text += node.text?.slice(start, end) ?? '';
    letters.push(...new Spans(spans).cut(pos + start - from, pos + end - from));
  });
  return { text, spans: joined(letters) };
}

function attributionsIn(doc: Node, spans: readonly Span[]): Attribution[] {
  const found: Attribution[] = [];
  let index = 0;
  let spanStart = 0;
  doc.descendants((node, pos) => {
    if (!node.isText) return;
    const end = pos + node.nodeSize;
    for (let from = pos; from < end;) {
      const span = spans[index];
      if (!span) throw new RangeError('The spans do not cover the document');
      if (spanStart + span.length <= from) {
        spanStart += span.length;
        index++;
        continue;
      }
      const to = Math.min(end, spanStart + span.length);
      const last = found.at(-1);
      // Marks cut text into nodes; whose it is they do not cut.
      if (last?.to === from && last.seq === span.seq) found[found.length - 1] = { ...last, to };
      else found.push({ from, to, seq: span.seq });
      from = to;
    }
  });
  return found;
}

/** Follows a whole journal. */
export function trace(entries: readonly Entry[]): Tracer {
  const [created, ...rest] = entries;
  if (!created) throw new RangeError('An empty journal has no text');
  const tracer = Tracer.begin(created, restored(entries));
  for (const entry of rest) tracer.take(entry);
  return tracer;
}
