import { NodeSelection, type EditorState } from 'prosemirror-state';
import { SOURCE_META, type Source } from '../shared/journal/source';
import { mentionsIn, type Anchor } from '../shared/journal/threads';
import { wordsAnchor } from '../shared/review/anchoring';
import { schema } from '../shared/story/schema';
import type { Session } from './session';

/** Commenting from the page. */

/** What a comment said now is about: the selected words or piece; the whole story where nothing is selected. */
export function anchorHere({ doc, selection }: EditorState): Anchor {
  const { from, to } = selection;
  if (selection instanceof NodeSelection) {
    const node = selection.node.attrs['id'] as unknown;
    if (typeof node === 'string') return { to: 'piece', node };
  }
  return (selection.empty ? null : wordsAnchor(doc, from, to)) ?? { to: 'story' };
}

/** Begins a thread on what is selected. `names`: people who can be called on; `thread`: its id, never used before. */
export function commentHere(session: Session, text: string, names: readonly string[], thread: string): void {
  const { state } = session;
  const anchor = anchorHere(state);
  if (anchor.to === 'words') {
    const { from, to } = state.selection;
    const source: Source = { kind: 'comment', thread };
    const marked = state.tr.addMark(from, to, schema.marks.comment.create({ id: thread }));
    session.dispatch(marked.setMeta(SOURCE_META, source));
  }
  session.talk({
    kind: 'comment',
    payload: { thread, anchor, text, mentions: [...mentionsIn(text, names)] },
  });
}

export function answer(session: Session, thread: string, text: string, names: readonly string[]): void {
  session.talk({ kind: 'reply', payload: { thread, text, mentions: [...mentionsIn(text, names)] } });
}

let sheet: CSSStyleSheet | null = null;
let faded = '';

/** Takes the highlight off the words of settled threads. A rule of style: the page is not drawn anew for it. */
export function fadeSettled(threads: readonly string[]): void {
  const marks = threads.map((id) => `.comment[data-comment="${CSS.escape(id)}"]`).join(', ');
  if (marks === faded) return;
  faded = marks;
  if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()));
  sheet.replaceSync(marks && `${marks} { background: none; border-bottom-color: transparent; }`);
}
