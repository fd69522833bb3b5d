import type { Answer, Desk } from '../shared/contract';
import { Refusal } from '../shared/story/refusal';

/** A desk at the other end of a line that may break. In Electron it never does. */
export interface DeskLine extends Desk {
  readonly isConnected: boolean;
  /** Registers a listener for the line breaking and coming back; the returned function takes it away again. */
  onConnection(listener: (isConnected: boolean) => void): () => void;
}

/** The value of an answer. Throws Refusal where the desk refused, Error where the desk itself failed. */
export function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  if ('refusal' in answer) throw new Refusal(answer.refusal);
  throw new Error(answer.defect);
}
