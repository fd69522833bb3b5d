import type { Node } from 'prosemirror-model';
import { blockText } from '../shared/story/block-text';
import { outlineOf, placeInOutline, type OutlineEntry } from '../shared/story/outline';
import { bodyOf } from './editor/pieces';
import { fuzzy } from './fuzzy';
import { positionOf } from './place-finder';

/** Going to a place in the story by what a person calls it: `foto 2`, `p 12`, `line 40`, 7, or words of the outline. */

export type NumberedPlace = 'block' | 'paragraph' | 'crosshead' | 'picture' | 'line';

/** What places are called, in both languages at once: a person may use either. */
const NAMES: Readonly<Record<NumberedPlace, RegExp>> = {
  block: /^(?:blok|block)?$/,
  paragraph: /^(?:p|par|paragraf|alinea|paragraph)$/,
  crosshead: /^(?:s|c|subjudul|sub|crosshead)$/,
  picture: /^(?:f|foto|gambar|picture|pic|photo)$/,
  line: /^(?:b|l|baris|line)$/,
};

/** A numbered place that was typed; null for anything else, which is words to look for. */
export function readPlace(query: string): { readonly place: NumberedPlace; readonly number: number } | null {
  const [, name = '', digits = ''] = /^(\p{L}*)\s*(\d{1,5})$/u.exec(query.trim().toLowerCase()) ?? [];
  const place = (Object.keys(NAMES) as NumberedPlace[]).find((one) => NAMES[one].test(name));
  return digits === '' || !place ? null : { place, number: Number(digits) };
}

/** A place as the list shows it. */
export type GoToItem =
  | { readonly kind: 'outline'; readonly entry: OutlineEntry; readonly hits: readonly number[] }
  | {
      readonly kind: 'numbered';
      readonly place: NumberedPlace;
      readonly number: number;
      /** The first words that stand there. */
      readonly text: string;
      readonly position: number;
    };

export const positionOfItem = (item: GoToItem): number =>
  item.kind === 'outline' ? item.entry.position : item.position;

/** Says where a line of the body begins; null where the story has not so many. */
export type LinePlace = (line: number) => number | null;

const MOST_QUOTED = 80;

function blockPosition(story: Node, number: number): number | null {
  const { first, last, start } = bodyOf(story);
  const index = first + number - 1;
  if (number < 1 || index >= last) return null;
  const before = story.children.slice(first, index).reduce((size, { nodeSize }) => size + nodeSize, 0);
  return start + before + 1;
}

function positionIn(story: Node, place: NumberedPlace, number: number, lineAt: LinePlace): number | null {
  if (number < 1) return null;
  if (place === 'block') return blockPosition(story, number);
  return place === 'line' ? lineAt(number) : positionOf(story, `${place} ${number}`);
}

function wordsAt(story: Node, position: number): string {
  const $place = story.resolve(position);
  const block = $place.parent.inlineContent ? $place.parent : $place.nodeAfter;
  if (!block?.isTextblock) return block?.textContent.slice(0, MOST_QUOTED) ?? '';
  const from = $place.parent.inlineContent ? $place.parentOffset : 0;
  const { text, runs } = blockText(block);
  const run = runs.find(({ pos, length }) => pos + length > from);
  return run ? text.slice(run.at + Math.max(0, from - run.pos), MOST_QUOTED + run.at + from).trim() : '';
}

/** The places that fit what was typed: the whole outline for nothing, one place for a number, else the entries with the words. */
export function placesFor(query: string, story: Node, lineAt: LinePlace): readonly GoToItem[] {
  const numbered = readPlace(query);
  if (numbered) {
    const { place, number } = numbered;
    const position = positionIn(story, place, number, lineAt);
    if (position === null) return [];
    return [{ kind: 'numbered', place, number, text: wordsAt(story, position), position }];
  }
  const entries = outlineOf(story);
  const plain = query.trim();
  if (plain === '') return entries.map((entry) => ({ kind: 'outline', entry, hits: [] }));
  return entries
    .flatMap((entry) => {
      const match = fuzzy(plain, entry.text);
      return match ? [{ item: { kind: 'outline' as const, entry, hits: match.hits }, ...match }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** Which of the items a person stands at: the last one at or before a position. -1 for none, and in a list by words. */
export function placeAmong(items: readonly GoToItem[], position: number): number {
  const entries = items.flatMap((item) => (item.kind === 'outline' ? [item.entry] : []));
  const isInOrder = entries.every(
    (entry, at) => at === 0 || (entries[at - 1]?.position ?? 0) <= entry.position,
  );
  return entries.length === items.length && isInOrder ? placeInOutline(entries, position) : -1;
}
