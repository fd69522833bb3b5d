import { child, elementsOf, type XmlElement } from '../xml-tree';

/** What a paragraph is by its style. Word's built-in styles keep their English names in every language of Word. */
export type ParagraphKind = 'title' | 'subtitle' | 'heading' | 'caption' | 'quote' | 'body';

interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  readonly outline: number | null;
  readonly list: ListPlace | null;
}

export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** `w:val` of a child element. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['val'];
}

/** `w:numPr`: the list and the level a paragraph is on. List 0 takes a paragraph out of its style's list. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace | null | 'none' {
  const numbering = child(properties, 'numPr');
  const list = valueOf(numbering, 'numId');
  if (list === undefined) return null;
  return list === '0' ? 'none' : { list, level: Number(valueOf(numbering, 'ilvl') ?? 0) || 0 };
}

const KINDS: readonly (readonly [RegExp, ParagraphKind])[] = [
  [/^title$/, 'title'],
  [/^subtitle$/, 'subtitle'],
  [/^heading \d$/, 'heading'],
  // LibreOffice names its captions by what they stand under.
  [/caption$|^(illustration|figure|drawing)$/, 'caption'],
  [/quote$|^block text$/, 'quote'],
];

/** Styles are inherited; a file that inherits in a circle is not followed round it. */
const MOST_ANCESTORS = 20;

/** The styles of a document (`word/styles.xml`). */
export class Styles {
  readonly #styles = new Map<string, Style>();

  constructor(root: XmlElement | null) {
    for (const style of root ? elementsOf(root, 'style') : []) {
      const properties = child(style, 'pPr');
      const outline = valueOf(properties, 'outlineLvl');
      const list = listPlaceOf(properties);
      this.#styles.set(style.attributes['styleId'] ?? '', {
        name: (valueOf(style, 'name') ?? '').toLowerCase(),
        basedOn: valueOf(style, 'basedOn') ?? null,
        outline: outline === undefined ? null : Number(outline),
        list: list === 'none' ? null : list,
      });
    }
  }

  /** The style and those it is based on, nearest first. */
  *#line(id: string | undefined): Generator<Style, void, undefined> {
    let style = id === undefined ? undefined : this.#styles.get(id);
    for (let count = 0; style && count < MOST_ANCESTORS; count++) {
      yield style;
      style = style.basedOn === null ? undefined : this.#styles.get(style.basedOn);
    }
  }

  /** What a paragraph of this style is, and the level of a heading (1 for the highest). */
  kindOf(id: string | undefined): { readonly kind: ParagraphKind; readonly level: number } {
    for (const { name, outline } of this.#line(id)) {
      const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1];
      if (kind) return { kind, level: kind === 'heading' ? Number(name.slice(-1)) : 1 };
      // Level 9 is Word's "body text".
      if (outline !== null && outline < 9) return { kind: 'heading', level: outline + 1 };
    }
    return { kind: 'body', level: 1 };
  }

  /** The list that a style puts its paragraphs on. */
  listOf(id: string | undefined): ListPlace | null {
    for (const { list } of this.#line(id)) if (list) return list;
    return null;
  }

  /** Emphasis that a character style stands for. */
  emphasisOf(id: string | undefined): 'strong' | 'em' | null {
    for (const { name } of this.#line(id)) {
      if (/^(strong|intense reference|book title)$/.test(name)) return 'strong';
      if (/emphasis$/.test(name)) return 'em';
    }
    return null;
  }
}

/** Which lists are numbered (`word/numbering.xml`): the others have bullets. */
export class Numbering {
  readonly #formats = new Map<string, ReadonlyMap<number, string>>();

  constructor(root: XmlElement | null) {
    if (!root) return;
    const levelsOf = (element: XmlElement) =>
      elementsOf(element, 'lvl').map(
        (level) => [Number(level.attributes['ilvl'] ?? 0), valueOf(level, 'numFmt') ?? 'decimal'] as const,
      );
    const kinds = new Map(
      elementsOf(root, 'abstractNum').map((kind) => [
        kind.attributes['abstractNumId'] ?? '',
        new Map(levelsOf(kind)),
      ]),
    );
    for (const list of elementsOf(root, 'num')) {
      const levels = new Map(kinds.get(valueOf(list, 'abstractNumId') ?? ''));
      for (const change of elementsOf(list, 'lvlOverride'))
        for (const [level, format] of levelsOf(change)) levels.set(level, format);
      this.#formats.set(list.attributes['numId'] ?? '', levels);
    }
  }

  /** `none` where the level prints neither bullet nor number: then its paragraphs are no list to a reader. */
  formatOf({ list, level }: ListPlace): 'ordered' | 'bulleted' | 'none' {
    const format = this.#formats.get(list)?.get(level) ?? 'bullet';
    return format === 'bullet' ? 'bulleted' : format === 'none' ? 'none' : 'ordered';
  }
}
