import type { Node } from 'prosemirror-model';
import { MOST_AROUND, MOST_QUOTED, type Anchor, type Thread } from '../journal/threads';
import { schema, type NodeName } from '../story/schema';

/** Where threads stand in a story as it is now. A thread whose words are gone falls to its block, then to the story: never lost. */

/** How a thread was found: by its marks, by its quoted words, by the words around them, by its piece; or not in the text at all. */
export type Hold = 'marked' | 'quoted' | 'block' | 'piece' | 'story';

export interface PlacedThread {
  readonly thread: Thread;
  readonly hold: Hold;
  /** Positions in the document; 0 to 0 for what is about the whole story. */
  readonly from: number;
  readonly to: number;
  /** The kind of piece it stands in; `story` for the whole of it. */
  readonly where: NodeName;
  /** The words as they are now; as they were where they are gone. */
  readonly quote: string;
}

interface TextBlock {
  readonly name: NodeName;
  /** Before its first letter. */
  readonly start: number;
  /** Every inline thing that is no text is one character, so that places in it are places in the block. */
  readonly text: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly where: NodeName;
  readonly quote: string;
}

/** What one walk over a story finds for all of its threads. */
interface Found {
  readonly marked: ReadonlyMap<string, Stretch>;
  readonly pieces: ReadonlyMap<string, Stretch>;
  readonly blocks: readonly TextBlock[];
}

const OBJECT = '\ufffc';
const blockText = (block: Node) => block.textBetween(0, block.content.size, undefined, OBJECT);

function lookOver(story: Node): Found {
  const marked = new Map<string, Stretch>();
  const pieces = new Map<string, Stretch>();
  const blocks: TextBlock[] = [];
  story.descendants((node, pos, parent) => {
    const to = pos + node.nodeSize;
    const id = node.attrs['id'] as unknown;
    if (typeof id === 'string') {
      pieces.set(id, { from: pos, to, where: node.type.name as NodeName, quote: node.textContent });
    }
    if (node.isTextblock) {
      blocks.push({ name: node.type.name as NodeName, start: pos + 1, text: blockText(node) });
    }
    for (const mark of node.marks) {
      if (mark.type !== schema.marks.comment) continue;
      const thread = mark.attrs['id'] as string;
      const before = marked.get(thread);
      const where = before?.where ?? ((node.isInline ? parent : node)?.type.name as NodeName);
      marked.set(thread, {
        from: before?.from ?? pos,
        to,
        where,
        quote: (before?.quote ?? '') + (node.text ?? ''),
      });
    }
  });
  return { marked, pieces, blocks };
}

function placesOf(part: string, blocks: readonly TextBlock[]): { block: TextBlock; at: number }[] {
  if (part === '') return [];
  return blocks.flatMap((block) => {
    const places: { block: TextBlock; at: number }[] = [];
    for (let at = block.text.indexOf(part); at !== -1; at = block.text.indexOf(part, at + 1))
      places.push({ block, at });
    return places;
  });
}

/** Shorter words around a quote say nothing about where it stood. */
const LEAST_AROUND = 6;

type WordsAnchor = Extract<Anchor, { to: 'words' }>;

/** The one place that quoted words have, with the words beside them to tell several apart; null where there is not one. */
function quotedPlace({ quote, before, after }: WordsAnchor, blocks: readonly TextBlock[]): Stretch | null {
  const places = placesOf(quote, blocks);
  const fits = places.filter(
    ({ block, at }) =>
      block.text.slice(0, at).endsWith(before) && block.text.slice(at + quote.length).startsWith(after),
  );
  const [one, ...others] = places.length > 1 ? fits : places;
  if (!one || others.length > 0) return null;
  const from = one.block.start + one.at;
  return { from, to: from + quote.length, where: one.block.name, quote };
}

/** The one block in which the words before or after the quote still stand. */
function blockPlace({ quote, before, after }: WordsAnchor, blocks: readonly TextBlock[]): Stretch | null {
  for (const around of [before, after]) {
    if (around.trim().length < LEAST_AROUND) continue;
    const [one, ...others] = [...new Set(placesOf(around, blocks).map(({ block }) => block))];
    if (one && others.length === 0)
      return { from: one.start, to: one.start + one.text.length, where: one.name, quote };
  }
  return null;
}

function placed(thread: Thread, found: Found): PlacedThread {
  const { anchor, id } = thread;
  const marked = found.marked.get(id);
  if (marked) return { thread, hold: 'marked', ...marked };
  if (anchor.to === 'piece') {
    const piece = found.pieces.get(anchor.node);
    if (piece) return { thread, hold: 'piece', ...piece };
  }
  if (anchor.to === 'words') {
    const same = found.blocks.filter(({ name }) => name === anchor.where);
    const quoted = quotedPlace(anchor, same);
    if (quoted) return { thread, hold: 'quoted', ...quoted };
    const block = blockPlace(anchor, same);
    if (block) return { thread, hold: 'block', ...block };
  }
  const quote = anchor.to === 'words' ? anchor.quote : '';
  return { thread, hold: 'story', from: 0, to: 0, where: 'story', quote };
}

/** Every thread at its place, in page order; what is about the whole story comes first. */
export function placedThreads(story: Node, threads: readonly Thread[]): readonly PlacedThread[] {
  if (threads.length === 0) return [];
  const found = lookOver(story);
  return threads.map((thread) => placed(thread, found)).sort((a, b) => a.from - b.from);
}

/** The anchor of a comment on `from` to `to`: its words with what stands around them. Null where there are no words. */
export function wordsAnchor(story: Node, from: number, to: number): WordsAnchor | null {
  const quote = story.textBetween(from, to, '\n', OBJECT).slice(0, MOST_QUOTED);
  const $from = story.resolve(from);
  const $to = story.resolve(to);
  if (quote.trim() === '' || !$from.parent.isTextblock || !$to.parent.isTextblock) return null;
  return {
    to: 'words',
    quote,
    where: $from.parent.type.name,
    before: blockText($from.parent).slice(0, $from.parentOffset).slice(-MOST_AROUND),
    after: blockText($to.parent).slice($to.parentOffset).slice(0, MOST_AROUND),
  };
}

/** The threads whose words are marked between two positions, or at one. */
export function threadsAt(story: Node, from: number, to: number): readonly string[] {
  const ids = new Set<string>();
  const note = (node: Node | null) => {
    for (const mark of node?.marks ?? [])
      if (mark.type === schema.marks.comment) ids.add(mark.attrs['id'] as string);
  };
  if (from === to) {
    const { nodeBefore, nodeAfter } = story.resolve(from);
    note(nodeBefore);
    note(nodeAfter);
  } else story.nodesBetween(from, to, note);
  return [...ids];
}

/** Where a text first stands inside one block of the story; null where it stands nowhere. */
export function firstPlace(story: Node, text: string): { readonly from: number; readonly to: number } | null {
  const [first] = placesOf(text, lookOver(story).blocks);
  if (!first) return null;
  const from = first.block.start + first.at;
  return { from, to: from + text.length };
}
