import type { StoryRow } from '../../shared/contract';
import { newFields } from '../../shared/story/fields';

/** A row of the queue, with what a test says about it. */
export function rowOf(id: string, rest: Partial<StoryRow> = {}): StoryRow {
  return {
    id,
    slug: id,
    headline: '',
    status: 'writing',
    desk: '',
    language: 'id',
    wordCount: 0,
    commissionedLength: null,
    embargo: null,
    flags: newFields().flags,
    updatedAt: '2023-09-12T00:00:00Z',
    updatedBy: '',
    binned: null,
    alike: null,
    approval: 'none',
    cleared: [],
    assigned: null,
    why: null,
    ...rest,
  };
}
