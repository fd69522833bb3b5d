import type { Contributor } from '../journal/contributors';
import type { PictureInfo } from '../preflight/finding';
import type { Change } from '../review/changes';
import type { Comparison, FieldDifference } from '../review/compare';
import type { MergeDifference } from '../review/merge-differences';
import type { JournalMerge } from '../review/merge-journals';
import type { Words } from '../story/words';
import type { StoryId, PastStory } from './stories';
import type { AlikeStory } from './inputs';

/** What leaves, and what colleagues send: packages, comparisons and merges. */

/** Something that a format could not carry. */
export interface Loss {
  readonly format: string;
  readonly what: string;
}

export interface Exported {
  /** File name in the packages folder, or the path given on the command line. */
  readonly package: string;
  readonly sha256: string;
  readonly version: number;
  readonly formats: readonly string[];
  readonly lost: readonly Loss[];
}

export interface Verified {
  readonly ok: boolean;
  /** `story`: for a publisher; `editable`: for a colleague, with the unpublished journal inside; null where it cannot be told. */
  readonly kind: 'story' | 'editable' | null;
  readonly problems: readonly { readonly where: string; readonly what: Words }[];
}

/** Two points of a story and what differs. `authors` wrote the entries that the changes name. */
export interface ComparedStory {
  readonly before: PastStory;
  readonly after: PastStory;
  readonly comparison: Comparison;
  readonly authors: readonly { readonly seq: number; readonly author: string; readonly at: string }[];
}

/** One of two stories that are compared: of the archive after entry `seq`, or of a package. */
export interface ComparedSide {
  /** Null for a package that carries no journal. */
  readonly id: StoryId | null;
  readonly seq: number | null;
  /** The file's name; null for a story of the archive. */
  readonly package: string | null;
  readonly headline: string;
  readonly doc: unknown;
  /** Its pictures that the archive holds. */
  readonly pictures: readonly PictureInfo[];
}

/** A field that differs, and who set it; null where no journal knows. */
export interface ComparedField extends FieldDifference {
  readonly by: { readonly author: string; readonly at: string } | null;
}

/** What makes the first of two stories the second. Open tracked changes in either count as accepted. */
export interface ComparedSides extends Pick<Comparison, 'pictures' | 'wordsInserted' | 'wordsDeleted'> {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** The last entry that both journals hold as the very same; 0 for stories with no common history. */
  readonly common: number;
  /** The first story with the differences proposed in it. */
  readonly doc: unknown;
  readonly changes: readonly Change[];
  readonly fields: readonly ComparedField[];
  /** How much was said about the second story, and not about the first: it is taken along with the words that it is about. */
  readonly comments: number;
  /** False where open changes of the first story leave a difference no place in it. */
  readonly isTakeable: boolean;
}

/** What came of an editable package: a `new` story, `merged` into the one here, or all of it `known` already. */
export interface MergedPackage extends Omit<JournalMerge, 'entries' | 'differences'> {
  readonly id: StoryId;
  readonly headline: string;
  readonly outcome: 'new' | 'merged' | 'known';
}

/** An editable package that was looked at. Nothing of it is stored. */
export interface PackageLook {
  readonly story: StoryId;
  readonly headline: string;
  /** Entries of its journal, and who wrote them. */
  readonly entries: number;
  readonly people: readonly Contributor[];
  /**
   * `new`: not known here; `strange`: known, and with nothing in common to merge from, so that it can only be compared
   * (`compareSides`) and taken (`takeDifferences`).
   */
  readonly relation: 'new' | 'known' | 'shared' | 'strange';
  /** What was looked at on both sides: choices hold for that and for nothing newer. */
  readonly token: string;
  /** What a merge would come to; null but for `shared`. */
  readonly merge: MergeLook | null;
  /** Stories here that a `new` one is like, and that it can be compared with instead. */
  readonly alike: readonly AlikeStory[];
}

export interface MergeLook extends Omit<JournalMerge, 'entries' | 'differences'> {
  readonly differences: readonly MergeDifference[];
}
