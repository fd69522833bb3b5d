import type { Node } from 'prosemirror-model';
import type { ClearedStory } from '../preflight/clearance';
import type { Crop } from '../story/attributes';
import type { Credit } from '../story/credit';
import { schema, type NodeName } from '../story/schema';
import { copyOf, folded, plainText, type Copy } from './copy';
import type { Block, Cell, List, ListItem, Manuscript, Paragraph, PictureFile } from './manuscript';

/** Reads a cleared story into the form that the writers of formats work from. */

const nameOf = (node: Node) => node.type.name as NodeName;
const lineOf = (node: Node) => plainText(copyOf(node));
const attr = (node: Node, name: string) => folded((node.attrs[name] as string | null) ?? '');

const isSaid = (copy: Copy) => copy.length > 0;

const paragraph = (node: Node): Paragraph => ({ type: 'paragraph', dateline: '', copy: copyOf(node) });

function readList(node: Node): List | null {
  const items = node.children.map((item): ListItem => textBlocks(item.children));
  return items.some((item) => item.length > 0)
    ? { type: 'list', isOrdered: node.attrs['ordered'] === true, items }
    : null;
}

/** Paragraphs and lists, without the empty ones. */
function textBlocks(nodes: readonly Node[]): (Paragraph | List)[] {
  return nodes.flatMap((node): readonly (Paragraph | List)[] => {
    if (node.type === schema.nodes.list) return [readList(node)].filter((list) => list !== null);
    const read = paragraph(node);
    return isSaid(read.copy) ? [read] : [];
  });
}

function readCell(node: Node): Cell {
  return {
    isHeader: nameOf(node) === 'tableHeader',
    columns: node.attrs['colspan'] as number,
    rows: node.attrs['rowspan'] as number,
    paragraphs: node.children.map(copyOf).filter(isSaid),
  };
}

/** Numbers pictures and related links down the page while a story is read. */
class PageReader {
  #pictures = 0;
  #relatedLinks = 0;

  constructor(private readonly files: ReadonlyMap<string, PictureFile>) {}

  /** The block, or nothing where it is empty. */
  read(node: Node): readonly Block[] {
    switch (nameOf(node)) {
      case 'paragraph':
        return textBlocks([node]);
      case 'crosshead': {
        const copy = copyOf(node);
        return isSaid(copy) ? [{ type: 'crosshead', copy }] : [];
      }
      case 'quote': {
        const parts = node.children;
        const paragraphs = parts.slice(0, -1).map(copyOf).filter(isSaid);
        const attribution = parts.slice(-1).map(lineOf).join('');
        return paragraphs.length > 0 || attribution !== ''
          ? [{ type: 'quote', paragraphs, attribution }]
          : [];
      }
      case 'list':
        return textBlocks([node]);
      case 'picture':
        return [this.#picture(node)];
      case 'relatedLink': {
        this.#relatedLinks += 1;
        const number = this.#relatedLinks;
        const { id, href } = node.attrs as { id: string; href: string | null };
        return [{ type: 'relatedLink', number, id, label: attr(node, 'label'), title: copyOf(node), href }];
      }
      case 'factBox': {
        const [title, ...rest] = node.children;
        const box = { type: 'factBox' as const, title: title ? copyOf(title) : [], blocks: textBlocks(rest) };
        return isSaid(box.title) || box.blocks.length > 0 ? [box] : [];
      }
      case 'table': {
        const rows = node.children.map((row) => row.children.map(readCell));
        const isEmpty = rows.flat().every(({ paragraphs }) => paragraphs.length === 0);
        return isEmpty ? [] : [{ type: 'table', rows }];
      }
      case 'embed': {
        const embed = { title: attr(node, 'title'), address: node.attrs['address'] as string | null };
        return embed.title !== '' || embed.address !== null ? [{ type: 'embed', ...embed }] : [];
      }
      case 'break':
        return [{ type: 'break' }];
      default:
        return [];
    }
  }

  #picture(node: Node): Block {
    const [caption, creditLine] = node.children;
    this.#pictures += 1;
    return {
      type: 'picture',
      number: this.#pictures,
      id: node.attrs['id'] as string,
      file: this.files.get((node.attrs['picture'] as string | null) ?? '') ?? null,
      altText: attr(node, 'altText'),
      rights: attr(node, 'rights'),
      crop: node.attrs['crop'] as Crop | null,
      caption: caption ? copyOf(caption) : [],
      creditLine: creditLine ? lineOf(creditLine) : '',
    };
  }
}

/** The dateline opens the first paragraph of the body; it is its own paragraph where the body has none. */
function withDateline(blocks: readonly Block[], dateline: string): readonly Block[] {
  if (dateline === '') return blocks;
  const first = blocks.findIndex(({ type }) => type === 'paragraph');
  if (first === -1) return [{ type: 'paragraph', dateline, copy: [] }, ...blocks];
  return blocks.map((block, index) =>
    index === first && block.type === 'paragraph' ? { ...block, dateline } : block,
  );
}

/** Reads a cleared story; `files` says where each picture lies in the package, by SHA-256. */
export function readManuscript(
  { doc }: Pick<ClearedStory, 'doc'>,
  files: ReadonlyMap<string, PictureFile>,
): Manuscript {
  const page = new PageReader(files);
  const nodes = doc.children;
  const one = (name: NodeName) => nodes.find((node) => nameOf(node) === name);
  const line = (name: NodeName) =>
    nodes
      .filter((node) => nameOf(node) === name)
      .map(lineOf)
      .join(' ');
  const copy = (name: NodeName) => nodes.filter((node) => nameOf(node) === name).flatMap(copyOf);
  const creditNodes = (one('credits') ?? schema.nodes.credits.create()).children;
  return {
    kicker: line('kicker'),
    headline: copy('headline'),
    standfirst: copy('standfirst'),
    byline: line('byline'),
    dateline: line('dateline'),
    blocks: withDateline(
      nodes.flatMap((node) => page.read(node)),
      line('dateline'),
    ),
    signOff: line('signOff'),
    credits: creditNodes
      .map((node) => ({
        ...(node.attrs as Omit<Credit, 'name'>),
        label: attr(node, 'label'),
        name: lineOf(node),
      }))
      .filter(({ name }) => name !== ''),
  };
}
