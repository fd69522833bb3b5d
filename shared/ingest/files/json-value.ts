import { words } from '../../story/words';
import type { LeftOut } from './file-page';

/**
 * A value of a JSON file that remembers what of it was used, so that the rest can be listed. Asking for what is not there, or is
 * of another type, gives nothing: what wires send follows their schema loosely.
 */
export class JsonValue {
  readonly #used: Set<string>;

  constructor(
    readonly value: unknown,
    /** `associations.mainpic.byline` */
    readonly path = '',
    used: Set<string> = new Set(),
  ) {
    this.#used = used;
  }

  get(name: string): JsonValue {
    const { value } = this;
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    const inner =
      isRecord && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new JsonValue(inner, this.path === '' ? name : `${this.path}.${name}`, this.#used);
  }

  has(name: string): boolean {
    return this.get(name).value !== undefined;
  }

  /** The items of an array; none where it is no array. */
  items(): JsonValue[] {
    const { value } = this;
    if (!Array.isArray(value)) return [];
    return value.map((item: unknown, at) => new JsonValue(item, `${this.path}[${at}]`, this.#used));
  }

  /** The members of an object, in its order. */
  members(): JsonValue[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.keys(value).map((name) => this.get(name));
  }

  /** The text, used; empty where there is none. A number is text too. */
  text(): string {
    const { value } = this;
    if (typeof value !== 'string' && typeof value !== 'number') return '';
    this.#used.add(this.path);
    return String(value);
  }

  /** The text as one line: runs of white space are one space. */
  line(): string {
    return this.text().replace(/\s+/g, ' ').trim();
  }

  number(): number | null {
    const { value } = this;
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) return null;
    this.#used.add(this.path);
    return read;
  }

  /** Everything below counts as used: what it holds was read in another form, or is the file's own bookkeeping. */
  passOver(): void {
    for (const leaf of this.#leaves()) this.#used.add(leaf.path);
  }

  /** The texts that nobody has used. */
  rest(): LeftOut[] {
    return this.#leaves()
      .filter(({ path, value }) => typeof value === 'string' && value.trim() !== '' && !this.#used.has(path))
      .map(({ path, value }) => ({
        what: words(`kolom ${path}`, `the field ${path}`),
        text: String(value),
      }));
  }

  /** Values that hold no others. Goes no deeper than any news format does. */
  #leaves(depth = 0): JsonValue[] {
    const inner = [...this.items(), ...this.members()];
    return inner.length === 0 || depth > 60 ? [this] : inner.flatMap((one) => one.#leaves(depth + 1));
  }
}
