import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import type { Settings } from '../../shared/contract';
import { creditLabel, relatedLabel, USUAL_WRITING, type HouseWriting } from '../../shared/style/writing';
import type { CreditRole } from '../../shared/story/credit';

/** What the page knows of the house, the person and the story's language while somebody writes. */
export interface Habits {
  /** BCP 47 language of the story. */
  readonly language: string;
  readonly house: HouseWriting;
  /** Straight quotes and hyphens become printed marks: the house's habit, or this person's own. */
  readonly typesMarks: boolean;
  /** Names that stood under the archive's stories, the most used first: what a credit is completed with. */
  readonly people: readonly string[];
}

const NOBODY: readonly string[] = [];

export const usualHabits: Habits = {
  language: 'id',
  house: USUAL_WRITING,
  typesMarks: USUAL_WRITING.typesMarks,
  people: NOBODY,
};

/** The habits that settings ask for in a story of this language. */
export function habitsOf(
  { house, person }: Pick<Settings, 'house' | 'person'>,
  language: string,
  people: readonly string[] = NOBODY,
): Habits {
  const { writing } = house;
  const typesMarks = person.typing === 'asHouse' ? writing.typesMarks : person.typing === 'on';
  return { language, house: writing, typesMarks, people };
}

const isSame = (a: Habits, b: Habits): boolean =>
  a.language === b.language && a.house === b.house && a.typesMarks === b.typesMarks && a.people === b.people;

const key = new PluginKey<Habits>('habits');

export const habitsPlugin = (habits: Habits = usualHabits): Plugin<Habits> =>
  new Plugin<Habits>({
    key,
    state: {
      init: () => habits,
      apply: (transaction, before) => (transaction.getMeta(key) as Habits | undefined) ?? before,
    },
  });

export const habitsIn = (state: EditorState): Habits => key.getState(state) ?? usualHabits;

/** Tells the page of other habits: the settings changed, or the story's language. Null where they are what it knows. */
export const setHabits = (state: EditorState, habits: Habits): Transaction | null =>
  isSame(habitsIn(state), habits) ? null : state.tr.setMeta(key, habits).setMeta('addToHistory', false);

/** The words before a new related link of this story. */
export const relatedLabelIn = (state: EditorState): string => {
  const { house, language } = habitsIn(state);
  return relatedLabel(house, language);
};

/** The printed label of a role in this story. */
export const creditLabelIn = (state: EditorState, role: CreditRole): string => {
  const { house, language } = habitsIn(state);
  return creditLabel(house, role, language);
};
