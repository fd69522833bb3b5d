import { instantOf } from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { child, descendants, elementsOf, textOf, type XmlElement } from '../xml-tree';
import type { Relation } from './relations';
import { valueOf, type Styles } from './styles';

/** A picture as a run shows it. */
export interface ShownPicture {
  /** `file:` and the path in the document, or an address outside; null where the drawing is no picture. */
  readonly source: string | null;
  readonly altText: string;
}

/** A text box, and whether it is drawn in one group with a picture. */
export interface TextBox {
  readonly content: XmlElement;
  readonly hasPicture: boolean;
}

/** What a reading of runs needs, and what it hands on. */
export interface RunContext {
  readonly styles: Styles;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Comments whose range is open here: a range may reach over paragraphs. */
  readonly openComments: Set<string>;
  /** Footnotes and endnotes in the order of their references: `footnote 2`. */
  readonly notes: string[];
  readonly pictures: ShownPicture[];
  /** Text boxes met on the way: their paragraphs come after this one. */
  readonly boxes: TextBox[];
  /** Hidden text: not printed, so not copy. */
  readonly hidden: string[];
}

interface Field {
  instruction: string;
  isShown: boolean;
}

/** Wrappers that say nothing of the words in them. */
const TRANSPARENT = new Set([
  'smartTag',
  'sdt',
  'sdtContent',
  'customXml',
  'bdo',
  'dir',
  'fldSimple',
  'ruby',
  'rubyBase',
  'oMath',
  'oMathPara',
]);

const isOn = (properties: XmlElement | undefined, name: string) => {
  const property = child(properties, name);
  return property !== undefined && !/^(0|false|off|none)$/.test(property.attributes['val'] ?? 'true');
};

const isSet = (properties: XmlElement | undefined, name: string) => child(properties, name) !== undefined;

/** `HYPERLINK "https://..."` as a field's instruction gives it. */
const hyperlinkOf = (instruction: string) => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1] ?? null;

/** The inline content of one paragraph. */
export class Runs {
  readonly #fields: Field[] = [];

  constructor(private readonly context: RunContext) {}

  read(element: XmlElement): PageMarkup {
    return joined(elementsOf(element).map((one) => this.#one(one)));
  }

  #one(element: XmlElement): PageMarkup {
    const { name, attributes } = element;
    const { context } = this;
    if (TRANSPARENT.has(name)) {
      const address = name === 'fldSimple' ? hyperlinkOf(attributes['instr'] ?? '') : null;
      const content = this.read(element);
      return address ? tag('a', { href: address }, content) : content;
    }
    switch (name) {
      case 'r':
        return this.#run(element);
      case 'hyperlink': {
        const relation = context.relations.get(attributes['id'] ?? '');
        const content = this.read(element);
        return relation?.isOutside ? tag('a', { href: relation.target }, content) : content;
      }
      case 'ins':
      case 'moveTo':
        return this.#tracked('ins', element);
      case 'del':
      case 'moveFrom':
        return this.#tracked('del', element);
      case 'commentRangeStart':
        context.openComments.add(attributes['id'] ?? '');
        return said('');
      case 'commentRangeEnd':
        context.openComments.delete(attributes['id'] ?? '');
        return said('');
      case 't':
        return said(textOf(element));
      default:
        return said('');
    }
  }

  #tracked(kind: 'ins' | 'del', element: XmlElement): PageMarkup {
    const content = this.read(element);
    if (content === '') return content;
    const { author, date } = element.attributes;
    return tag(kind, { 'data-author': author ?? '', 'data-at': instantOf(date) }, content);
  }

  #run(run: XmlElement): PageMarkup {
    const { context } = this;
    const properties = child(run, 'rPr');
    const pieces = elementsOf(run).map((piece) => this.#piece(piece));
    const field = this.#fields.at(-1);
    let content = joined(pieces);
    if (content === '') return content;
    if (isOn(properties, 'vanish')) {
      context.hidden.push(textOf(run));
      return said('');
    }
    const style = context.styles.emphasisOf(valueOf(properties, 'rStyle'));
    const isStrong = isSet(properties, 'b') ? isOn(properties, 'b') : style === 'strong';
    const isEm = isSet(properties, 'i') ? isOn(properties, 'i') : style === 'em';
    if (isEm) content = tag('em', {}, content);
    if (isStrong) content = tag('strong', {}, content);
    const address = field?.isShown ? hyperlinkOf(field.instruction) : null;
    if (address) content = tag('a', { href: address }, content);
    for (const id of context.openComments) content = tag('mark', { 'data-comment': id }, content);
    return content;
  }

