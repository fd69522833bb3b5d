import { child, descendants, elementsOf, type XmlElement } from '../xml-tree';

/** What an ODF style says that a story keeps: OpenDocument 1.3 part 3, sections 16 and 20. */
interface Style {
  readonly parent: string | null;
  readonly isStrong: boolean | null;
  readonly isEm: boolean | null;
}

const MOST_ANCESTORS = 20;

/** Style names carry `_20_` for a space. */
const plainName = (name: string) =>
  name.replace(/_([0-9a-f]{1,4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Styles of `styles.xml` and the automatic ones of `content.xml`. */
export class OdtStyles {
  readonly #styles = new Map<string, Style>();
  readonly #orderedLists = new Map<string, readonly boolean[]>();

  constructor(...roots: readonly (XmlElement | null)[]) {
    for (const root of roots) {
      if (!root) continue;
      for (const style of descendants(root, 'style')) this.#add(style);
      for (const list of descendants(root, 'list-style')) {
        const levels: boolean[] = [];
        for (const level of elementsOf(list))
          levels[Number(level.attributes['level'] ?? 1) - 1] = level.name === 'list-level-style-number';
        this.#orderedLists.set(list.attributes['name'] ?? '', levels);
      }
    }
  }

  #add(style: XmlElement): void {
    const text = child(style, 'text-properties')?.attributes ?? {};
    const weight = text['font-weight'];
    const slope = text['font-style'];
    this.#styles.set(style.attributes['name'] ?? '', {
      parent: style.attributes['parent-style-name'] ?? null,
      isStrong: weight === undefined ? null : weight === 'bold' || Number(weight) >= 600,
      isEm: slope === undefined ? null : slope === 'italic' || slope === 'oblique',
    });
  }

  *#line(name: string | undefined): Generator<readonly [string, Style | undefined], void, undefined> {
    let current = name;
    for (let count = 0; current !== undefined && count < MOST_ANCESTORS; count++) {
      const style = this.#styles.get(current);
      yield [plainName(current), style];
      current = style?.parent ?? undefined;
    }
  }

  /** The emphasis of a span. What a paragraph's own style sets bold is how it looks, not what it stresses. */
  emphasisOf(name: string | undefined): { readonly isStrong: boolean; readonly isEm: boolean } {
    let isStrong: boolean | null = null;
    let isEm: boolean | null = null;
    for (const [plain, style] of this.#line(name)) {
      isStrong ??= style?.isStrong ?? (/^strong( emphasis)?$/i.test(plain) ? true : null);
      isEm ??= style?.isEm ?? (/^emphasis$/i.test(plain) ? true : null);
    }
    return { isStrong: isStrong ?? false, isEm: isEm ?? false };
  }

  /** True if a paragraph's style is, or comes from, one of these names. */
  isA(name: string | undefined, pattern: RegExp): boolean {
    for (const [plain] of this.#line(name)) if (pattern.test(plain)) return true;
    return false;
  }

  /** True if the level (1 for the outermost) of a list prints numbers. */
  isOrdered(list: string | undefined, level: number): boolean {
    return this.#orderedLists.get(list ?? '')?.[level - 1] ?? false;
  }
}
