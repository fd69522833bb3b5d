import type { Node, NodeType } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { schema } from '../../shared/story/schema';
import { bodyOf, emptyParagraph } from './pieces';

const { kicker, headline, standfirst, byline, dateline, signOff } = schema.nodes;
const ABOVE: readonly NodeType[] = [kicker, headline, standfirst, byline, dateline];

/** Puts back, empty, what every story on the page has a place for: the furniture above and below, and one block to write in. */
export function restoreFurniture(tr: Transaction): Transaction {
  const at = (index: number): Node | null => tr.doc.maybeChild(index);
  let pos = 0;
  ABOVE.forEach((type, index) => {
    if (at(index)?.type !== type) tr.insert(pos, type.create());
    pos += at(index)?.nodeSize ?? 0;
  });
  const body = bodyOf(tr.doc);
  if (body.first === body.last) tr.insert(body.end, emptyParagraph());
  const beforeCredits = tr.doc.content.size - (tr.doc.lastChild?.nodeSize ?? 0);
  if (at(tr.doc.childCount - 2)?.type !== signOff) tr.insert(beforeCredits, signOff.create());
  return tr;
}

/** Keeps the furniture in its place whatever is deleted, cut or dragged. Looks at the ends of the story only. */
export function furniture(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      // What a colleague's window did is put right there; two windows doing it would do it twice.
      if (!transactions.some((tr) => tr.docChanged && tr.getMeta('rebased') === undefined)) return null;
      const tr = restoreFurniture(state.tr);
      return tr.docChanged ? tr : null;
    },
  });
}
