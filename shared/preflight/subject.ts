import type { OutgoingLedger } from '../journal/desk-ledger';
import type { Node } from 'prosemirror-model';
import type { ImportFinding } from '../ingest/draft';
import type { Passage } from '../journal/passages';
import type { Approval, FlagClearance, Waiver } from '../journal/replay';
import type { Thread } from '../journal/threads';
import type { DeskRules } from '../story/desk-rules';
import type { Fields } from '../story/fields';
import type { Status } from '../story/status';
import type { PictureInfo } from './finding';

/** A story of this archive that a link leads to. */
export interface LinkedStory {
  readonly title: string;
  readonly status: Status;
  /** Where it stands or will stand on the web; null while nobody has said. */
  readonly address: string | null;
  /** When it was first published, ISO 8601 UTC, as far as its fields say. */
  readonly publishedAt: string | null;
  /** Not to be known before, ISO 8601 UTC. */
  readonly embargo: string | null;
}

/** What preflight and publish need to know of the house that sends the story. */
export interface SendingHouse {
  /** The paper's name; publisher of every story that names no other. */
  readonly name: string;
  /** Where its stories stand on the web, without a slash at the end; empty while it has none. */
  readonly address: string;
  /** BCP 47 language of its copy; the loss report is written in it. */
  readonly language: string;
  /** IANA time zone that its dates are read in. */
  readonly timeZone: string;
  readonly copyrightNotice: string;
}

/** A story with everything that is known about it: what preflight looks at, from the archive or straight from a file. */
export interface Subject {
  readonly id: string;
  readonly doc: Node;
  readonly fields: Fields;
  readonly status: Status;
  /** `file`: read from a file and stored nowhere, so that nobody can have approved it and no time is known. */
  readonly origin: 'archive' | 'file';
  readonly approvals: readonly Approval[];
  readonly clearances: readonly FlagClearance[];
  /** Who did what to it, as far as a package tells; reckoned when it is asked for. */
  readonly ledger: () => OutgoingLedger;
  /** Who may pass what in the house that sends it. */
  readonly deskRules: DeskRules;
  readonly waivers: readonly Waiver[];
  /** Talk about it, which never leaves; what is open may want an answer. */
  readonly threads: readonly Thread[];
  /** The number that the next package would carry, from 1. */
  readonly version: number;
  /** ISO 8601 UTC; null for a story from a file. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The pictures that the archive holds, by SHA-256. */
  readonly pictures: ReadonlyMap<string, PictureInfo>;
  readonly house: SendingHouse;
  /** Pasted and imported passages that stand as they came; empty for a story from a file, which all came at once. */
  readonly passages: readonly Passage[];
  /** What ingest found when the story came in. */
  readonly imported: readonly ImportFinding[];
  /**
   * The other stories of the archive that a link leads to: those at its address or, where it has none, those of this title. None
   * for a story from a file, which no archive stands behind. Looked up when it is asked.
   */
  readonly linkedStories: (href: string | null, title: string) => readonly LinkedStory[];
  /** The instant at which preflight is asked, ISO 8601 UTC. */
  readonly now: string;
}
