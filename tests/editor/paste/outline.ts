import type { Node } from 'prosemirror-model';
import type { Pasted } from '../../../renderer/editor/pasted/reading';
import { schema } from '../../../shared/story/schema';

/** What a paste was read into, as lines that a person can check beside the fixture. */

const SIGNS: readonly [keyof typeof schema.marks, (text: string, attrs: Record<string, string>) => string][] =
  [
    ['strong', (text) => `**${text}**`],
    ['em', (text) => `_${text}_`],
    ['foreign', (text, { language }) => `{${language}: ${text}}`],
    ['link', (text, { href }) => `[${text}](${href})`],
  ];

function words(block: Node): string {
  return block.children
    .map((node) => {
      if (!node.isText) return ' ⏎ ';
      return SIGNS.reduce((text, [name, sign]) => {
        const mark = schema.marks[name]?.isInSet(node.marks);
        return mark ? sign(text, mark.attrs as Record<string, string>) : text;
      }, node.text ?? '');
    })
    .join('');
}

const SHORT: Readonly<Record<string, string>> = { paragraph: 'p', crosshead: 'h', creditLine: 'credit' };

function cells(row: Node): string {
  const cell = (node: Node) => {
    const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
    const span = colspan + rowspan > 2 ? ` (${colspan}×${rowspan})` : '';
    return `${node.type.name === 'tableHeader' ? '!' : '|'} ${node.children.map(words).join(' ¶ ')}${span}`;
  };
  return row.children.map(cell).join(' ');
}

function lines(node: Node): string[] {
  const deeper = (nodes: readonly Node[]) => nodes.flatMap(lines).map((line) => `  ${line}`);
  const attrs = node.attrs as Record<string, string | null>;
  switch (node.type.name) {
    case 'list':
      return [attrs['ordered'] ? 'ol' : 'ul', ...deeper(node.children)];
    case 'listItem': {
      const [first = '', ...rest] = node.children.flatMap(lines);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    }
    case 'picture':
      return [`picture “${attrs['altText']}” ${attrs['address'] ?? ''}`.trim(), ...deeper(node.children)];
    case 'relatedLink':
      return [`related ${attrs['label']}: ${words(node)} ${attrs['href'] ?? ''}`.trim()];
    case 'embed':
      return [`embed “${attrs['title']}” ${attrs['address']}`];
    case 'table':
      return ['table', ...node.children.map((row) => `  ${cells(row)}`)];
    default:
      if (node.isText) return [`words: ${node.text}`];
      return node.isTextblock
        ? [`${SHORT[node.type.name] ?? node.type.name}: ${words(node)}`.trim()]
        : [node.type.name, ...deeper(node.children)];
  }
}

/** The whole reading: where from, what, what was left out. */
export function outlineOf(pasted: Pasted): string {
  const { slice, arrival, leftOut, files } = pasted;
  const left = [
    ...(leftOut.deletions > 0 ? [`${leftOut.deletions} deletions`] : []),
    ...(leftOut.comments > 0 ? [`${leftOut.comments} comments`] : []),
    ...leftOut.lines,
  ];
  return [
    `from: ${[arrival.program, arrival.address].filter(Boolean).join(' ')}`.trim(),
    ...slice.content.content.flatMap(lines),
    ...(files.length > 0
      ? [`files: ${files.map(({ name, data }) => `${name} ${data.size} B`).join(', ')}`]
      : []),
    ...(left.length > 0 ? [`left out: ${left.join(' | ')}`] : []),
    '',
  ].join('\n');
}
