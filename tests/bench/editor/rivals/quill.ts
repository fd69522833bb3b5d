import Quill from 'quill';
import 'quill/dist/quill.core.css';
import type { Rival } from './rival';

/** Quill 2 without a toolbar. */
export const open: Rival = (place, html) => {
  const root = document.createElement('div');
  place.append(root);
  const quill = new Quill(root, { modules: { toolbar: false } });
  quill.setContents(quill.clipboard.convert({ html }));
  // Else one undo would take the story away.
  quill.history.clear();
};
