import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMParser, Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { blocksOf, type Rival } from './rival';

const plain = (tag: string) => ({ parseDOM: [{ tag }], toDOM: (): [string, 0] => [tag, 0] });

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*', ...plain('p') },
    heading: { group: 'block', content: 'text*', ...plain('h2') },
    text: {},
  },
  marks: {
    strong: plain('strong'),
    em: plain('em'),
    u: plain('u'),
    s: plain('s'),
    link: {
      attrs: { href: {} },
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => ({ href: dom.getAttribute('href') }) }],
      toDOM: ({ attrs }) => ['a', { href: String(attrs['href']) }, 0],
    },
  },
});

/** ProseMirror as its guide begins: a plain schema, history, the base keys. */
export const open: Rival = (place, html) => {
  const doc = DOMParser.fromSchema(schema).parse(blocksOf(html));
  const plugins = [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
  new EditorView(place, { state: EditorState.create({ doc, plugins }) });
};
