/** Time, as a session needs it. Passed in, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds that only ever rise (`performance.now()`). */
  now(): number;
  /** Runs `task` after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** The platform's own clock. */
export const platformClock: Clock = {
  now: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
