import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { contentHash } from '../story/content-hash';
import type { Fields, Flag } from '../story/fields';
import { schema } from '../story/schema';
import type { Status } from '../story/status';
import type { Entry, Payload, ProposedEntry } from './entry';
import { threadsAfter, type Thread } from './threads';

/** A named person passed a text. It stands as long as the text does. */
export interface Approval {
  readonly by: string;
  readonly at: string;
  readonly contentHash: string;
}

/** A named person looked into what a flag warns of. It stands as long as the text does. */
export interface FlagClearance extends Approval {
  readonly flag: Flag;
}

/** Whom a story was given to, and by whom. */
export interface Assignment {
  readonly to: NonNullable<Payload<'assignment'>['to']>;
  readonly by: string;
  readonly at: string;
}

/** The move that brought a story where it is. */
export interface Move {
  readonly to: Status;
  /** Null where no reason was given. */
  readonly why: string | null;
  readonly by: string;
  readonly at: string;
}

/** A named person let the findings of one rule pass. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 UTC; null where the story came straight from a file and is in no journal. */
  readonly at: string | null;
}

/** A package that left the house. */
export interface Sending extends Payload<'exported'> {
  readonly by: string;
  readonly at: string;
}

/** Who put a story into the bin, when, and why. */
export interface Binned {
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** A story as its journal says it is after entry `seq`. */
export interface StoryState {
  readonly id: string;
  readonly seq: number;
  /** Hash of entry `seq`. */
  readonly hash: string;
  readonly doc: Node;
  readonly fields: Fields;
  readonly status: Status;
  /** The last move; null for a story that was never moved. */
  readonly moved: Move | null;
  /** Null for a story that is nobody's in particular. */
  readonly assigned: Assignment | null;
  readonly origin: Payload<'created'>['origin'];
  readonly approvals: readonly Approval[];
  readonly clearances: readonly FlagClearance[];
  readonly waivers: readonly Waiver[];
  readonly sendings: readonly Sending[];
  /** Comments, in the order in which they were begun. */
  readonly threads: readonly Thread[];
  /** Null for a story that is not in the bin. */
  readonly binned: Binned | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** When document or fields last changed; sign-offs, waivers and exports do not move it. */
  readonly updatedAt: string;
}

/** The journal does not make a story: a gap, a step that does not fit, an unknown node. Nothing after it is believed. */
export class JournalError extends Error {
  constructor(
    readonly story: string,
    readonly seq: number,
    why: string,
  ) {
    super(`Story ${story}, entry ${seq}: ${why}`);
    this.name = 'JournalError';
  }
}

/** Parses a document that has been checked by whoever sent it: the desk's answer to its window. Attributes are validated all the same. */
export const parseDocument = (json: unknown): Node => Node.fromJSON(schema, json);

/** Parses and checks a document that came from outside this process. */
export function readDocument(json: unknown): Node {
  const doc = parseDocument(json);
  doc.check();
  if (doc.type !== schema.topNodeType) throw new RangeError(`A ${doc.type.name} is not a story`);
  return doc;
}

/** Applies steps in their JSON form; throws RangeError where one does not fit. */
export function applySteps(doc: Node, steps: readonly object[]): Node {
  let current = doc;
  for (const json of steps) {
    const result = Step.fromJSON(schema, json).apply(current);
    if (!result.doc) throw new RangeError(result.failed ?? 'step does not apply');
    current = result.doc;
  }
  current.check();
  return current;
}

function start(entry: Entry): StoryState {
  if (entry.kind !== 'created' || entry.seq !== 1)
    throw new JournalError(entry.story, entry.seq, `a journal starts with "created", not "${entry.kind}"`);
  return {
    id: entry.story,
    seq: 1,
    hash: entry.hash,
    doc: readDocument(entry.payload.doc),
    fields: entry.payload.fields,
    status: 'writing',
    moved: null,
    assigned: null,
    origin: entry.payload.origin,
    approvals: [],
    clearances: [],
    waivers: [],
    sendings: [],
    threads: [],
    binned: null,
    createdAt: entry.at,
    createdBy: entry.author,
    updatedAt: entry.at,
  };
}

type Change = Partial<Omit<StoryState, 'id' | 'seq' | 'hash' | 'createdAt' | 'createdBy' | 'origin'>>;

function change(state: StoryState, entry: ProposedEntry, author: string, at: string): Change {
  switch (entry.kind) {
    case 'created':
      throw new RangeError('a story is created once');
    case 'steps':
      return { doc: applySteps(state.doc, entry.payload.steps), updatedAt: at };
    case 'fields':
      return { fields: { ...state.fields, ...entry.payload.set }, updatedAt: at };
    case 'status': {
      const { to, why } = entry.payload;
      return { status: to, moved: { to, why: why?.trim() || null, by: author, at } };
    }
    case 'assignment': {
      const { to } = entry.payload;
      return { assigned: to && { to, by: author, at } };
    }
    case 'approval':
      return { approvals: [...state.approvals, { by: author, at, contentHash: entry.payload.contentHash }] };
    case 'clearance':
      return { clearances: [...state.clearances, { ...entry.payload, by: author, at }] };
    case 'waiver':
      return { waivers: [...state.waivers, { ...entry.payload, by: author, at }] };
    case 'revision':
    case 'merged':
    case 'handedOver':
      return {};
    case 'comment':
    case 'reply':
    case 'resolution':
      return { threads: threadsAfter(state.threads, entry, { by: author, at }, entry.id) };
    case 'binned':
      return { binned: { by: author, at, why: entry.payload.why } };
    case 'unbinned':
      return { binned: null };
    case 'exported':
      return { sendings: [...state.sendings, { ...entry.payload, by: author, at }] };
    default:
      // Written by a later version: passed over, it would be as if nobody had done it.
      throw new RangeError(
        `an entry of the kind "${(entry satisfies never as ProposedEntry).kind}" is not known`,
      );
  }
}

/** The state after one more entry. Throws JournalError if the entry does not continue this state. */
export function applyEntry(state: StoryState | null, entry: Entry): StoryState {
  if (state === null) return start(entry);
  if (entry.story !== state.id || entry.seq !== state.seq + 1)
    throw new JournalError(entry.story, entry.seq, `does not follow entry ${state.seq} of ${state.id}`);
  try {
    return { ...state, ...change(state, entry, entry.author, entry.at), seq: entry.seq, hash: entry.hash };
  } catch (cause) {
    throw new JournalError(entry.story, entry.seq, (cause as Error).message);
  }
}

/** Replays entries in order, from nothing or from a state already known. */
export function replay(entries: Iterable<Entry>, from: StoryState | null = null): StoryState | null {
  let state = from;
  for (const entry of entries) state = applyEntry(state, entry);
  return state;
}

/** The approval that stands for the text as it is now, if any. */
export function standingApproval(state: Pick<StoryState, 'approvals' | 'doc' | 'fields'>): Approval | null {
  if (state.approvals.length === 0) return null;
  const hash = contentHash(state.doc, state.fields);
  return state.approvals.findLast((approval) => approval.contentHash === hash) ?? null;
}

/**
 * The number the next package carries: how many different texts have left the house, counting this one. Sending the
 * same text again gives the same number, so that the same story exported twice is the same file.
 */
export function versionOf(state: Pick<StoryState, 'sendings'>, hash: string): number {
  const seen = [...new Set(state.sendings.map((sending) => sending.contentHash))];
  const place = seen.indexOf(hash);
  return place === -1 ? seen.length + 1 : place + 1;
}