  #piece(piece: XmlElement): PageMarkup {
    const { context } = this;
    const field = this.#fields.at(-1);
    switch (piece.name) {
      case 'fldChar': {
        const type = piece.attributes['fldCharType'];
        if (type === 'begin') this.#fields.push({ instruction: '', isShown: false });
        else if (type === 'separate' && field) field.isShown = true;
        else if (type === 'end') this.#fields.pop();
        return said('');
      }
      case 'instrText':
        if (field) field.instruction += textOf(piece);
        return said('');
    }
    // What stands between the instruction's beginning and its result is for Word, not for readers.
    if (field && !field.isShown) return said('');
    switch (piece.name) {
      case 't':
      case 'delText':
        return said(textOf(piece));
      case 'tab':
      case 'ptab':
        return said('\t');
      case 'br':
      case 'cr':
        return piece.attributes['type'] === 'page' || piece.attributes['type'] === 'column'
          ? said('')
          : tag('br', {});
      case 'noBreakHyphen':
        return said('\u2011');
      case 'sym':
        return said(symbolOf(piece.attributes['char'] ?? ''));
      case 'footnoteReference':
      case 'endnoteReference': {
        const kind = piece.name === 'footnoteReference' ? 'footnote' : 'endnote';
        context.notes.push(`${kind} ${piece.attributes['id'] ?? ''}`);
        return said(`[${context.notes.length}]`);
      }
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(piece);
        return said('');
      case 'AlternateContent': {
        // Both halves show the same thing, once for a newer and once for an older Word.
        const chosen = child(piece, 'Choice') ?? child(piece, 'Fallback');
        return chosen ? joined(elementsOf(chosen).map((one) => this.#piece(one))) : said('');
      }
      case 'ruby':
        return this.read(piece);
      default:
        return said('');
    }
  }

  #drawing(drawing: XmlElement): void {
    const { context } = this;
    const { boxes, pictures } = drawn(drawing);
    const reference = pictures[0]?.attributes;
    const hasPicture = reference !== undefined;
    context.boxes.push(...boxes.map((content) => ({ content, hasPicture })));
    const relation = context.relations.get(
      reference?.['embed'] ?? reference?.['link'] ?? reference?.['id'] ?? '',
    );
    if (!relation && boxes.length > 0) return;
    const alt = [...descendants(drawing, 'shape')][0]?.attributes['alt'];
    const described = [...descendants(drawing, 'docPr')][0]?.attributes ?? {};
    context.pictures.push({
      source: relation ? (relation.isOutside ? relation.target : `file:${relation.target}`) : null,
      altText: described['descr'] ?? described['title'] ?? alt ?? '',
    });
  }
}

/** What a drawing itself shows: what stands in a text box of it is read with the words of the box. */
function drawn(drawing: XmlElement): { readonly boxes: XmlElement[]; readonly pictures: XmlElement[] } {
  const boxes: XmlElement[] = [];
  const pictures: XmlElement[] = [];
  const look = (element: XmlElement): void => {
    if (element.name === 'txbxContent') boxes.push(element);
    else if (element.name === 'AlternateContent') {
      const shown = child(element, 'Choice') ?? child(element, 'Fallback');
      if (shown) look(shown);
    } else {
      if (element.name === 'blip' || element.name === 'imagedata') pictures.push(element);
      elementsOf(element).forEach(look);
    }
  };
  look(drawing);
  return { boxes, pictures };
}

/** A character of a symbol font. Word moves those to the private use area, where no other font has them. */
function symbolOf(hex: string): string {
  const code = parseInt(hex, 16);
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return Number.isNaN(code) ? '' : isPrivate ? '\ufffd' : String.fromCodePoint(Math.min(code, 0x10ffff));
}
