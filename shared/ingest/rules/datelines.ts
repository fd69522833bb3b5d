import { SOURCES } from '../../story/sign-off';
import { isKnownPlace } from './places';

/** What a dateline's named groups were. */
export interface DatelineParts {
  readonly place?: string;
  readonly outlet?: string;
  readonly agency?: string;
}

/** A form of dateline at the head of the first paragraph. The pattern matches up to and with the dash. */
export interface DatelineRule {
  readonly id: string;
  readonly languages: readonly string[];
  readonly pattern: RegExp;
  /** A further condition on what the groups hold. */
  readonly holds?: (parts: DatelineParts) => boolean;
  readonly examples: readonly string[];
  /** Openings that look like it and stay copy. */
  readonly copy: readonly string[];
}

const S = String.raw`\s{1,4}`;
const WORD = String.raw`\p{Lu}[\p{L}'’-]{1,30}\.?`;
const NAME = `${WORD}(?:${S}${WORD}){0,3}`;
/** A place, with the state or country that may stand after it: `PALO ALTO, Calif.`. */
const PLACE = `(?<place>${NAME}(?:,${S}${NAME})?)`;
const OUTLET = String.raw`(?<outlet>[\p{L}\d]{2,30}(?:\.[\p{L}\d]{1,30}){0,1}\.(?:com|COM|co|CO|id|ID|net|org|tv|TV|news|info))`;
const MONTH =
  '(?:Jan(?:uary|uari)?|Feb(?:ruary|ruari)?|Mar(?:ch|et)?|Apr(?:il)?|May|Mei|June?|Juni|July?|Juli|Aug(?:ust)?|Agu(?:stus)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember|pember)?|De[cs](?:ember)?)';
const DATE = String.raw`(?:${MONTH}\.?${S}\d{1,2}|\d{1,2}${S}${MONTH}\.?|\d{1,2}/\d{1,2})`;
const DASH = String.raw`\s{0,4}(?:-{1,3}|[–—―])(?=\s|$)`;

/** Case counts: a place is told from a word by its capital. */
const exact = (pattern: string) => new RegExp(`^${pattern}${DASH}`, 'u');

const isAgency = (name = '') => SOURCES.some((source) => source.toLowerCase() === name.toLowerCase());
const isLoud = (name = '') => name === name.toUpperCase() && name !== name.toLowerCase();

/** In order: the more telling forms first. */
export const DATELINES: readonly DatelineRule[] = [
  {
    id: 'dateline.place-outlet',
    languages: ['id'],
    pattern: exact(`${PLACE},${S}${OUTLET}`),
    examples: ['JAKARTA, KOMPAS.com - Hujan', 'JAKARTA, INLENS.id – Hujan', 'BANDUNG BARAT, KOMPAS.com — Hujan'],
    copy: ['Jakarta, Surabaya - dan kota lain'],
  },
  {
    id: 'dateline.outlet-place',
    languages: ['id'],
    pattern: exact(`${OUTLET},${S}(?<place>${NAME})`),
    examples: ['TEMPO.CO, Jakarta - Hujan'],
    copy: ['Tempo, Jakarta - Hujan'],
  },
  {
    id: 'dateline.place-agency',
    languages: ['id', 'en'],
    pattern: exact(`${PLACE}(?:,${S}${DATE})?\\s{0,4}\\((?<agency>[\\p{L}.]{2,20}(?:${S}[\\p{L}.]{2,20}){0,2})\\)`),
    holds: ({ place, agency }) => isAgency(agency) || (isLoud(place) && isKnownPlace(place ?? '')) || /\.\p{L}{2,4}$/u.test(agency ?? ''),
    examples: [
      'Jakarta (ANTARA) - Hujan',
      'WASHINGTON (AP) — Rain',
      'LONDON, Sept 12 (Reuters) - Rain',
      'PALO ALTO, Calif. (AP) — Rain',
      'LONDON, 12 September (Reuters) - Rain',
    ],
    copy: ['Presiden Joko Widodo (Jokowi) - orang pertama', 'Komisi Pemberantasan Korupsi (KPK) - lembaga'],
  },
  {
    id: 'dateline.place-source',
    languages: ['id', 'en'],
    pattern: exact(`(?<place>${NAME}),${S}(?<agency>${WORD}(?:${S}${WORD}){0,2})`),
    holds: ({ place, agency }) => isAgency(agency) || (isLoud(place) && isKnownPlace(place ?? '')),
    examples: ['Jakarta, CNN Indonesia -- Hujan', 'BANDUNG, Harian Contoh -- Hujan'],
    copy: ['Presiden, Menteri Luar Negeri -- keduanya'],
  },
  {
    id: 'dateline.outlet',
    languages: ['id'],
    pattern: exact(OUTLET),
    examples: ['KOMPAS.com - Hujan', 'MerahPutih.com - Hujan', 'SuaraJatim.id - Hujan'],
    copy: ['Budi M.Si - dosen'],
  },
  {
    id: 'dateline.place',
    languages: ['id', 'en'],
    pattern: exact(`(?<place>${NAME})(?:,${S}${DATE})?`),
    holds: ({ place }) => isKnownPlace(place ?? ''),
    examples: ['Jakarta - Polisi', 'LONDON — Rain', 'DENPASAR - Hujan'],
    copy: ['Jakarta-Bandung kini', 'KPK - lembaga antirasuah -', 'PERTAMINA - perusahaan'],
  },
]; // prettier-ignore
