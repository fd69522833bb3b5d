import type { Node } from 'prosemirror-model';
import { creditText } from './credit';
import { finalText } from './counting';
import { schema } from './schema';

/** The story as a list of the places that a person goes to by name. What a block has is remembered on the block. */

export const OUTLINE_KINDS = [
  'headline',
  'standfirst',
  'crosshead',
  'picture',
  'factBox',
  'relatedLink',
  'credit',
] as const;
export type OutlineKind = (typeof OUTLINE_KINDS)[number];

export interface OutlineEntry {
  readonly kind: OutlineKind;
  /** Its words: of a picture its caption, of a box its title. Empty while there are none. */
  readonly text: string;
  /** Which one of its kind it is, from 1. */
  readonly number: number;
  /** The position in the story where its words begin. */
  readonly position: number;
}

/** An entry as its block knows it: counted from the start of the block. */
interface OwnEntry {
  readonly kind: OutlineKind;
  readonly text: string;
  readonly offset: number;
}

const own = new WeakMap<Node, readonly OwnEntry[]>();

function readBlock(child: Node): readonly OwnEntry[] {
  if (schema.marks.deletion.isInSet(child.marks)) return [];
  const kind = OUTLINE_KINDS.find((name) => name === child.type.name);
  if (child.type === schema.nodes.credits) {
    let offset = 1;
    return child.children.flatMap((credit) => {
      const at = offset + 1;
      offset += credit.nodeSize;
      if (schema.marks.deletion.isInSet(credit.marks)) return [];
      const label = credit.attrs['label'] as string;
      return [{ kind: 'credit' as const, text: creditText({ label, name: finalText(credit) }), offset: at }];
    });
  }
  if (!kind) return [];
  if (child.isTextblock) {
    const text = finalText(child);
    // Furniture that nobody has filled is no place to go to; a crosshead without words is.
    const isEmptyPiece = text === '' && (kind === 'headline' || kind === 'standfirst');
    return isEmptyPiece ? [] : [{ kind, text, offset: 1 }];
  }
  const named = child.firstChild;
  return named?.isTextblock ? [{ kind, text: finalText(named), offset: 2 }] : [{ kind, text: '', offset: 1 }];
}

function entriesOf(child: Node): readonly OwnEntry[] {
  const known = own.get(child);
  if (known) return known;
  const read = readBlock(child);
  own.set(child, read);
  return read;
}

/** The outline of a story in page order. Looks at every child of the story: for a pause in the typing. */
export function outlineOf(story: Node): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const numbers = new Map<OutlineKind, number>();
  story.forEach((child, from) => {
    for (const { kind, text, offset } of entriesOf(child)) {
      const number = (numbers.get(kind) ?? 0) + 1;
      numbers.set(kind, number);
      entries.push({ kind, text, number, position: from + offset });
    }
  });
  return entries;
}

/** Which entry a position stands in or behind: its index, -1 before the first. Looks at the entries only. */
export function placeInOutline(entries: readonly OutlineEntry[], position: number): number {
  return entries.findLastIndex((entry) => entry.position <= position);
}
