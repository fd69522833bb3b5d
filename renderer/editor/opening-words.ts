import type { Node, ResolvedPos } from 'prosemirror-model';
import { InputRule } from 'prosemirror-inputrules';
import type { Transaction } from 'prosemirror-state';
import { readOpening } from '../../shared/ingest/lead-ins';
import { schema } from '../../shared/story/schema';
import { habitsIn } from './habits';
import { bodyOf } from './pieces';

const { paragraph } = schema.nodes;
const { leadIn } = schema.marks;

/** A clause of more characters than this is no lead-in, it is a sentence. */
const LONGEST_CLAUSE = 90;

/** True if a story's first paragraph is being begun here: nothing after the caret, and no lead-in in it or under it. */
function isOpening($at: ResolvedPos): boolean {
  if ($at.depth !== 1 || $at.parent.type !== paragraph) return false;
  const { first } = bodyOf($at.doc);
  const index = $at.index(0);
  // Pictures, breaks and links may stand above the first words. Whoever writes far down the story is not opening it.
  for (let i = first; i < index; i++) if ($at.doc.child(i).type === paragraph || i > first + 20) return false;
  const opensInCapitals = (node: Node | null | undefined) =>
    node?.firstChild != null && leadIn.isInSet(node.firstChild.marks) !== undefined;
  return !opensInCapitals($at.parent) && !opensInCapitals($at.doc.maybeChild(index + 1));
}

/** The opening in normal case: ordinary words in capitals are set small, what may be an acronym or a name stays. */
function normalCase(opening: string, language: string): { text: string; isSure: boolean } {
  const read = readOpening(opening, '', language);
  if (read?.is === 'leadIn') return { text: read.text + opening.slice(read.to), isSure: true };
  return { text: opening, isSure: read === null || read.because === 'acronym' };
}

function rule(pattern: RegExp, wanted: 'firstWord' | 'firstClause'): InputRule {
  return new InputRule(pattern, (state, match, start, end): Transaction | null => {
    const { house, language } = habitsIn(state);
    const $end = state.doc.resolve(end);
    const opening = match[1] ?? '';
    if (house.leadIn !== wanted || start !== $end.start() || end !== $end.end() || !isOpening($end))
      return null;
    const { text, isSure } = normalCase(opening, language);
    if (!isSure) return null;
    const tr = state.tr;
    // What was just typed is not in the story yet; what was typed before is, up to `end`.
    const typed = match[0].slice(end - start);
    if (typed) tr.insertText(typed, end);
    for (let i = 0; i < text.length; i++)
      if (text[i] !== opening[i]) tr.insertText(text.charAt(i), start + i, start + i + 1);
    return tr.addMark(start, start + opening.length, leadIn.create()).removeStoredMark(leadIn);
  });
}

/**
 * The lead-in makes itself while a new story's first words are typed, where the house wants it. The text beneath is in normal
 * case; KPK, KCNA and AS are never made small. Backspace takes it back.
 */
export const openingRules: readonly InputRule[] = [
  rule(/^([\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*)[ ,]$/u, 'firstWord'),
  rule(new RegExp(`^([^\\s,;:.!?–—][^,;:.!?–—]{0,${LONGEST_CLAUSE}})[,;:.]$`, 'u'), 'firstClause'),
];
