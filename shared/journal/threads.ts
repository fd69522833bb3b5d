import * as v from 'valibot';

/**
 * Talk about a story: threads of comments. What is said lives in the journal, never in the document, which only carries marks
 * that show the words a thread is about. Nothing of it leaves the house, and nothing that was said is ever taken away.
 */

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const quoted = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** The most of a text that an anchor keeps, in UTF-16 units: the words themselves, and what stands on either side of them. */
export const MOST_QUOTED = 500;
export const MOST_AROUND = 40;

const anchorSchema = v.variant('to', [
  /** Marked words. They are kept as text too, with where they stood, for the day on which the marked ones are gone. */
  v.strictObject({
    to: v.literal('words'),
    quote: quoted(MOST_QUOTED),
    /** The kind of piece that they stand in: `paragraph`, `caption`. */
    where: v.pipe(v.string(), v.maxLength(60)),
    before: quoted(MOST_AROUND),
    after: quoted(MOST_AROUND),
  }),
  /** A picture or a related link, by the id of its node. */
  v.strictObject({ to: v.literal('piece'), node: id }),
  v.strictObject({ to: v.literal('story') }),
]);
export type Anchor = v.InferOutput<typeof anchorSchema>;

/** Who said it and when in the file that it came with; null where the file does not say when. */
const fromFile = v.optional(
  v.strictObject({
    author: v.pipe(v.string(), v.maxLength(200)),
    at: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  }),
);
const said = {
  thread: id,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10_000)),
  /** Names of people whom it calls on. */
  mentions: v.pipe(v.array(name), v.maxLength(50)),
  from: fromFile,
};

/** What the three kinds of entry say. `thread` is also the id of the marks on the words. */
export const threadPayloads = {
  comment: v.strictObject({ ...said, anchor: anchorSchema }),
  reply: v.strictObject(said),
  resolution: v.strictObject({
    thread: id,
    isResolved: v.boolean(),
    /**
     * What had been said of it last, as its author saw it: ids of `resolution` entries. Where it is left out, all that stood before
     * it in the journal.
     */
    after: v.optional(v.pipe(v.array(id), v.maxLength(100))),
    from: fromFile,
  }),
} as const;

/** A comment or an answer to one. */
export interface Remark {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly text: string;
  readonly mentions: readonly string[];
  /** It came with a file: `by` and `at` are as the file says. */
  readonly isFromFile: boolean;
}

/** What somebody said about whether a thread is settled. */
export interface Settling {
  /** The id of the entry that says it; null while it is not stored yet. */
  readonly entry: string | null;
  readonly isResolved: boolean;
  readonly by: string;
  readonly at: string;
}

/** A comment and its answers, oldest first: never empty. */
export interface Thread {
  readonly id: string;
  readonly anchor: Anchor;
  readonly remarks: readonly Remark[];
  /** What was said last: several where people said it without knowing of each other. Ordered by entry. */
  readonly settlings: readonly Settling[];
  /** Who said that it is settled; null while it is open. */
  readonly resolved: { readonly by: string; readonly at: string } | null;
}

export type ThreadEntry = {
  [Kind in keyof typeof threadPayloads]: {
    readonly kind: Kind;
    readonly payload: v.InferOutput<(typeof threadPayloads)[Kind]>;
  };
}[keyof typeof threadPayloads];

type Signature = Pick<Remark, 'by' | 'at'>;

const signed = (from: v.InferOutput<typeof fromFile>, { by, at }: Signature): Signature =>
  from ? { by: from.author, at: from.at ?? at } : { by, at };

function remarkOf(payload: Extract<ThreadEntry, { kind: 'reply' }>['payload'], by: Signature): Remark {
  const { text, mentions, from } = payload;
  return { ...signed(from, by), text, mentions, isFromFile: from !== undefined };
}

/**
 * Whether a thread is settled, by what was said last: a question is open as long as anybody who did not know of another's word has it
 * open, because one that vanishes is worse than one too many. Settled by several, it is by the first of them. Nothing of it depends
 * on the order in which the words came together, so that desks which hold the same words agree (docs/decisions/012).
 */
function resolvedBy(settlings: readonly Settling[]): Thread['resolved'] {
  if (!settlings.every(({ isResolved }) => isResolved)) return null;
  const [first] = [...settlings].sort((a, b) => (a.at === b.at ? byEntry(a, b) : a.at < b.at ? -1 : 1));
  return first ? { by: first.by, at: first.at } : null;
}

const byEntry = ({ entry: one }: Settling, { entry: other }: Settling) =>
  (one ?? '') < (other ?? '') ? -1 : 1;

/** What was said last of a thread once one more word is said. */
function settlingsAfter(
  before: readonly Settling[],
  { after }: Extract<ThreadEntry, { kind: 'resolution' }>['payload'],
  said: Settling,
): readonly Settling[] {
  const still = after ? before.filter(({ entry }) => !after.includes(entry ?? '')) : [];
  return [...still, said].sort(byEntry);
}

/**
 * The threads after one more entry; `entry` is its id, null while it is not stored. Throws RangeError for an answer to nothing and
 * for a thread that is begun twice.
 */
export function threadsAfter(
  threads: readonly Thread[],
  { kind, payload }: ThreadEntry,
  by: Signature,
  entry: string | null,
): readonly Thread[] {
  const known = threads.some((thread) => thread.id === payload.thread);
  if (kind === 'comment') {
    if (known) throw new RangeError(`thread ${payload.thread} has been begun already`);
    const { anchor } = payload;
    const remarks = [remarkOf(payload, by)];
    return [...threads, { id: payload.thread, anchor, remarks, settlings: [], resolved: null }];
  }
  if (!known) throw new RangeError(`no thread ${payload.thread}`);
  return threads.map((thread) => {
    if (thread.id !== payload.thread) return thread;
    if (kind === 'reply') return { ...thread, remarks: [...thread.remarks, remarkOf(payload, by)] };
    const { isResolved, from } = payload;
    const settlings = settlingsAfter(thread.settlings, payload, { entry, isResolved, ...signed(from, by) });
    return { ...thread, settlings, resolved: resolvedBy(settlings) };
  });
}

/** The people among `names` whom a text calls on as `@Name`; the longest name that fits counts. */
export function mentionsIn(text: string, names: readonly string[]): readonly string[] {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const called = longestFirst.find(
      (one) =>
        rest.slice(0, one.length).toLowerCase() === one.toLowerCase() &&
        !/^[\p{L}\p{N}]/u.test(rest.slice(one.length)),
    );
    if (called) found.add(called);
  }
  return [...found].slice(0, 50);
}

/** What says that a thread is settled or open again, as whoever says it sees it now. */
export function settlingOf(
  { id: thread, settlings }: Thread,
  isResolved: boolean,
): v.InferOutput<typeof threadPayloads.resolution> {
  const after = settlings.flatMap(({ entry }) => entry ?? []);
  // What is on its way to the journal has no name yet: this comes behind it, and behind all that is there.
  return after.length === settlings.length ? { thread, isResolved, after } : { thread, isResolved };
}
