import type { Node } from 'prosemirror-model';
import { schema } from './schema';
import { finalOf } from './views';

/**
 * Counting. Every result is cached on the immutable block node it was counted in, so a keystroke recounts one block.
 */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-./]*/gu;
/** Scripts written without spaces: every character counts as a word. */
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/** The words in a plain text. Numbers with their points ("750.000") and hyphenated words count as one. */
export function countWords(text: string): number {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const rest = ideographs > 0 ? text.replace(IDEOGRAPH, ' ') : text;
  return ideographs + (rest.match(WORD)?.length ?? 0);
}

/** Words and characters of one block, as they would be printed. */
export interface Count {
  readonly words: number;
  readonly characters: number;
}

const counts = new WeakMap<Node, Count>();

const texts = new WeakMap<Node, string>();

/** The words of a block, its texts apart by line breaks. Looks at the block as it is: give it a reading of views.ts. */
export function plainText(block: Node): string {
  const known = texts.get(block);
  if (known !== undefined) return known;
  let text = '';
  block.descendants((node) => {
    if (node.isText) text += node.text ?? '';
    else if (node.type === schema.nodes.lineBreak) text += '\n';
    else if (node.isTextblock && text !== '' && !text.endsWith('\n')) text += '\n';
  });
  texts.set(block, text);
  return text;
}

/** The text of a block with every tracked change in it accepted. */
export function finalText(block: Node): string {
  return plainText(finalOf(block));
}

function countBlock(block: Node): Count {
  const known = counts.get(block);
  if (known) return known;
  const text = plainText(block);
  const count = { words: countWords(text), characters: [...text.replace(/\n/g, '')].length };
  counts.set(block, count);
  return count;
}

/** What the body counts: paragraphs, crossheads, quotes, lists, boxes and tables. Not captions, links, sign-off, credits. */
const BODY = new Set(['paragraph', 'crosshead', 'quote', 'list', 'factBox', 'table']);

/** Words and characters of the body, every tracked change accepted. */
export function countBody(story: Node): Count {
  return countStanding(finalOf(story));
}

/** Words and characters of the body of a story that is read as it is: one of the readings of views.ts. */
export function countStanding(story: Node): Count {
  let words = 0;
  let characters = 0;
  story.forEach((block) => {
    if (!BODY.has(block.type.name)) return;
    const count = countBlock(block);
    words += count.words;
    characters += count.characters;
  });
  return { words, characters };
}

/** Minutes to read at 200 words a minute, rounded up; 0 for an empty story. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / 200);
}
