import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { ResolvedPos } from 'prosemirror-model';
import type { EditorState, Plugin } from 'prosemirror-state';
import { schema } from '../../shared/story/schema';
import { habitsIn } from './habits';
import { openingRules } from './opening-words';
import { MARK_RULES, staysAsTyped, type MarkRule } from './printed-marks';

const { link, foreign } = schema.marks;

/** How far back a look for an address goes. */
const LOOK_BACK = 300;

/** The language of the words at a place: of the foreign words it stands in, else of the story. */
function languageAt(state: EditorState, $at: ResolvedPos): string {
  const mark = foreign.isInSet($at.marks());
  return (mark?.attrs['language'] as string | undefined) ?? habitsIn(state).language;
}

function inputRule({ pattern, print }: MarkRule): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const { typesMarks, house } = habitsIn(state);
    const $start = state.doc.resolve(start);
    const $end = state.doc.resolve(end);
    if (!typesMarks || link.isInSet($end.marks())) return null;
    const language = languageAt(state, $end);
    const before = $end.parent.textBetween(
      Math.max(0, $end.parentOffset - LOOK_BACK),
      $end.parentOffset,
      undefined,
      '\ufffc',
    );
    if (staysAsTyped(before, language)) return null;
    const printed = print(match, language, house);
    if (printed === null) return null;
    // Only what changes is replaced, so that marks and comments on the letters before stay where they are.
    const old = $end.parent.textBetween($start.parentOffset, $end.parentOffset, undefined, '\ufffc');
    let same = 0;
    while (same < old.length && old[same] === printed[same]) same += 1;
    return state.tr.insertText(printed.slice(same), start + same, end);
  });
}

/**
 * Everything that typing itself changes. prosemirror-inputrules sees to it that nothing happens while an input method is at
 * work, and that Backspace gives back what was typed.
 */
export const typingRules = (): Plugin =>
  inputRules({ rules: [...openingRules, ...MARK_RULES.map(inputRule)] }) as Plugin;
