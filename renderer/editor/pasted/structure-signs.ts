import type { Node } from 'prosemirror-model';
import { attribute, isElement, textBelow, type Element } from './html-tree';
import { plainLine } from './plain-characters';
import type { Declarations } from './styles';

/** Signs by which programs say what a tag of theirs does not: a title, a quote, foreign words, who said it. */

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** The language of words that are set in italics because they are foreign. */
export function foreignOf(element: Element): string | null {
  if (element.tagName !== 'i' && element.tagName !== 'em') return null;
  const language = attribute(element, 'lang') ?? '';
  return LANGUAGE.test(language) ? language : null;
}

/** Word's own title style: a heading that is a paragraph. */
export const isTitle = (element: Element, style: Declarations): boolean =>
  /(^|\s)Mso(Title|Heading\d)(CxSp\w+)?($|\s)/.test(attribute(element, 'class') ?? '') ||
  (attribute(element, 'role') === 'heading' && element.tagName !== 'span') ||
  /^(title|heading [1-6])$/.test(style.get('mso-style-name')?.replace(/"/g, '') ?? '');

/** Word's own quote styles. */
export const isQuoteOfWord = (element: Element): boolean =>
  /(^|\s)Mso(Intense)?Quote(CxSp\w+)?($|\s)/.test(attribute(element, 'class') ?? '');

const WHO_SAID_IT = /^\s*[—–―]\s*(?=\S)/;

/** Who said it, where the last text of a quote says so: marked as its source, or behind a dash. */
export function attributionOf(element: Element, last: readonly Node[]): string | null {
  const text = plainLine(last.map((node) => node.text ?? ' ').join(''), 1000);
  if (WHO_SAID_IT.test(text)) return text.replace(WHO_SAID_IT, '');
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const isSource = child.tagName === 'cite' || child.tagName === 'footer';
    const source = isSource
      ? child
      : child.childNodes.find((node) => isElement(node) && node.tagName === 'cite');
    if (source && isElement(source) && plainLine(textBelow(source), 1000) === text) return text;
  }
  return null;
}
