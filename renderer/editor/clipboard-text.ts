import type { Fragment, Node } from 'prosemirror-model';
import { creditText } from '../../shared/story/credit';
import { plainText } from '../../shared/story/counting';
import { nameOf } from './pieces';

/** Copied copy as plain text: blocks apart by an empty line, furniture as it is printed. */

/** A credit line behind its caption, in brackets as papers print it. */
export const printedCredit = (credit: string): string =>
  credit === '' || credit.startsWith('(') ? credit : `(${credit})`;

const lines = (nodes: readonly Node[], between: string) => nodes.map(blockText).filter(Boolean).join(between);

function listText(list: Node, indent: string): string {
  return list.children
    .map((item, index) => {
      const sign = list.attrs['ordered'] ? `${index + 1}. ` : '- ';
      const parts = item.children.map((part) =>
        nameOf(part) === 'list' ? listText(part, `${indent}  `) : plainText(part),
      );
      return `${indent}${sign}${parts.join('\n')}`;
    })
    .join('\n');
}

function blockText(node: Node): string {
  const attrs = node.attrs as Record<string, string | null>;
  switch (nameOf(node)) {
    case 'relatedLink':
      return attrs['label'] ? `${attrs['label']}: ${plainText(node)}` : plainText(node);
    case 'credit':
      return creditText({ label: attrs['label'] ?? '', name: plainText(node) });
    case 'credits':
      return lines(node.children, '\n');
    case 'picture':
      return lines(node.children, ' ');
    case 'creditLine':
      return printedCredit(plainText(node));
    case 'list':
      return listText(node, '');
    case 'table':
      return node.children.map(blockText).join('\n');
    case 'tableRow':
      return node.children.map((cell) => lines(cell.children, ' ')).join('\t');
    case 'embed':
      return [attrs['title'], attrs['address']].filter(Boolean).join(' ');
    case 'break':
      return '* * *';
    case 'text':
      return node.text ?? '';
    case 'lineBreak':
      return '\n';
    default:
      return node.isTextblock ? plainText(node) : lines(node.children, '\n\n');
  }
}

/** The text of what was copied. */
export function textOf(content: Fragment): string {
  const nodes = content.content;
  return nodes.every((node) => node.isInline) ? nodes.map(blockText).join('') : lines(nodes, '\n\n');
}
