import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { Session } from '../../renderer/session';

/** Position just inside the first textblock whose text holds `words`, after them. */
export function after(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (found < 0 && node.isTextblock && node.textContent.includes(words))
      found = pos + 1 + node.textContent.indexOf(words) + words.length;
    return found < 0;
  });
  if (found < 0) throw new RangeError(`"${words}" is not in the story`);
  return found;
}

/** Types a text, letter by letter as a person would, behind `words`. */
export function type(session: Session, words: string, text: string): void {
  let at = after(session.state.doc, words);
  for (const letter of text) {
    const { tr } = session.state;
    session.dispatch(
      tr.insertText(letter, at).setSelection(TextSelection.create(tr.doc, at + letter.length)),
    );
    at += letter.length;
  }
}
