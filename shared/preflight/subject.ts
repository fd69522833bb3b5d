import type { Node } from 'prosemirror-model';
import type { ImportFinding } from '../ingest/draft';
import type { Approval, Waiver } from '../journal/replay';
import type { Fields } from '../story/fields';
import type { Status } from '../story/status';
import type { PictureInfo } from './finding';

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
  readonly waivers: readonly Waiver[];
  /** The number that the next package would carry, from 1. */
  readonly version: number;
  /** ISO 8601 UTC; null for a story from a file. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The pictures that the archive holds, by SHA-256. */
  readonly pictures: ReadonlyMap<string, PictureInfo>;
  readonly house: SendingHouse;
  /** What ingest found when the story came in. */
  readonly imported: readonly ImportFinding[];
  /** The instant at which preflight is asked, ISO 8601 UTC. */
  readonly now: string;
}
