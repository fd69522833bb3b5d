import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { Refusal } from '../../story/refusal';
import { words } from '../../story/words';

export type WebElement = DefaultTreeAdapterTypes.Element;
export type WebNode = DefaultTreeAdapterTypes.ChildNode;

/** Deeper than browsers nest; a parser that looks up its whole stack for every tag takes quadratic time beyond it. */
const MOST_DEEP = 512;
/** A page of a million tags is no story; some markup makes the parser add elements that nobody wrote. */
const MOST_ELEMENTS = 300_000;

function refuse(): never {
  throw new Refusal({
    kind: 'no',
    code: 'input.tooNested',
    what: words(
      'Halaman web ini bersusun terlalu dalam atau terlalu banyak untuk sebuah naskah',
      'This web page is nested too deeply, or has too many elements, for a story',
    ),
    kept: words('tidak ada yang disimpan', 'nothing was stored'),
    todo: words(
      'salin teksnya lalu impor sebagai teks biasa',
      'copy its words and import them as plain text',
    ),
  });
}

/**
 * Parses the source of a web page. Nothing is run and nothing is fetched.
 * @throws Refusal `input.tooNested` for a page that is nested beyond what browsers build.
 */
export function parsePage(source: string): DefaultTreeAdapterTypes.Document {
  let depth = 0;
  let elements = 0;
  return parse(source, {
    // What stands in <noscript> is then markup like any other, and not one long text.
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (tagName, namespaceURI, attrs) => {
        if (++elements > MOST_ELEMENTS) refuse();
        return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
      },
      onItemPush: () => {
        if (++depth > MOST_DEEP) refuse();
      },
      onItemPop: () => {
        depth--;
      },
    },
  });
}

/** An attribute's value, or null. */
export function attribute(element: WebElement, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** True for an element that says of itself that it is not shown. What style sheets say is not read. */
export const isHiding = (element: WebElement) =>
  attribute(element, 'hidden') !== null ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '');

export const isElement = (node: { readonly nodeName: string }): node is WebElement => 'tagName' in node;

/** The elements that hold a node, from the inside out. */
export function* holdersOf(element: WebElement): Generator<WebElement> {
  let at: WebElement['parentNode'] | WebElement = element;
  while (at && isElement(at)) {
    yield at;
    at = at.parentNode;
  }
}

/** Every element below a node, in page order. */
export function* elementsBelow(root: { readonly childNodes: readonly WebNode[] }): Generator<WebElement> {
  const stack = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at];
      if (child) stack.push(child);
    }
  }
}

/** The text of an element as it stands in the source, scripts included. */
export function rawText(element: WebElement): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
