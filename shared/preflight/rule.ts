import type { Words } from '../story/words';
import type { Level } from './finding';
import type { Place, Survey } from './survey';

/** One thing that a rule has to say about one place. */
export interface Raised {
  readonly place: Place;
  /** What is wrong and what to do. */
  readonly message: Words;
}

/** A question preflight asks of every story. `docs/preflight.md` lists them all. */
export interface Rule {
  /** Stable name, as given to `--waive`. */
  readonly id: string;
  readonly level: Level;
  /** What the finding is called in a list. */
  readonly title: Words;
  readonly find: (survey: Survey) => readonly Raised[];
}

/** One finding, or none. */
export function raiseIf(isRaised: boolean, place: Place, message: Words): readonly Raised[] {
  return isRaised ? [{ place, message }] : [];
}
