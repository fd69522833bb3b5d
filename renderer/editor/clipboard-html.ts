import type { Fragment, Mark, Node, Slice } from 'prosemirror-model';
import { creditText } from '../../shared/story/credit';
import { schema, type MarkName } from '../../shared/story/schema';
import { nameOf } from './pieces';

/**
 * Copied copy as clean HTML: what other programs understand, and nothing of ours that means something only here. No ids, no
 * picture hashes, no comments, no tracked changes (they are read as accepted). Written as text: no page is needed.
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
    case 'leadIn':
      return `<span class="leadIn">${html}</span>`;
    case 'foreign':
      return `<span class="foreign" lang="${escaped(mark.attrs['language'] as string)}">${html}</span>`;
    default:
      return html;
  }
}

const inside = (node: Node) => htmlOf(node.content);
const tagged = (tag: string, className: string, html: string) =>
  `<${tag}${className && ` class="${className}"`}>${html}</${tag}>`;
const linked = (address: unknown, html: string) =>
  typeof address === 'string' ? `<a href="${escaped(address)}">${html}</a>` : html;

function cellHtml(node: Node, tag: 'td' | 'th'): string {
  const spans = (['colspan', 'rowspan'] as const)
    .filter((name) => node.attrs[name] !== 1)
    .map((name) => ` ${name}="${String(node.attrs[name])}"`);
  return `<${tag}${spans.join('')}>${inside(node)}</${tag}>`;
}

function nodeHtml(node: Node): string {
  if (schema.marks.deletion.isInSet(node.marks)) return '';
  const name = nameOf(node);
  switch (name) {
    case 'text':
      return node.marks.reduceRight(marked, escaped(node.text ?? ''));
    case 'lineBreak':
      return '<br>';
    case 'paragraph':
      return tagged('p', '', inside(node));
    case 'headline':
      return tagged('h1', name, inside(node));
    case 'crosshead':
      return tagged('h2', name, inside(node));
    case 'factBoxTitle':
      return tagged('h3', name, inside(node));
    case 'quote':
      return tagged('blockquote', name, inside(node));
    case 'attribution':
      return tagged('cite', name, inside(node));
    case 'list':
      return tagged(node.attrs['ordered'] ? 'ol' : 'ul', '', inside(node));
    case 'listItem':
      return tagged('li', '', inside(node));
    case 'picture':
      return tagged('figure', name, inside(node));
    case 'caption':
      return tagged('figcaption', name, inside(node));
    case 'relatedLink': {
      const label = node.attrs['label'] as string;
      return tagged(
        'p',
        name,
        (label && `<strong>${escaped(label)}:</strong> `) + linked(node.attrs['href'], inside(node)),
      );
    }
    case 'factBox':
      return tagged('aside', name, inside(node));
    case 'table':
      return `<table><tbody>${inside(node)}</tbody></table>`;
    case 'tableRow':
      return tagged('tr', '', inside(node));
    case 'tableCell':
      return cellHtml(node, 'td');
    case 'tableHeader':
      return cellHtml(node, 'th');
    case 'embed': {
      const { title, address } = node.attrs as { title: string; address: string | null };
      return tagged('p', name, linked(address, escaped(title || (address ?? ''))));
    }
    case 'break':
      return '<hr>';
    case 'credits':
      return tagged('footer', name, inside(node));
    case 'credit': {
      const label = node.attrs['label'] as string;
      return tagged('p', name, escaped(creditText({ label, name: '' })) + inside(node));
    }
    default:
      return tagged('p', name, inside(node));
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
