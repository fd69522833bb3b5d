import type { Node } from 'prosemirror-model';
import type { Crop } from '../story/attributes';
import { contentHash } from '../story/content-hash';
import type { Credit } from '../story/credit';
import { readStory, type BlockReading, type StoryReading } from '../story/reading';
import { pieceNames, textPlaces } from '../story/places';
import { schema, type NodeName } from '../story/schema';
import { printedStory } from '../story/views';
import type { PictureInfo } from './finding';
import type { Subject } from './subject';

/** A place in the story, in words and in page order. */
export interface Place {
  /** `headline`, `paragraph 3`, `caption 1`, `fields.slug`. */
  readonly where: string;
  /** Rises from the top of the page to its foot; the fields and the whole story come after. */
  readonly order: number;
  /** Stable id of the node, where it has one. */
  readonly node?: string;
}

/** Printed words and where they stand. */
export interface PlacedText extends Place {
  readonly text: string;
}

export interface PlacedPicture extends Place {
  readonly number: number;
  readonly caption: PlacedText;
  readonly creditLine: PlacedText;
  readonly altText: string;
  readonly crop: Crop | null;
  /** What the archive knows of its file; null while there is none. */
  readonly info: PictureInfo | null;
}

export interface PlacedLink extends PlacedText {
  readonly label: string;
  readonly href: string | null;
}

export interface PlacedCredit extends Place {
  readonly credit: Credit;
}

/** A subject walked once, so that every rule looks at the same places under the same names. */
export interface Survey {
  readonly subject: Subject;
  /** The story as it would be printed. */
  readonly doc: Node;
  readonly reading: StoryReading;
  /** The hash of the subject's text and fields, which approvals bind to; reckoned when it is first asked for. */
  readonly contentHash: () => string;
  /** Headline, standfirst, body and captions: the copy that rules about words read. */
  readonly copy: readonly PlacedText[];
  readonly pictures: readonly PlacedPicture[];
  readonly relatedLinks: readonly PlacedLink[];
  /** Links in the words of the copy. */
  readonly linkedWords: readonly PlacedLink[];
  readonly embeds: readonly PlacedLink[];
  readonly credits: readonly PlacedCredit[];
}

const FURNITURE = ['kicker', 'headline', 'standfirst', 'byline', 'dateline'] as const;
const BODY = FURNITURE.length;
const FOOT = 1_000_000;

/** The place of a piece of furniture above the body. */
export function furniturePlace(name: (typeof FURNITURE)[number]): Place {
  return { where: name, order: FURNITURE.indexOf(name) };
}

export const BODY_PLACE: Place = { where: 'body', order: BODY };
export const SIGN_OFF_PLACE: Place = { where: 'signOff', order: FOOT };
export const CREDITS_PLACE: Place = { where: 'credits', order: FOOT + 1 };
export const STORY_PLACE: Place = { where: 'story', order: 3 * FOOT };

export function fieldPlace(name: string): Place {
  return { where: `fields.${name}`, order: 2 * FOOT };
}

/** Numbers the blocks of the body by kind: the third paragraph is `paragraph 3` whatever stands between. */
function placeBlocks(
  body: readonly BlockReading[],
): readonly (PlacedText & { readonly block: BlockReading; readonly number: number })[] {
  const counts = new Map<string, number>();
  return body.map((block, index) => {
    const number = (counts.get(block.type) ?? 0) + 1;
    counts.set(block.type, number);
    return {
      where: `${block.type} ${number}`,
      order: BODY + index,
      text: block.text,
      node: block.id,
      block,
      number,
    };
  });
}

function placeCredits(doc: Node): PlacedCredit[] {
  const box = doc.children.find((child) => child.type === schema.nodes.credits);
  if (!box) return [];
  return box.children.map((node, index) => ({
    where: `credit ${index + 1}`,
    order: CREDITS_PLACE.order + index,
    credit: { ...(node.attrs as Omit<Credit, 'name'>), name: node.textContent.trim() },
  }));
}

