import type { CheckResult, Exported, Verified } from '../shared/contract';
import type { RefusalNotice } from '../shared/story/refusal';
import { Observable } from './observable';
import type { OpenStory } from './open-story';
import { troubleOf } from './trouble';

export type ExportPhase =
  | 'settling'
  | 'checking'
  /** Findings and choices are on show. */
  | 'ready'
  | 'running'
  | 'cancelled'
  | 'done'
  | 'refused';

export interface ExportChoice {
  readonly formats: readonly string[];
  /** With the whole journal inside. */
  readonly editable: boolean;
}

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly step: string;
}

/** One package on its way out: everything on disk, checked, made, read back. */
export class ExportRun extends Observable {
  phase: ExportPhase = 'settling';
  progress: Progress | null = null;
  exported: Exported | null = null;
  /** Null while the package has not been read back. */
  verified: Verified | null = null;
  /** Where a copy was put. */
  savedTo: string | null = null;
  notice: RefusalNotice | null = null;
  isCancelling = false;

  constructor(
    readonly story: OpenStory,
    /** Names this export to the desk: letters, digits, hyphens. */
    readonly job: string,
  ) {
    super();
  }

  get check(): CheckResult | null {
    return this.story.check;
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

  /** Makes the package and reads it back. Never rejects. */
  async make({ formats, editable }: ExportChoice): Promise<void> {
    const { desk, id, session } = this.story;
    this.progress = null;
    this.isCancelling = false;
    this.#enter('running');
    const stopListening = desk.on('progress', ({ job, ...progress }) => {
      if (job !== this.job) return;
      this.progress = progress;
      this.changed();
    });
    try {
      await session.settled();
      this.exported = await desk.call('exportStory', { id, job: this.job, formats: [...formats], editable });
      this.#enter('done');
      this.verified = await desk.call('verifyPackage', { package: this.exported.package });
      this.changed();
    } catch (error) {
      if (this.isCancelling) this.#enter('cancelled');
      else this.#refuse(troubleOf(error));
    } finally {
      stopListening();
    }
  }

  /** Asks the desk to stop. What it has begun it takes away itself; if it was too late, the package is there. */
  async cancel(): Promise<void> {
    this.isCancelling = true;
    this.changed();
    try {
      await this.story.desk.call('cancel', { job: this.job });
    } catch {
      // The export itself answers; if the line is broken, it says so there.
    }
  }

  /** Copies the package to a place that the person chooses. */
  async saveCopy(): Promise<void> {
    if (!this.exported) throw new RangeError('There is no package to copy yet');
    try {
      const saved = await this.story.desk.call('savePackageAs', { package: this.exported.package });
      this.savedTo = saved?.path ?? this.savedTo;
      this.notice = null;
    } catch (error) {
      this.notice = troubleOf(error);
    }
    this.changed();
  }

  #refuse(notice: RefusalNotice | null): void {
    this.notice = notice;
    this.#enter('refused');
  }

  #enter(phase: ExportPhase): void {
    this.phase = phase;
    this.changed();
  }
}
