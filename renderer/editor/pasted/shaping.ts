import type { Node } from 'prosemirror-model';
import { endsSentence, type Line } from '../../../shared/ingest/lines';
import { readersOf } from '../../../shared/ingest/page';
import { ALL_RULES } from '../../../shared/ingest/rules/all-rules';
import { schema } from '../../../shared/story/schema';
import { newId } from '../identity';
import type { LeftOut, PastedBlock } from './blocks';
import { nested } from './lists';
import { pictureNode } from './pictures';

/**
 * Blocks as they were read, made into blocks of a story: what a page shows by its looks alone (a short line in bold, a typed
 * bullet, "Baca juga:") becomes what it is, by the same rules as an import.
 */

type Text = Extract<PastedBlock, { is: 'text' }>;
type Item = Extract<PastedBlock, { is: 'item' }>;

const { paragraph, crosshead, picture, relatedLink, lineBreak } = schema.nodes;
const { strong, link } = schema.marks;
/** The importer's own readers. */
const readers = () => readersOf(ALL_RULES);

const textOf = (words: readonly Node[]) => words.map((node) => node.text ?? '\n').join('');
const lineOf = (text: string): Line => ({ start: 0, end: text.length, text, follows: false });

/** No heading in a paper runs longer. */
const LONGEST_CROSSHEAD = 90;

const hasMark = (words: readonly Node[], mark: typeof strong) =>
  words.every((node) => mark.isInSet(node.marks) !== undefined);

/** A short text all in bold that is no sentence, with copy below it: a crosshead in all but name. */
function isCrosshead({ words }: Text, next: PastedBlock | undefined): boolean {
  const text = textOf(words);
  if (text.length > LONGEST_CROSSHEAD || text.includes('\n') || !hasMark(words, strong)) return false;
  if (endsSentence(text) ? !text.endsWith('?') : /[,:;]$/.test(text)) return false;
  const isCopy =
    next?.is === 'text' ? next.as === 'paragraph' && !hasMark(next.words, strong) : next !== undefined;
  return isCopy && !hasMark(words, link as typeof strong);
}

const hrefOf = (words: readonly Node[]): string | null => {
  for (const node of words) {
    const href = link.isInSet(node.marks)?.attrs['href'] as string | undefined;
    if (href !== undefined) return href;
  }
  return null;
};

function linkNode(label: string, title: string, href: string | null): Node {
  const id = newId('link');
  return relatedLink.create({ id, label: label.slice(0, 60), href }, schema.text(title));
}

/** "Baca juga: Title" as a related link with the address that its title carried. */
function readRelatedLink(text: string, words: readonly Node[]): Node | null {
  const block = readers().relatedLinks.inline(lineOf(text))?.block;
  if (block?.type !== 'relatedLink' || text.includes('\n')) return null;
  return linkNode(block.label, block.title, hrefOf(words) ?? block.href);
}

/** The titles below a label that stands alone: the blocks that are links from end to end. */
function linksBelow(blocks: readonly PastedBlock[], from: number): readonly Text['words'][] {
  const titles: Text['words'][] = [];
  for (const block of blocks.slice(from)) {
    const texts = block.is === 'text' ? [block.words] : block.is === 'item' ? block.texts : [];
    const [words] = texts;
    if (texts.length !== 1 || !words || !hasMark(words, link as typeof strong)) break;
    titles.push(words);
  }
  return titles;
}

const BULLET = /^[•▪●◦·‣∙\uf0b7\uf0a7]\s*(?=\S)/;

/** Takes a typed bullet off the words; null where there is none. */
function withoutBullet(words: readonly Node[]): readonly Node[] | null {
  const [first, ...rest] = words;
  const bullet = BULLET.exec(first?.text ?? '')?.[0];
  if (!first?.isText || bullet === undefined) return null;
  const left = first.text?.slice(bullet.length) ?? '';
  return left === '' ? rest : [schema.text(left, first.marks), ...rest];
}

