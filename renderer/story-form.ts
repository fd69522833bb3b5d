import * as v from 'valibot';
import { fieldsSchema, type Fields, type FieldChange } from '../shared/story/fields';
import type { Tongue } from '../shared/story/words';
import { instantOf, typedInstant } from './house-clock';
import type { Messages } from './locales/id';

/** The fields of the Story pane: how each is shown as text, read back from it, and found wanting. */

export type FormField = keyof Messages['story']['fields'];
export type FieldGroup = Exclude<keyof Messages['story']['groups'], 'flags'>;

/** How a field is asked for. */
export type FieldKind =
  'line' | 'prose' | 'number' | 'desk' | 'urgency' | 'keywords' | 'instant' | 'address' | 'language';

export interface FieldRow {
  readonly name: FormField;
  readonly kind: FieldKind;
  readonly group: FieldGroup;
  /** Two halves stand on one line. */
  readonly isHalf?: boolean;
}

export const FIELD_ROWS: readonly FieldRow[] = [
  { name: 'slug', kind: 'line', group: 'desk' },
  { name: 'desk', kind: 'desk', group: 'desk', isHalf: true },
  { name: 'section', kind: 'line', group: 'desk', isHalf: true },
  { name: 'commissionedLength', kind: 'number', group: 'desk', isHalf: true },
  { name: 'urgency', kind: 'urgency', group: 'desk', isHalf: true },
  { name: 'language', kind: 'language', group: 'desk', isHalf: true },
  { name: 'keywords', kind: 'keywords', group: 'desk' },
  { name: 'noteToEditors', kind: 'prose', group: 'desk' },
  { name: 'embargo', kind: 'instant', group: 'time' },
  { name: 'publishedAt', kind: 'instant', group: 'time' },
  { name: 'source', kind: 'line', group: 'origin', isHalf: true },
  { name: 'publisher', kind: 'line', group: 'origin', isHalf: true },
  { name: 'scrapeHost', kind: 'line', group: 'origin' },
  { name: 'address', kind: 'address', group: 'origin' },
  { name: 'copyrightHolder', kind: 'line', group: 'rights' },
  { name: 'copyrightNotice', kind: 'line', group: 'rights' },
  { name: 'usageTerms', kind: 'prose', group: 'rights' },
];

/** How times are told in this house, and in which language. */
export interface Telling {
  readonly tongue: Tongue;
  readonly zone: string;
}

/** A field as the text that stands in its input. */
export function fieldText(fields: Fields, { name, kind }: FieldRow, { tongue, zone }: Telling): string {
  const value = fields[name];
  if (value === null) return '';
  if (kind === 'instant') return typedInstant(String(value), tongue, zone);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** What a person typed, as a value; undefined where it means none. */
function parsed(text: string, kind: FieldKind, zone: string): unknown {
  const plain = kind === 'prose' ? text.replace(/\r\n?/g, '\n') : text.trim();
  switch (kind) {
    case 'number':
    case 'urgency':
      return plain === '' ? null : /^\d+$/.test(plain) ? Number(plain) : undefined;
    case 'keywords':
      return [...new Set(plain.split(/[,;\n]/).map((word) => word.trim()))].filter(Boolean);
    case 'instant':
      return plain === '' ? null : (instantOf(plain, zone) ?? undefined);
    case 'address':
      return plain === '' ? null : plain;
    default:
      return plain;
  }
}

/** What is wrong with a value, by the name of its message. */
export type Wrong = keyof Messages['story']['wrong'];

function wrongOf({ name, kind }: FieldRow): Wrong {
  if (name === 'slug') return 'slug';
  if (kind === 'number' || kind === 'urgency') return 'number';
  if (kind === 'instant') return 'time';
  if (kind === 'language' || kind === 'address' || kind === 'keywords') return kind;
  return 'other';
}

/** Reads an input: a change to store (empty where nothing changed), or what is wrong with it. */
export function readField(
  text: string,
  row: FieldRow,
  fields: Fields,
  telling: Telling,
): { readonly change: FieldChange } | { readonly wrong: Wrong } {
  // The input tells minutes; what is stored may be finer, and stays so while nobody moves it.
  if (text === fieldText(fields, row, telling)) return { change: {} };
  const value = parsed(text, row.kind, telling.zone);
  const checked = value === undefined ? null : v.safeParse(fieldsSchema.entries[row.name], value);
  if (!checked?.success) return { wrong: wrongOf(row) };
  return { change: { [row.name]: checked.output } };
}
