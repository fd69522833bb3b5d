import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeDurably } from '../../electron/desk/durable-file';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { writePackage } from '../../electron/desk/packages/package-writer';
import { stagePackage } from '../../electron/desk/packages/staging';
import { verifyPackage } from '../../electron/desk/packages/verify';
import { Refusal } from '../../shared/story/refusal';
import { SAMPLE_INFO, SAMPLE_NAME, samplePayload } from './sample-package';

/** A process of its own, for what can only be seen from outside: memory, time, system calls, other clocks, being killed. */

const never = () => new Promise<never>(() => setInterval(() => undefined, 1000));

const acts: Record<string, (...args: string[]) => Promise<unknown>> = {
  nothing: async () => null,
  verify: async (file = '') => verifyPackage(file),
  read: async (file = '') => [...(await readPackage(file)).files.keys()],
  stage: async (file = '', parent = '') => (await stagePackage(file, parent)).files.size,
  write: async (to = '') =>
    writePackage({ to, name: SAMPLE_NAME, info: SAMPLE_INFO, files: samplePayload() }),
  /** Holds 300 MiB, to show that it would be seen. */
  hungry: async () => Buffer.alloc(300 * 1024 * 1024, 1).length,
  /** Gets as far as the last byte before the rename, says so, and waits to be killed. */
  stuck: async (to = '') =>
    writeDurably(to, async (handle) => {
      await handle.write('half of the new ');
      console.log('stuck');
      await never();
    }),
  /** The same, written the bare way. */
  bare: async (to = '') => {
    writeFileSync(to, 'half of the new ');
    console.log('stuck');
    await never();
  },
};

const [act = 'nothing', ...args] = process.argv.slice(2);
const refusalOf = (error: unknown) => {
  if (error instanceof Refusal) return { refusal: error.notice.code };
  throw error;
};
const result = await (acts[act] ?? acts['nothing'])?.(...args).catch(refusalOf);
/** The most memory held, in MiB. On Linux a new process reports its parent's peak as its own, but not in this file. */
function peak(maxRSS: number): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? maxRSS) / 1024;
}

const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const seconds = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ result, mebibytes: peak(maxRSS), seconds }));
