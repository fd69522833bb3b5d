import { schema } from '../../../shared/story/schema';
import { copyHtml } from './copy-html';
import type { Rival } from './rivals/rival';

/** The page on which the others are measured: `?editor=NAME&copy=NAME`. The editor's code is loaded before the watch starts. */

const RIVALS: Readonly<Record<string, () => Promise<{ readonly open: Rival }>>> = {
  contenteditable: () => import('./rivals/contenteditable'),
  prosemirror: () => import('./rivals/prosemirror'),
  tiptap: () => import('./rivals/tiptap'),
  lexical: () => import('./rivals/lexical'),
  quill: () => import('./rivals/quill'),
  ckeditor: () => import('./rivals/ckeditor.mjs'),
};

const asked = new URLSearchParams(location.search);
const place = document.querySelector<HTMLElement>('#place');
const load = RIVALS[asked.get('editor') ?? ''];
if (!place || !load) throw new RangeError(`There is no editor ${asked.get('editor')}`);
const { open } = await load();
const answer = await fetch(`/copy/${asked.get('copy')}.json`);
const html = copyHtml(schema.nodeFromJSON(await answer.json()));
await document.fonts.ready;
Object.assign(globalThis, { openRival: () => open(place, html) });
