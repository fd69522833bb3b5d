import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/**
 * HTML as a tree of plain objects. Pasted HTML never becomes a document of the browser: nothing in it can load, run or be
 * styled, and what is read out of it is words and a few checked attributes.
 */

export type Element = DefaultTreeAdapterTypes.Element;
export type TreeNode = DefaultTreeAdapterTypes.ChildNode;

export const isElement = (node: TreeNode): node is Element => 'tagName' in node;
export const isText = (node: TreeNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** The `html` element of a text. `noscript` counts as text: this is how a browser with scripts reads it. */
export function readTree(html: string): Element {
  const root = parse(html, { scriptingEnabled: true }).childNodes.find(isElement);
  if (!root) throw new RangeError('an HTML parser always makes an html element');
  return root;
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

export function classesOf(element: Element): readonly string[] {
  return attribute(element, 'class')?.split(/\s+/).filter(Boolean) ?? [];
}

/** Everything below an element, in document order, however deep: no recursion, so that no nesting is too deep. */
export function* below(element: Element): Generator<TreeNode> {
  const waiting: TreeNode[] = [...element.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (isElement(node))
      for (let i = node.childNodes.length - 1; i >= 0; i--) waiting.push(node.childNodes[i] as TreeNode);
  }
}

/** The first element below that fits. */
export function find(element: Element, fits: (element: Element) => boolean): Element | null {
  for (const node of below(element)) if (isElement(node) && fits(node)) return node;
  return null;
}

/** All text below an element, as it stands in the source. */
export function textBelow(element: Element): string {
  let text = '';
  for (const node of below(element)) if (isText(node)) text += node.value;
  return text;
}
