import type { FieldChange } from '../story/fields';
import { SOURCES } from '../story/sign-off';
import { outletIn } from './hosts';
import { rulesOf, type IngestRules } from './rules/all-rules';
import { datelineMatcher } from './rules/dateline-form';
import { words, type Words } from '../story/words';

/** No dateline runs longer, its dash included. */
const LONGEST_DATELINE = 120;

/** The dateline at the head of a paragraph. */
export interface DatelineFound {
  /** As printed, without the dash: `JAKARTA, KOMPAS.com`. */
  readonly text: string;
  /** Where the paragraph goes on after the dash. */
  readonly to: number;
  readonly fields: FieldChange;
  readonly why: Words;
  /** Null for what a line above it has shown to be one. */
  readonly rule: string | null;
}

/** Reads the dateline that opens a paragraph, or null. */
export type DatelineReader = (paragraph: string) => DatelineFound | null;

/** What closes every dateline. */
const DASH = /[-–—―](?:\s|$)/u;

/** Makes a reader of datelines. */
export function datelineReader(rules: IngestRules): DatelineReader {
  const matchers = rulesOf(rules, 'dateline').flatMap((rule) =>
    rule.forms.map((form) => datelineMatcher(rule, form)),
  );
  return (paragraph) => {
    const head = paragraph.slice(0, LONGEST_DATELINE);
    if (!DASH.test(head)) return null;
    for (const { rule, read } of matchers) {
      const found = read(head);
      if (!found || (found.length === head.length && paragraph.length > head.length)) continue;
      const { outlet, agency } = found.parts;
      const known = SOURCES.some((source) => source.toLowerCase() === agency?.toLowerCase());
      const text = head
        .slice(0, found.length)
        .replace(/\s{0,4}(?:-{1,3}|[–—―])$|(?<=\p{Lu}{3})\.$/u, '')
        .trim();
      const publisher = outlet ?? rule.publisher ?? outletIn(text);
      const source = [rule.source, known ? agency : undefined].filter((name) => name !== undefined).join('/');
      return {
        text,
        to: found.length,
        fields: {
          ...(publisher !== null && { publisher }),
          ...(source !== '' && { source }),
        },
        why: words(
          'membuka paragraf pertama dalam bentuk titimangsa',
          'opens the first paragraph in the form of a dateline',
        ),
        rule: rule.id,
      };
    }
    return null;
  };
}
