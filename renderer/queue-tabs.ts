import type { StoryRow } from '../shared/contract';
import type { Status } from '../shared/story/status';

/** The queue as its tabs show it. */

export const QUEUE_TABS = ['mine', 'desk', 'signedOff', 'all'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

const LEFT: readonly Status[] = ['sent', 'spiked', 'kill'];
const AT_THE_DESK: readonly Status[] = ['desk', 'subs', 'revise'];

/**
 * True for a row that a tab shows. `mine` are the stories that this person worked on last and that are not done with; a
 * person without a name yet has none.
 */
export function isInTab(row: StoryRow, tab: QueueTab, person: string): boolean {
  switch (tab) {
    case 'mine':
      return person !== '' && row.updatedBy === person && !LEFT.includes(row.status);
    case 'desk':
      return AT_THE_DESK.includes(row.status);
    case 'signedOff':
      return row.status === 'signedOff';
    case 'all':
      return true;
  }
}

/** Newest work first; of two at the same instant the one with the smaller id, so that the order never wavers. */
export function inQueueOrder(rows: readonly StoryRow[]): readonly StoryRow[] {
  return [...rows].sort((a, b) => {
    if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
}

/** The rows of one tab, in queue order. */
export function rowsIn(rows: readonly StoryRow[], tab: QueueTab, person: string): readonly StoryRow[] {
  return inQueueOrder(rows.filter((row) => isInTab(row, tab, person)));
}

/** How many rows each tab has. */
export function countsOf(rows: readonly StoryRow[], person: string): Readonly<Record<QueueTab, number>> {
  const count = (tab: QueueTab) => rows.filter((row) => isInTab(row, tab, person)).length;
  return { mine: count('mine'), desk: count('desk'), signedOff: count('signedOff'), all: rows.length };
}

/** The rows with one of them new or renewed. */
export function withRow(rows: readonly StoryRow[], row: StoryRow): readonly StoryRow[] {
  const place = rows.findIndex((one) => one.id === row.id);
  return place === -1 ? [...rows, row] : rows.with(place, row);
}

/** How full a story is, from 0 to 1; null where nobody asked for a length. */
export function fullness(row: Pick<StoryRow, 'wordCount' | 'commissionedLength'>): number | null {
  return row.commissionedLength === null ? null : Math.min(1, row.wordCount / row.commissionedLength);
}

/** What the colour of a status means: amber while the desk has it, green when it is done, red when it is stopped. */
export function statusTone(status: Status): 'plain' | 'amber' | 'green' | 'red' {
  switch (status) {
    case 'desk':
    case 'subs':
      return 'amber';
    case 'signedOff':
    case 'sent':
      return 'green';
    case 'held':
    case 'spiked':
    case 'correction':
    case 'kill':
      return 'red';
    default:
      return 'plain';
  }
}
