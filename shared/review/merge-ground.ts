import { Step } from 'prosemirror-transform';
import type { Entry } from '../journal/entry';
import { replay, type StoryState } from '../journal/replay';
import { schema } from '../story/schema';
import type { BranchChange } from './merge-rebase';
import { restoreAll } from './restoring';

/**
 * Where two journals of one story part. Journals that were merged before part anew where one of them took in the other: a
 * `merged` entry names the entry up to which that journal was read, so that nothing is merged twice.
 */

export interface Ground {
  /** The last entry that both journals hold as the very same. */
  readonly common: number;
  /** The last text that both sides hold. */
  readonly base: StoryState;
  readonly ours: readonly Step[];
  /** The same by whoever made them; of what was merged before nobody is named. */
  readonly ourChanges: readonly BranchChange[];
  readonly theirs: readonly BranchChange[];
  /** Ours as it was when theirs parted from it, for the fields. Equal to `base` unless theirs was merged here before. */
  readonly now: StoryState;
  readonly there: StoryState;
}

/** The steps of an entry; none of one that does not change the text. */
export const stepsIn = (entry: Entry): Step[] =>
  entry.kind === 'steps' ? entry.payload.steps.map((json) => Step.fromJSON(schema, json)) : [];

function changesIn(entries: readonly Entry[]): BranchChange[] {
  return entries.flatMap((entry) => {
    const { id, author, device, at } = entry;
    const steps = stepsIn(entry);
    return steps.length > 0 ? [{ id, author, device, at, steps }] : [];
  });
}

function stateAt(entries: readonly Entry[], seq: number): StoryState {
  const state = replay(entries.slice(0, seq));
  if (!state) throw new RangeError('A journal has a first entry');
  return state;
}

/** How many entries two journals begin with that are the very same. */
export function commonEntries(here: readonly Entry[], there: readonly Entry[]): number {
  const most = Math.min(here.length, there.length);
  let common = 0;
  while (common < most && here[common]?.hash === there[common]?.hash) common++;
  return common;
}

interface Taking {
  /** The `merged` entry. */
  readonly entry: Entry;
  /** The entry of the other journal that it read up to. */
  readonly upTo: number;
}

/** The last time that a journal took in the other one, after what both have in common. */
function takingOf(journal: readonly Entry[], other: readonly Entry[], common: number): Taking | null {
  const places = new Map(other.slice(common).map(({ hash, seq }) => [hash, seq]));
  for (const entry of journal.slice(common).reverse()) {
    const upTo = entry.kind === 'merged' ? places.get(entry.payload.head) : undefined;
    if (upTo !== undefined) return { entry, upTo };
  }
  return null;
}

/** Where two journals part; null where they have nothing in common. Each is sound, whole, and in order. */
export function groundOf(here: readonly Entry[], there: readonly Entry[]): Ground | null {
  const common = commonEntries(here, there);
  if (common === 0) return null;
  const [now, theirNow] = [stateAt(here, here.length), stateAt(there, there.length)];
  const ends = { common, now, there: theirNow };
  const [byUs, byThem] = [takingOf(here, there, common), takingOf(there, here, common)];
  // Whichever of the two was written with the other one before its eyes is the later one.
  if (byThem && (!byUs || byUs.upTo < byThem.entry.seq)) {
    const base = stateAt(here, byThem.upTo);
    const { seq, id, author, device, at } = byThem.entry;
    const between = restoreAll(base.doc, stateAt(there, seq).doc).steps;
    return {
      ...ends,
      base,
      ours: here.slice(byThem.upTo).flatMap(stepsIn),
      ourChanges: changesIn(here.slice(byThem.upTo)),
      theirs: [
        ...(between.length > 0 ? [{ id: `${id}-text`, author, device, at, steps: between }] : []),
        ...changesIn(there.slice(seq)),
      ],
    };
  }
  if (byUs) {
    const base = stateAt(there, byUs.upTo);
    const { seq, id, device, at } = byUs.entry;
    const { steps } = restoreAll(base.doc, stateAt(here, seq).doc);
    return {
      ...ends,
      base,
      ours: [...steps, ...here.slice(seq).flatMap(stepsIn)],
      ourChanges: [{ id: `${id}-text`, author: '', device, at, steps }, ...changesIn(here.slice(seq))],
      theirs: changesIn(there.slice(byUs.upTo)),
    };
  }
  return {
    ...ends,
    base: stateAt(here, common),
    ours: here.slice(common).flatMap(stepsIn),
    ourChanges: changesIn(here.slice(common)),
    theirs: changesIn(there.slice(common)),
  };
}
