import type { ResolvedPos } from 'prosemirror-model';
import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { changedStretch } from './proof/changed';

const inTable = ($pos: ResolvedPos): boolean => {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.spec['tableRole']) return true;
  return false;
};

/** True if a transaction changed a table or something next to one. */
function touchesTable(transaction: Transaction): boolean {
  const stretch = changedStretch(transaction);
  if (!stretch) return false;
  const { doc } = transaction;
  let touches = false;
  doc.nodesBetween(Math.max(0, stretch.from - 1), Math.min(doc.content.size, stretch.to + 1), (node) => {
    touches ||= node.type.spec['tableRole'] !== undefined;
    return !touches && !node.isTextblock;
  });
  return touches;
}

/** A selection that tables leave as it is: text, with neither end in a table. */
const isPlain = ({ selection }: EditorState) =>
  selection instanceof TextSelection && !inTable(selection.$from) && !inTable(selection.$to);

/**
 * Tables as prosemirror-tables edits them. Its own look for tables to mend compares every child of the story after every
 * keystroke; here it only looks where a table, or a selection in one, is concerned.
 */
export function tables(): Plugin {
  const editing = tableEditing();
  const { appendTransaction } = editing.spec;
  return new Plugin({
    ...editing.spec,
    appendTransaction(transactions, before, state) {
      const isConcerned = transactions.some((tr) => tr.docChanged && touchesTable(tr)) || !isPlain(state);
      return isConcerned ? appendTransaction?.call(editing, transactions, before, state) : null;
    },
  });
}
