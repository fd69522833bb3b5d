import type { Mark, Node } from 'prosemirror-model';
import { plainText } from '../story/counting';
import { hasChanges, isTracked } from '../story/decisions';
import type { NodeName } from '../story/schema';
import { schema } from '../story/schema';
import { changeOf, type ChangeAttrs } from './reviewer';

/** The open changes of a story as a list in page order. Each block is read once in its life. */

export const CHANGE_KINDS = [
  'insertion',
  'deletion',
  'replacement',
  'move',
  'form',
  'split',
  'join',
  'type',
  'mark',
  'attribute',
] as const;
/**
 * What a change does. `form`: the same words in other boxes (paragraphs made a list); `type`: a paragraph made a crosshead or
 * back; `mark`: bold, link, foreign, lead-in; `attribute`: a link's address, an alt text, a crop, a role.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change extends ChangeAttrs {
  readonly kind: ChangeKind;
  /** The piece of the story it starts in: `headline`, `paragraph`, `caption`. */
  readonly where: NodeName;
  readonly inserted: string;
  readonly removed: string;
  /** Words that stay and whose form changes. */
  readonly quoted: string;
  /** What of the form changes, by name: `strong`, `href`, `altText`. */
  readonly names: readonly string[];
  /** What was and what is to be, for a change of form of which there is one. */
  readonly before: unknown;
  readonly after: unknown;
  /** Where it starts in the document. */
  readonly from: number;
}

/** One mark on one node. */
interface Piece {
  readonly mark: Mark;
  readonly isNode: boolean;
  readonly type: string;
  readonly text: string;
  readonly where: NodeName;
  /** From the start of the child of the story that it is in. */
  readonly offset: number;
  /** In something that is struck or put in as a whole, where it may be told a second time. */
  readonly isInside: boolean;
}

const { insertion, deletion } = schema.marks;
const pieces = new WeakMap<Node, readonly Piece[]>();

/** The innermost piece of furniture or copy that a node stands in. */
function pieceName(parent: Node | null, top: NodeName): NodeName {
  const name = parent?.type.name as NodeName | undefined;
  return name === undefined || name === 'story' || name === 'paragraph' || name === 'listItem' ? top : name;
}

function piecesOf(block: Node): readonly Piece[] {
  const known = pieces.get(block);
  if (known) return known;
  const all: Piece[] = [];
  const top = block.type.name as NodeName;
  const note = (node: Node, offset: number, parent: Node | null, isInside: boolean) => {
    if (!hasChanges(node)) return;
    for (const mark of node.marks)
      if (isTracked(mark))
        all.push({
          mark,
          isNode: !node.isInline,
          type: node.type.name,
          text: node.isText ? (node.text ?? '') : plainText(node),
          where: node.isInline ? pieceName(parent, top) : pieceName(node, top),
          offset,
          isInside,
        });
    const isWhole = isInside || (!node.isInline && node.marks.some(({ type }) => type === deletion));
    node.forEach((child, inner) => note(child, offset + 1 + inner, node, isWhole));
  };
  note(block, 0, null, false);
  pieces.set(block, all);
  return all;
}

interface Draft {
  readonly first: Piece;
  readonly from: number;
  readonly pieces: Piece[];
}

function kindOf(all: readonly Piece[], inserted: string, removed: string): ChangeKind {
  const kinds = new Set(
    all.map(({ mark }) =>
      mark.type === insertion || mark.type === deletion ? mark.type.name : (mark.attrs['kind'] as string),
    ),
  );
  const nodes = (type: typeof insertion) =>
    all.filter(({ mark, isNode }) => isNode && mark.type === type).map(({ type: name }) => name);
  const [put, struck] = [nodes(insertion), nodes(deletion)];
  if (put.length > 0 && struck.length > 0 && inserted.trim() === removed.trim())
    return put.join() === struck.join() ? 'move' : 'form';
  if (kinds.has('insertion') && kinds.has('deletion')) return 'replacement';
  for (const kind of ['insertion', 'deletion', 'split', 'join', 'type', 'mark', 'attribute'] as const)
    if (kinds.has(kind)) return kind;
  return 'form';
}

function changeFrom({ first, from, pieces: all }: Draft): Change {
  const text = (wanted: (piece: Piece) => boolean) =>
    all
      .filter(wanted)
      .reduce((told, { text: words, isNode }) => told + (told && isNode ? '\n' : '') + words, '');
  const inserted = text(({ mark }) => mark.type === insertion);
  const removed = text(({ mark }) => mark.type === deletion);
  const isForm = ({ mark }: Piece) => ['mark', 'attribute', 'type'].includes(mark.attrs['kind'] as string);
  const forms = all.filter(isForm);
  const one = forms[0]?.mark.attrs;
  return {
    ...changeOf(first.mark),
    kind: kindOf(all, inserted, removed),
    where: first.where,
    inserted,
    removed,
    quoted: text(isForm),
    names: [...new Set(forms.map(({ mark }) => mark.attrs['name'] as string).filter(Boolean))],
    before: one?.['before'] ?? null,
    after: one?.['after'] ?? null,
    from,
  };
}

/** The open changes in page order; a change of several places is told once, where it starts. */
export function changesOf(story: Node): readonly Change[] {
  const told = new Map<string, Draft>();
  const inside = new Map<string, Draft>();
  story.forEach((block, offset) => {
    if (!hasChanges(block)) return;
    for (const piece of piecesOf(block)) {
      const id = piece.mark.attrs['id'] as string;
      const drafts = piece.isInside ? inside : told;
      const draft = drafts.get(id);
      if (draft) draft.pieces.push(piece);
      else drafts.set(id, { first: piece, from: offset + piece.offset, pieces: [piece] });
    }
  });
  for (const [id, draft] of inside) if (!told.has(id)) told.set(id, draft);
  return [...told.values()].sort((a, b) => a.from - b.from).map(changeFrom);
}

/** Which changes are meant: those of a person, of a kind, with these ids. All of them where nothing is said. */
export interface ChangeFilter {
  readonly ids?: readonly string[];
  readonly author?: string;
  readonly kind?: ChangeKind;
}

export function chosenChanges(
  changes: readonly Change[],
  { ids, author, kind }: ChangeFilter,
): readonly Change[] {
  return changes.filter(
    (change) =>
      (ids?.includes(change.id) ?? true) &&
      (author === undefined || change.author === author) &&
      (kind === undefined || change.kind === kind),
  );
}

/** The ids of the changes that a stretch of the story touches; at a caret, those that it stands in or at. */
export function changesAt(story: Node, from: number, to: number): readonly string[] {
  const ids = new Set<string>();
  const [start, end] =
    from === to ? [Math.max(0, from - 1), Math.min(story.content.size, to + 1)] : [from, to];
  story.nodesBetween(start, end, (node) => {
    for (const mark of node.marks) if (isTracked(mark)) ids.add(mark.attrs['id'] as string);
    return hasChanges(node);
  });
  return [...ids];
}
