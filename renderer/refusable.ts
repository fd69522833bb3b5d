import type { RefusalNotice } from '../shared/story/refusal';
import { Observable } from './observable';
import { troubleOf } from './trouble';

/** Something that asks the desk for things and shows why the last one was refused; null when it was not. */
export abstract class Refusable extends Observable {
  trouble: RefusalNotice | null = null;

  /** Does what may be refused. Never rejects: the refusal is shown. */
  protected async orTrouble(task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
      this.trouble = null;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }
}
