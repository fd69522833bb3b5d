import type { Draft } from '../ingest/draft';
import type { Alike } from '../ingest/likeness';
import type { ReportPiece } from '../ingest/report';
import type { HouseRule } from '../ingest/rules/house-rules';
import type { Words } from '../story/words';
import type { Fields } from '../story/fields';
import type { StoryReading } from '../story/reading';
import type { RefusalNotice } from '../story/refusal';
import type { Status } from '../story/status';
import type { StoryId } from './stories';

/** What comes in: what an input would become, what it is like, and the folder that is watched. */

export interface ImportedStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly wordCount: number;
  /** Pieces of the input that are not in the story. */
  readonly dropped: number;
  /** Stories that were in the archive already and have much of their copy in common with this one, the likest first. */
  readonly alike: readonly AlikeStory[];
}

/** A story of the archive that is like another: the same one scraped twice, or sent by two wires. */
export interface AlikeStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly status: Status;
  readonly updatedAt: string;
  readonly alike: NonNullable<Alike>;
  /** How much of the two is the same, 0 to 1, estimated. */
  readonly share: number;
}

/** A story of the archive whose copy is in it more than once. */
export interface Duplicates {
  readonly id: StoryId;
  readonly headline: string;
  readonly alike: readonly AlikeStory[];
}

/** What an input would become, and what of the archive it is like. */
export interface InspectedStory {
  readonly story: StoryReading;
  /** The draft's document as JSON. */
  readonly doc: unknown;
  readonly report: ImportReport;
  readonly findings: Draft['findings'];
  readonly alike: readonly AlikeStory[];
}

/** The first story of an input that was looked at, and the others. */
export interface Inspected extends InspectedStory {
  readonly others: readonly InspectedStory[];
  readonly refused: Imported['refused'];
}

/** What a second reading of a story's input brought. */
export interface Reimported {
  readonly id: StoryId;
  /** The story's last entry now. */
  readonly seq: number;
  /** How many tracked changes it proposes. */
  readonly changes: number;
  /** Fields that were empty and have been set. */
  readonly fields: readonly (keyof Fields)[];
  /** Differences that have no place any more in what the story has become. */
  readonly lost: number;
  readonly report: readonly ReportPiece[];
}

/** The first story of an input; a feed or a zip may hold more, and files that are none. */
export interface Imported extends ImportedStory {
  readonly others: readonly ImportedStory[];
  readonly refused: readonly { readonly name: string; readonly notice: RefusalNotice }[];
}

/** What the importer made of an input, before or after it is stored. */
export interface ImportReport {
  readonly name: string;
  readonly encoding: Draft['reading']['encoding'];
  readonly certain: boolean;
  readonly raw: string;
  readonly pieces: readonly ReportPiece[];
}

/** A rule of the house that would say by itself what a person said of a piece. */
export interface ProposedRule {
  /** Null where no narrow rule could. */
  readonly rule: HouseRule | null;
  readonly why: Words | null;
  /** The rule in a sentence. */
  readonly says: Words | null;
  /** How many inputs of the archive it was tried on, and the names of those that it would have read otherwise. */
  readonly tried: number;
  readonly changed: readonly string[];
}

/** The house's own rules for reading inputs. */
export interface KeptRules {
  /** The path of their file, to be shown. */
  readonly file: string;
  readonly rules: readonly { readonly rule: HouseRule; readonly says: Words }[];
}

/** A file that came in through the wire folder, and what became of it. */
export interface WireLine {
  readonly name: string;
  readonly at: string;
  /** The stories that it became. */
  readonly stories: readonly { readonly id: StoryId; readonly headline: string }[];
  /** How many stories of it were in the archive already, from the very same bytes. */
  readonly known: number;
  /** What of it could not be read; the file itself, where it became no story. */
  readonly refused: Imported['refused'];
}

/** How it stands with the wire folder. */
export interface WireStanding {
  readonly folder: string;
  /** `away`: the folder is not there now, a share that is cut off, say. It is taken up again when it is back. */
  readonly state: 'off' | 'watching' | 'away';
  /** Why what lies there cannot be taken now; it stays where it is. */
  readonly trouble: RefusalNotice | null;
  /** Files that are still being written, or whose turn has not come. */
  readonly waiting: number;
  /** What came in since the desk was started, the latest first. */
  readonly lines: readonly WireLine[];
}

/** What watching a folder would mean. */
export interface WirePeek {
  /** Files that lie there now and would be taken. */
  readonly files: number;
  /** Why it cannot be watched. */
  readonly refused: RefusalNotice | null;
}
