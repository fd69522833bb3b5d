import type { Mark, Node } from 'prosemirror-model';

/**
 * A story as plain HTML, for editors that know nothing of its furniture: every text block a paragraph or heading, in order, with
 * bold, links, and changes as underlined and struck words. The text is the same to the letter.
 */

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const TAGS: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', insertion: 'u', deletion: 's' };

function wrapped(text: string, { type, attrs }: Mark): string {
  if (type.name === 'link') return `<a href="${escape(String(attrs['href']))}">${text}</a>`;
  const tag = TAGS[type.name];
  return tag ? `<${tag}>${text}</${tag}>` : text;
}

export function copyHtml(story: Node): string {
  const blocks: string[] = [];
  story.descendants((node) => {
    if (!node.isTextblock) return true;
    const inline = node.children.map((child) => child.marks.reduce(wrapped, escape(child.text ?? ' ')));
    const tag = node.type.name === 'crosshead' ? 'h2' : 'p';
    if (node.content.size > 0) blocks.push(`<${tag}>${inline.join('')}</${tag}>`);
    return false;
  });
  return blocks.join('');
}
