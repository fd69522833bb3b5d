import type { Node } from 'prosemirror-model';
import { schema } from '../story/schema';
import { printable } from '../preflight/unprintables';

/** A run of words that look alike. */
export interface Span {
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
  /** Part of the capitals that open a story; the text itself is in normal case. */
  readonly isLeadIn: boolean;
  /** Address that the words point at. */
  readonly link: string | null;
  /** Language of the words where it is not the story's own. */
  readonly foreign: string | null;
}

/** One text block: the lines between its hard breaks, each a list of spans. A block without breaks has one line, an empty one none. */
export type Copy = readonly (readonly Span[])[];

/** White space that the formats fold into one space anyway. NBSP and its like are characters of the copy and stay. */
const FOLDED = /[ \t\r\n]+/g;

/** One line of printable text: white space folded and taken off both ends. */
export function folded(text: string): string {
  return printable(text).replace(FOLDED, ' ').trim();
}

function spanOf(node: Node): Span {
  const { marks } = node;
  return {
    text: printable(node.text ?? '').replace(FOLDED, ' '),
    isStrong: schema.marks.strong.isInSet(marks) !== undefined,
    isEmphasis: schema.marks.em.isInSet(marks) !== undefined,
    isLeadIn: schema.marks.leadIn.isInSet(marks) !== undefined,
    link: (schema.marks.link.isInSet(marks)?.attrs['href'] as string | undefined) ?? null,
    foreign: (schema.marks.foreign.isInSet(marks)?.attrs['language'] as string | undefined) ?? null,
  };
}

function looksLike(one: Span, other: Span): boolean {
  return (
    one.isStrong === other.isStrong &&
    one.isEmphasis === other.isEmphasis &&
    one.isLeadIn === other.isLeadIn &&
    one.link === other.link &&
    one.foreign === other.foreign
  );
}

/** Neighbours that look alike as one span. */
export function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && looksLike(last, span)) out[out.length - 1] = { ...last, text: last.text + span.text };
    else out.push(span);
  }
  return out;
}

/** Takes the white space off both ends of a line, whatever span it is in, and the spans that are left with nothing. */
function trimmed(spans: readonly Span[]): Span[] {
  const kept = [...spans];
  for (let first = kept[0]; first; first = kept[0]) {
    const text = first.text.trimStart();
    if (text === first.text) break;
    kept[0] = { ...first, text };
    if (text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const text = last.text.trimEnd();
    if (text === last.text) break;
    kept[kept.length - 1] = { ...last, text };
    if (text !== '') break;
    kept.pop();
  }
  return kept;
}

/** Reads the inline content of a block, with its looks. */
export function copyOf(block: Node): Copy {
  const lines: Span[][] = [[]];
  block.forEach((child) => {
    if (child.type === schema.nodes.lineBreak) lines.push([]);
    else lines.at(-1)?.push(spanOf(child));
  });
  return lines.map((line) => trimmed(joined(line))).filter((line) => line.length > 0);
}

/** The words of a copy alone, its lines joined by `between`. */
export function plainText(copy: Copy, between = ' '): string {
  return copy.map((line) => line.map(({ text }) => text).join('')).join(between);
}

/** Plain words as a copy, for furniture that has no looks. */
export function plainCopy(text: string): Copy {
  return text === ''
    ? []
    : [[{ text, isStrong: false, isEmphasis: false, isLeadIn: false, link: null, foreign: null }]];
}
