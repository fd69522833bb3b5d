import type { EditorState, Transaction } from 'prosemirror-state';
import { isHistoryTransaction } from 'prosemirror-history';
import { sendableSteps } from 'prosemirror-collab';
import type { Step, Transform } from 'prosemirror-transform';
import type { ProposedEntry } from '../../shared/journal/entry';
import { SOURCE_META, type Source } from '../../shared/journal/source';

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

interface Made {
  readonly order: number;
  readonly at: number;
  readonly source: Source | undefined;
}

/** One value for every undo and redo: those that follow one another share an entry. */
const UNDO: Source = { kind: 'undo' };

/** Where a transaction's words came from; what a plugin appends to it belongs to it. */
function sourceOf(transaction: Transaction): Source | undefined {
  const root = (transaction.getMeta('appendedTransaction') as Transaction | undefined) ?? transaction;
  return isHistoryTransaction(root) ? UNDO : (root.getMeta(SOURCE_META) as Source | undefined);
}

/** Entry ids never repeat in this window, whatever stories are open in it. */
let issued = 0;

/**
 * What this window has done and the desk has not confirmed, in the order it was done. Steps wait in the collab plugin,
 * where they are rebased; everything else waits here. The order between the two is kept by numbering both.
 */
export class Outbox {
  #order = 0;
  readonly #made = new WeakMap<Transform, Made>();
  #waiting: readonly Waiting[] = [];

  constructor(private readonly client: string) {}

  /** Notes that a transaction changed the story at time `at`. */
  note(transaction: Transaction, at: number): void {
    this.#made.set(transaction, { order: this.#order++, at, source: sourceOf(transaction) });
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

  /** When the oldest unconfirmed change was made; null if there is none. `origin`: what made the oldest unconfirmed step. */
  oldest(origin: Transform | null): number | null {
    const times = [origin ? this.#made.get(origin)?.at : undefined, this.#waiting[0]?.at].filter(
      (at) => at !== undefined,
    );
    return times.length > 0 ? Math.min(...times) : origin ? 0 : null;
  }

  /** An entry that says nothing, to be proposed where it is certain to be refused: the refusal tells what was missed. */
  probe(base: number): Batch {
    const id = `${this.client}-${++issued}`;
    return { base, entries: [{ id, kind: 'revision', payload: { name: '-' } }], confirmed: 0 };
  }

  /** Everything unconfirmed, or the first `most` of it, as entries written on entry `base`; null if there is nothing. */
  batch(state: EditorState, base: number, most = MOST_ENTRIES): Batch | null {
    const entries: ProposedEntry[] = [];
    let steps: Step[] = [];
    let source: Source | undefined;
    const id = () => `${this.client}-${++issued}`;
    const closeSteps = () => {
      if (steps.length > 0)
        entries.push({
          id: id(),
          kind: 'steps',
          payload: {
            steps: steps.map((s) => s.toJSON() as Record<string, unknown>),
            ...(source && { source }),
          },
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
      const made = origin && this.#made.get(origin);
      sayBefore(made?.order ?? 0);
      // One entry has one source: what was pasted and what was typed around it are told apart for good.
      if (made?.source !== source) closeSteps();
      source = made?.source;
      steps.push(step);
    });
    closeSteps();
    sayBefore(Infinity);
    return entries.length > 0 ? { base, entries: entries.slice(0, most), confirmed: 0 } : null;
  }
}
