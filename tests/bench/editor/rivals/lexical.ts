import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $createLinkNode, LinkNode } from '@lexical/link';
import { $createHeadingNode, HeadingNode, registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  createEditor,
  type ElementNode,
  type TextFormatType,
} from 'lexical';
import { blocksOf, type Rival } from './rival';

const FORMATS: Readonly<Record<string, TextFormatType>> = {
  STRONG: 'bold',
  EM: 'italic',
  U: 'underline',
  S: 'strikethrough',
};

function fill(parent: ElementNode, from: Node, formats: readonly TextFormatType[]): void {
  for (const child of from.childNodes) {
    const format = FORMATS[child.nodeName];
    if (child instanceof Text) {
      const text = $createTextNode(child.data);
      for (const one of formats) text.toggleFormat(one);
      parent.append(text);
    } else if (child instanceof HTMLAnchorElement) {
      const link = $createLinkNode(child.href);
      fill(link, child, formats);
      parent.append(link);
    } else fill(parent, child, format ? [...formats, format] : formats);
  }
}

/** Lexical with its rich text, history and link parts. */
export const open: Rival = (place, html) => {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.style.whiteSpace = 'pre-wrap';
  place.append(root);
  const editor = createEditor({
    namespace: 'bench',
    nodes: [HeadingNode, LinkNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  registerRichText(editor);
  editor.update(
    () => {
      const story = $getRoot().clear();
      for (const block of blocksOf(html).children) {
        const made = block.tagName === 'H2' ? $createHeadingNode('h2') : $createParagraphNode();
        fill(made, block, []);
        story.append(made);
      }
    },
    { discrete: true },
  );
  registerHistory(editor, createEmptyHistoryState(), 300);
};
