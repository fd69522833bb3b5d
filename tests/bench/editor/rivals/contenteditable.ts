import { blocksOf, type Rival } from './rival';

/** The browser's own editing, with nothing on top: what everything is measured against. */
export const open: Rival = (place, html) => {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.append(...blocksOf(html).childNodes);
  place.append(root);
};
