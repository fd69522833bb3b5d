import type { StoryRow } from '../shared/contract';
import type { Status } from '../shared/story/status';

/** How a row of the queue looks. */

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
