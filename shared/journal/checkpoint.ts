import { canonicalJson } from '../story/canonical';
import { sha256Text } from '../story/content-hash';
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
  const text = canonicalJson({ ...state, doc: state.doc.toJSON() as unknown });
  return { story: state.id, seq: state.seq, state: text, hash: sha256Text(text) };
}

/** The state in a checkpoint, or null if it is damaged: the caller then replays from an earlier one, or from the start. */
export function readCheckpoint(checkpoint: Checkpoint): StoryState | null {
  if (sha256Text(checkpoint.state) !== checkpoint.hash) return null;
  const state = JSON.parse(checkpoint.state) as StoryState & { doc: unknown };
  return { ...state, doc: readDocument(state.doc) };
}
