import type { Desk, QueuePage, StoryId, StoryRow } from '../shared/contract';
import {
  byQueueOrder,
  isFiledAlike,
  isInQueue,
  QUEUE_TABS,
  type QueueFilter,
  type QueueTab,
} from '../shared/queue';
import type { Memory } from './memory';
import { Observable } from './observable';
import type { Clock } from './session/clock';
import type { RefusalNotice } from '../shared/story/refusal';
import { troubleOf } from './trouble';

/** Rows read at once; more come when they are asked for. */
export const ROWS_AT_ONCE = 200;
/** Where many stories are filed anew, the queue is read this often. */
const READ_EVERY_MS = 250;

const NOTHING: QueuePage = {
  rows: [],
  total: 0,
  counts: {
    tabs: Object.fromEntries(QUEUE_TABS.map((tab) => [tab, 0])) as Record<QueueTab, number>,
    desks: [],
  },
};

/**
 * The part of the queue that is on show: a page of one tab, and the counts. The desk reads both from its index, and only where a
 * story is filed elsewhere; a story that is merely being written changes its row here, and nothing is read or counted for it.
 */
export class QueueShelf extends Observable {
  page: QueuePage = NOTHING;
  /** False until the queue has been read once. */
  isRead = false;
  trouble: RefusalNotice | null = null;
  #filter: QueueFilter;
  #most = ROWS_AT_ONCE;
  #turn = 0;
  #isWaiting = false;
  /** How every story that was ever heard of is filed. */
  readonly #filed = new Map<StoryId, StoryRow>();

  constructor(
    private readonly desk: Desk,
    private readonly clock: Clock,
    private readonly memory: Memory,
    /** Who sits here. */
    private readonly person: () => string,
  ) {
    super();
    const tab = QUEUE_TABS.find((one) => one === memory.get('queueTab')) ?? 'all';
    const remembered = memory.get('queueDesk');
    // Every desk is remembered as nothing, a desk with a mark before its name: the empty name is one too.
    const desk_ = remembered?.startsWith('=') ? remembered.slice(1) : null;
    this.#filter = { tab, desk: desk_ };
  }

  get filter(): QueueFilter {
    return this.#filter;
  }

  /** Narrows or changes what is shown. Remembered from one day to the next. */
  async choose(change: Partial<QueueFilter>): Promise<void> {
    const filter = { ...this.#filter, ...change };
    this.#filter = filter;
    this.#most = ROWS_AT_ONCE;
    this.memory.set('queueTab', filter.tab);
    this.memory.set('queueDesk', filter.desk === null ? '' : `=${filter.desk}`);
    this.changed();
    await this.read();
  }

  /** Another page of the same. */
  async showMore(): Promise<void> {
    this.#most += ROWS_AT_ONCE;
    await this.read();
  }

  /** Reads the page and the counts. The last one asked for wins. Never rejects: see `trouble`. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const page = await this.desk.call('queue', { ...this.#filter, most: this.#most });
      if (turn !== this.#turn) return;
      this.page = page;
      for (const row of page.rows) this.#filed.set(row.id, row);
      this.isRead = true;
      this.trouble = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  /** A story has changed. */
  take(row: StoryRow): void {
    const before = this.#filed.get(row.id);
    this.#filed.set(row.id, row);
    if (!before || !isFiledAlike(before, row)) this.#readSoon();
    else if (isInQueue(row, this.#filter, this.person())) this.#renew(row);
  }

  #renew(row: StoryRow): void {
    const others = this.page.rows.filter(({ id }) => id !== row.id);
    this.page = { ...this.page, rows: [row, ...others].sort(byQueueOrder).slice(0, this.#most) };
    this.changed();
  }

  #readSoon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.clock.after(READ_EVERY_MS, () => {
      this.#isWaiting = false;
      void this.read();
    });
  }
}
