import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import type { Rival } from './rival';

/** Tiptap 3 with its starter kit. */
export const open: Rival = (place, html) => {
  new Editor({ element: place, extensions: [StarterKit], content: html });
};
