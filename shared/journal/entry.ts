import * as v from 'valibot';
import { canonicalJson } from '../story/canonical';
import { sha256Text } from '../story/content-hash';
import { fieldChangeSchema, fieldsSchema, FLAGS } from '../story/fields';
import { STATUSES } from '../story/status';
import { sourceSchema } from './source';
import { threadPayloads } from './threads';

/** What an entry can say. The payload of each kind is checked on its way in and on its way out of the archive. */

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const json = v.record(v.string(), v.unknown());

export const payloadSchemas = {
  /** The first entry of a story: its document and fields as they came, and where from. */
  created: v.strictObject({
    doc: json,
    fields: fieldsSchema,
    origin: v.variant('from', [
      v.strictObject({ from: v.literal('new') }),
      v.strictObject({ from: v.literal('sample'), name: v.string() }),
      /** `raw`: SHA-256 of the input as it came, kept in the archive. */
      v.strictObject({ from: v.literal('import'), name: v.string(), raw: sha256, encoding: v.string() }),
    ]),
  }),
  /** ProseMirror steps, in order, against the document of the entry before; `source` where their words were not typed. */
  steps: v.strictObject({ steps: v.pipe(v.array(json), v.minLength(1)), source: v.optional(sourceSchema) }),
  fields: v.strictObject({ set: fieldChangeSchema }),
  status: v.strictObject({ to: v.picklist(STATUSES), why: v.optional(v.string()) }),
  /** The author passes this exact text; `contentHash` as in shared/story/content-hash.ts. */
  approval: v.strictObject({ contentHash: sha256 }),
  /** The author has looked into what a flag warns of and passes this exact text as far as that goes. */
  clearance: v.strictObject({ flag: v.picklist(FLAGS), contentHash: sha256 }),
  /** Whose work the story is from here on: a person's or a desk's; null gives it back to everybody. */
  assignment: v.strictObject({
    to: v.nullable(v.strictObject({ kind: v.picklist(['person', 'desk']), name })),
  }),
  /** The author lets findings of one rule pass, and says why. */
  waiver: v.strictObject({ rule: name, reason }),
  /** A named point to come back to. */
  revision: v.strictObject({ name }),
  /** Into the bin, where nothing is lost: the story leaves the queue and the search until somebody takes it out again. */
  binned: v.strictObject({ why: reason }),
  unbinned: v.strictObject({}),
  /** Talk about the story, which never leaves the house (threads.ts). */
  ...threadPayloads,
  /** A colleague's journal was taken in up to its entry with the hash `head`; the two had `common` first entries. */
  merged: v.strictObject({
    package: name,
    head: sha256,
    common: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** How many words of both sides were proved to be in the text or in a tracked change. */
    words: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Moves of the colleague's that were not followed here. */
    unmade: v.optional(
      v.array(v.strictObject({ to: v.picklist(STATUSES), author: v.string(), at: v.string() })),
    ),
  }),
  /** An editable package was made for a colleague: of this text, to be worked on and merged back. */
  handedOver: v.strictObject({ package: name, sha256, contentHash: sha256 }),
  /** A package left the house. */
  exported: v.strictObject({
    package: name,
    sha256,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    contentHash: sha256,
    formats: v.array(v.string()),
  }),
} as const;

export type EntryKind = keyof typeof payloadSchemas;
export type Payload<Kind extends EntryKind> = v.InferOutput<(typeof payloadSchemas)[Kind]>;

/** An entry as a writer proposes it. `id` is unique for ever, so that sending it twice stores it once. */
export type ProposedEntry = {
  [Kind in EntryKind]: { readonly id: string; readonly kind: Kind; readonly payload: Payload<Kind> };
}[EntryKind];

/** An entry in the journal of one story. */
export type Entry = ProposedEntry & {
  readonly story: string;
  /** 1, 2, 3 ... with no gaps. */
  readonly seq: number;
  readonly author: string;
  readonly device: string;
  /** ISO 8601 UTC, from the desk's clock. For people: order is `seq`, never this. */
  readonly at: string;
  /** The entry the author had seen when writing this one. */
  readonly base: number;
  /** Version of the story schema (SCHEMA_VERSION) that the payload was written with. */
  readonly schema: number;
  /** SHA-256 over this entry and the hash of the one before it. */
  readonly hash: string;
};

const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/));

/** One proposed entry, checked. */
export const proposedEntrySchema = v.variant(
  'kind',
  (Object.keys(payloadSchemas) as EntryKind[]).map((kind) =>
    v.strictObject({ id: idSchema, kind: v.literal(kind), payload: payloadSchemas[kind] }),
  ) as never,
) as unknown as v.GenericSchema<unknown, ProposedEntry>;

/** What the first entry's hash continues from. */
export const NO_HASH = '0'.repeat(64);

/** The hash of an entry, given the hash of the entry before it (NO_HASH for the first). */
export function entryHash(entry: Omit<Entry, 'hash'>, before: string): string {
  const { story, seq, id, author, device, at, base, kind, schema, payload } = entry;
  return sha256Text(canonicalJson([before, story, seq, id, author, device, at, base, kind, schema, payload]));
}
