/**
 * Recognisers are data, so that a house can read them, test them and add its own. Patterns are compared with the folded line
 * (every run of white space is one space) and are anchored; none has nested repetition, so none can backtrack badly.
 */
export interface LineRule {
  /** Stable name, such as `promo.channels`. */
  readonly id: string;
  /** BCP 47 languages of the copy it is found in. */
  readonly languages: readonly string[];
  readonly pattern: RegExp;
  /** What the line is called in the report. */
  readonly as: string;
  /** One sentence for the person who checks the import. */
  readonly why: string;
  /** Lines it must match. */
  readonly examples: readonly string[];
  /** Lines that look like it and stay copy. */
  readonly copy: readonly string[];
}

/** Labels that stand before a name or a title, in lower case with single spaces. */
export interface LabelRule {
  readonly id: string;
  readonly languages: readonly string[];
  readonly labels: readonly string[];
}

/** Escapes a text for use inside a pattern, any white space standing for its spaces. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
}

/** Any of the labels as a pattern, the longest first, so that "baca juga video" is not cut to "baca juga". */
export function anyOf(labels: readonly string[]): string {
  return [...labels]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}
