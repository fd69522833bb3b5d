import type { Mark, Node } from 'prosemirror-model';
import { schema } from '../story/schema';
import type { Line, Style } from './lines';
import { trackedBy } from './tracked-by';

function markOf(style: Style): Mark {
  switch (style.is) {
    case 'link':
      return schema.marks.link.create({ href: style.href });
    case 'insertion':
    case 'deletion':
      return schema.marks[style.is].create(trackedBy(style.is, style.author, style.at));
    case 'comment':
      return schema.marks.comment.create({ id: style.id });
    default:
      return schema.marks[style.is].create();
  }
}

/** A part of a line as marked text, from offset `from` up to `to`; white space at the ends is cut where `trim` says so. */
export function inlineOf(
  line: Line,
  from = 0,
  to = line.text.length,
  trim: { readonly start: boolean; readonly end: boolean } = { start: true, end: true },
): Node[] {
  const whole = line.text.slice(from, to);
  const start = from + (trim.start ? whole.length - whole.trimStart().length : 0);
  const end = to - (trim.end ? whole.length - whole.trimEnd().length : 0);
  if (end <= start) return [];
  const styles = line.styles ?? [];
  const edges = new Set([start, end]);
  for (const style of styles)
    for (const edge of [style.from, style.to]) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, at) => {
    const next = cuts[at + 1] ?? end;
    const marks = styles.filter((style) => style.from <= cut && style.to >= next).map(markOf);
    return schema.text(line.text.slice(cut, next), distinct(marks));
  });
}

/** Marks of one kind exclude each other: of two links around the same words the inner one stands. */
function distinct(marks: readonly Mark[]): readonly Mark[] {
  return marks.reduce((set, mark) => mark.addToSet(set), [] as readonly Mark[]);
}
