import type { CreditRole } from '../../story/credit';
import type { LineForm } from './line-form';
import type { Reason } from '../reason';

/**
 * How stories are printed, as data: what a person can read, test, and add to (docs/importing.md). No rule holds a pattern of its
 * own; forms are compiled by line-form.ts and dateline-form.ts into patterns that cannot backtrack.
 */
interface RuleBase {
  /** Stable name, such as `kompas.lihat-foto`; the first part is its family. */
  readonly id: string;
  /** BCP 47 languages of the copy it is found in. */
  readonly languages: readonly string[];
  /** Lines it must match; the tests run every one through the whole of ingest. */
  readonly examples: readonly string[];
  /** Lines that look like it and stay copy. */
  readonly copy?: readonly string[];
}

/** A line that a page prints around every story and that is no part of one. */
export interface DropRule extends RuleBase {
  readonly kind: 'drop';
  readonly line: LineForm;
  /** What the line is called in the report. `rail` heads a list: titles below it go with it, and it counts only after the last prose. */
  readonly as:
    'promo' | 'rail' | 'advertisement' | 'placeholder' | 'pageNumber' | 'shareBar' | 'pageFurniture';
  /** One sentence for the person who checks the import: ours in both languages, a house's own also in one. */
  readonly why: Reason;
}

/** Labels of links to other stories: `Baca juga: Title`, or alone with the titles below. */
export interface RelatedLinkRule extends RuleBase {
  readonly kind: 'relatedLink';
  readonly labels: readonly string[];
  /** True for a label that is a link's only with a colon and a title on its own line; alone it heads a rail. */
  readonly inline?: boolean;
}

/** Labels of credits: the words before a person's name. */
export interface CreditRule extends RuleBase {
  readonly kind: 'credit';
  readonly labels: readonly string[];
  /**
   * Where a line with such a label is a credit. `anywhere`: on any line of its own. `edges`: only between headline and lead or
   * after the last prose. `end`: only after the last prose, because elsewhere the same word opens content.
   */
  readonly place: 'anywhere' | 'edges' | 'end';
  /** True where the name may follow with no colon: `By Jane Roe`. */
  readonly bare?: boolean;
  /** What the person did; for a label that `roleOfLabel` (shared/story/credit.ts) does not know. */
  readonly role?: CreditRole;
}

/** Forms of dateline at the head of the first paragraph (dateline-form.ts). */
export interface DatelineRule extends RuleBase {
  readonly kind: 'dateline';
  readonly forms: readonly string[];
  /** Whose page such a dateline opens, or whose copy, where the form itself has no slot for it. */
  readonly publisher?: string;
  readonly source?: string;
}

/** Labels of a caption: `Keterangan foto: ...`, `Image caption, ...`. */
export interface CaptionRule extends RuleBase {
  readonly kind: 'caption';
  readonly labels: readonly string[];
  /** What stands between the label and the caption; a colon unless told. */
  readonly parting?: ':' | ',';
}

/** How a picture's credit line opens: `Foto: ...`, `ANTARA FOTO/...`, `Image source, ...`. */
export interface CreditLineRule extends RuleBase {
  readonly kind: 'creditLine';
  readonly starts: readonly string[];
  /** True where such a line is a credit line by itself and wherever it stands, not only in brackets at the end of a caption. */
  readonly alone?: boolean;
}

/** A line that says where the copy appeared before: kept beside the story, for those who receive it. */
export interface SyndicationRule extends RuleBase {
  readonly kind: 'syndication';
  readonly line: LineForm;
}

/** A copyright line or terms of use. */
export interface RightsRule extends RuleBase {
  readonly kind: 'rights';
  readonly line: LineForm;
  readonly field: 'copyrightNotice' | 'usageTerms';
}

/** What stands in the place of a byline with no label: `Rina Contoh - detikNews`, `Tim Redaksi`. */
export interface BylineRule extends RuleBase {
  readonly kind: 'byline';
  /** The line ends in one of these, a name stands before it. */
  readonly after?: readonly string[];
  /** The line is one of these. */
  readonly is?: readonly string[];
}

/** A short line above the headline that names the section or the kind of piece. */
export interface KickerRule extends RuleBase {
  readonly kind: 'kicker';
  readonly is: readonly string[];
}

/** Copy that has the look of furniture and is kept: what the report says of it, so that a person can decide otherwise. */
export interface LookAlikeRule extends RuleBase {
  readonly kind: 'lookAlike';
  readonly line: LineForm;
  readonly why: Reason;
}

export type Rule =
  | DropRule
  | RelatedLinkRule
  | CreditRule
  | DatelineRule
  | CaptionRule
  | CreditLineRule
  | SyndicationRule
  | RightsRule
  | BylineRule
  | KickerRule
  | LookAlikeRule;

export type RuleKind = Rule['kind'];

/** The rules of one outlet or of several that print alike. */
export interface RuleFamily {
  readonly id: string;
  /** Its name for people. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Escapes a text for use inside a pattern, any white space standing for its spaces. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s{1,8}');
}

/** Any of the labels as a pattern, the longest first, so that "baca juga video" is not cut to "baca juga". */
export function anyOf(labels: readonly string[]): string {
  // An empty list matches nothing, where an empty pattern would match everything.
  if (labels.length === 0) return '(?!)';
  return [...labels]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}
