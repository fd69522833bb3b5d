import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { blockText, stretches } from '../../shared/story/block-text';
import { isSuggesting } from './suggesting';

/**
 * Backspace and Delete in a text while somebody suggests. What is struck stays on the page, so the browser would strike it
 * again and again: here the next letter or word that still stands is meant, and what is struck is stepped over.
 */

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WORD = {
  before: /[\p{L}\p{N}\p{M}'’-]+\s*$|\S\s*$|\s+$/u,
  after: /^\s*[\p{L}\p{N}\p{M}'’-]+|^\s*\S|^\s+/u,
};

/** How many letters of a text go at one stroke, from its end or from its start. */
function lengthOf(text: string, dir: -1 | 1, isWord: boolean): number {
  if (isWord) return (dir < 0 ? WORD.before : WORD.after).exec(text)?.[0].length ?? 0;
  const all = [...letters.segment(text)];
  return (dir < 0 ? all.at(-1) : all[0])?.segment.length ?? 0;
}

/** Takes away the letter or word before (-1) or after (1) the caret that still stands; null where that is not in this text. */
export function strikeNext(state: EditorState, dir: -1 | 1, isWord: boolean): Transaction | null {
  const { $head, empty } = state.selection;
  const { parent, parentOffset } = $head;
  const isAtEdge = parentOffset === (dir < 0 ? 0 : parent.content.size);
  if (!(state.selection instanceof TextSelection) || !empty || !parent.isTextblock || isAtEdge) return null;
  const read = blockText(parent);
  const at = read.runs.reduce(
    (place, run) => (parentOffset > run.pos ? run.at + Math.min(run.length, parentOffset - run.pos) : place),
    0,
  );
  const length = lengthOf(dir < 0 ? read.text.slice(0, at) : read.text.slice(at), dir, isWord);
  const { tr } = state;
  if (length === 0)
    return tr
      .setSelection(TextSelection.create(tr.doc, dir < 0 ? $head.start() : $head.end()))
      .scrollIntoView();
  const gone = stretches(read, dir < 0 ? { from: at - length, to: at } : { from: at, to: at + length });
  const start = $head.start();
  // The caret goes to the near side of what is taken away, over what was struck before.
  const near = start + (dir < 0 ? (gone.at(-1)?.to ?? 0) : (gone[0]?.from ?? 0));
  tr.setSelection(TextSelection.create(tr.doc, near));
  for (const { from, to } of gone.toReversed()) tr.delete(start + from, start + to);
  return tr.scrollIntoView();
}

export function striking(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const dir = { Backspace: -1 as const, Delete: 1 as const }[event.key];
        if (!dir || event.metaKey || event.shiftKey || event.isComposing || !isSuggesting(view.state))
          return false;
        const transaction = strikeNext(view.state, dir, event.ctrlKey || event.altKey);
        if (transaction) view.dispatch(transaction);
        return transaction !== null;
      },
    },
  });
}
