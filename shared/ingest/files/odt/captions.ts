import type { PageMarkup } from '../page-markup';
import type { XmlElement } from '../xml-tree';

/** Pictures in an OpenDocument text and the words that belong to them. */

/** Shapes that may have words in them (section 10.3). */
export const SHAPES = new Set([
  'custom-shape',
  'rect',
  'ellipse',
  'circle',
  'polygon',
  'regular-polygon',
  'path',
  'caption',
]);

/** True for a paragraph that says something beside what is drawn in it. */
export function hasWords({ children }: XmlElement): boolean {
  return children.some((one) =>
    typeof one === 'string'
      ? one.trim() !== ''
      : one.name !== 'frame' &&
        one.name !== 'g' &&
        one.name !== 'annotation' &&
        !SHAPES.has(one.name) &&
        hasWords(one),
  );
}

/** A picture, and after it a paragraph in the style of captions, are one: so they stand in a paragraph of their own, or in two boxes. */
export function withCaptions(blocks: readonly PageMarkup[]): PageMarkup[] {
  const out: PageMarkup[] = [];
  for (const block of blocks) {
    const before = out.at(-1);
    const caption = /^<p class="caption">(.+)<\/p>$/s.exec(block)?.[1];
    const isOne = caption !== undefined && !caption.includes('</p>');
    if (before && isOne && /^<figure><img[^>]*><\/figure>$/.test(before))
      out.splice(-1, 1, captionedFigure(before, caption as PageMarkup));
    else out.push(block);
  }
  return out;
}

/** A picture with words beneath it. */
export const captionedFigure = (figure: PageMarkup, caption: PageMarkup): PageMarkup =>
  figure.replace(/<\/figure>$/, () => `<figcaption>${caption}</figcaption></figure>`) as PageMarkup;
