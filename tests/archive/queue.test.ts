import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/desk/archive/database';
import { COUNTS_SQL, QueueIndex } from '../../electron/desk/archive/queue-index';
import { assignedText, StoryIndex } from '../../electron/desk/archive/story-index';
import type { StoryRow } from '../../shared/contract';
import { byQueueOrder, countsOf, isInQueue, QUEUE_TABS, type QueueFilter } from '../../shared/queue';
import { STATUSES } from '../../shared/story/status';
import { scratch } from '../builders';
import { rowOf } from '../window/rows';

/** The queue as SQLite reads it is the queue as shared/queue.ts says it. */

const PEOPLE = ['Rini S.', 'Adi W.', ''];
const DESKS = ['Kota', 'Nusantara', ''];

const story: fc.Arbitrary<StoryRow> = fc
  .record({
    id: fc.uuid(),
    status: fc.constantFrom(...STATUSES),
    desk: fc.constantFrom(...DESKS),
    updatedBy: fc.constantFrom(...PEOPLE),
    updatedAt: fc.constantFrom('2026-01-05T01:00:00.000Z', '2026-01-05T02:00:00.000Z'),
    binned: fc.option(fc.constant({ by: 'Rini S.', at: '2026-01-05T01:00:00Z', why: 'ganda' }), { freq: 3 }),
    assigned: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('person' as const), name: fc.constantFrom('Rini S.', 'Adi W.') }),
        fc.record({ kind: fc.constant('desk' as const), name: fc.constantFrom('Kota', 'person:Kota') }),
      ),
    ),
  })
  .map(({ id, ...rest }) => rowOf(id, rest));

const filter: fc.Arbitrary<QueueFilter> = fc.record({
  tab: fc.constantFrom(...QUEUE_TABS),
  desk: fc.option(fc.constantFrom(...DESKS)),
});

function archiveOf(rows: readonly StoryRow[]) {
  const database = openDatabase(path.join(scratch(), 'archive.sqlite'));
  const insert = database.prepare(
    `INSERT INTO story (id, slug, headline, status, desk, language, word_count, commissioned_length, embargo, flags,
       updated_at, updated_by, binned, standing, assigned, in_bin, head_seq, head_hash)
     VALUES (?, ?, '', ?, ?, 'id', 0, NULL, NULL, ?, ?, ?, ?, ?, ?, ?, 1, '')`,
  );
  for (const row of rows) {
    const { id, slug, status, desk, flags, updatedAt, updatedBy, binned } = row;
    const { approval, cleared, assigned, why } = row;
    insert.run(
      id,
      slug,
      status,
      desk,
      JSON.stringify(flags),
      updatedAt,
      updatedBy,
      binned && JSON.stringify(binned),
      JSON.stringify({ approval, cleared, assigned, why }),
      assignedText(assigned),
      binned === null ? 0 : 1,
    );
  }
  return { database, queue: new QueueIndex(database), index: new StoryIndex(database) };
}

describe('the queue in the archive', () => {
  it('holds exactly the stories that its rules say, in their order, with their counts', () => {
    const rows = fc.uniqueArray(story, { selector: ({ id }) => id, maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.array(filter, { minLength: 4, maxLength: 4 }), (stories, filters) => {
        const { database, queue } = archiveOf(stories);
        for (const one of filters)
          for (const person of PEOPLE) {
            const page = queue.page(one, person, 10_000);
            const expected = stories.filter((row) => isInQueue(row, one, person)).sort(byQueueOrder);
            expect(page.rows).toEqual(expected);
            expect(page.total).toBe(expected.length);
            const groups = stories.map((row) => ({ ...row, count: 1 }));
            expect(page.counts).toEqual(countsOf(groups, one, person));
          }
        database.close();
      }),
      { numRuns: 40 },
    );
  });

  it('gives a page at a time and counts all', () => {
    const stories = Array.from({ length: 30 }, (_, n) =>
      rowOf(String(n).padStart(2, '0'), { status: 'subs' }),
    );
    const { database, queue } = archiveOf(stories);
    const page = queue.page({ tab: 'subs', desk: null }, '', 10);
    expect([page.rows.length, page.total, page.counts.tabs.subs]).toEqual([10, 30, 30]);
    database.close();
  });

  it('counts from an index alone, without reading a single story', () => {
    const { database } = archiveOf([]);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${COUNTS_SQL}`).all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/USING COVERING INDEX story_by_place/);
    expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('TEMP B-TREE');
    database.close();
  });
});
