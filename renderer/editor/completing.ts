import { Plugin, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { schema } from '../../shared/story/schema';
import { habitsIn } from './habits';

/** Names in credits, completed from those that the archive has under its stories. */

/** Letters typed before a name is offered. */
const ENOUGH = 2;

/** The name that the credit at the caret is the beginning of, where it is one. */
export function completionAt(state: EditorState): string | null {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (!empty || parent.type !== schema.nodes.credit || $from.parentOffset < parent.content.size) return null;
  const typed = parent.textContent.toLowerCase();
  if (typed.trim().length < ENOUGH) return null;
  const name = habitsIn(state).people.find((one) => one.toLowerCase().startsWith(typed));
  return name !== undefined && name.length > typed.length ? name : null;
}

/** Takes the name that is offered. */
export const acceptCompletion: Command = (state, dispatch) => {
  const name = completionAt(state);
  if (name === null) return false;
  const { $from } = state.selection;
  const typed = $from.parent.textContent;
  const tr = state.tr;
  // Letters that were typed right stay where they are, with the comments and changes on them.
  const isAsTyped = name.startsWith(typed);
  tr.insertText(
    isAsTyped ? name.slice(typed.length) : name,
    isAsTyped ? $from.pos : $from.start(),
    $from.pos,
  );
  const source: Source = { kind: 'archive', story: null };
  tr.setMeta(SOURCE_META, source).setSelection(TextSelection.create(tr.doc, $from.start() + name.length));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/**
 * Shows the rest of the name in grey behind the caret, as an attribute of the credit that the style sheet prints: nothing is put
 * into the text, so that no input method is ever in its way.
 */
export function completing(): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const name = completionAt(state);
        if (name === null) return null;
        const { $from } = state.selection;
        const rest = name.slice($from.parent.textContent.length);
        return DecorationSet.create(state.doc, [
          Decoration.node($from.before(), $from.after(), { 'data-rest': rest }),
        ]);
      },
    },
  });
}
