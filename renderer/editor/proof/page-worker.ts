import { platformClock } from '../../session/clock';
import { readersOver, type Readers } from './readers';
import { WorkerLine, type WorkerEnd } from './worker-line';
import workerAddress from './worker?worker&url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/**
 * The one script that may become a worker. The pages' policy (electron/page-policy.ts) names this Trusted Types policy and
 * `worker-src 'self'`, in both doors.
 */
const policy = (globalThis as unknown as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'redaksi-worker',
  {
    createScriptURL: (address) => {
      if (address !== workerAddress) throw new TypeError('Only the reading worker may be started');
      return address;
    },
  },
);

const line = new WorkerLine(
  () => new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' }) as WorkerEnd,
  platformClock,
);

/** What reads the texts of every story in this window: one worker, begun when it is first needed. */
export const pageReaders: Readers = readersOver((job) => line.do(job));
