import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { schema } from '../../shared/story/schema';
import { words } from '../../shared/story/words';
import { bodyOf } from './pieces';

/** What stands in grey where nothing has been written yet. */
const beginHere = words('Tulis naskah di sini', 'Write the story here');

/** How a placeholder comes to the page: both languages, so that switching the language changes no document and no state. */
export const placeholderData = (placeholder: { readonly id: string; readonly en: string }) => ({
  'data-blank-id': placeholder.id,
  'data-blank-en': placeholder.en,
});

/** The placeholder of an empty body. Looks at two children of the story, however long it is. */
export function firstWords(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const { first, last, start } = bodyOf(doc);
        const only = last - first === 1 ? doc.child(first) : null;
        if (only?.type !== schema.nodes.paragraph || only.content.size > 0) return null;
        const attrs = { class: 'blank', ...placeholderData(beginHere) };
        return DecorationSet.create(doc, [Decoration.node(start, start + only.nodeSize, attrs)]);
      },
    },
  });
}
