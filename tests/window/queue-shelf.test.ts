import { describe, expect, it } from 'vitest';
import type { Memory } from '../../renderer/memory';
import { QueueShelf } from '../../renderer/queue-shelf';
import type { Arguments, Desk, StoryRow } from '../../shared/contract';
import { byQueueOrder, countsOf, isInQueue, isInTab, QUEUE_TABS } from '../../shared/queue';
import { ClockByHand } from '../session/clock-by-hand';
import { rowOf } from './rows';

const binned = { by: 'Rini', at: '2023-09-12T03:00:00Z', why: 'ganda' };
const toAdi = { kind: 'person', name: 'Adi' } as const;
const toDesk = { kind: 'desk', name: 'Kota' } as const;
const rows = [
  rowOf('a', { status: 'writing', updatedBy: 'Rini', updatedAt: '2023-09-12T01:00:00Z' }),
  rowOf('b', { status: 'subs', updatedBy: 'Adi', desk: 'Kota', updatedAt: '2023-09-12T03:00:00Z' }),
  rowOf('c', { status: 'signedOff', updatedBy: 'Rini', updatedAt: '2023-09-12T02:00:00Z' }),
  rowOf('d', { status: 'sent', updatedBy: 'Rini', updatedAt: '2023-09-12T04:00:00Z' }),
  rowOf('e', { status: 'writing', updatedBy: 'Rini', binned }),
  rowOf('f', { status: 'desk', updatedBy: 'Rini', assigned: toAdi, updatedAt: '2023-09-12T00:30:00Z' }),
  rowOf('g', { status: 'desk', updatedBy: 'Rini', assigned: toDesk, updatedAt: '2023-09-12T00:20:00Z' }),
];
const ids = (shown: readonly StoryRow[]) => shown.map(({ id }) => id).join('');

/** A desk that knows these rows and counts how often its queue is read. */
class Rows {
  reads = 0;
  #rows: readonly StoryRow[] = rows;
  readonly person = 'Rini';

  readonly desk = {
    call: (_name: string, { most, ...filter }: Arguments<'queue'>) => {
      this.reads += 1;
      const found = this.#rows.filter((row) => isInQueue(row, filter, this.person)).sort(byQueueOrder);
      const groups = this.#rows.map((row) => ({ ...row, count: 1 }));
      const counts = countsOf(groups, filter, this.person);
      return Promise.resolve({ rows: found.slice(0, most), total: found.length, counts });
    },
  } as unknown as Desk;

  renew(row: StoryRow): StoryRow {
    this.#rows = [...this.#rows.filter(({ id }) => id !== row.id), row];
    return row;
  }
}

function memoryOf(remembered: Record<string, string> = {}): Memory & { kept: Record<string, string> } {
  const kept = { ...remembered };
  return { kept, get: (name) => kept[name] ?? null, set: (name, value) => void (kept[name] = value) };
}

async function shelf(remembered: Record<string, string> = {}) {
  const stock = new Rows();
  const clock = new ClockByHand();
  const memory = memoryOf(remembered);
  const made = new QueueShelf(stock.desk, clock, memory, () => stock.person);
  await made.read();
  return { made, stock, clock, memory };
}

describe('the tabs of the queue', () => {
  it('hold what is mine and not done with, every status, all, and the bin', () => {
    const held = QUEUE_TABS.map((tab) => [tab, ids(rows.filter((row) => isInTab(row, tab, 'Rini')))]);
    expect(Object.fromEntries(held)).toEqual({
      mine: 'acg',
      writing: 'a',
      desk: 'fg',
      subs: 'b',
      revise: '',
      signedOff: 'c',
      sent: 'd',
      held: '',
      spiked: '',
      correction: '',
      kill: '',
      all: 'abcdfg',
      bin: 'e',
    });
  });

  it('call mine what is given to me, and nothing for a person without a name', () => {
    expect(ids(rows.filter((row) => isInTab(row, 'mine', 'Adi')))).toBe('bf');
    expect(isInTab(rowOf('x', { updatedBy: '' }), 'mine', '')).toBe(false);
  });

  it('are counted for a desk, its own stories and those given to it', () => {
    const filter = { tab: 'all', desk: 'Kota' } as const;
    expect(ids(rows.filter((row) => isInQueue(row, filter, 'Rini')))).toBe('bg');
    expect(ids(rows.filter((row) => isInQueue(row, { ...filter, tab: 'subs' }, 'Rini')))).toBe('b');
    const doubled = rows.map((row) => ({ ...row, count: 2 }));
    const { tabs, desks } = countsOf(doubled, { tab: 'desk', desk: 'Kota' }, 'Rini');
    expect(tabs).toMatchObject({ all: 4, subs: 2, desk: 2, mine: 2, writing: 0, bin: 0 });
    // Every desk there is, with what it has in the tab that is shown.
    expect(desks).toEqual([
      { desk: '', count: 4 },
      { desk: 'Kota', count: 2 },
    ]);
    const signed = countsOf(doubled, { tab: 'signedOff', desk: null }, 'Rini');
    expect(signed.desks).toEqual([
      { desk: '', count: 2 },
      { desk: 'Kota', count: 0 },
    ]);
  });
});

describe('the queue on show', () => {
  it('is in its order, and remembers its tab and desk', async () => {
    const { made, memory } = await shelf();
    expect(ids(made.page.rows)).toBe('dbcafg');
    await made.choose({ tab: 'desk', desk: 'Kota' });
    expect(ids(made.page.rows)).toBe('g');
    expect((await shelf(memory.kept)).made.filter).toEqual({ tab: 'desk', desk: 'Kota' });
    await made.choose({ desk: '' });
    expect((await shelf(memory.kept)).made.filter.desk).toBe('');
  });

  it('is not read again while a story is only written: its row is renewed where it stands', async () => {
    const { made, stock, clock } = await shelf();
    const before = stock.reads;
    for (let word = 1; word <= 100; word++) {
      const at = new Date(Date.parse('2024-01-01T00:00:00Z') + word * 1000).toISOString();
      made.take({ ...(rows[0] as StoryRow), wordCount: word, updatedAt: at });
    }
    await clock.pass(60_000);
    expect(stock.reads).toBe(before);
    expect(made.page.rows[0]).toMatchObject({ id: 'a', wordCount: 100 });
    expect(made.page.rows).toHaveLength(6);
  });

  it('is read once for many stories that are filed elsewhere, and counts them', async () => {
    const { made, stock, clock } = await shelf();
    const before = stock.reads;
    for (const row of rows.slice(0, 3)) made.take(stock.renew({ ...row, status: 'subs' }));
    made.take(stock.renew(rowOf('z', { status: 'subs' })));
    await clock.pass(1000);
    expect(stock.reads).toBe(before + 1);
    expect(made.page.counts.tabs).toMatchObject({ subs: 4, desk: 2, all: 7, signedOff: 0 });
  });
});
