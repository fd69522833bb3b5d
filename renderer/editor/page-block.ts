import type { EditorView } from 'prosemirror-view';

/** The blocks of the page: the children of the editable. */

/** How high a block is, until it has been seen: letters in a line; pixels of a line, of the space below, of a picture. */
const LINE_LETTERS = 75;
const LINE_PX = 27;
const BLOCK_PX = 15;
const PICTURE_PX = 420;

/** A first guess of how high a block of the page is, in pixels. */
export const guessedHeight = (node: Node): number =>
  node instanceof HTMLElement && node.tagName === 'FIGURE'
    ? PICTURE_PX
    : Math.max(1, Math.ceil((node.textContent?.length ?? 0) / LINE_LETTERS)) * LINE_PX + BLOCK_PX;

/** The block of the page that a position of the story is in or at; null where there is none. */
export function blockAt(view: EditorView, pos: number): Node | null {
  const { dom } = view;
  const { node, offset } = view.domAtPos(pos, 1);
  let block: Node | null = node === dom ? (node.childNodes[offset] ?? node.lastChild) : node;
  while (block && block.parentNode !== dom) block = block.parentNode;
  return block;
}
