import type { Words } from '../../../shared/story/words';

/** What the doctor looks at, in the order it does. */
export const CHECKS = [
  'place',
  'versions',
  'database',
  'journals',
  'readable',
  'checkpoints',
  'inputs',
  'pictures',
  'index',
  'secondCopy',
  'backups',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `good`; `advice` (nothing is damaged, but somebody should know); `bad`; or `mended`, where it was bad before the repair. */
export type CheckState = 'good' | 'advice' | 'mended' | 'bad';

export interface CheckLine {
  readonly check: CheckName;
  readonly state: CheckState;
  /** How many things are wrong. */
  readonly found: number;
  readonly what: Words;
}

export interface DoctorReport {
  /** Nothing is damaged now. */
  readonly ok: boolean;
  readonly checks: readonly CheckLine[];
  /** Damaged files that were kept under another name. */
  readonly movedAside: readonly string[];
}
