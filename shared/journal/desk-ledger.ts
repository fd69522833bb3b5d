import type { Flag } from '../story/fields';
import type { Status } from '../story/status';
import type { Payload } from './entry';
import { historyLines, type EntryHeader, type HistoryLine } from './history-lines';
import type { Source } from './source';

/**
 * The desk's ledger: who wrote, changed, moved, passed, cleared and waived, and when. A reading of the journal without what was
 * said about the story: comments are in no ledger, neither their words nor that there were any.
 */

type From = Payload<'created'>['origin']['from'];

/** What was done, with what belongs to it. */
export type Deed =
  | { readonly did: 'created'; readonly from: From; readonly name: string }
  /** `how`: where words came from that nobody typed; null where they were typed. */
  | { readonly did: 'wrote'; readonly how: Source['kind'] | null }
  | { readonly did: 'set'; readonly fields: readonly string[] }
  | { readonly did: 'moved'; readonly to: Status; readonly why: string | null }
  /** Moved on a desk of their own, which was not followed when that was merged. */
  | { readonly did: 'movedElsewhere'; readonly to: Status }
  | { readonly did: 'assigned'; readonly to: Payload<'assignment'>['to'] }
  | { readonly did: 'approved'; readonly contentHash: string }
  | { readonly did: 'cleared'; readonly flag: Flag; readonly contentHash: string }
  | { readonly did: 'waived'; readonly rule: string; readonly reason: string }
  | { readonly did: 'named'; readonly name: string }
  | { readonly did: 'merged'; readonly name: string }
  | { readonly did: 'handedOver'; readonly name: string; readonly contentHash: string }
  | { readonly did: 'sent'; readonly version: number; readonly contentHash: string }
  | { readonly did: 'binned'; readonly why: string | null }
  | { readonly did: 'unbinned' };

export type LedgerLine = Deed & {
  /** The last entry of the line and the first; null for a story straight from a file, which has no journal. */
  readonly seq: number | null;
  readonly first: number | null;
  readonly by: string;
  /** When it was done, or had been done by, and when it began; ISO 8601 UTC. Null where nobody knows. */
  readonly at: string | null;
  readonly since: string | null;
  /** How many entries it stands for. */
  readonly count: number;
};

/** A ledger as it leaves the house. */
export interface OutgoingLedger {
  /** The last entry that is told of; null for a story straight from a file. */
  readonly through: number | null;
  readonly lines: readonly LedgerLine[];
}

const TALK: ReadonlySet<string> = new Set(['comment', 'reply', 'resolution']);

/** Entries that are talk about the story: comments, and the marks on the words that they are about. */
const isTalk = (entry: EntryHeader) =>
  TALK.has(entry.kind) || (entry.kind === 'steps' && entry.source?.kind === 'comment');

/** What an entry did; `fields` are those that its whole line set. */
function deedOf(entry: EntryHeader, fields: readonly string[]): Deed | null {
  switch (entry.kind) {
    case 'created': {
      const { origin } = entry;
      return { did: 'created', from: origin.from, name: origin.from === 'new' ? '' : origin.name };
    }
    case 'steps': {
      const kind = entry.source?.kind ?? null;
      // Taking back and bringing back is writing, as the person sees it.
      return { did: 'wrote', how: kind === 'undo' ? null : kind };
    }
    case 'fields':
      return { did: 'set', fields };
    case 'status': {
      const { to, why } = entry.payload as Payload<'status'>;
      return { did: 'moved', to, why: why?.trim() || null };
    }
    case 'assignment':
      return { did: 'assigned', to: (entry.payload as Payload<'assignment'>).to };
    case 'approval':
      return { did: 'approved', contentHash: (entry.payload as Payload<'approval'>).contentHash };
    case 'clearance': {
      const { flag, contentHash } = entry.payload as Payload<'clearance'>;
      return { did: 'cleared', flag, contentHash };
    }
    case 'waiver': {
      const { rule, reason } = entry.payload as Payload<'waiver'>;
      return { did: 'waived', rule, reason };
    }
    case 'revision':
      return { did: 'named', name: (entry.payload as Payload<'revision'>).name };
    case 'merged':
      return { did: 'merged', name: (entry.payload as Payload<'merged'>).package };
    case 'handedOver': {
      const { package: name, contentHash } = entry.payload as Payload<'handedOver'>;
      return { did: 'handedOver', name, contentHash };
    }
    case 'exported': {
      const { version, contentHash } = entry.payload as Payload<'exported'>;
      return { did: 'sent', version, contentHash };
    }
    case 'binned':
      return { did: 'binned', why: (entry.payload as Payload<'binned'>).why };
    case 'unbinned':
      return { did: 'unbinned' };
    case 'comment':
    case 'reply':
    case 'resolution':
      return null;
  }
}

