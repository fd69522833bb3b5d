import type { Finding } from '../shared/preflight/finding';
import type { RefusalNotice } from '../shared/story/refusal';
import { movesFrom } from '../shared/story/status';
import { Observable } from './observable';
import type { OpenStory } from './open-story';
import { troubleOf } from './trouble';

export type SignOffPhase = 'settling' | 'checking' | 'ready' | 'signing' | 'done' | 'refused';

/** Rules that a sign-off settles. */
const SETTLED_BY_SIGNING: ReadonlySet<string> = new Set([
  'approval.missing',
  'approval.stale',
  'approval.role',
]);

/** Rules that keep a story in the house and not its sign-off: others clear flags, and an embargo passes by itself. */
const waitsForOthers = (rule: string) => rule === 'embargo.future' || rule.startsWith('flag.');

/** One person passing one exact text: everything on disk, checked, approved, moved. */
export class SignOffRun extends Observable {
  phase: SignOffPhase = 'settling';
  notice: RefusalNotice | null = null;

  constructor(readonly story: OpenStory) {
    super();
  }

  /** True where the status lets the story be signed off, or it is signed off already and only its text has changed. */
  get isPossible(): boolean {
    const { status } = this.story.session.story;
    return status === 'signedOff' || movesFrom(status).includes('signedOff');
  }

  /** What the check found, but for the missing sign-off itself: that is what this is about to mend. Null while unchecked. */
  get findings(): readonly Finding[] | null {
    return this.story.check?.findings.filter(({ rule }) => !SETTLED_BY_SIGNING.has(rule)) ?? null;
  }

  /** True where something else than the missing sign-off stops the story; also while nobody has looked. */
  get isStopped(): boolean {
    const { findings } = this;
    if (!findings) return true;
    return findings.some(
      ({ rule, level, waivedBy }) => level === 'stop' && waivedBy === undefined && !waitsForOthers(rule),
    );
  }

  /** Waits for the disk and checks what is there. Never rejects: see `phase` and `notice`. */
  async prepare(): Promise<void> {
    this.#enter('settling');
    await this.story.session.settled();
    this.#enter('checking');
    const check = await this.story.runCheck();
    if (check) this.#enter('ready');
    else this.#refuse(this.story.trouble);
  }

  async sign(): Promise<void> {
    const { session } = this.story;
    this.#enter('signing');
    try {
      await session.approve();
      if (session.story.status !== 'signedOff') session.move('signedOff');
      await session.settled();
      await this.story.runCheck();
      this.#enter('done');
    } catch (error) {
      this.#refuse(troubleOf(error));
    }
  }

  #refuse(notice: RefusalNotice | null): void {
    this.notice = notice;
    this.#enter('refused');
  }

  #enter(phase: SignOffPhase): void {
    this.phase = phase;
    this.changed();
  }
}
