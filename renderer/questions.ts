import type { Finding } from '../shared/preflight/finding';
import { STATUS_LABELS, type Status } from '../shared/story/status';
import type { Voice } from './voice';

/** One question that must have an answer: a reason, or a name. */
export interface Question {
  readonly title: string;
  readonly label: string;
  readonly note: string;
  /** The words on the button that does it. */
  readonly act: string;
  /** Said when nothing is given. */
  readonly needed: string;
  /** Longest answer, in UTF-16 units. */
  readonly most: number;
  readonly isLong: boolean;
}

/** Journal entries take reasons and names of at most these lengths. */
const MOST_OF_REASON = 4000;
const MOST_OF_NAME = 200;

/** What a revision is to be called. */
export function revisionQuestion({ m }: Voice): Question {
  return {
    title: m.history.revisionTitle,
    label: m.history.revisionName,
    note: m.history.revisionNote,
    act: m.app.save,
    needed: m.reason.nameNeeded,
    most: MOST_OF_NAME,
    isLong: false,
  };
}

/** Why `person` lets the findings of a rule pass. */
export function waiverQuestion({ m, say }: Voice, finding: Finding, person: string): Question {
  return {
    title: m.checks.waiveTitle,
    label: m.checks.waiveWhy,
    note: `${say(finding.message).replace(/\.$/, '')}. ${m.checks.waiveNote(person)}`,
    act: m.checks.waiveDo,
    needed: m.reason.needed,
    most: MOST_OF_REASON,
    isLong: true,
  };
}

/** Why a story is moved to a status that needs a reason. */
export function moveQuestion({ m, say }: Voice, status: Status): Question {
  return {
    title: m.reason.moveTitle(say(STATUS_LABELS[status])),
    label: m.reason.why,
    note: m.reason.moveNote,
    act: m.reason.moveDo,
    needed: m.reason.needed,
    most: MOST_OF_REASON,
    isLong: true,
  };
}
