import type { ComparedStory, PastStory } from '../shared/contract';
import { readDocument } from '../shared/journal/replay';
import type { TextChange } from '../shared/review/compare';
import { pieceIn } from '../shared/review/restoring';
import type { RefusalNotice } from '../shared/story/refusal';
import type { DeskLine } from './desk-line';
import { Observable } from './observable';
import type { OpenStory } from './open-story';
import { troubleOf } from './trouble';

/** How two texts are shown: in one column, or each in its own. */
export type CompareLayout = 'inline' | 'sides';

/** Looking back in one story: which entry is on show, and what it is compared with. Reads only, but for `restore`. */
export class PastRun extends Observable {
  /** The entry that is wanted; the one on show is `past.seq`. */
  seq: number;
  past: PastStory | null = null;
  /** The entry it is compared with; null while it is only read. */
  against: number | null = null;
  compared: ComparedStory | null = null;
  layout: CompareLayout = 'inline';
  trouble: RefusalNotice | null = null;
  #isAsking = false;

  constructor(
    readonly story: OpenStory,
    readonly desk: DeskLine,
    seq: number,
  ) {
    super();
    this.seq = seq;
    void this.#ask();
  }

  /** The story's last entry. */
  get head(): number {
    return this.story.session.seq;
  }

  /** Goes to another entry. Asked faster than the desk answers, only the last one counts. */
  go(seq: number): void {
    const wanted = Math.max(1, Math.min(this.head, seq));
    if (wanted === this.seq) return;
    this.seq = wanted;
    this.changed();
    void this.#ask();
  }

  compareWith(against: number | null): void {
    this.against = against;
    this.compared = null;
    this.changed();
    void this.#ask();
  }

  setLayout(layout: CompareLayout): void {
    this.layout = layout;
    this.changed();
  }

  /** The pieces of the text on show that differ from what it is compared with, by the differences that they are in. */
  get differing(): ReadonlyMap<TextChange, number> {
    const { compared, past } = this;
    if (!compared || !past || past.seq === this.head) return new Map();
    const isEarlier = past.seq === compared.before.seq;
    const doc = readDocument(past.doc);
    const known = new Set<number | null>([null]);
    return new Map(
      compared.comparison.changes.flatMap((change): [TextChange, number][] => {
        const { fromA, toA, fromB, toB } = change;
        const piece = isEarlier ? pieceIn(doc, fromA, toA) : pieceIn(doc, fromB, toB);
        if (piece === null || known.has(piece)) return [];
        known.add(piece);
        return [[change, piece]];
      }),
    );
  }

  /** Brings the text on show back, whole or one piece of it. True when it is back. Never rejects: see `trouble`. */
  async restore(piece?: number): Promise<boolean> {
    try {
      await this.story.session.settled();
      const { head } = this;
      const at = { id: this.story.id, seq: this.seq };
      const restored = await this.desk.call('restore', piece === undefined ? at : { ...at, piece });
      // What is compared with the story as it was is compared with it as it is; until then the differences stay on show.
      if (restored.stored && this.against === head) {
        this.against = restored.seq;
        void this.#ask();
      }
      await this.story.readHistory();
      return true;
    } catch (error) {
      this.trouble = troubleOf(error);
      this.changed();
      return false;
    }
  }

  #isShown(): boolean {
    if (this.past?.seq !== this.seq) return false;
    if (this.against === null) return true;
    const { before, after } = this.compared ?? {};
    return (
      before?.seq === Math.min(this.seq, this.against) && after?.seq === Math.max(this.seq, this.against)
    );
  }

  /** One question at a time; what was asked meanwhile is asked next. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (!this.#isShown()) {
        const { seq, against } = this;
        const { id } = this.story;
        if (against === null) this.past = await this.desk.call('storyAt', { id, seq });
        else {
          this.compared = await this.desk.call('compare', { id, before: seq, after: against });
          this.past = this.compared[seq <= against ? 'before' : 'after'];
        }
        this.trouble = null;
        this.changed();
      }
    } catch (error) {
      this.trouble = troubleOf(error);
      this.changed();
    } finally {
      this.#isAsking = false;
    }
  }
}
