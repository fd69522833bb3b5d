import { toggleMark } from 'prosemirror-commands';
import type { Mark, MarkType, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { isAddress } from '../../shared/story/attributes';
import { schema } from '../../shared/story/schema';
import { ask, type Asking } from './asking';
import { around } from './pieces';

const { strong, em, link, foreign, leadIn } = schema.marks;

/** True if the selection, or what would be typed at the caret, has a mark. */
export function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

export const toggleStrong: Command = toggleMark(strong);
export const toggleEm: Command = toggleMark(em);

/** The stretch around a position that carries the same mark. */
export function markRange(
  $pos: ResolvedPos,
  type: MarkType,
): { from: number; to: number; mark: Mark } | null {
  const { parent } = $pos;
  const at = parent.childAfter($pos.parentOffset);
  const start = at.node && type.isInSet(at.node.marks) ? at : parent.childBefore($pos.parentOffset);
  const mark = start.node && type.isInSet(start.node.marks);
  if (!mark) return null;
  let [first, last] = [start.index, start.index];
  while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first -= 1;
  while (last + 1 < parent.childCount && mark.isInSet(parent.child(last + 1).marks)) last += 1;
  let from = $pos.start();
  for (let i = 0; i < first; i++) from += parent.child(i).nodeSize;
  let to = from;
  for (let i = first; i <= last; i++) to += parent.child(i).nodeSize;
  return { from, to, mark };
}

const WORD = /[\p{L}\p{N}\p{M}'’-]/u;

/** The word that the caret stands in or at. */
function wordAt($pos: ResolvedPos): { from: number; to: number } | null {
  const text = $pos.parent.textBetween(0, $pos.parent.content.size, undefined, ' ');
  let [a, b] = [$pos.parentOffset, $pos.parentOffset];
  while (a > 0 && WORD.test(text.charAt(a - 1))) a -= 1;
  while (b < text.length && WORD.test(text.charAt(b))) b += 1;
  return a < b ? { from: $pos.start() + a, to: $pos.start() + b } : null;
}

/** What a mark would be put on: the selection inside one text, or the word at the caret. */
function markable(state: EditorState, type: MarkType): { from: number; to: number } | null {
  const { selection } = state;
  const { $from, $to, from, to, empty } = selection;
  if (
    !(selection instanceof TextSelection) ||
    !$from.sameParent($to) ||
    !$from.parent.type.allowsMarkType(type)
  )
    return null;
  return empty ? wordAt($from) : { from, to };
}

const asks =
  (question: (state: EditorState) => Asking | null): Command =>
  (state, dispatch) => {
    const asking = question(state);
    if (asking) dispatch?.(ask(state.tr, asking));
    return asking !== null;
  };

/** Asks for the address of a link: of the one at the caret, or for the words selected. */
export const askForLink: Command = asks((state) => {
  const { $from } = state.selection;
  const related = around($from, 'relatedLink');
  if (related) return { what: 'relatedLink', pos: $from.before(related.depth) };
  const there = $from.parent.inlineContent ? markRange($from, link) : null;
  if (there)
    return { what: 'link', from: there.from, to: there.to, href: there.mark.attrs['href'] as string };
  const range = markable(state, link);
  return range && { what: 'link', ...range, href: '' };
});

/** Links a stretch of text, or with null takes the link away. False for what is no http, https or mailto address. */
export const setLink =
  (from: number, to: number, href: string | null): Command =>
  (state, dispatch) => {
    if (href !== null && !isAddress(href)) return false;
    const tr = state.tr.removeMark(from, to, link);
    if (href !== null) tr.addMark(from, to, link.create({ href }));
    dispatch?.(ask(tr, null));
    return true;
  };

/** Marks words as foreign (asking for the language), or takes the mark away. */
export const toggleForeign: Command = (state, dispatch) => {
  const { $from, from, to, empty } = state.selection;
  const there = empty && $from.parent.inlineContent ? markRange($from, foreign) : null;
  if (there || (!empty && state.doc.rangeHasMark(from, to, foreign))) {
    dispatch?.(
      there ? state.tr.removeMark(there.from, there.to, foreign) : state.tr.removeMark(from, to, foreign),
    );
    return true;
  }
  const range = markable(state, foreign);
  if (range) dispatch?.(ask(state.tr, { what: 'foreign', ...range }));
  return range !== null;
};

export const setForeign =
  (from: number, to: number, language: string): Command =>
  (state, dispatch) => {
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language)) return false;
    dispatch?.(ask(state.tr.addMark(from, to, foreign.create({ language })), null));
    return true;
  };

/** The lead-in at the start of the caret's paragraph. */
function leadInOf(state: EditorState): { from: number; to: number } | null {
  const { $from } = state.selection;
  if ($from.parent.type !== schema.nodes.paragraph) return null;
  return markRange(state.doc.resolve($from.start()), leadIn);
}

export const isLeadIn = (state: EditorState): boolean => leadInOf(state) !== null;

/** Makes the selected words, or the first word, of a paragraph its lead-in; takes the lead-in away where there is one. */
export const toggleLeadIn: Command = (state, dispatch) => {
  const { $from, $to, from, to, empty } = state.selection;
  if ($from.parent.type !== schema.nodes.paragraph || !$from.sameParent($to)) return false;
  const there = leadInOf(state);
  const range = empty ? wordAt(state.doc.resolve($from.start())) : { from, to };
  if (!there && (!range || (empty && range.from !== $from.start()))) return false;
  if (there) dispatch?.(state.tr.removeMark(there.from, there.to, leadIn));
  else if (range) dispatch?.(state.tr.addMark($from.start(), range.to, leadIn.create()));
  return true;
};
