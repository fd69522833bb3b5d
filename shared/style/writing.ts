import * as v from 'valibot';
import { CREDIT_ROLES, ROLE_LABELS, type CreditRole } from '../story/credit';

/** How a house writes what it does not leave to the writer: its lead-ins, its punctuation while typing, its printed labels. */

/** How much of a new story's first paragraph is set as its lead-in. */
export const LEAD_INS = ['off', 'firstWord', 'firstClause'] as const;
/** `Rp 750.000`: left as it was typed, joined (`Rp750.000`, as EYD V has it), or with a space that does not break. */
export const RUPIAH = ['asTyped', 'joined', 'spaced'] as const;

const label = v.pipe(v.string(), v.trim(), v.maxLength(60));
const language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

/** Settings written before there were any of these open with the defaults. */
export const houseWritingSchema = v.strictObject({
  leadIn: v.optional(v.picklist(LEAD_INS), 'off'),
  /** Straight quotes, dots and hyphens become the language's own marks while typing. */
  typesMarks: v.optional(v.boolean(), true),
  rupiah: v.optional(v.picklist(RUPIAH), 'asTyped'),
  /** The words before a related link, by language of the story; a language that is not here has the usual ones. */
  relatedLabels: v.optional(v.record(language, label), {}),
  /** The printed label of a role, where the house has one of its own. */
  creditLabels: v.optional(v.partial(v.strictObject(v.entriesFromList(CREDIT_ROLES, label))), {}),
});
export type HouseWriting = v.InferOutput<typeof houseWritingSchema>;

/** A house that has said nothing. */
export const USUAL_WRITING: HouseWriting = v.parse(houseWritingSchema, {});

/** One person's wish about marks while typing: as the house has it, or always, or never. */
export const TYPING_WISHES = ['asHouse', 'on', 'off'] as const;
export type TypingWish = (typeof TYPING_WISHES)[number];

/** A language tag's first part, in lower case: what the rules go by. */
export const primaryLanguage = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** What papers of a language print before a related link when their house has no words of its own. */
const USUAL_RELATED: Readonly<Record<string, string>> = {
  id: 'Baca juga',
  ms: 'Baca juga',
  jv: 'Waca uga',
  su: 'Baca ogé',
  en: 'Read also',
  nl: 'Lees ook',
  ar: 'اقرأ أيضًا',
};

/** Labels in use, for a person to choose from beside the house's own. */
const OTHER_RELATED: Readonly<Record<string, readonly string[]>> = {
  id: ['Simak juga', 'Lihat juga', 'Berita terkait'],
  en: ['See also', 'Related', 'More on this'],
};

/** The words before a related link in a story of this language. */
export function relatedLabel(house: HouseWriting, tag: string): string {
  const own = house.relatedLabels[tag] ?? house.relatedLabels[primaryLanguage(tag)];
  return own ?? USUAL_RELATED[primaryLanguage(tag)] ?? 'Baca juga';
}

/** Labels to choose from for a story of this language: the house's first, each once. */
export function relatedLabels(house: HouseWriting, tag: string): string[] {
  const primary = primaryLanguage(tag);
  return [
    ...new Set([relatedLabel(house, tag), USUAL_RELATED[primary], ...(OTHER_RELATED[primary] ?? [])]),
  ].filter((one): one is string => one !== undefined);
}

/** The printed label of a role in a story of this language: the house's own, else the usual one. */
export function creditLabel(house: HouseWriting, role: CreditRole, tag: string): string {
  return house.creditLabels[role] ?? ROLE_LABELS[role][primaryLanguage(tag) === 'en' ? 'en' : 'id'];
}
