import { SaxesParser } from 'saxes';

/**
 * XML from outside as a tree. What XML can do beyond holding text is refused: no document type (and so no entity of its own and
 * nothing fetched), a bounded depth and a bounded number of elements. Namespaces are resolved: names are compared by
 * address and local name, never by prefix.
 */

export interface XmlElement {
  /** Local name: `p` of `w:p`. */
  readonly name: string;
  /** Namespace address; empty if it has none. */
  readonly space: string;
  /** Attributes by local name; where two namespaces have the same local name, the one without a prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Why an XML file was not read: `doctype`, `depth`, `size`, or not well-formed (`form`). `at` is its line. */
export class XmlFault extends Error {
  constructor(
    readonly why: 'doctype' | 'depth' | 'size' | 'form',
    readonly at: number,
    detail = '',
  ) {
    super(`XML, line ${at}: ${why}${detail && `, ${detail}`}`);
    this.name = 'XmlFault';
  }
}

/** Elements within elements. Real files stay under 50. */
export const MOST_DEPTH = 200;
/** Elements of one file. A 300-page document has some 100,000. */
export const MOST_ELEMENTS = 1_000_000;

interface Growing {
  readonly name: string;
  readonly space: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
}

/** Reads a text as XML. Throws XmlFault where it is none, or more than we read. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  const refuse = (why: XmlFault['why'], detail?: string): never => {
    throw new XmlFault(why, parser.line, detail);
  };
  const say = (words: string) => {
    const parent = open.at(-1);
    if (!parent) return;
    const last = parent.children.length - 1;
    const before = parent.children[last];
    if (typeof before === 'string') parent.children[last] = before + words;
    else parent.children.push(words);
  };
  parser.on('doctype', () => refuse('doctype'));
  parser.on('error', (error) => refuse('form', error.message.replace(/^[^:]*:\d+:\d+: /, '')));
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MOST_DEPTH) refuse('depth');
    if (++elements > MOST_ELEMENTS) refuse('size');
    const read: Record<string, string> = {};
    for (const attribute of Object.values(attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      if (attribute.prefix === '' || !(attribute.local in read)) read[attribute.local] = attribute.value;
    }
    const element: Growing = { name: local, space: uri, attributes: read, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed && open.length === 0) root ??= closed;
  });
  parser.write(text).close();
  return root ?? refuse('form', 'no element');
}

/** The element children, all or those of one name. */
export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element child of a name, or undefined. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name);
}

/** All elements of a name below an element, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement, void, undefined> {
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    if (one.name === name) yield one;
    yield* descendants(one, name);
  }
}

/** All text in an element, as it stands. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** The text of an element as one line: runs of white space are one space. */
export function lineOf(element: XmlElement | undefined): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}
