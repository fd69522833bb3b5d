import { attribute, below, classesOf, isElement, textBelow, type Element } from './html-tree';

/**
 * What styles say about structure: what is bold, hidden, a list in Word's private words. Nothing else of a style is of use.
 * Selectors are read in the three forms that programs write for these things: `td`, `.xl65`, `p.p1`; and Word's `@list l0:level1`.
 */

export type Declarations = ReadonlyMap<string, string>;

const LONGEST_STYLE = 4_000;
const LONGEST_SHEET = 500_000;
const DECLARATION = /([-a-z]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])*)/gi;
const SELECTOR = /^(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?$/i;
const NONE: Declarations = new Map();

/** The declarations of a style attribute or of a rule, names and values in lower case. */
export function declarationsOf(style: string): Declarations {
  if (style.length > LONGEST_STYLE) return NONE;
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of style.matchAll(DECLARATION))
    found.set(name.toLowerCase(), value.trim().toLowerCase());
  return found;
}

/** The style sheets of a piece of HTML, as far as they concern structure. */
export class Styles {
  readonly #rules = new Map<string, Declarations>();
  readonly #attributes = new Map<string, Declarations>();

  constructor(root: Element) {
    for (const node of below(root))
      if (isElement(node) && node.tagName === 'style') this.#readSheet(textBelow(node));
  }

  /** What holds for an element, not counting what it inherits. */
  of(element: Element): Declarations {
    const sheets = this.#rules.size > 0 ? this.#matching(element) : [];
    const own = this.#ofAttribute(attribute(element, 'style'));
    if (sheets.length === 0) return own;
    return new Map([...sheets, own].flatMap((declarations) => [...declarations]));
  }

  /** Word's own rule for a level of a list: `l0`, 1. */
  ofList(list: string, level: number): Declarations {
    return this.#rules.get(`@list ${list}:level${level}`) ?? NONE;
  }

  #matching(element: Element): Declarations[] {
    const { tagName } = element;
    const classes = classesOf(element);
    const selectors = [tagName, ...classes.map((name) => `.${name.toLowerCase()}`)];
    selectors.push(...classes.map((name) => `${tagName}.${name.toLowerCase()}`));
    return selectors.flatMap((selector) => this.#rules.get(selector) ?? []);
  }

  /** Programs write the same few styles thousands of times. */
  #ofAttribute(style: string | null): Declarations {
    if (style === null) return NONE;
    const known = this.#attributes.get(style);
    if (known) return known;
    const read = declarationsOf(style);
    this.#attributes.set(style, read);
    return read;
  }

  #readSheet(sheet: string): void {
    if (sheet.length > LONGEST_SHEET) return;
    const css = sheet.replace(/\/\*[^]*?\*\//g, ' ').replace(/<!--|-->/g, ' ');
    for (let at = 0; ;) {
      const open = css.indexOf('{', at);
      const close = css.indexOf('}', open);
      if (open < 0 || close < 0) return;
      const declarations = declarationsOf(css.slice(open + 1, close));
      for (const selector of css.slice(at, open).split(',')) this.#add(selector.trim(), declarations);
      at = close + 1;
    }
  }

  #add(selector: string, declarations: Declarations): void {
    const name = selector.toLowerCase().replace(/\s+/g, ' ');
    if (name === '' || !(SELECTOR.test(name) || /^@list \w+:level\d$/.test(name))) return;
    this.#rules.set(name, new Map([...(this.#rules.get(name) ?? []), ...declarations]));
  }
}

/** True, false, or null where a style says nothing about it. */
export function isBold(style: Declarations): boolean | null {
  const weight = style.get('font-weight');
  if (weight === undefined || weight === 'inherit') return null;
  return /^(bold|bolder|[6-9]00)/.test(weight);
}

export function isItalic(style: Declarations): boolean | null {
  const slant = style.get('font-style');
  return slant === undefined || slant === 'inherit' ? null : /^(italic|oblique)/.test(slant);
}

export function isHidden(element: Element, style: Declarations): boolean {
  return (
    attribute(element, 'hidden') !== null ||
    /^none/.test(style.get('display') ?? '') ||
    /^(hidden|collapse)/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all'
  );
}

/** True where line breaks in the source are line breaks on the page; null where the style does not say. */
export function keepsBreaks(style: Declarations): boolean | null {
  const space = style.get('white-space') ?? style.get('white-space-collapse');
  if (space === undefined || space === 'inherit') return null;
  return /^(pre|break-spaces|preserve)/.test(space);
}

/** True for the mark of a list item that Word writes as text: the list prints its own. */
export const isMark = (style: Declarations): boolean => style.get('mso-list') === 'ignore';
