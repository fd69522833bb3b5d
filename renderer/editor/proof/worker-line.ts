import { words } from '../../../shared/story/words';
import type { Clock } from '../../session/clock';
import type { Job, JobAnswer } from './jobs';
import { ReadingTrouble } from './reader';

/** The side of a Worker that the line needs. */
export interface WorkerEnd {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  terminate(): void;
}

/** A regular expression can take for ever on a text that it does not fit. A bundle of blocks that takes longer is given up. */
const ANSWER_WITHIN_MS = 2_000;

const tooSlow = words(
  'Pencarian ini terlalu lama dan dihentikan; sederhanakan polanya.',
  'This search took too long and was stopped; use a simpler pattern.',
);
const broken = words('Pembaca naskah berhenti; coba lagi.', 'The reader of the story stopped; try again.');

interface Waiting {
  readonly number: number;
  readonly job: Job;
  readonly resolve: (answer: JobAnswer) => void;
  readonly reject: (trouble: ReadingTrouble) => void;
}

/**
 * The line to the reading worker: begun with the first job, one job at a time, and ended and begun anew where a job takes too
 * long (nothing else can stop a regular expression). Jobs that wait behind it are done by the next worker.
 */
export class WorkerLine {
  #worker: WorkerEnd | null = null;
  #queue: Waiting[] = [];
  #current: Waiting | null = null;
  #stopWatch: (() => void) | null = null;
  #count = 0;

  constructor(
    private readonly begin: () => WorkerEnd,
    private readonly clock: Clock,
  ) {}

  /** Resolves with the answer. Rejects with ReadingTrouble where it takes too long or the worker breaks. */
  do(job: Job): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ number: ++this.#count, job, resolve, reject });
      this.#next();
    });
  }

  /** Ends the worker; the next job begins another. */
  end(): void {
    this.#stopWatch?.();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #next(): void {
    if (this.#current) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#current = next;
    this.#worker ??= this.#started();
    this.#stopWatch = this.clock.after(ANSWER_WITHIN_MS, () => this.#giveUp(tooSlow));
    this.#worker.postMessage({ number: next.number, job: next.job });
  }

  #started(): WorkerEnd {
    const worker = this.begin();
    worker.onmessage = ({ data }) => {
      const { number, answer } = data as { readonly number: number; readonly answer: JobAnswer };
      if (number !== this.#current?.number) return;
      const { resolve } = this.#current;
      this.#stopWatch?.();
      this.#current = null;
      resolve(answer);
      this.#next();
    };
    worker.onerror = () => this.#giveUp(broken);
    return worker;
  }

  #giveUp(why: typeof tooSlow): void {
    const gone = this.#current;
    this.end();
    this.#current = null;
    gone?.reject(new ReadingTrouble(why));
    this.#next();
  }
}
