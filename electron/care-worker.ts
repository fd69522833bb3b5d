import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** How long a thread in the middle of its work is waited for. */
const END_MS = 2_000;

/**
 * A thread that works beside the desk, and its end. Once it is asked to end it ends between two of its works: ended in the middle
 * of a call to SQLite, that one's binding aborts the whole process (`terminate` and `process.exit` both do it).
 */
export class CareWorker {
  readonly #thread: Worker;

  /** `script` listens for a message and then ends its thread. */
  constructor(script: string, workerData: unknown, heard: (message: unknown) => void) {
    this.#thread = new Worker(script, { workerData });
    this.#thread.on('message', heard);
    this.#thread.on('error', console.error);
    this.#thread.unref();
  }

  /** Resolves to false if the thread is still at work after `patienceMs`: then the process may only be killed. */
  async end(patienceMs = END_MS): Promise<boolean> {
    const ended = once(this.#thread, 'exit').then(() => true);
    this.#thread.postMessage('end');
    return Promise.race([
      ended,
      new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs)),
    ]);
  }
}

/**
 * Ends this process, of which everything is written. A thread that is still at work keeps nothing of its own: it goes with the
 * process, which is killed for it, because it could not exit.
 */
export function endProcess(isCareEnded: boolean): void {
  if (isCareEnded) process.exit(0);
  process.kill(process.pid, 'SIGKILL');
}