/** Every run of words under one link, in page order. `orderOf` tells where on the page a piece of this name stands. */
function placeLinkedWords(doc: Node, orderOf: (piece: string) => number): PlacedLink[] {
  const names = pieceNames(doc);
  const found: PlacedLink[] = [];
  for (const { where, piece, node } of textPlaces(doc)) {
    let before: string | null = null;
    for (const child of node.children) {
      const href = (schema.marks.link.isInSet(child.marks)?.attrs['href'] ?? null) as string | null;
      const text = child.text ?? '';
      const last = found.at(-1);
      if (href !== null && href === before && last) found.splice(-1, 1, { ...last, text: last.text + text });
      else if (href !== null)
        found.push({ where, order: orderOf(names[piece] ?? ''), text, label: '', href });
      before = href;
    }
  }
  return found;
}

/** Walks a subject once. */
export function survey(subject: Subject): Survey {
  const doc = printedStory(subject.doc);
  const reading = readStory(doc);
  const blocks = placeBlocks(reading.body);
  const nodes = doc.children;
  const nodesOf = (name: NodeName) => nodes.filter((node) => node.type.name === name);
  const embedNodes = nodesOf('embed');
  const pictureNodes = nodesOf('picture');

  const pictures = blocks
    .filter(({ block }) => block.type === 'picture')
    .map(({ block, number, order, where, node }): PlacedPicture => {
      const part = (name: string, text: string): PlacedText => ({
        where: `${name} ${number}`,
        order,
        node,
        text,
      });
      return {
        where,
        order,
        node,
        number,
        caption: part('caption', block.caption ?? ''),
        creditLine: part('creditLine', block.creditLine ?? ''),
        altText: block.altText ?? '',
        crop: (pictureNodes[number - 1]?.attrs['crop'] ?? null) as Crop | null,
        info: (block.picture ? subject.pictures.get(block.picture) : undefined) ?? null,
      };
    });
  const links = (type: BlockReading['type'], idOf: (number: number) => string | undefined): PlacedLink[] =>
    blocks
      .filter(({ block }) => block.type === type)
      .map(({ block, where, order, number }) => ({
        where,
        order,
        node: idOf(number),
        text: block.title ?? '',
        label: block.label ?? '',
        href: block.href ?? null,
      }));
  const furniture = (['headline', 'standfirst'] as const).map((name) => ({
    ...furniturePlace(name),
    text: reading[name],
  }));
  const body = blocks.flatMap((placed): PlacedText[] => {
    const { block, where, order, text } = placed;
    if (block.type === 'picture')
      return pictures.filter((one) => one.order === order).map(({ caption }) => caption);
    if (block.type === 'relatedLink' || block.type === 'embed') return [];
    if (block.type === 'factBox')
      return [{ where, order, text: [block.title ?? '', text].filter(Boolean).join('\n') }];
    return [{ where, order, text }];
  });
  const relatedNodes = nodesOf('relatedLink');
  const idIn = (list: readonly Node[]) => (number: number) =>
    list[number - 1]?.attrs['id'] as string | undefined;
  const orders = new Map<string, number>([
    ...FURNITURE.map((name, order) => [name, order] as const),
    ...blocks.map(({ where, order }) => [where, order] as const),
  ]);
  let hash: string | null = null;
  return {
    subject,
    doc,
    reading,
    contentHash: () => (hash ??= contentHash(subject.doc, subject.fields)),
    copy: [...furniture, ...body].filter(({ text }) => text !== ''),
    pictures,
    relatedLinks: links('relatedLink', idIn(relatedNodes)),
    linkedWords: placeLinkedWords(doc, (piece) => orders.get(piece) ?? FOOT),
    embeds: links('embed', idIn(embedNodes)),
    credits: placeCredits(doc),
  };
}
