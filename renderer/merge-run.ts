import type { ComparedSides, MergedPackage, PackageLook } from '../shared/contract';
import type { MergeDifference, Take } from '../shared/review/merge-differences';
import type { RefusalNotice } from '../shared/story/refusal';
import type { DeskLine } from './desk-line';
import { Observable } from './observable';
import { troubleOf } from './trouble';

/** What came of a package: a merge, or differences taken from a story with which there is no common history. */
export type Merged =
  | ({ readonly kind: 'merged' } & MergedPackage)
  | {
      readonly kind: 'taken';
      readonly id: string;
      readonly headline: string;
      readonly how: 'changes' | 'text';
    };

type Side = 'ours' | 'theirs';

/** One editable package that was looked at: what a person chooses of it, until it is accepted. Nothing is stored before. */
export class MergeRun extends Observable {
  look: PackageLook;
  /** What stands where, difference by difference; as merged where nothing is said. */
  readonly takes = new Map<number, Take>();
  readonly fields = new Map<string, Side>();
  /** True while only what clashes is shown. */
  onlyClashes = false;
  /** The comparison with a story of the archive, where there is nothing to merge from. */
  compared: ComparedSides | null = null;
  /** Something that did not work out and changed nothing. */
  trouble: RefusalNotice | null = null;

  constructor(
    readonly desk: DeskLine,
    readonly name: string,
    readonly bytes: Uint8Array,
    look: PackageLook,
  ) {
    super();
    this.look = look;
    if (look.relation === 'strange') void this.compareWith(look.story);
  }

  get differences(): readonly MergeDifference[] {
    const all = this.look.merge?.differences ?? [];
    return this.onlyClashes ? all.filter(({ kind }) => kind === 'clash') : all;
  }

  /** Clashes that nobody has decided: they become tracked changes. */
  get open(): number {
    return (this.look.merge?.differences ?? []).filter(
      ({ id, kind }) => kind === 'clash' && !this.takes.has(id),
    ).length;
  }

  /** Says which side stands; null: as merged. What is not offered is passed over. */
  take({ id, takes }: MergeDifference, take: Take | null): void {
    if (take === null) this.takes.delete(id);
    else if (takes.includes(take)) this.takes.set(id, take);
    this.changed();
  }

  takeField(name: string, side: Side): void {
    this.fields.set(name, side);
    this.changed();
  }

  /** Everything that does not clash comes in as it was made; what is left to look at are the clashes. */
  acceptQuiet(): void {
    for (const { id, kind } of this.look.merge?.differences ?? [])
      if (kind === 'taken') this.takes.delete(id);
    this.onlyClashes = true;
    this.changed();
  }

  showAll(): void {
    this.onlyClashes = false;
    this.changed();
  }

  /** Holds the package against a story of the archive instead. Never rejects: see `trouble`. */
  async compareWith(id: string): Promise<void> {
    await this.#orTrouble(async () => {
      const after = { name: this.name, bytes: this.bytes };
      this.compared = await this.desk.call('compareSides', { before: { id }, after });
    });
  }

  /** Takes the package in as it was chosen. Null, and `trouble` says why, where it was not. */
  async accept(): Promise<Merged | null> {
    return this.#orTrouble(async (): Promise<Merged> => {
      const merged = await this.desk.call('mergePackage', {
        name: this.name,
        bytes: this.bytes,
        token: this.look.token,
        takes: [...this.takes].map(([difference, take]) => ({ difference, take })),
        fields: [...this.fields].map(([field, take]) => ({ name: field, take })),
      });
      return { kind: 'merged', ...merged };
    });
  }

  /** Takes the differences from the story it was compared with, as tracked changes or at once. */
  async takeCompared(how: 'changes' | 'text'): Promise<Merged | null> {
    const { compared } = this;
    const { id, seq } = compared?.before ?? {};
    if (!compared || !id || !seq) throw new RangeError('There is nothing that it was compared with');
    return this.#orTrouble(async (): Promise<Merged> => {
      const fields = how === 'text' ? compared.fields.map(({ name }) => name) : [];
      const from = { name: this.name, bytes: this.bytes };
      await this.desk.call('takeDifferences', { id, seq, from, fields, how });
      return { kind: 'taken', id, headline: compared.before.headline, how };
    });
  }

  async #orTrouble<Result>(work: () => Promise<Result>): Promise<Result | null> {
    this.trouble = null;
    try {
      return await work();
    } catch (error) {
      this.trouble = troubleOf(error);
      if (this.trouble.code === 'merge.moved') await this.#lookAgain();
      return null;
    } finally {
      this.changed();
    }
  }

  /** The story has moved on: what was chosen was chosen of something else. */
  async #lookAgain(): Promise<void> {
    this.takes.clear();
    this.fields.clear();
    const look = await this.desk
      .call('lookAtPackage', { name: this.name, bytes: this.bytes })
      .catch(() => null);
    if (look) this.look = look;
  }
}
