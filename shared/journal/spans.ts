/** A stretch of a document and the entry that brought it. Lengths in document positions. */
export interface Span {
  readonly length: number;
  readonly seq: number;
}

/** Spans side by side that cover a whole document, each position once. Neighbours of one entry are one span. */
export class Spans {
  #list: Span[];
  /** A place that was looked at: where the span with this index starts. What comes next is mostly near it. */
  #near = { index: 0, at: 0 };

  constructor(spans: readonly Span[]) {
    this.#list = joined(spans);
  }

  static of(length: number, seq: number): Spans {
    return new Spans([{ length, seq }]);
  }

  get list(): readonly Span[] {
    return this.#list;
  }

  /** The spans of the stretch from `from` to `to`. */
  cut(from: number, to: number): Span[] {
    const found: Span[] = [];
    let { index, at } = this.#before(from);
    for (; at < to; index++) {
      const span = this.#list[index];
      if (!span) break;
      const { length, seq } = span;
      const inside = Math.min(at + length, to) - Math.max(at, from);
      if (inside > 0) found.push({ length: inside, seq });
      at += length;
    }
    return found;
  }

  /** A span that starts before `pos`, or at it and is the first that does; near it, going on from where was looked last. */
  #before(pos: number): { index: number; at: number } {
    let { index, at } = this.#near;
    while (index > 0 && at >= pos) at -= this.#list[--index]?.length ?? 0;
    for (let span = this.#list[index]; span && at + span.length < pos; span = this.#list[index]) {
      at += span.length;
      index++;
    }
    this.#near = { index, at };
    return { index, at };
  }

  /** Puts other spans where the stretch from `from` to `to` was. */
  replace(from: number, to: number, spans: readonly Span[]): void {
    const { index: first, at } = this.#before(from);
    let last = first;
    let end = at;
    for (let span = this.#list[last]; span && end < to; span = this.#list[last]) {
      end += span.length;
      last++;
    }
    if (last === first && this.#list[first]) end += this.#list[last++]?.length ?? 0;
    const { seq: before = 0 } = this.#list[first] ?? {};
    const { seq: behind = 0 } = this.#list[last - 1] ?? {};
    const lengthBefore = this.#list[first - 1]?.length ?? 0;
    const put = joined([{ length: from - at, seq: before }, ...spans, { length: end - to, seq: behind }]);
    this.#list.splice(first, last - first, ...put);
    this.#joinAt(first + put.length);
    this.#joinAt(first);
    // The span before the first one may have been joined with it.
    this.#near = first > 0 ? { index: first - 1, at: at - lengthBefore } : { index: 0, at: 0 };
  }

  /** Makes one span of the two that meet before place `index`, where one entry brought both. */
  #joinAt(index: number): void {
    const left = this.#list[index - 1];
    const right = this.#list[index];
    if (left && right?.seq === left.seq)
      this.#list.splice(index - 1, 2, { length: left.length + right.length, seq: left.seq });
  }
}

/** The same spans without empty ones, neighbours of one entry made one. */
export function joined(spans: readonly Span[]): Span[] {
  const list: Span[] = [];
  for (const { length, seq } of spans) {
    const last = list.at(-1);
    if (length <= 0) continue;
    if (last?.seq === seq) list[list.length - 1] = { length: last.length + length, seq };
    else list.push({ length, seq });
  }
  return list;
}
