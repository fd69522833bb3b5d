import { SOURCES } from '../story/sign-off';
import type { FieldChange } from '../story/fields';
import type { DatelineParts, DatelineRule } from './rules/datelines';

/** No dateline runs longer, its dash included. */
const LONGEST_DATELINE = 120;

/** The dateline at the head of a paragraph. */
export interface DatelineFound {
  /** As printed, without the dash: `JAKARTA, KOMPAS.com`. */
  readonly text: string;
  /** Where the paragraph goes on after the dash. */
  readonly to: number;
  readonly fields: FieldChange;
  readonly why: string;
}

/** Reads the dateline that opens a paragraph, or null. */
export function readDateline(paragraph: string, rules: readonly DatelineRule[]): DatelineFound | null {
  const head = paragraph.slice(0, LONGEST_DATELINE);
  for (const { id, pattern, holds } of rules) {
    const found = pattern.exec(head);
    if (!found || (found[0].length === head.length && paragraph.length > head.length)) continue;
    const parts: DatelineParts = found.groups ?? {};
    if (holds && !holds(parts)) continue;
    const agency = SOURCES.find((source) => source.toLowerCase() === parts.agency?.toLowerCase());
    return {
      text: found[0].replace(/\s{0,4}(?:-{1,3}|[–—―])$/u, '').trim(),
      to: found[0].length,
      fields: {
        ...(parts.outlet !== undefined && { publisher: parts.outlet }),
        ...(agency !== undefined && parts.agency !== undefined && { source: parts.agency }),
      },
      why: `opens the first paragraph in the form of a dateline (${id})`,
    };
  }
  return null;
}
