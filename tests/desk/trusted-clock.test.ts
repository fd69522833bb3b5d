import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { TrustedClock } from '../../electron/desk/trusted-clock';
import { scratch } from '../builders';

const MORNING = Date.parse('2026-01-05T01:00:00Z');
const HOUR = 3_600_000;

/** A machine whose clock can be set. */
function aMachine() {
  const set = { wall: MORNING, uptime: 1000 };
  const clocks = { wall: () => set.wall, uptime: () => set.uptime };
  const file = path.join(scratch(), 'clock');
  return {
    set,
    file,
    start: () => new TrustedClock(file, clocks),
    pass: (ms: number) => {
      set.wall += ms;
      set.uptime += ms / 1000;
    },
  };
}

it('goes with the wall clock as long as that goes with the machine', () => {
  const { start, pass, set } = aMachine();
  const clock = start();
  for (let hour = 0; hour < 30; hour++) {
    pass(HOUR);
    expect(clock.now()).toBe(set.wall);
  }
  expect(clock.standing).toBe('right');
});

it('does not believe a jump ahead, also after the program was started again', () => {
  const { start, pass, set } = aMachine();
  const clock = start();
  clock.now();
  set.wall = Date.parse('2038-01-01T00:00:00Z');
  pass(HOUR);
  expect(clock.now()).toBe(MORNING + HOUR);
  expect(clock.standing).toBe('ahead');
  const again = start();
  expect(again.now()).toBe(MORNING + HOUR);
  expect(again.standing).toBe('ahead');
  again.trustWall();
  expect(again.now()).toBe(set.wall);
});

it('never goes back', () => {
  const { start, pass, set } = aMachine();
  const clock = start();
  clock.now();
  set.wall = Date.parse('1999-01-01T00:00:00Z');
  pass(HOUR);
  expect(clock.now()).toBe(MORNING + HOUR);
  expect(clock.standing).toBe('behind');
});

it('believes a later clock after the machine was off, which nobody can check', () => {
  const { start, pass, set } = aMachine();
  start().now();
  pass(24 * HOUR);
  set.uptime = 5;
  const clock = start();
  expect(clock.now()).toBe(set.wall);
  expect(clock.standing).toBe('right');
});

it('writes a damaged file again', () => {
  const { start, file, set } = aMachine();
  writeFileSync(file, '{"time": "x"');
  expect(start().now()).toBe(set.wall);
});
