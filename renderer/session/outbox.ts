import type { EditorState, Transaction } from 'prosemirror-state';
import { sendableSteps } from 'prosemirror-collab';
import type { Step, Transform } from 'prosemirror-transform';
import type { ProposedEntry } from '../../shared/journal/entry';

/** A proposed entry that has not got its id yet. */
type Unsent<Entry> = Entry extends { readonly id: string } ? Omit<Entry, 'id'> : never;
export type Change = Exclude<Unsent<ProposedEntry>, { kind: 'steps' | 'created' }>;

/** Entries that were sent together and have not all come back. Stored whole or not at all. */
export interface Batch {
  /** The entry they were written on. */
  readonly base: number;
  readonly entries: readonly ProposedEntry[];
  /** How many of them have come back. */
  confirmed: number;
}

/** At most so many entries travel together; the contract allows 1000. */
const MOST_ENTRIES = 500;

interface Waiting {
  readonly order: number;
  readonly at: number;
  readonly change: Change;
}

/** Entry ids never repeat in this window, whatever stories are open in it. */
let issued = 0;

/**
 * What this window has done and the desk has not confirmed, in the order it was done. Steps wait in the collab plugin,
 * where they are rebased; everything else waits here. The order between the two is kept by numbering both.
 */
export class Outbox {
  #order = 0;
  readonly #made = new WeakMap<Transform, { readonly order: number; readonly at: number }>();
  #waiting: readonly Waiting[] = [];

  constructor(private readonly client: string) {}

  /** Notes that a transaction changed the story at time `at`. */
  note(transaction: Transaction, at: number): void {
    this.#made.set(transaction, { order: this.#order++, at });
  }

  add(change: Change, at: number): void {
    this.#waiting = [...this.#waiting, { order: this.#order++, at, change }];
  }

  /** Changes other than steps that are not confirmed, oldest first. */
  get changes(): readonly Change[] {
    return this.#waiting.map((waiting) => waiting.change);
  }

  /** The oldest of them has been confirmed. */
  confirmChange(): void {
    this.#waiting = this.#waiting.slice(1);
  }

  /** When the oldest unconfirmed change was made; null if there is none. */
  oldest(state: EditorState): number | null {
    const [origin] = sendableSteps(state)?.origins ?? [];
    const times = [origin && this.#made.get(origin)?.at, this.#waiting[0]?.at].filter(
      (at) => at !== undefined,
    );
    return times.length > 0 ? Math.min(...times) : origin ? 0 : null;
  }

  /** An entry that says nothing, to be proposed where it is certain to be refused: the refusal tells what was missed. */
  probe(base: number): Batch {
    const id = `${this.client}-${++issued}`;
    return { base, entries: [{ id, kind: 'revision', payload: { name: '-' } }], confirmed: 0 };
  }

  /** Everything unconfirmed as entries written on entry `base`; null if there is nothing. */
  batch(state: EditorState, base: number): Batch | null {
    const entries: ProposedEntry[] = [];
    let steps: Step[] = [];
    const id = () => `${this.client}-${++issued}`;
    const closeSteps = () => {
      if (steps.length > 0)
        entries.push({
          id: id(),
          kind: 'steps',
          payload: { steps: steps.map((s) => s.toJSON() as Record<string, unknown>) },
        });
      steps = [];
    };
    const waiting = [...this.#waiting];
    const sayBefore = (order: number) => {
      while (waiting[0] && waiting[0].order < order) {
        closeSteps();
        entries.push({ id: id(), ...waiting[0].change });
        waiting.shift();
      }
    };
    const sendable = sendableSteps(state);
    sendable?.steps.forEach((step, index) => {
      const origin = sendable.origins[index];
      sayBefore((origin && this.#made.get(origin)?.order) ?? 0);
      steps.push(step);
    });
    closeSteps();
    sayBefore(Infinity);
    return entries.length > 0 ? { base, entries: entries.slice(0, MOST_ENTRIES), confirmed: 0 } : null;
  }
}
