import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';

/** The three clocks of a machine, passed in so that tests can set them. */
export interface MachineClocks {
  /** Milliseconds since 1970, as somebody has set them. */
  wall(): number;
  /** Seconds since this machine was started, asleep or awake: nobody can set them. */
  uptime(): number;
}

export const machineClocks: MachineClocks = { wall: () => Date.now(), uptime: () => os.uptime() };

/** A clock may drift or be put right by so much without anybody being told. */
const TOLERANCE_MS = 120_000;
const SAVE_EVERY_MS = 60_000;

interface Seen {
  /** The trusted time, and how long the machine had been running then. */
  readonly time: number;
  readonly uptime: number;
}

export type ClockStanding = 'right' | 'ahead' | 'behind';

/**
 * The time that embargoes go by. The wall clock is believed as long as it moves as fast as the machine runs. If it jumps
 * ahead or falls behind, time goes on from where it was, as fast as the machine runs. After a restart of the machine nobody can say how long it was off: a later wall clock is believed then.
 *
 * The latest time is kept in a file, so that starting the program again does not make it believe a jump.
 */
export class TrustedClock {
  readonly #file: string;
  readonly #clocks: MachineClocks;
  #seen: Seen;
  #savedAt = -Infinity;
  standing: ClockStanding = 'right';

  constructor(file: string, clocks: MachineClocks = machineClocks) {
    this.#file = file;
    this.#clocks = clocks;
    this.#seen = readSeen(file) ?? { time: clocks.wall(), uptime: clocks.uptime() };
  }

  /** Milliseconds since 1970. Never goes back. */
  now(): number {
    const wall = this.#clocks.wall();
    const uptime = this.#clocks.uptime();
    const { time: before, uptime: then } = this.#seen;
    // The machine was started anew since.
    const ran = uptime < then ? null : (uptime - then) * 1000;
    const isAhead = ran !== null && wall > before + ran + TOLERANCE_MS;
    const isBehind = wall < before + (ran ?? 0) - TOLERANCE_MS;
    this.standing = isAhead ? 'ahead' : isBehind ? 'behind' : 'right';
    const time = this.standing === 'right' ? Math.max(before, wall) : before + (ran ?? 0);
    this.#seen = { time, uptime };
    if (time - this.#savedAt > SAVE_EVERY_MS) this.#save();
    return time;
  }

  /** A person says that the wall clock is right, whatever it did. */
  trustWall(): void {
    this.#seen = { time: this.#clocks.wall(), uptime: this.#clocks.uptime() };
    this.standing = 'right';
    this.#save();
  }

  #save(): void {
    this.#savedAt = this.#seen.time;
    try {
      writeFileSync(`${this.#file}.part`, JSON.stringify(this.#seen), { mode: 0o600 });
      renameSync(`${this.#file}.part`, this.#file);
    } catch {
      // Where nothing can be written, this process still knows; what the disk refuses is told when a story is saved.
    }
  }
}

function readSeen(file: string): Seen | null {
  if (!existsSync(file)) return null;
  try {
    const { time, uptime } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Seen>;
    return Number.isFinite(time) && Number.isFinite(uptime) ? { time: time ?? 0, uptime: uptime ?? 0 } : null;
  } catch {
    // Damaged: what it says is not to be relied on, and the next look writes it again.
    return null;
  }
}
