import { diskRefusal } from '../disk-refusal';
import { Refusal } from '../../../shared/story/refusal';
import type { Archive } from './archive';

interface Job {
  work(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Writes of every story and window, committed together. The first one goes at once; what arrives while a commit is under
 * way waits in the process's own queue and makes up the next one. So an entry waits for two fsyncs at the most, and a
 * slow disk makes groups larger, not queues longer.
 *
 * A job that is refused is undone alone. A fault of the disk fails the whole group: each of its writers sends again.
 */
export class GroupCommit {
  readonly #archive: Archive;
  #jobs: Job[] = [];
  #next: NodeJS.Immediate | null = null;
  /** How many commits were made, for benchmarks and tests. */
  commits = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Does `work` in the next group. Resolves only after its COMMIT has returned. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ work, resolve: resolve as (value: unknown) => void, reject });
      // After the messages that are already here have been read: they belong to the same group.
      this.#next ??= setImmediate(() => this.flush());
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    if (this.#next) clearImmediate(this.#next);
    this.#next = null;
    const jobs = this.#jobs;
    this.#jobs = [];
    if (jobs.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      this.#archive.write(() => {
        for (const job of jobs) settle.push(this.#outcome(job));
      });
      this.commits += 1;
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const tell of settle) tell();
  }

  #outcome(job: Job): () => void {
    try {
      const value = this.#archive.write(() => job.work());
      return () => job.resolve(value);
    } catch (error) {
      if (!(error instanceof Refusal) && diskRefusal(error, '')) throw error;
      return () => job.reject(error);
    }
  }
}
