import type { Fragment, Node } from 'prosemirror-model';
import { creditText } from '../../shared/story/credit';
import { finalText } from '../../shared/story/counting';
import { schema } from '../../shared/story/schema';
import { nameOf } from './pieces';

/** Copied copy as plain text: blocks apart by an empty line, furniture as it is printed, tracked changes as accepted. */

const isGone = (node: Node) => schema.marks.deletion.isInSet(node.marks) !== undefined;
const standing = (parent: Node | Fragment): Node[] => {
  const nodes: Node[] = [];
  parent.forEach((node) => {
    if (!isGone(node)) nodes.push(node);
  });
  return nodes;
};
const lines = (nodes: readonly Node[], between: string) => nodes.map(blockText).filter(Boolean).join(between);

function listText(list: Node, indent: string): string {
  return standing(list)
    .map((item, index) => {
      const sign = list.attrs['ordered'] ? `${index + 1}. ` : '- ';
      const parts = standing(item).map((part) =>
        nameOf(part) === 'list' ? listText(part, `${indent}  `) : finalText(part),
      );
      return `${indent}${sign}${parts.join('\n')}`;
    })
    .join('\n');
}

function blockText(node: Node): string {
  const attrs = node.attrs as Record<string, string | null>;
  switch (nameOf(node)) {
    case 'relatedLink':
      return attrs['label'] ? `${attrs['label']}: ${finalText(node)}` : finalText(node);
    case 'credit':
      return creditText({ label: attrs['label'] ?? '', name: finalText(node) });
    case 'credits':
      return lines(standing(node), '\n');
    case 'picture':
      return lines(standing(node), ' ');
    case 'list':
      return listText(node, '');
    case 'table':
      return standing(node).map(blockText).join('\n');
    case 'tableRow':
      return standing(node)
        .map((cell) => lines(standing(cell), ' '))
        .join('\t');
    case 'embed':
      return [attrs['title'], attrs['address']].filter(Boolean).join(' ');
    case 'break':
      return '* * *';
    case 'text':
      return node.text ?? '';
    case 'lineBreak':
      return '\n';
    default:
      return node.isTextblock ? finalText(node) : lines(standing(node), '\n\n');
  }
}

/** The text of what was copied. */
export function textOf(content: Fragment): string {
  const nodes = standing(content);
  return nodes.every((node) => node.isInline) ? nodes.map(blockText).join('') : lines(nodes, '\n\n');
}
