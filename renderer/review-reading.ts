import type { Mark, Node } from 'prosemirror-model';
import { schema, type NodeName } from '../shared/story/schema';

/** One tracked change or comment, as the Review pane lists it. */
export interface ReviewItem {
  readonly id: string;
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'modification' | 'comment';
  /** Empty where the mark does not say. */
  readonly author: string;
  /** Instant; null where the mark does not say. */
  readonly at: string | null;
  readonly removed: string;
  readonly inserted: string;
  /** Copy that is not changed in its letters: what a comment or a change of form stands on. */
  readonly quoted: string;
  /** Why, where a rule made it. */
  readonly cause: string;
  /** The piece of the story it stands in. */
  readonly where: NodeName;
  /** Where it starts in the document. */
  readonly from: number;
}

type Draft = { -readonly [Key in keyof ReviewItem]: ReviewItem[Key] };

const NO_TIME = '1970-01-01T00:00:00Z';
const { insertion, deletion, modification, comment } = schema.marks;

function start(mark: Mark, where: NodeName, from: number): Draft {
  const attrs = mark.attrs as { id: string; author?: string; at?: string; cause?: string };
  return {
    id: attrs.id,
    kind: mark.type.name as Draft['kind'],
    author: attrs.author ?? '',
    at: attrs.at === undefined || attrs.at === NO_TIME ? null : attrs.at,
    removed: '',
    inserted: '',
    quoted: '',
    cause: attrs.cause ?? '',
    where,
    from,
  };
}

/** The innermost piece of furniture or copy that a node stands in. */
function pieceOf(parent: Node | null, top: NodeName): NodeName {
  const name = parent?.type.name as NodeName | undefined;
  return name === undefined || name === 'story' || name === 'paragraph' ? top : name;
}

/** Tracked changes and comments in document order; a change of several pieces is told once, where it starts. */
export function reviewItems(story: Node): readonly ReviewItem[] {
  const items = new Map<string, Draft>();
  const note = (marks: readonly Mark[], text: string, where: NodeName, from: number) => {
    for (const mark of marks) {
      if (
        mark.type !== insertion &&
        mark.type !== deletion &&
        mark.type !== modification &&
        mark.type !== comment
      )
        continue;
      const key = `${mark.type === comment ? 'comment' : 'change'} ${mark.attrs['id'] as string}`;
      const item = items.get(key) ?? start(mark, where, from);
      items.set(key, item);
      if (mark.type === insertion) item.inserted += text;
      else if (mark.type === deletion) item.removed += text;
      else item.quoted += text;
      if (item.inserted && item.removed) item.kind = 'replacement';
    }
  };
  story.forEach((piece, offset) => {
    const top = piece.type.name as NodeName;
    note(piece.marks, piece.textContent, top, offset);
    piece.descendants((node, position, parent) => {
      if (node.marks.length > 0)
        note(node.marks, node.textContent, pieceOf(parent, top), offset + 1 + position);
    });
  });
  return [...items.values()];
}

/** The letters that stand for a person: `Thalatie Yani` is `TY`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

/** A person's colour, always the same one: 0 to `of` - 1. */
export function colourOf(name: string, of: number): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 37 + (letter.codePointAt(0) ?? 0)) % 9941;
  return sum % of;
}
