import type { AlikeStory } from '../shared/contract';
import type { Anchor, Remark } from '../shared/journal/threads';
import type { Change } from '../shared/review/changes';
import { MOST_OF_NOTE } from '../shared/review/noting';
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
  /** What stands there already. */
  readonly given?: string;
  /** True where nothing is an answer too. */
  readonly mayBeEmpty?: true;
  /** True where a long answer can call on people with `@`. */
  readonly callsOnPeople?: true;
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

const MOST_OF_COMMENT = 10_000;

/** What is said about the selected words or piece, or about the whole story. */
export function commentQuestion({ m }: Voice, anchor: Anchor): Question {
  const about = { words: m.review.aboutWords, piece: m.review.aboutPiece, story: m.review.aboutStory };
  return {
    title: anchor.to === 'words' ? m.review.commentOn(anchor.quote.slice(0, 60)) : m.review.comment,
    label: m.review.say,
    note: `${about[anchor.to]} ${m.review.stays}`,
    act: m.review.comment,
    needed: m.review.sayNeeded,
    most: MOST_OF_COMMENT,
    isLong: true,
    callsOnPeople: true,
  };
}

/** What is answered to the last remark of a thread. */
export function replyQuestion({ m }: Voice, { by, text }: Remark): Question {
  return {
    title: m.review.replyTo(by || m.review.someone),
    label: m.review.say,
    note: `“${text.slice(0, 200)}”`,
    act: m.review.reply,
    needed: m.review.sayNeeded,
    most: MOST_OF_COMMENT,
    isLong: true,
    callsOnPeople: true,
  };
}

/** What is said about a tracked change, beside the change itself. */
export function noteQuestion({ m }: Voice, { author, note }: Change): Question {
  return {
    title: m.review.noteOn(author || m.review.someone),
    label: m.review.note,
    note: m.review.noteStays,
    act: m.app.save,
    needed: m.review.sayNeeded,
    most: MOST_OF_NOTE,
    isLong: true,
    given: note,
    mayBeEmpty: true,
  };
}

/** Why a story goes into the bin. */
export function binQuestion({ m }: Voice, given: string): Question {
  return {
    given,
    title: m.bin.title,
    label: m.reason.why,
    note: m.bin.note,
    act: m.bin.act,
    needed: m.reason.needed,
    most: MOST_OF_REASON,
    isLong: true,
  };
}

/** Why one of two stories that are alike goes into the bin, to be written on from. */
export function twinReason({ m }: Voice, { id, headline }: AlikeStory): string {
  return m.alike.reason(headline || id);
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
