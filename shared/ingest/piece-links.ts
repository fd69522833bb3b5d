import type { Node } from 'prosemirror-model';
import { folded } from './lines';
import type { ReportPiece } from './report';

/** A text of the story as the import screen shows it: one line or paragraph, or a block that has no text. */
export interface ShownText {
  /** The kind of its node; a paragraph in a list or a box is `paragraph` too. */
  readonly is: string;
  readonly text: string;
  /** What is printed before it: the label of a credit or a related link. */
  readonly label: string;
}

/** The texts of a story in page order, the empty ones left out. */
export function shownTexts(story: Node): ShownText[] {
  const shown: ShownText[] = [];
  story.descendants((node) => {
    if (!node.isTextblock && !(node.isAtom && node.isBlock)) return true;
    const text = node.textBetween(0, node.content.size, '\n', '\n');
    const label: unknown = node.attrs['label'];
    if (text.trim() !== '' || !node.isTextblock)
      shown.push({ is: node.type.name, text, label: typeof label === 'string' ? label : '' });
    return false;
  });
  return shown;
}

/** Kinds of text that a piece may have become, where they are not called the same. */
const BECOMES: Readonly<Record<string, readonly string[]>> = {
  listItem: ['paragraph'],
  ornament: ['break'],
};

/** How far ahead a piece looks for its text: pieces and texts of a kind stand in the same order. */
const AHEAD = 40;

/** True for a piece that is nothing but the label printed before a text. */
const isLabel = (said: string, label: string) => label !== '' && said.replace(/\s?:$/, '') === label;

const comparable = (text: string) => folded(text).toLowerCase();

/**
 * Which of the shown texts each piece of a report stands in, by the piece's place. Pieces that were dropped, or stand in a field
 * beside the story, have none. Takes time in proportion to their number.
 */
export function pieceLinks(
  pieces: readonly ReportPiece[],
  shown: readonly ShownText[],
): readonly (readonly number[])[] {
  const byKind = new Map<string, { readonly at: number; readonly text: string; readonly label: string }[]>();
  shown.forEach(({ is, text, label }, at) => {
    const known = byKind.get(is) ?? [];
    known.push({ at, text: comparable(text), label: comparable(label) });
    byKind.set(is, known);
  });
  const cursors = new Map<string, number>();
  return pieces.map(({ as, fate, text }) => {
    const said = comparable(text);
    if (fate === 'dropped' || said === '') return [];
    return (BECOMES[as] ?? [as]).flatMap((kind) => {
      const texts = byKind.get(kind) ?? [];
      const from = cursors.get(kind) ?? 0;
      const near = texts.slice(from, from + AHEAD);
      const found = near.findIndex(
        (one) => one.text.includes(said) || said.includes(one.text) || isLabel(said, one.label),
      );
      if (found === -1) return [];
      // A line of several credits stands in several; a line of a paragraph leaves the paragraph open for the next line.
      let last = found;
      while (near[last + 1] && said.includes(near[last + 1]?.text ?? '')) last++;
      cursors.set(kind, from + last);
      return near.slice(found, last + 1).map(({ at }) => at);
    });
  });
}
