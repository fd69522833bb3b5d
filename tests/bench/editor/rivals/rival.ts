/** An editor as the bench meets it: puts copy into a place on the page and resolves when it is there. */
export type Rival = (place: HTMLElement, html: string) => void | Promise<void>;

/** The blocks of the copy, as elements that are in no page yet. */
export function blocksOf(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}
