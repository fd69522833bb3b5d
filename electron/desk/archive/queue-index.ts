import type { QueuePage, StoryRow } from '../../../shared/contract';
import {
  countsOf,
  LEFT,
  QUEUE_TABS,
  type FilingGroup,
  type QueueFilter,
  type QueueTab,
} from '../../../shared/queue';
import type { Standing } from '../../../shared/journal/standing';
import type { Status } from '../../../shared/story/status';
import type { Database } from './database';
import { assignedText, ROW_COLUMNS, rowOf } from './story-index';

interface GroupRow {
  readonly binned: 0 | 1;
  readonly status: Status;
  readonly desk: string;
  readonly assigned: string | null;
  readonly updated_by: string;
  readonly count: number;
}

function recipientOf(text: string | null): Standing['assigned'] {
  if (text === null) return null;
  const [kind = '', name = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  return { kind: kind as 'person' | 'desk', name };
}

function groupOf(row: unknown): FilingGroup {
  const { binned, status, desk, assigned, updated_by, count } = row as GroupRow;
  return {
    binned: binned === 1 ? SOME_BIN : null,
    status,
    desk,
    assigned: recipientOf(assigned),
    updatedBy: updated_by,
    count,
  };
}
const SOME_BIN: StoryRow['binned'] = { by: '', at: '', why: '' };

const listed = (statuses: readonly Status[]) => statuses.map((status) => `'${status}'`).join(', ');
/** The condition of a tab (`isInTab` in shared/queue.ts); `?1` is the person as given to, `?2` by name. */
function conditionOf(tab: QueueTab): string {
  switch (tab) {
    case 'mine':
      return `binned IS NULL AND status NOT IN (${listed(LEFT)}) AND ?2 <> ''
        AND (assigned = ?1 OR (updated_by = ?2 AND (assigned IS NULL OR assigned NOT LIKE 'person:%')))`;
    case 'all':
      return 'binned IS NULL';
    case 'bin':
      return 'binned IS NOT NULL';
    default:
      return `binned IS NULL AND status = '${tab}'`;
  }
}

/** The counts: read from the index `story_by_place` alone, one row for all stories that are filed alike. */
export const COUNTS_SQL = `
  SELECT in_bin AS binned, status, desk, assigned, updated_by, count(*) AS count FROM story
  GROUP BY in_bin, status, desk, assigned, updated_by`;

/** The queue a page at a time, with the counts of its tabs. */
export class QueueIndex {
  readonly #counts;
  readonly #pages;

  constructor(database: Database) {
    this.#counts = database.prepare(COUNTS_SQL);
    const page = (tab: QueueTab) =>
      database.prepare(
        `SELECT ${ROW_COLUMNS} FROM story
         WHERE ${conditionOf(tab)} AND (?1 IS NOT NULL OR ?2 IS NOT NULL)
           AND (?3 IS NULL OR desk = ?3 OR assigned = 'desk:' || ?3)
         ORDER BY updated_at DESC, id LIMIT ?4`,
      );
    this.#pages = Object.fromEntries(QUEUE_TABS.map((tab) => [tab, page(tab)])) as Record<
      QueueTab,
      ReturnType<typeof page>
    >;
  }

  /** The first `most` stories of a tab as it is narrowed, and all counts. */
  page(filter: QueueFilter, person: string, most: number): QueuePage {
    const mine = assignedText({ kind: 'person', name: person });
    const rows = this.#pages[filter.tab].all(mine, person, filter.desk, most).map(rowOf);
    const counts = countsOf(this.#counts.all().map(groupOf), filter, person);
    return { rows, counts, total: counts.tabs[filter.tab] };
  }
}
