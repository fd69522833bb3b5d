import type { Arguments, ComparedSides } from '../shared/contract';
import type { Fields } from '../shared/story/fields';
import type { RefusalNotice } from '../shared/story/refusal';
import type { DeskLine } from './desk-line';
import { Observable } from './observable';
import type { OpenStory } from './open-story';
import { troubleOf } from './trouble';

export type OtherSide = Arguments<'compareSides'>['after'];
export type TakeHow = Arguments<'takeDifferences'>['how'];

export type ComparePhase = 'choosing' | 'comparing' | 'ready' | 'taking' | 'taken';

/** The open story beside another one or a package, and what is taken from it. Never rejects: see `trouble`. */
export class CompareRun extends Observable {
  phase: ComparePhase = 'choosing';
  compared: ComparedSides | null = null;
  trouble: RefusalNotice | null = null;
  /** Ids of the differences that are to be taken. */
  readonly changes = new Set<string>();
  readonly fields = new Set<keyof Fields>();
  #other: OtherSide | null = null;

  constructor(
    readonly story: OpenStory,
    readonly desk: DeskLine,
  ) {
    super();
  }

  /** How many differences are to be taken. */
  get chosen(): number {
    return this.changes.size + this.fields.size;
  }

  /** True where nothing but what was said about the two differs. */
  get isOnlyTalk(): boolean {
    const { changes, fields, comments } = this.compared ?? { changes: [], fields: [], comments: 0 };
    return changes.length + fields.length === 0 && comments > 0;
  }

  /** Compares the story as it is on disk with another one. All of the text that differs is chosen at first, fields are not: another slug is seldom wanted. */
  async with(other: OtherSide): Promise<void> {
    this.#other = other;
    this.#enter('comparing');
    try {
      await this.story.session.settled();
      const compared = await this.desk.call('compareSides', { before: { id: this.story.id }, after: other });
      this.compared = compared;
      this.changes.clear();
      this.fields.clear();
      for (const { id } of compared.changes) this.changes.add(id);
      this.trouble = null;
      this.#enter('ready');
    } catch (error) {
      this.compared = null;
      this.trouble = troubleOf(error);
      this.#enter('choosing');
    }
  }

  choose<Name>(set: Set<Name>, name: Name, isWanted: boolean): void {
    if (isWanted) set.add(name);
    else set.delete(name);
    this.changed();
  }

  chooseAll(isWanted: boolean): void {
    for (const { id } of this.compared?.changes ?? []) this.choose(this.changes, id, isWanted);
    for (const { name } of this.compared?.fields ?? []) this.choose(this.fields, name, isWanted);
  }

  /** Takes what is chosen: proposed as tracked changes, or made at once. */
  async take(how: TakeHow): Promise<void> {
    const seq = this.compared?.before.seq;
    if (!this.#other || !seq) return;
    this.#enter('taking');
    try {
      await this.desk.call('takeDifferences', {
        id: this.story.id,
        seq,
        from: this.#other,
        changes: [...this.changes],
        fields: [...this.fields],
        how,
      });
      this.#enter('taken');
    } catch (error) {
      this.trouble = troubleOf(error);
      this.#enter('ready');
    }
  }

  #enter(phase: ComparePhase): void {
    this.phase = phase;
    this.changed();
  }
}