/** Texts with typed bullets, two or more in a row, as items. */
function withTypedLists(blocks: readonly PastedBlock[]): readonly PastedBlock[] {
  const made: PastedBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const items: Item[] = [];
    for (let block = blocks[at + items.length]; block?.is === 'text'; block = blocks[at + items.length]) {
      const bare = withoutBullet(block.words);
      if (bare === null) break;
      items.push({ is: 'item', run: `typed ${at}`, level: 1, ordered: false, texts: [bare] });
    }
    if (items.length >= 2) {
      made.push(...items);
      at += items.length - 1;
    } else made.push(blocks[at] as PastedBlock);
  }
  return made;
}

/** Sets words beside a picture that has no caption into it: as its caption, and the credit that ends them as its credit line. */
function captioned(image: Node, words: readonly Node[], credit = ''): Node {
  const text = textOf(words);
  const read = readers().pictures.caption(lineOf(text), 'head')?.block;
  const { id, altText, address } = image.attrs as { id: string; altText: string; address: string | null };
  if (credit === '' && read?.type === 'picture' && read.creditLine !== '')
    return pictureNode(
      { id, altText, address },
      read.caption ? [schema.text(read.caption)] : [],
      read.creditLine,
    );
  return pictureNode({ id, altText, address }, words, credit);
}

const isBare = (block: Node | undefined): block is Node =>
  block?.type === picture && block.child(0).content.size === 0;

/** What a page says of its picture: split into caption and credit line where it came as one. */
function splitCredit(node: Node): Node {
  if (node.type !== picture || node.child(1).content.size > 0 || node.child(0).content.size === 0)
    return node;
  return captioned(node, node.child(0).children);
}

function textNode(block: Text): Node {
  if (block.as !== 'crosshead') return paragraph.create(null, [...block.words]);
  const words = block.words.flatMap((node) => {
    if (node.type === lineBreak) return [schema.text(' ')];
    return [node.mark(crosshead.allowedMarks(node.marks))];
  });
  return crosshead.create(null, words);
}

/** `isPage`: the HTML is from a page made for readers, which prints advertisements and links around its story. */
export function shaped(read: readonly PastedBlock[], leftOut: LeftOut, isPage: boolean): Node[] {
  const blocks = withTypedLists(read);
  const nodes: Node[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as PastedBlock;
    if (block.is === 'node') {
      nodes.push(splitCredit(block.node));
      continue;
    }
    if (block.is === 'item') {
      const run: Item[] = [];
      for (
        let item: PastedBlock | undefined = block;
        item?.is === 'item' && item.run === block.run;
        item = blocks[at + run.length]
      )
        run.push(item);
      nodes.push(...nested(run));
      at += run.length - 1;
      continue;
    }
    const text = textOf(block.words);
    const before = nodes.at(-1);
    if (block.as === 'caption' && isBare(before)) {
      nodes[nodes.length - 1] = captioned(before, block.words, block.credit);
      continue;
    }
    const linked = readRelatedLink(text, block.words);
    if (linked) {
      nodes.push(linked);
      continue;
    }
    const label = readers().relatedLinks.labelOf(lineOf(text));
    const titles = label === null ? [] : linksBelow(blocks, at + 1);
    if (label !== null && titles.length > 0) {
      nodes.push(...titles.map((words) => linkNode(label, textOf(words), hrefOf(words))));
      at += titles.length;
      continue;
    }
    if (isPage && readers().lines.boilerplate(lineOf(text))) {
      leftOut.lines.push(text);
      continue;
    }
    const isHeading = block.as === 'paragraph' && isCrosshead(block, blocks[at + 1]);
    if (block.words.length > 0) nodes.push(textNode(isHeading ? { ...block, as: 'crosshead' } : block));
    if (block.credit) nodes.push(paragraph.create(null, schema.text(block.credit)));
  }
  return nodes;
}
