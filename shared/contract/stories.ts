import type { Alike } from '../ingest/likeness';
import type { LedgerLine } from '../journal/desk-ledger';
import type { Standing } from '../journal/standing';
import type { Entry } from '../journal/entry';
import type { Attribution, Origin } from '../journal/provenance';
import type { Thread } from '../journal/threads';
import type { Approval, Assignment, Binned, FlagClearance, Move, Sending, Waiver } from '../journal/replay';
import type { Finding, PictureInfo } from '../preflight/finding';
import type { CreditRole } from '../story/credit';
import type { Change } from '../review/changes';
import type { FieldChangeLine } from '../review/field-changes';
import type { Fields } from '../story/fields';
import type { QueueCounts } from '../queue';
import type { NodeName } from '../story/schema';
import type { Status } from '../story/status';

/** Stories as they travel between the desk and whoever works on them. */

export type StoryId = string;

/** A story in the queue. */
export interface StoryRow extends Standing {
  readonly id: StoryId;
  readonly slug: string;
  readonly headline: string;
  readonly status: Status;
  readonly desk: string;
  readonly language: string;
  readonly wordCount: number;
  readonly commissionedLength: number | null;
  readonly embargo: string | null;
  readonly flags: Fields['flags'];
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Null for a story that is not in the bin. */
  readonly binned: Binned | null;
  /** Set where another story of the archive is like it and nobody has decided about the two. */
  readonly alike: Alike;
  /** Where a search found its words: a piece of text with the hits between U+0002 and U+0003. */
  readonly snippet?: string;
}

/** The first stories of a tab of the queue, and how many there are. */
export interface QueuePage {
  readonly rows: readonly StoryRow[];
  /** How many the tab holds as it is narrowed. */
  readonly total: number;
  readonly counts: QueueCounts;
}

/** An open story, as JSON. `doc` is the document of entry `seq`. */
export interface OpenedStory {
  readonly id: StoryId;
  readonly seq: number;
  readonly doc: unknown;
  readonly fields: Fields;
  readonly status: Status;
  readonly moved: Move | null;
  readonly assigned: Assignment | null;
  readonly approvals: readonly Approval[];
  readonly clearances: readonly FlagClearance[];
  readonly waivers: readonly Waiver[];
  readonly sendings: readonly Sending[];
  readonly threads: readonly Thread[];
  readonly binned: Binned | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  /** Pictures that the story shows and the archive holds. */
  readonly pictures: readonly PictureInfo[];
}

/** `seq` after the append; or, where others were first, the entries that this writer has not seen and must rebase over. */
export type Appended =
  | { readonly stored: true; readonly seq: number; readonly at: string; readonly entries: readonly Entry[] }
  | { readonly stored: false; readonly entries: readonly Entry[] };

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** How many findings stop the story, waived ones not counted. */
  readonly stops: number;
  readonly advice: number;
}

/** Somebody credited in the archive's stories, under the role and label most used for them. */
export interface KnownPerson {
  readonly name: string;
  readonly role: CreditRole;
  readonly label: string;
  readonly stories: number;
}

/** A story of the archive that a related link could lead to. */
export interface LinkableStory {
  readonly id: StoryId;
  readonly title: string;
  /** Where it stands on the web; null while it stands nowhere. */
  readonly address: string | null;
  readonly status: Status;
  readonly updatedAt: string;
}

/** A story as it was after one entry of its journal: to be read, never written. */
export interface PastStory {
  readonly id: StoryId;
  readonly seq: number;
  /** When and by whom that entry was written. */
  readonly at: string;
  readonly author: string;
  readonly kind: Entry['kind'];
  readonly doc: unknown;
  readonly fields: Fields;
  readonly status: Status;
  readonly pictures: readonly PictureInfo[];
}

/** Who brought each letter of a story: every letter of the document of entry `seq` is in one attribution. */
export interface StoryProvenance {
  readonly seq: number;
  readonly attributions: readonly Attribution[];
  readonly origins: readonly Origin[];
}

/** What is proposed in a story and not decided, and what was set beside it. */
export interface ChangeList {
  readonly changes: readonly Change[];
  readonly fields: readonly FieldChangeLine[];
}

export interface DecidedChanges {
  /** The story's last entry now. */
  readonly seq: number;
  /** Ids of the changes that were decided. */
  readonly decided: readonly string[];
}

export interface ReplacedWords {
  readonly seq: number;
  readonly total: number;
  /** How many in each kind of text: `headline`, `paragraph`, `caption`. */
  readonly counts: Readonly<Partial<Record<NodeName, number>>>;
}

/** Who did what to a story and when, oldest first, without what was said about it. */
export interface StoryLedger {
  readonly id: StoryId;
  readonly headline: string;
  readonly slug: string;
  readonly lines: readonly LedgerLine[];
}
