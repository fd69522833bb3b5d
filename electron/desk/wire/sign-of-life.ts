import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import * as v from 'valibot';

/** Who has claimed files of the wire folder, and whether that process can still come back to them. */

/** A process as others can know it. `pid` 0: it has ended in good order and left its files to anybody. */
const signSchema = v.object({
  machine: v.string(),
  /** Of this start of the machine, where the system says so; else empty. */
  boot: v.string(),
  pid: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Sign = v.InferOutput<typeof signSchema>;

const firstLine = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/** Process numbers mean the same only within one of these. Empty where the system has none. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Two machines of one name differ in their network cards. */
function machine(): string {
  const cards = Object.values(networkInterfaces())
    .flatMap((card) => card ?? [])
    .filter(({ internal }) => !internal)
    .map(({ mac }) => mac);
  return [hostname(), processNamespace(), ...[...new Set(cards)].sort()].join(' ');
}

/** The sign of this process. */
export const ownSign = (): Sign => ({
  machine: machine(),
  boot: firstLine('/proc/sys/kernel/random/boot_id'),
  pid: process.pid,
});

/** A sign as it stands in a file; null where it is none: half written, or of a Redaksi that wrote none. */
export function signIn(text: string): Sign | null {
  try {
    const parsed = v.safeParse(signSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

/**
 * True where a process is certain not to come back. `isOwnDesk`: it was a process of this desk's home, which lies on this machine.
 * Of another machine nothing is certain: there, only silence tells, and that takes time.
 */
export function isGone(sign: Sign | null, isOwnDesk: boolean): boolean {
  if (sign === null) return isOwnDesk;
  if (sign.pid === 0) return true;
  const here = ownSign();
  if (sign.boot !== here.boot) return isOwnDesk;
  return (sign.machine === here.machine || isOwnDesk) && !isRunning(sign.pid);
}
