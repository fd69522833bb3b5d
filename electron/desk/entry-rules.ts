import type { Entry, ProposedEntry } from '../../shared/journal/entry';
import { standingApproval, type StoryState } from '../../shared/journal/replay';
import type { Act } from '../../shared/story/desk-rules';
import { movesFrom, needsReason } from '../../shared/story/status';
import { refusals } from './desk-refusals';

/** Kinds that a window may append by itself; the others come out of a call of their own. */
const WINDOW_KINDS: ReadonlySet<Entry['kind']> = new Set([
  'steps',
  'fields',
  'status',
  'assignment',
  'waiver',
  'revision',
  'comment',
  'reply',
  'resolution',
]);

/** Refuses entries that no window writes by itself. */
export function mustBeWindows(entries: readonly ProposedEntry[]): void {
  for (const { kind } of entries)
    if (!WINDOW_KINDS.has(kind)) throw refusals.badArguments('append', `a window does not write "${kind}"`);
}

/** What an entry does that a house may leave to some roles; null for writing, which is open to everybody. */
export function actOf(entry: ProposedEntry): Act | null {
  switch (entry.kind) {
    case 'status':
      return { do: 'move', to: entry.payload.to };
    case 'clearance':
      return { do: 'clear', flag: entry.payload.flag };
    case 'approval':
      return { do: 'approve' };
    case 'waiver':
      return { do: 'waive' };
    case 'assignment':
      return { do: 'assign' };
    default:
      return null;
  }
}

/** Refuses a move that the story's status does not lead to, that lacks the reason that is due, or the approval. */
export function mustFollow(state: StoryState, entry: ProposedEntry): void {
  if (entry.kind !== 'status') return;
  const { to, why } = entry.payload;
  if (!movesFrom(state.status).includes(to)) throw refusals.move(state.status, to);
  if (needsReason(to) && !why?.trim()) throw refusals.reason(to);
  if (to === 'signedOff' && !standingApproval(state)) throw refusals.notApproved();
}
