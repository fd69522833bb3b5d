import type { Slip } from '../../../shared/preflight/slips';
import type { FindQuery, Match } from '../../../shared/story/find/query';
import { words } from '../../../shared/story/words';
import type { Job, JobAnswer } from './jobs';
import { ReadingTrouble, type Reader } from './reader';

/** Every reader that the page's layers need. */
export interface Readers {
  readonly find: Reader<FindQuery, Match>;
  readonly slips: Reader<true, Slip>;
}

const notAPattern = (reason: string) =>
  words(`Pola tidak dapat dibaca: ${reason}.`, `This is not a pattern: ${reason}.`);

/** The readers over whatever does the jobs (worker-line.ts on the page). */
export function readersOver(doJob: (job: Job) => Promise<JobAnswer>): Readers {
  return {
    find: {
      read: async (query, texts) => {
        const answer = await doJob({ kind: 'find', query, texts });
        if ('badPattern' in answer) throw new ReadingTrouble(notAPattern(answer.badPattern));
        return answer.found as readonly (readonly Match[])[];
      },
    },
    slips: {
      read: async (_on, texts) => {
        const answer = await doJob({ kind: 'slips', texts });
        if ('badPattern' in answer) throw new RangeError('There is no pattern in a reading for slips');
        return answer.found as readonly (readonly Slip[])[];
      },
    },
  };
}
