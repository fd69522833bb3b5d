/**
 * What every reader of a document file makes: the file as a plain page of HTML, which then goes the way of every web page
 * through the recognisers. One way for all formats means one place where furniture is recognised and every piece accounted for.
 *
 * Beside HTML's own elements the page says what a word processor knows and HTML has no element for:
 * `<ins>` and `<del>` with `data-author` and `data-at` are tracked changes, `<mark data-comment>` is the range of a comment.
 */

declare const escaped: unique symbol;
/** Well-formed markup; only the functions here make it. */
export type PageMarkup = string & { readonly [escaped]: true };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Words. */
export function said(text: string): PageMarkup {
  return escapeText(text) as PageMarkup;
}

/** An element. Attributes that are null or undefined are left out; void elements are given no content. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>>,
  ...content: readonly PageMarkup[]
): PageMarkup {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value == null ? [] : [` ${key}="${escapeText(value)}"`],
  );
  const isVoid = name === 'br' || name === 'hr' || name === 'img';
  return `<${name}${given.join('')}>${isVoid ? '' : `${content.join('')}</${name}>`}` as PageMarkup;
}

export function joined(parts: readonly PageMarkup[], between = ''): PageMarkup {
  return parts.join(between) as PageMarkup;
}
