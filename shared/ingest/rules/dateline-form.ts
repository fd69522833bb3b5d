import { SOURCES } from '../../story/sign-off';
import { isKnownPlace } from './places';
import { literal, type DatelineRule } from './rule';

/**
 * A dateline as a form with slots: `{place}, KOMPAS.com`. The dash after it is understood, unless the form closes with a full stop.
 *
 * - `{place}`: up to four capitalised words, a state or country after a comma too; `{knownPlace}`: one of places.ts;
 *   `{loudPlace}`: one of places.ts, in capitals
 * - `{date}`: `Sept 12`, `12 September`, `12/9`, each with a year or without
 * - `{outlet}`: a name such as `KOMPAS.com`; `{agency}`: one that signs copy (shared/story/sign-off.ts); `{name}`: up to three
 *   capitalised words
 */
export type DatelineForm = string;

const S = String.raw`\s{1,4}`;
const WORD = String.raw`\p{Lu}[\p{L}'’-]{1,30}\.?`;
const NAME = `${WORD}(?:${S}${WORD}){0,3}`;
const MONTH =
  '(?:Jan(?:uary|uari)?|Feb(?:ruary|ruari)?|Mar(?:ch|et)?|Apr(?:il)?|May|Mei|June?|Juni|July?|Juli|Aug(?:ust)?|Agu(?:stus)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember|pember)?|De[cs](?:ember)?)';
const DASH = String.raw`\s{0,4}(?:-{1,3}|[–—―])(?=\s|$)`;

const SLOTS: Readonly<Record<string, string>> = {
  place: `(?<place>${NAME}(?:,${S}${NAME})?)`,
  knownPlace: `(?<place>${NAME})`,
  loudPlace: `(?<place>${NAME})`,
  date: String.raw`(?:${MONTH}\.?${S}\d{1,2}|\d{1,2}${S}${MONTH}\.?|\d{1,2}/\d{1,2})(?:[,/]?\s{0,4}(?:19|20)\d\d)?`,
  outlet: String.raw`(?<outlet>[\p{L}\d]{2,30}(?:\.[\p{L}\d]{1,30}){0,1}\.(?:com|COM|co|CO|id|ID|net|NET|org|tv|TV|news|info))`,
  agency: String.raw`(?<agency>[\p{L}.]{2,20}(?:${S}[\p{L}.]{2,20}){0,2})`,
  name: String.raw`(?<name>${WORD}(?:${S}${WORD}){0,2})`,
};

/** The names of the slots a form may have. */
export const DATELINE_SLOTS = Object.keys(SLOTS);

/** What stands in a dateline's slots. */
export interface DatelineParts {
  readonly place?: string;
  readonly outlet?: string;
  readonly agency?: string;
}

const isAgency = (name: string) => SOURCES.some((source) => source.toLowerCase() === name.toLowerCase());

/** Reads one form of dateline. */
export interface DatelineMatcher {
  readonly rule: DatelineRule;
  /** The parts of the dateline that opens a text and its length with the dash, or null. */
  readonly read: (head: string) => { readonly parts: DatelineParts; readonly length: number } | null;
}

/** Makes a form ready. Case counts: a place is told from a word by its capital. */
export function datelineMatcher(rule: DatelineRule, form: DatelineForm): DatelineMatcher {
  const used = [...form.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? '');
  const pattern = form
    .split(/(\{\w+\})/)
    .map((piece) => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
      return slot === undefined ? literal(piece) : (SLOTS[slot] ?? '(?!)');
    })
    .join('');
  // What the form prints as it stands: without it there is no need to make the pattern ready, which takes its time.
  const [printed = ''] = form.split(/\{\w+\}|\s+/).sort((a, b) => b.length - a.length);
  const opening = new RegExp(`^${pattern}${form.endsWith('.') ? '(?=\\s)' : DASH}`, 'u');
  return {
    rule,
    read: (head) => {
      const found = head.includes(printed) ? opening.exec(head) : null;
      if (!found) return null;
      const parts: DatelineParts = found.groups ?? {};
      const place = parts.place ?? '';
      if (used.includes('agency') && !isAgency(parts.agency ?? '')) return null;
      if (used.includes('knownPlace') && !isKnownPlace(place)) return null;
      if (used.includes('loudPlace') && (place !== place.toUpperCase() || !isKnownPlace(place))) return null;
      return { parts, length: found[0].length };
    },
  };
}
