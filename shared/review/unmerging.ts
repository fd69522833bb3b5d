import type { Entry, ProposedEntry } from '../journal/entry';
import { replay } from '../journal/replay';
import { canonicalJson } from '../story/canonical';
import type { FieldChange, Fields } from '../story/fields';
import { merge } from './merge';
import { restoreAll } from './restoring';
import { changeIds } from './reviewer';
import { stepsIn } from './merge-ground';

/**
 * Taking a merge back. What was written since stays: the way back is rebased over it as a colleague's work would be, and where it
 * would take away words that were written since, it is only proposed. What was said in comments stays said.
 */

interface LastMerge {
  /** The last entry before it, and its own last one. */
  readonly before: number;
  readonly after: number;
  /** The id of the entry that takes it back. */
  readonly undo: string;
}

/** The last merge of a journal; null where there is none, or where it was taken back. */
export function lastMerge(entries: readonly Pick<Entry, 'id' | 'kind' | 'seq' | 'hash'>[]): LastMerge | null {
  const merged = entries.findLast(({ kind }) => kind === 'merged');
  // `merge-HERE-THERE` (merge-journals.ts): HERE begins the hash of the last entry before it.
  const here = merged && /^merge-([0-9a-f]{16})-/.exec(merged.id)?.[1];
  const before = here && entries.find(({ hash }) => hash.startsWith(here));
  if (!merged || !before) return null;
  const undo = `un${merged.id}`;
  return entries.some(({ id }) => id.startsWith(undo))
    ? null
    : { before: before.seq, after: merged.seq, undo };
}

/** Entries that take the last merge back; none where there is nothing to take back. `by`: who does it, and when. */
export function unmerge(
  entries: readonly Entry[],
  by: { readonly author: string; readonly device: string; readonly at: string },
): readonly ProposedEntry[] {
  const last = lastMerge(entries);
  if (!last) return [];
  const at = (seq: number) => {
    const state = replay(entries.slice(0, seq));
    if (!state) throw new RangeError('A journal has a first entry');
    return state;
  };
  const [before, after, now] = [at(last.before), at(last.after), at(entries.length)];
  const since = entries.slice(last.after).flatMap(stepsIn);
  const { undo: name } = last;
  const { steps } = restoreAll(after.doc, before.doc);
  if (steps.length === 0 && canonicalJson(before.fields) === canonicalJson(after.fields)) return [];
  const result = merge(after.doc, since, [{ id: name, ...by, steps }], changeIds(name));
  const made = [...result.made, ...result.returned].flatMap((one) =>
    one.steps.map((step) => step.toJSON() as Record<string, unknown>),
  );
  const set = Object.fromEntries(
    (Object.keys(before.fields) as (keyof Fields)[])
      .filter(
        (field) =>
          canonicalJson(now.fields[field]) === canonicalJson(after.fields[field]) &&
          canonicalJson(after.fields[field]) !== canonicalJson(before.fields[field]),
      )
      .map((field) => [field, before.fields[field]]),
  ) as FieldChange;
  return [
    ...(made.length > 0
      ? [
          {
            id: name,
            kind: 'steps' as const,
            payload: { steps: made, source: { kind: 'restore' as const, seq: last.before } },
          },
        ]
      : []),
    ...(Object.keys(set).length > 0
      ? [{ id: `${name}-fields`, kind: 'fields' as const, payload: { set } }]
      : []),
  ];
}
