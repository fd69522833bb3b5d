import type { Binned } from './journal/replay';
import type { Standing } from './journal/standing';
import { STATUSES, type Status } from './story/status';

/** What the tabs of the queue hold. The desk reads them from its index; a window asks the same of a row that has just changed. */

/** In the order of the row of tabs: mine, the way of a story through the house, everything, and what was thrown away. */
export const QUEUE_TABS = ['mine', ...STATUSES, 'all', 'bin'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** A tab, and the desk that it is narrowed to. */
export interface QueueFilter {
  readonly tab: QueueTab;
  /** Null for every desk; the empty name is that of stories without one. */
  readonly desk: string | null;
}

/** Stories that are done with, one way or another. */
export const LEFT: readonly Status[] = ['sent', 'spiked', 'kill'];

/** What says in which tabs a story stands; while it stays the same, no count changes. */
export interface Filing {
  readonly status: Status;
  readonly desk: string;
  readonly assigned: Standing['assigned'];
  readonly updatedBy: string;
  readonly binned: Binned | null;
}

/** True for two that stand in the same tabs. */
export function isFiledAlike(one: Filing, other: Filing): boolean {
  return (
    one.status === other.status &&
    one.desk === other.desk &&
    one.updatedBy === other.updatedBy &&
    (one.binned === null) === (other.binned === null) &&
    one.assigned?.kind === other.assigned?.kind &&
    one.assigned?.name === other.assigned?.name
  );
}

/**
 * True for a story that a tab shows. `mine` is what is given to this person, and what they worked on last unless it is given to
 * somebody else, as long as it is not done with; a person without a name has nothing.
 */
export function isInTab(row: Filing, tab: QueueTab, person: string): boolean {
  if ((row.binned !== null) !== (tab === 'bin')) return false;
  switch (tab) {
    case 'mine': {
      if (person === '' || LEFT.includes(row.status)) return false;
      return row.assigned?.kind === 'person' ? row.assigned.name === person : row.updatedBy === person;
    }
    case 'all':
    case 'bin':
      return true;
    default:
      return row.status === tab;
  }
}

/** True for a story of this desk: its own, or given to it. */
export const isOfDesk = (row: Filing, desk: string): boolean =>
  row.desk === desk || (row.assigned?.kind === 'desk' && row.assigned.name === desk);

/** True for a story that a tab shows when it is narrowed. */
export function isInQueue(row: Filing, { tab, desk }: QueueFilter, person: string): boolean {
  return isInTab(row, tab, person) && (desk === null || isOfDesk(row, desk));
}

interface Placed {
  readonly id: string;
  readonly updatedAt: string;
}

/** The order of the queue: newest work first; of two at the same instant the one with the smaller id, so that it never wavers. */
export function byQueueOrder(a: Placed, b: Placed): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** How many stories of the chosen desk every tab holds, and how many every desk has in the tab that is shown. */
export interface QueueCounts {
  readonly tabs: Readonly<Record<QueueTab, number>>;
  /** Every desk that has a story somewhere, in the order of their names. */
  readonly desks: readonly { readonly desk: string; readonly count: number }[];
}

/** Stories that are filed alike, and how many they are. */
export interface FilingGroup extends Filing {
  readonly count: number;
}

/** The counts of a queue from its groups. */
export function countsOf(groups: readonly FilingGroup[], filter: QueueFilter, person: string): QueueCounts {
  const tabs = Object.fromEntries(QUEUE_TABS.map((tab) => [tab, 0])) as Record<QueueTab, number>;
  const desks = new Map<string, number>();
  for (const group of groups) {
    const { desk, count } = group;
    for (const tab of QUEUE_TABS) if (isInQueue(group, { ...filter, tab }, person)) tabs[tab] += count;
    const shown = isInTab(group, filter.tab, person) ? count : 0;
    const given = group.assigned?.kind === 'desk' ? group.assigned.name : desk;
    for (const name of new Set([desk, given])) desks.set(name, (desks.get(name) ?? 0) + shown);
  }
  const named = [...desks].map(([desk, count]) => ({ desk, count }));
  return { tabs, desks: named.sort((a, b) => (a.desk < b.desk ? -1 : 1)) };
}
