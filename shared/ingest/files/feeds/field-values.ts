import { isAddress } from '../../../story/attributes';
import { ROLE_TERMS, roleOfLabel, type Credit, type CreditRole } from '../../../story/credit';
import { fieldChangeSchema, type FieldChange } from '../../../story/fields';
import * as v from 'valibot';

/** Values as files of other systems give them, as the fields of a story take them. */

/** A line of at most `max` characters, without control characters. */
export const line = (text: string, max: number) =>
  text
    .replace(/[\u0000-\u001f\s]+/g, ' ')
    .trim()
    .slice(0, max);

/** Only the fields that have a value that their schema takes: a wire's odd value is left out, and its reader lists it. */
export function takenFields(given: Readonly<Record<string, unknown>>): FieldChange {
  const taken: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      continue;
    if (v.safeParse(fieldChangeSchema, { [name]: value }).success) taken[name] = value;
  }
  return taken;
}

/** An http, https or mailto address, or null. */
export const addressOrNull = (text: string) => (isAddress(text.trim()) ? text.trim() : null);

export function keywordsOf(texts: readonly string[]): string[] {
  const keywords = texts.map((text) => line(text, 80)).filter(Boolean);
  return [...new Set(keywords)].slice(0, 50);
}

/** What a role of another system is with us: an IPTC term (its address or only its last word), or a label in plain words. */
export function roleOf(role: string, label: string): CreditRole {
  const named = roleOfLabel(label) ?? roleOfLabel(role);
  if (named) return named;
  const term = role.split(/[/:]/).at(-1)?.toLowerCase() ?? '';
  const found = (Object.entries(ROLE_TERMS) as [CreditRole, string][]).find(
    ([, address]) => address.split('/').at(-1)?.toLowerCase() === term,
  );
  return found?.[0] ?? 'other';
}

/** A credit, or null where there is no name. */
export function creditOf(name: string, role: string, label: string): Credit | null {
  const plain = line(name, 200);
  if (!plain) return null;
  return { name: plain, role: roleOf(role, label), label: line(label, 60) };
}
