import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type Selection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Span } from '../../shared/story/block-text';
import type { ReadView } from '../../shared/story/views';
import { clipboard } from './clipboard';
import type { ClipboardHands } from './clipboard-desk';
import { countsPlugin } from './counts';
import { currentMatchPlugin, findLayer } from './find';
import { galleys } from './galleys';
import { placePlugin, scrollerOf, type PagePlace } from './place';
import type { Readers } from './proof/readers';
import { keptRead } from './proof/runner';
import { steadyPlugin } from './steady';

/**
 * The page while it shows a view of the changes: a document of its own (shown-story.ts), set like the story and only read. The
 * browser draws no caret in what cannot be written in, so the page draws one: there the caret stands when the person goes back.
 */

interface Read {
  readonly caret: DecorationSet;
  readonly pointed: DecorationSet;
  /** Rises when somebody goes to a place. */
  readonly turn: number;
}

const key = new PluginKey<Read>('readPage');

/** Sets what is pointed out on the page. */
export const pointOut = (transaction: Transaction, spans: readonly Span[]): Transaction =>
  transaction.setMeta(key, spans);

function caretAt(doc: Node, selection: Selection): DecorationSet {
  if (!(selection instanceof TextSelection) || !selection.empty) return DecorationSet.empty;
  const draw = () => {
    const caret = document.createElement('span');
    caret.className = 'read-caret';
    caret.setAttribute('aria-hidden', 'true');
    return caret;
  };
  return DecorationSet.create(doc, [Decoration.widget(selection.head, draw, { key: 'caret', side: -1 })]);
}

const pointing = (doc: Node, spans: readonly Span[]) =>
  DecorationSet.create(
    doc,
    spans
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => Decoration.inline(from, to, { class: 'pointed' })),
  );

/** The line that somebody goes to is set at this part of the height of what can be seen, if it cannot be seen already. */
const HEIGHT = 0.35;
/** Pixels from the edge at which a line still counts as seen. */
const EDGE_PX = 48;

/** ProseMirror scrolls only where the browser has its selection. Twice: galleys that were never seen have a guessed height. */
function bring(view: EditorView): void {
  const scroller = scrollerOf(view);
  if (!scroller) return;
  for (let round = 0; round < 2; round++) {
    const { top, height } = scroller.getBoundingClientRect();
    const at = view.coordsAtPos(view.state.selection.head).top - top;
    if (at < EDGE_PX || at > height - EDGE_PX) scroller.scrollTop += at - height * HEIGHT;
  }
}

/** Gives the browser the page's selection, so that copying and Shift with an arrow go by it. */
function select(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const [start, end] = [view.domAtPos(anchor), view.domAtPos(head)];
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

/** Takes the browser's selection along where somebody goes to a place and the page has the focus. */
function follow(view: EditorView): void {
  bring(view);
  if (view.dom.contains(document.activeElement)) select(view);
}

function leadNowhere(_page: EditorView, event: Event): boolean {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  return false;
}

function reading(view: ReadView): Plugin<Read> {
  return new Plugin<Read>({
    key,
    state: {
      init: (_config, { doc, selection }) => ({
        caret: caretAt(doc, selection),
        pointed: DecorationSet.empty,
        turn: 0,
      }),
      apply(transaction, before, _old, { doc, selection }) {
        const spans = transaction.getMeta(key) as readonly Span[] | undefined;
        const hasMoved = transaction.docChanged || transaction.selectionSet;
        return {
          caret: hasMoved ? caretAt(doc, selection) : before.caret,
          pointed: spans ? pointing(doc, spans) : before.pointed.map(transaction.mapping, doc),
          turn: before.turn + (transaction.scrolledIntoView ? 1 : 0),
        };
      },
    },
    view: () => ({
      update(page, before) {
        if (key.getState(page.state)?.turn !== key.getState(before)?.turn) follow(page);
      },
    }),
    props: {
      editable: () => false,
      attributes: { class: 'read-only', 'data-view': view },
      decorations(state) {
        const read = key.getState(state);
        return read?.pointed.add(state.doc, read.caret.find());
      },
      handleDOMEvents: {
        // An address in the copy is text here, never a way out.
        click: leadNowhere,
        auxclick: leadNowhere,
        focus(page) {
          const { anchorNode } = document.getSelection() ?? {};
          if (!anchorNode || !page.dom.contains(anchorNode)) select(page);
          return false;
        },
      },
    },
  });
}

/** Everything that makes an editor state the page of a view. */
export const readPagePlugins = (view: ReadView, hands?: ClipboardHands): Plugin[] => [
  reading(view),
  clipboard(hands),
  countsPlugin(),
  findLayer.plugin(),
  currentMatchPlugin(),
];

/** What it needs where there is a screen to draw it on. `aloud`: the page's own, so that what is drawn alike stays drawn. */
export const readScreenPlugins = (readers: Readers, aloud: Plugin, place: PagePlace | null): Plugin[] => [
  galleys(),
  aloud,
  keptRead(findLayer, readers.find),
  ...(place ? [placePlugin(place)] : []),
  steadyPlugin(),
];
