import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { TextChange } from '../../shared/review/compare';

/** How the differences between two texts are drawn: blue for what came, red and struck for what went, dotted for another form. */

type Mark = 'came' | 'went' | 'formed';

function mark(doc: Node, from: number, to: number, what: Mark, title: string): Decoration[] {
  const found: Decoration[] = [];
  const attributes = { class: `change-${what}`, title };
  found.push(Decoration.inline(from, to, attributes));
  doc.nodesBetween(from, to, (node, pos) => {
    // A whole piece that came or went is marked as one, words or none.
    if (!node.isBlock || pos < from || pos + node.nodeSize > to) return true;
    found.push(Decoration.node(pos, pos + node.nodeSize, { class: `piece-${what}`, title }));
    return false;
  });
  return found;
}

/** What went, shown where it stood: it is no part of the text on show. */
function gone(at: number, text: string, title: string): Decoration {
  const draw = () => {
    const element = document.createElement('del');
    element.className = 'change-went';
    element.title = title;
    element.textContent = text;
    return element;
  };
  return Decoration.widget(at, draw, { side: -1, key: `${at} ${text}` });
}

/** Both texts in one: the later one, with what went from the earlier one put in. `tell` says who made a change. */
export function inlineDecorations(
  doc: Node,
  changes: readonly TextChange[],
  tell: (change: TextChange) => string,
): DecorationSet {
  return DecorationSet.create(
    doc,
    changes.flatMap((change) => {
      const { kind, fromB, toB, deleted } = change;
      const title = tell(change);
      const put = toB > fromB ? mark(doc, fromB, toB, kind === 'form' ? 'formed' : 'came', title) : [];
      return kind !== 'form' && deleted !== '' ? [gone(fromB, deleted, title), ...put] : put;
    }),
  );
}

/** One of two texts that stand side by side. */
export function sideDecorations(
  doc: Node,
  changes: readonly TextChange[],
  side: 'before' | 'after',
  tell: (change: TextChange) => string,
): DecorationSet {
  return DecorationSet.create(
    doc,
    changes.flatMap((change) => {
      const [from, to] = side === 'before' ? [change.fromA, change.toA] : [change.fromB, change.toB];
      const what = change.kind === 'form' ? 'formed' : side === 'before' ? 'went' : 'came';
      return to > from ? mark(doc, from, to, what, tell(change)) : [];
    }),
  );
}
