import type { Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import { newId } from '../identity';
import { addressFrom } from './addresses';
import type { PictureFile } from './blocks';
import { attribute, below, classesOf, find, isElement, type Element } from './html-tree';
import { plainLine } from './plain-characters';

/** Pictures of pasted HTML: places with an address. Nothing is fetched; only bytes that came along are kept. */

/** No bigger than this on either side: a pixel that tells somebody that the page was read. */
const SPY_PX = 2;
/** No bigger than this on both sides: an icon of the page. */
const ICON_PX = 32;
const PICTURE_TYPES = /^data:image\/(png|jpeg|gif|webp|avif);base64,([A-Za-z0-9+/=\s]+)$/i;
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\u200d|\ufe0f){1,12}$/u;

const side = (image: Element, name: string): number => {
  const given = attribute(image, name) ?? '';
  return /^\d+(px)?$/.test(given) ? parseInt(given, 10) : Infinity;
};

export const isIcon = (image: Element): boolean => {
  const [width, height] = [side(image, 'width'), side(image, 'height')];
  return Math.min(width, height) <= SPY_PX || Math.max(width, height) <= ICON_PX;
};

/** The sign that an image stands for, where a program sends its emoji as images. */
export function emojiOf(image: Element): string | null {
  const alt = attribute(image, 'alt')?.trim() ?? '';
  return alt !== '' && EMOJI.test(alt) ? alt : null;
}

/** The first address of a `srcset`. */
const firstOf = (srcset: string | null) => srcset?.trim().split(/[\s,]+/)[0] ?? null;

function addressOf(image: Element, base: string | null): string | null {
  const source = image.tagName === 'picture' ? find(image, ({ tagName }) => tagName === 'source') : null;
  const shown = image.tagName === 'picture' ? find(image, ({ tagName }) => tagName === 'img') : image;
  // Pages that load late keep the real address in an attribute of their own.
  const candidates = [
    ...['data-src', 'data-original', 'src'].map((name) => shown && attribute(shown, name)),
    firstOf(shown && attribute(shown, 'srcset')),
    firstOf(source && attribute(source, 'srcset')),
  ];
  for (const candidate of candidates) {
    const address = addressFrom(candidate, base);
    if (address?.startsWith('http')) return address;
  }
  return null;
}

function dataOf(src: string | null): Omit<PictureFile, 'id'> | null {
  const [, type = '', base64 = ''] = PICTURE_TYPES.exec(src?.trim() ?? '') ?? [];
  if (type === '') return null;
  let binary: string;
  try {
    binary = atob(base64.replace(/\s+/g, ''));
  } catch {
    // No base64 after all: a place for a picture, without one.
    return null;
  }
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  return { name: `pasted.${type.toLowerCase()}`, data: new Blob([bytes]) };
}

export interface PastedPicture {
  readonly node: Node;
  /** Bytes that came with the HTML itself. */
  readonly file: PictureFile | null;
}

const { picture, caption, creditLine } = schema.nodes;

export function pictureNode(
  attrs: { readonly id: string; readonly altText?: string; readonly address?: string | null },
  words: readonly Node[] = [],
  credit = '',
): Node {
  return picture.create(attrs, [
    caption.create(null, [...words]),
    creditLine.create(null, credit === '' ? null : schema.text(credit)),
  ]);
}

/** A picture for an `img` or `picture` element. */
export function readPicture(
  image: Element,
  base: string | null,
  words: readonly Node[] = [],
  credit = '',
): PastedPicture {
  const shown = image.tagName === 'img' ? image : find(image, ({ tagName }) => tagName === 'img');
  const id = newId('picture');
  const altText = plainLine((shown && attribute(shown, 'alt')) ?? '', 2000);
  const file = dataOf(shown && attribute(shown, 'src'));
  return {
    node: pictureNode({ id, altText, address: addressOf(image, base) }, words, credit),
    file: file && { id, ...file },
  };
}

const CREDIT_CLASS = /(^|[-_])(credit|author|photographer|copyright|kredit|attribution)s?($|[-_])/i;
const CAPTION_CLASS = /(^|[-_])(caption|figcaption|keterangan)($|[-_])|wp-caption-text/i;

/** True for an element that a page calls the credit of its picture. */
export const isCredit = (element: Element): boolean =>
  classesOf(element).some((name) => CREDIT_CLASS.test(name));

/** True for an element that a page calls the caption of a picture. */
export const isCaption = (element: Element): boolean =>
  element.tagName === 'figcaption' ||
  classesOf(element).some((name) => CAPTION_CLASS.test(name) || name.toLowerCase() === 'msocaption');

const isPictureTag = ({ tagName }: Element) => tagName === 'img' || tagName === 'picture';

/** The pictures below an element. An `img` inside a `picture` is that picture. */
export function* imagesBelow(element: Element): Generator<Element> {
  for (const node of below(element)) {
    const parent = isElement(node) && isPictureTag(node) ? node.parentNode : null;
    if (parent !== null && isElement(node) && parent.nodeName !== 'picture') yield node;
  }
}
