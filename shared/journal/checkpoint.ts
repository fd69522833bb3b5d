import { canonicalJson } from '../story/canonical';
import { sha256Text } from '../story/content-hash';
import { SCHEMA_VERSION } from '../story/schema';
import { readDocument, type StoryState } from './replay';

/** A checkpoint is a replayed state set down as JSON. It is a cache: it carries its own hash and is thrown away if that fails. */

/** How many entries may follow a checkpoint before the next one is written. */
export const CHECKPOINT_EVERY = 200;

export interface Checkpoint {
  readonly story: string;
  readonly seq: number;
  readonly state: string;
  /** SHA-256 of `state`. */
  readonly hash: string;
}

export function makeCheckpoint(state: StoryState): Checkpoint {
  const text = canonicalJson({
    ...state,
    schema: SCHEMA_VERSION,
    doc: state.doc.toJSON() as unknown,
  });
  return { story: state.id, seq: state.seq, state: text, hash: sha256Text(text) };
}

/** Parts of a state that were not in the first checkpoints. */
type Later = 'binned' | 'threads' | 'clearances' | 'assigned' | 'moved';

/**
 * The state in a checkpoint, or null if it is damaged or was made by another version of the schema: the caller then replays
 * from an earlier one, or from the start.
 */
export function readCheckpoint(checkpoint: Checkpoint): StoryState | null {
  if (sha256Text(checkpoint.state) !== checkpoint.hash) return null;
  // The first version did not write its number down, and knew no bin; comments came later still, then clearances.
  const {
    schema = 1,
    binned = null,
    threads = [],
    clearances = [],
    assigned = null,
    moved,
    doc,
    ...state
  } = JSON.parse(checkpoint.state) as Omit<StoryState, 'doc' | Later> &
    Partial<Pick<StoryState, Later>> & { doc: unknown; schema?: number };
  if (schema !== SCHEMA_VERSION) return null;
  // Who moved the story where it is, and why, was not set down then: the journal itself says it.
  if (moved === undefined && state.status !== 'writing') return null;
  return {
    ...state,
    binned,
    threads,
    clearances,
    assigned,
    moved: moved ?? null,
    doc: readDocument(doc),
  };
}
