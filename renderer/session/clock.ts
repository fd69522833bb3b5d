/** Time, as a session needs it. Passed in, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds that only ever rise (`performance.now()`). */
  now(): number;
  /** Runs `task` after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
  /** Runs `task` once what was done last is on the screen and nobody waits for anything; the returned function calls it off. */
  whenIdle(task: () => void): () => void;
}

/** Even in a window that is never idle, or in the background, a task is not put off for longer. */
const PATIENCE_MS = 500;

/** The platform's own clock. */
export const platformClock: Clock = {
  now: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  whenIdle: (task) => {
    const waiting = requestIdleCallback(task, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(waiting);
  },
};