/** Moves that a merge left out, in the names of those who made them. */
function leftOut(entry: EntryHeader, line: HistoryLine): LedgerLine[] {
  const { unmade = [] } = entry.kind === 'merged' ? (entry.payload as Payload<'merged'>) : {};
  return unmade.map(({ to, author, at }) => ({
    did: 'movedElsewhere',
    to,
    seq: line.seq,
    first: line.from,
    by: author,
    at,
    since: at,
    count: 1,
  }));
}

/** The ledger of a journal, oldest first. What one person wrote in one go is one line. */
export function deskLedger(entries: readonly EntryHeader[]): LedgerLine[] {
  const told = entries.filter((entry) => !isTalk(entry));
  const bySeq = new Map(told.map((entry) => [entry.seq, entry]));
  const lines = historyLines(told).reverse();
  return lines.flatMap((line: HistoryLine): LedgerLine[] => {
    const { seq, from, at, since, author, count } = line;
    const entry = bySeq.get(seq);
    const deed = entry && deedOf(entry, line.detail.split(', ').filter(Boolean));
    if (!entry || !deed) return [];
    return [...leftOut(entry, line), { ...deed, seq, first: from, by: author, at, since, count }];
  });
}

/** Kinds that make the text what it is, or pass it: a package that is made after one of them tells of it. */
const TELLING: ReadonlySet<string> = new Set([
  'created',
  'steps',
  'fields',
  'merged',
  'approval',
  'clearance',
  'waiver',
]);

/**
 * Where the ledger of a package ends: with the last entry before this text first left the house as it stands passed. What happens
 * to it after that, being sent again, marked as sent, moved, named or talked about, is in no package until somebody changes or
 * passes the text anew; so that the same text exported twice is the same file.
 */
function endOf(told: readonly EntryHeader[], contentHash: string): number {
  const last = told.findLastIndex(({ kind }) => TELLING.has(kind));
  const sent = told.findIndex(
    (entry, place) =>
      place > last &&
      entry.kind === 'exported' &&
      (entry.payload as Payload<'exported'>).contentHash === contentHash,
  );
  return sent === -1 ? told.length : sent;
}

const leavesHouse = ({ did }: LedgerLine) => did !== 'movedElsewhere';

/** A line as it leaves the house: without what people told each other, reasons of moves and names of points and files. */
function outgoing(line: LedgerLine): LedgerLine {
  switch (line.did) {
    case 'moved':
    case 'binned':
      return { ...line, why: null };
    case 'created':
    case 'named':
    case 'merged':
    case 'handedOver':
      return { ...line, name: '' };
    default:
      return line;
  }
}

/**
 * The ledger that goes with a package of the text with this hash. That colleagues were given the story to work on stays in the
 * house, and where they moved it on desks of their own: what they did with it is told, by whom it was done.
 */
export function outgoingLedger(entries: readonly EntryHeader[], contentHash: string): OutgoingLedger {
  const told = entries.filter((entry) => !isTalk(entry) && entry.kind !== 'handedOver');
  const kept = told.slice(0, endOf(told, contentHash));
  return { through: kept.at(-1)?.seq ?? null, lines: deskLedger(kept).filter(leavesHouse).map(outgoing) };
}
