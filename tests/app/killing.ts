import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenDoor } from './doors';

/** The processes of a running program, found by the home that they work on, and their end. Linux. */

const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The process that has a home's archive open: its desk; null while there is none. */
export function deskOf(home: string): number | null {
  for (const pid of processes()) {
    try {
      const maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
      if (maps.includes(path.join(home, 'archive.sqlite-shm'))) return pid;
    } catch {
      // Not ours to look at, or gone.
    }
  }
  return null;
}

/** Every process that works on a home, whoever started it: what it is told at its start names the home. */
const groupOf = (home: string): number[] =>
  processes().filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`REDAKSI_HOME=${home}\0`);
    } catch {
      // Not ours to look at, or gone.
      return false;
    }
  });

/** Kills what draws the windows, serves them and stores, all in one moment. */
export function killGroup(home: string): void {
  for (const pid of groupOf(home)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with another.
    }
  }
}

/** Kills all of a program in one moment, or its main process alone. */
export async function killProgram(open: OpenDoor, home: string, isWhole: boolean): Promise<void> {
  if (isWhole) killGroup(home);
  await open.kill();
}
