import type { Node } from 'prosemirror-model';
import type { OutgoingLedger } from '../journal/desk-ledger';
import type { Approval, FlagClearance, Waiver } from '../journal/replay';
import { standingApproval } from '../journal/replay';
import { mayDo } from '../story/desk-rules';
import { contentHash } from '../story/content-hash';
import { FLAGS, type Fields } from '../story/fields';
import { readStory, type StoryReading } from '../story/reading';
import type { Status } from '../story/status';
import { printedStory } from '../story/views';
import type { Finding, PictureInfo } from './finding';
import { countStops, preflight } from './preflight';
import type { SendingHouse, Subject } from './subject';

/** Known to this file alone: no other code can make a cleared story, so nothing can be exported that was not looked over. */
declare const looked: unique symbol;

/** A story that nothing stops any more, frozen as it was when it was cleared: all that publish ever sees. */
export interface ClearedStory {
  readonly [looked]: true;
  readonly id: string;
  readonly version: number;
  readonly origin: Subject['origin'];
  readonly status: Status;
  /** As it will be printed: tracked changes accepted, comments gone. */
  readonly doc: Node;
  readonly reading: StoryReading;
  readonly fields: Fields;
  /** What the approval binds to: the hash of the text and fields as they stand in the journal. */
  readonly contentHash: string;
  /** The approval that stands; null for a story from a file, and where its lack was waived. */
  readonly approval: Approval | null;
  /** The clearances of its flags that stand, the last of each flag. */
  readonly clearances: readonly FlagClearance[];
  /** The waivers without which it would not be here, and those of advice, each once. */
  readonly waivers: readonly Waiver[];
  readonly ledger: OutgoingLedger;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The files of its pictures, each once, in the order in which they are first shown. */
  readonly pictures: readonly PictureInfo[];
  readonly house: SendingHouse;
}

/** The answer to "may it leave?". `findings` are all of them either way, advice and waived ones too. */
export type Clearance =
  | { readonly cleared: ClearedStory; readonly findings: readonly Finding[] }
  | { readonly cleared?: never; readonly findings: readonly Finding[] };

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function waiversUsed(subject: Subject, findings: readonly Finding[]): Waiver[] {
  const waived = new Set(findings.filter(({ waivedBy }) => waivedBy !== undefined).map(({ rule }) => rule));
  return [...waived]
    .sort()
    .flatMap((rule) => subject.waivers.findLast((waiver) => waiver.rule === rule) ?? []);
}

/** The last approval of this exact text by somebody who may. */
function approvalOf({ approvals, deskRules, doc, fields }: Subject): Approval | null {
  const allowed = approvals.filter(({ by }) => mayDo(deskRules, by, { do: 'approve' }));
  return standingApproval({ approvals: allowed, doc, fields });
}

function clearancesOf({ clearances, deskRules, doc, fields }: Subject): FlagClearance[] {
  if (clearances.length === 0) return [];
  const hash = contentHash(doc, fields);
  return FLAGS.flatMap((flag) => {
    const standing = clearances.filter((one) => one.flag === flag && one.contentHash === hash);
    return standing.findLast(({ by }) => mayDo(deskRules, by, { do: 'clear', flag })) ?? [];
  }).filter(({ flag }) => fields.flags[flag]);
}

function picturesShown(reading: StoryReading, subject: Subject): PictureInfo[] {
  const names = reading.body.flatMap(({ picture }) => (picture ? [picture] : []));
  return [...new Set(names)].flatMap((name) => subject.pictures.get(name) ?? []);
}

/** Clears a story, or says what stops it. The only way to a ClearedStory. */
export function clearance(subject: Subject): Clearance {
  const findings = preflight(subject);
  if (countStops(findings) > 0) return { findings };
  const doc = printedStory(subject.doc);
  const reading = readStory(doc);
  const { id, version, origin, status, fields, createdAt, updatedAt, house } = subject;
  const { name, address, language, timeZone, copyrightNotice } = house;
  const plain = structuredCopy({
    fields,
    approval: origin === 'archive' ? approvalOf(subject) : null,
    clearances: clearancesOf(subject),
    ledger: subject.ledger(),
    waivers: waiversUsed(subject, findings),
    pictures: picturesShown(reading, subject),
    house: { name, address, language, timeZone, copyrightNotice },
    reading,
  });
  const cleared = Object.freeze({
    id,
    version,
    origin,
    status,
    doc,
    contentHash: contentHash(subject.doc, fields),
    createdAt,
    updatedAt,
    ...frozen(plain),
  });
  return { cleared: cleared as unknown as ClearedStory, findings };
}

/** A copy of plain JSON values, so that freezing it freezes nobody else's. */
function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
