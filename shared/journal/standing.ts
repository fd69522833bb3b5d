import { contentHash } from '../story/content-hash';
import { FLAGS, type Flag } from '../story/fields';
import type { Assignment, StoryState } from './replay';

/** How far a story has got in the house, as its row in the queue tells it. */
export interface Standing {
  /** `stale`: somebody passed an earlier text. */
  readonly approval: 'none' | 'stands' | 'stale';
  /** The flags of the story that somebody has cleared for its text as it is. */
  readonly cleared: readonly Flag[];
  readonly assigned: Assignment['to'] | null;
  /** Why it is where it is, where a reason was given. */
  readonly why: string | null;
}

type Judged = Pick<StoryState, 'doc' | 'fields' | 'approvals' | 'clearances' | 'assigned' | 'moved'>;

/** Reckons the hash of the text only where somebody has passed or cleared one: most stories that are written have neither. */
export function standingOf({ doc, fields, approvals, clearances, assigned, moved }: Judged): Standing {
  const rest = { assigned: assigned?.to ?? null, why: moved?.why ?? null };
  if (approvals.length === 0 && clearances.length === 0) return { approval: 'none', cleared: [], ...rest };
  const now = contentHash(doc, fields);
  const stands = approvals.some((approval) => approval.contentHash === now);
  return {
    approval: stands ? 'stands' : approvals.length > 0 ? 'stale' : 'none',
    cleared: FLAGS.filter(
      (flag) => fields.flags[flag] && clearances.some((one) => one.flag === flag && one.contentHash === now),
    ),
    ...rest,
  };
}
