import type { Node } from 'prosemirror-model';
import { textBlocks } from './block-text';
import { countWords, finalText, type Count } from './counting';
import { schema } from './schema';

/**
 * Words and characters by style: what stands in the headline, in the body, in captions. Counted block by block and cached on the
 * block, so that whoever knows what changed (renderer/editor/counts.ts) recounts one block for a keystroke.
 */

/** How a text is set: the name of its text block; a paragraph of a quote, list, box or table is set as that. */
export type Style = string;

/** By style; a style that the story has no words in is absent or 0. */
export type StyleCounts = ReadonlyMap<Style, Count>;

export const NO_COUNT: Count = { words: 0, characters: 0 };

/** Pieces that are set in one style throughout. */
const WHOLE = new Set(['quote', 'list', 'factBox', 'table']);

/** The style of a text block, given the child of the story that it lies in. */
export const styleOf = (textBlock: Node, child: Node): Style =>
  WHOLE.has(child.type.name) ? child.type.name : textBlock.type.name;

const counts = new WeakMap<Node, StyleCounts>();

/** The counts of one child of the story. Struck words and struck blocks do not count. */
export function countsOfBlock(child: Node): StyleCounts {
  const known = counts.get(child);
  if (known) return known;
  const own = new Map<Style, Count>();
  const isStruck = schema.marks.deletion.isInSet(child.marks) !== undefined;
  const texts = isStruck ? [] : child.isTextblock ? [child] : textBlocks(child).map(({ block }) => block);
  for (const text of texts) addTo(own, styleOf(text, child), countOfText(text), 1);
  counts.set(child, own);
  return own;
}

function countOfText(block: Node): Count {
  const text = finalText(block);
  return { words: countWords(text), characters: [...text.replaceAll('\n', '')].length };
}

function addTo(counted: Map<Style, Count>, style: Style, count: Count, sign: 1 | -1): void {
  const { words, characters } = counted.get(style) ?? NO_COUNT;
  counted.set(style, {
    words: words + sign * count.words,
    characters: characters + sign * count.characters,
  });
}

/** Counts with some blocks more and some less. */
export function recounted(before: StyleCounts, gone: readonly Node[], come: readonly Node[]): StyleCounts {
  const after = new Map(before);
  for (const block of gone) for (const [style, count] of countsOfBlock(block)) addTo(after, style, count, -1);
  for (const block of come) for (const [style, count] of countsOfBlock(block)) addTo(after, style, count, 1);
  return after;
}

/** The counts of a whole story. */
export const countStyles = (story: Node): StyleCounts => recounted(new Map(), [], story.children);

/** What counts as the length of a story: its body, not its captions, links, sign-off and credits (counting.ts). */
export const BODY_STYLES: readonly Style[] = ['paragraph', 'crosshead', 'quote', 'list', 'factBox', 'table'];

/** The body's words and characters. */
export function bodyCount(counted: StyleCounts): Count {
  return BODY_STYLES.reduce(({ words, characters }, style) => {
    const count = counted.get(style) ?? NO_COUNT;
    return { words: words + count.words, characters: characters + count.characters };
  }, NO_COUNT);
}
