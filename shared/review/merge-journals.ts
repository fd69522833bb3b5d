import type { Entry, Payload, ProposedEntry } from '../journal/entry';
import type { Source } from '../journal/source';
import { canonicalJson } from '../story/canonical';
import type { FieldChange, Fields } from '../story/fields';
import type { Transform } from 'prosemirror-transform';
import { changesOf } from './changes';
import { merge } from './merge';
import { choose } from './merge-choices';
import { differencesOf, type Located, type Take } from './merge-differences';
import { groundOf, type Ground } from './merge-ground';
import { movesOf, unmadeIn, type May, type MergedMove } from './merge-moves';
import type { BranchChange } from './merge-rebase';
import { changeIds } from './reviewer';

/** Two journals of one story made one: the entries that bring theirs into ours. */

/** An entry in the name of whoever made it. */
export interface SignedEntry {
  readonly entry: ProposedEntry;
  readonly author: string;
  readonly device: string;
  readonly at: string;
}

/** A field that both sides set: ours stays, theirs is offered. */
export interface FieldConflict {
  readonly name: keyof Fields;
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly author: string;
}

/** A field that only they set. */
export interface FieldTaken extends FieldConflict {
  readonly at: string;
}

/** Something said about the story that comes in. */
export interface MergedRemark {
  readonly author: string;
  readonly at: string;
  readonly kind: 'comment' | 'reply' | 'resolution';
  /** Empty where a thread was settled or opened again. */
  readonly text: string;
}

/** What a person chose where the merge would have it otherwise: by difference, and by field. */
export interface MergeChoices {
  readonly takes: ReadonlyMap<number, Take>;
  readonly fields: ReadonlyMap<string, 'ours' | 'theirs'>;
}
const NO_CHOICES: MergeChoices = { takes: new Map(), fields: new Map() };

export interface JournalMerge {
  /** The last entry that both journals hold as the very same. */
  readonly common: number;
  /** Empty where everything of theirs is here already. */
  readonly entries: readonly SignedEntry[];
  /** Whose work came in. */
  readonly authors: readonly string[];
  /** Entries of theirs that came in as they were made. */
  readonly taken: number;
  /** Ids of the tracked changes as which the rest came back. */
  readonly returned: readonly string[];
  readonly fields: readonly FieldConflict[];
  readonly fieldsTaken: readonly FieldTaken[];
  readonly moves: readonly MergedMove[];
  readonly remarks: readonly MergedRemark[];
  /** Words of both sides, each proved to be in the result. */
  readonly words: number;
  /** Piece by piece what the text becomes, read when it is asked for; empty where everything of theirs is here already. */
  readonly differences: () => readonly Located[];
}

const differs = (one: unknown, other: unknown) => canonicalJson(one) !== canonicalJson(other);

const NOTHING_NEW: Omit<JournalMerge, 'common'> = {
  entries: [],
  authors: [],
  taken: 0,
  returned: [],
  fields: [],
  fieldsTaken: [],
  moves: [],
  remarks: [],
  words: 0,
  differences: () => [],
};

/** The kinds that say something for good, wherever it is said. */
const UNITED = [
  'approval',
  'clearance',
  'waiver',
  'revision',
  'comment',
  'reply',
  'resolution',
  'exported',
  'handedOver',
  'merged',
] as const;
const isUnited = (entry: Entry) => (UNITED as readonly string[]).includes(entry.kind);

const signed = (
  { author, device, at }: Pick<Entry, 'author' | 'device' | 'at'>,
  entry: ProposedEntry,
): SignedEntry => ({
  entry,
  author,
  device,
  at,
});

function stepsEntry(id: string, steps: BranchChange['steps'], source: Source): ProposedEntry {
  const payload = { steps: steps.map((step) => step.toJSON() as Record<string, unknown>), source };
  return { id, kind: 'steps', payload };
}

/** What theirs set and ours did not, in their names; and what both set. */
function fieldsOf({ base, now, there }: Ground, theirEntries: readonly Entry[], prefix: string) {
  const names = (Object.keys(there.fields) as (keyof Fields)[]).filter((name) =>
    differs(there.fields[name], base.fields[name]),
  );
  const sets = new Map<Entry, Record<string, unknown>>();
  const conflicts: FieldConflict[] = [];
  const taken: FieldTaken[] = [];
  for (const name of names) {
    if (!differs(now.fields[name], there.fields[name])) continue;
    const setter = theirEntries.findLast((entry) => entry.kind === 'fields' && name in entry.payload.set);
    const both = { name, ours: now.fields[name], theirs: there.fields[name], author: setter?.author ?? '' };
    if (differs(now.fields[name], base.fields[name])) conflicts.push(both);
    else if (setter) {
      taken.push({ ...both, at: setter.at });
      sets.set(setter, { ...sets.get(setter), [name]: there.fields[name] });
    }
  }
  const entries = [...sets].map(([setter, set]) =>
    signed(setter, {
      id: `${prefix}-fields-${setter.seq}`,
      kind: 'fields',
      payload: { set: set as FieldChange },
    }),
  );
  return { entries, conflicts, taken };
}

/** Whose work theirs made of the story, if ours has given it to nobody since and this house leaves that to whoever did it. */
function assignmentOf({ base, now, there }: Ground, theirEntries: readonly Entry[], may: May): SignedEntry[] {
  if (!differs(there.assigned, base.assigned) || differs(now.assigned, base.assigned)) return [];
  const last = theirEntries.findLast((entry) => entry.kind === 'assignment');
  return last && may(last.author, { do: 'assign' })
    ? [signed(last, { id: last.id, kind: 'assignment', payload: last.payload })]
    : [];
}

