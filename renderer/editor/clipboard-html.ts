import type { Fragment, Mark, Node, Slice } from 'prosemirror-model';
import { creditText } from '../../shared/story/credit';
import type { MarkName } from '../../shared/story/schema';
import { printedCredit } from './clipboard-text';
import { nameOf } from './pieces';

/**
 * Copied copy as clean HTML: what every other program understands, and nothing of ours. No classes, no ids, no picture
 * hashes; it is written out of a slice that has no review marks (copied.ts). Written as text: no page is needed.
 */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

function marked(html: string, mark: Mark): string {
  switch (mark.type.name as MarkName) {
    case 'strong':
      return `<strong>${html}</strong>`;
    case 'em':
      return `<em>${html}</em>`;
    case 'link':
      return `<a href="${escaped(mark.attrs['href'] as string)}">${html}</a>`;
    case 'foreign':
      return `<i lang="${escaped(mark.attrs['language'] as string)}">${html}</i>`;
    default:
      return html;
  }
}

const inside = (node: Node) => htmlOf(node.content);
const tagged = (tag: string, html: string) => `<${tag}>${html}</${tag}>`;
const filled = (tag: string, html: string) => (html === '' ? '' : tagged(tag, html));
const linked = (address: unknown, html: string) =>
  typeof address === 'string' ? `<a href="${escaped(address)}">${html}</a>` : html;

/** An item's or a cell's content, without a paragraph around it where there is but one. */
function held(node: Node): string {
  const [first, ...rest] = node.children;
  const isOneText = first?.type.name === 'paragraph' && rest.every((child) => child.type.name === 'list');
  return isOneText ? inside(first) + rest.map(nodeHtml).join('') : inside(node);
}

function cellHtml(node: Node, tag: 'td' | 'th'): string {
  const spans = (['colspan', 'rowspan'] as const)
    .filter((name) => node.attrs[name] !== 1)
    .map((name) => ` ${name}="${String(node.attrs[name])}"`);
  return `<${tag}${spans.join('')}>${held(node)}</${tag}>`;
}

/** Caption and credit line as one text, the credit in brackets as papers print it. */
const pictureWords = (node: Node): string =>
  node.children
    .map((part) => (nameOf(part) === 'creditLine' ? escaped(printedCredit(part.textContent)) : inside(part)))
    .filter(Boolean)
    .join(' ');

function nodeHtml(node: Node): string {
  const name = nameOf(node);
  switch (name) {
    case 'text':
      return node.marks.reduceRight(marked, escaped(node.text ?? ''));
    case 'lineBreak':
      return '<br>';
    case 'headline':
      return filled('h1', inside(node));
    case 'crosshead':
      return filled('h2', inside(node));
    case 'factBoxTitle':
      return filled('h3', inside(node));
    case 'quote':
      return filled('blockquote', inside(node));
    case 'attribution':
      return filled('p', filled('cite', inside(node)));
    case 'list':
      return tagged(node.attrs['ordered'] ? 'ol' : 'ul', inside(node));
    case 'listItem':
      return tagged('li', held(node));
    case 'picture':
      return filled('figure', filled('figcaption', pictureWords(node)));
    case 'caption':
      return filled('p', inside(node));
    case 'creditLine':
      return filled('p', escaped(node.textContent));
    case 'relatedLink': {
      const label = node.attrs['label'] as string;
      const title = linked(node.attrs['href'], inside(node));
      return filled('p', (label && `<strong>${escaped(label)}:</strong> `) + title);
    }
    case 'factBox':
      return tagged('aside', inside(node));
    case 'table':
      return `<table><tbody>${inside(node)}</tbody></table>`;
    case 'tableRow':
      return tagged('tr', inside(node));
    case 'tableCell':
      return cellHtml(node, 'td');
    case 'tableHeader':
      return cellHtml(node, 'th');
    case 'embed': {
      const { title, address } = node.attrs as { title: string; address: string | null };
      return filled('p', linked(address, escaped(title || (address ?? ''))));
    }
    case 'break':
      return '<hr>';
    case 'credits':
      return inside(node);
    case 'credit':
      return filled(
        'p',
        escaped(creditText({ label: node.attrs['label'] as string, name: '' })) + inside(node),
      );
    default:
      return filled('p', inside(node));
  }
}

export function htmlOf(content: Fragment): string {
  let html = '';
  content.forEach((node) => {
    html += nodeHtml(node);
  });
  return html;
}

/** What a piece of HTML needs around it to stand by itself. */
function standAlone(first: string | undefined, html: string): string {
  if (first === 'listItem') return `<ul>${html}</ul>`;
  if (first === 'tableRow') return `<table><tbody>${html}</tbody></table>`;
  if (first === 'tableCell' || first === 'tableHeader')
    return `<table><tbody><tr>${html}</tr></tbody></table>`;
  return html;
}

/** The HTML of what was copied: words out of the middle of one text without the block around them. */
export function clipboardHtml(slice: Slice): string {
  let { content, openStart, openEnd } = slice;
  while (openStart > 0 && openEnd > 0 && content.childCount === 1 && content.firstChild) {
    content = content.firstChild.content;
    openStart -= 1;
    openEnd -= 1;
  }
  return standAlone(content.firstChild?.type.name, htmlOf(content));
}