/** Fields as a person chose them, where the merge would have them otherwise. */
function chosenFields(
  { conflicts, taken }: Pick<ReturnType<typeof fieldsOf>, 'conflicts' | 'taken'>,
  chosen: MergeChoices['fields'],
): FieldChange | null {
  const set = [
    ...conflicts.flatMap(({ name, theirs }) => (chosen.get(name) === 'theirs' ? [[name, theirs]] : [])),
    ...taken.flatMap(({ name, ours }) => (chosen.get(name) === 'ours' ? [[name, ours]] : [])),
  ];
  return set.length > 0 ? (Object.fromEntries(set) as FieldChange) : null;
}

/**
 * Every word of theirs on whether a thread is settled, with what it answered. An entry that does not say so answered all that was
 * said before it where it was written; here there may be more.
 */
function settlingsOf(there: readonly Entry[]): ReadonlyMap<string, ProposedEntry> {
  const last = new Map<string, readonly string[]>();
  const all = new Map<string, ProposedEntry>();
  for (const { id, kind, payload } of there) {
    if (kind !== 'resolution') continue;
    const before = last.get(payload.thread) ?? [];
    const after = payload.after ?? before;
    last.set(payload.thread, [...before.filter((entry) => !after.includes(entry)), id]);
    all.set(id, { id, kind, payload: { ...payload, after: [...after] } });
  }
  return all;
}

const remarksIn = (entries: readonly Entry[]): MergedRemark[] =>
  entries.flatMap((entry): MergedRemark[] => {
    if (entry.kind !== 'comment' && entry.kind !== 'reply' && entry.kind !== 'resolution') return [];
    const { author, at, kind } = entry;
    return [{ author, at, kind, text: entry.kind === 'resolution' ? '' : entry.payload.text }];
  });

/** What a person chose, as entries in the name of whoever merges. */
function chosenEntries(prefix: string, text: Transform | null, set: FieldChange | null): SignedEntry[] {
  const own = { author: '', device: '', at: '' };
  const steps = text?.steps.map((step) => step.toJSON() as Record<string, unknown>) ?? [];
  return [
    ...(steps.length > 0 ? [signed(own, { id: `${prefix}-chosen`, kind: 'steps', payload: { steps } })] : []),
    ...(set ? [signed(own, { id: `${prefix}-chosen-fields`, kind: 'fields', payload: { set } })] : []),
  ];
}

/**
 * What brings their journal into ours. `packageName` is what it came in; `may` asks the rules of this house. Null where the two journals have nothing in common.
 * Throws UnprovedMerge where a result cannot be proved to hold every word.
 */
export function mergeJournals(
  here: readonly Entry[],
  there: readonly Entry[],
  packageName: string,
  choices: MergeChoices = NO_CHOICES,
  may: May = () => true,
): JournalMerge | null {
  const ground = groundOf(here, there);
  const [ourLast, theirLast] = [here.at(-1), there.at(-1)];
  if (!ground || !ourLast || !theirLast) return null;
  const known = new Set(here.map(({ id }) => id));
  const isKnown =
    ground.common === there.length ||
    here.some((entry) => entry.kind === 'merged' && entry.payload.head === theirLast.hash);
  if (isKnown) return { ...NOTHING_NEW, common: ground.common };
  const prefix = `merge-${ourLast.hash.slice(0, 16)}-${theirLast.hash.slice(0, 16)}`;
  const unseen = there.slice(ground.common).filter(({ id }) => !known.has(id));
  const theirs = ground.theirs.map((change) => ({ ...change, isHere: known.has(change.id) }));
  const result = merge(ground.base.doc, ground.ours, theirs, changeIds(prefix));
  const sourceBy = (author: string): Source => ({ kind: 'merge', package: packageName, author });
  const made = result.made.filter(({ steps }) => steps.length > 0);
  const fields = fieldsOf(ground, unseen, prefix);
  const moves = movesOf(ground, unseen, may);
  const unmade = unmadeIn(moves.moves, here);
  const settlings = settlingsOf(there);
  const merged: Payload<'merged'> = {
    package: packageName,
    head: theirLast.hash,
    common: ground.common,
    words: result.words,
    ...(unmade.length > 0 && { unmade }),
  };
  const returned = changesOf(result.doc).flatMap(({ id }) => (id.startsWith(`${prefix}.`) ? [id] : []));
  const differences = () =>
    differencesOf(result, new Set(returned), { base: ground.base.doc, changes: ground.ourChanges });
  const chosen =
    choices.takes.size > 0 ? choose(result.doc, result.ours, differences(), choices.takes) : null;
  return {
    common: ground.common,
    entries: [
      ...made.map((change) => signed(change, stepsEntry(change.id, change.steps, sourceBy(change.author)))),
      ...result.returned.map(({ by, steps }, i) =>
        signed(by, stepsEntry(`${prefix}-returned-${i}`, steps, sourceBy(by.author))),
      ),
      ...fields.entries,
      ...assignmentOf(ground, unseen, may),
      ...unseen
        .filter(isUnited)
        .map((entry) =>
          signed(
            entry,
            settlings.get(entry.id) ??
              ({ id: entry.id, kind: entry.kind, payload: entry.payload } as ProposedEntry),
          ),
        ),
      ...moves.made.map((entry) => signed(entry, { id: entry.id, kind: 'status', payload: entry.payload })),
      ...chosenEntries(prefix, chosen, chosenFields(fields, choices.fields)),
      signed({ author: '', device: '', at: '' }, { id: prefix, kind: 'merged', payload: merged }),
    ],
    authors: [...new Set(unseen.map(({ author }) => author))],
    taken: made.length,
    returned,
    fields: fields.conflicts,
    fieldsTaken: fields.taken,
    moves: moves.moves,
    remarks: remarksIn(unseen),
    words: result.words,
    differences,
  };
}
