import { describe, expect, it } from 'vitest';
import { Rest } from '../../renderer/session/rest';
import { ClockByHand } from './clock-by-hand';

/** Counts the timers that are set. */
class CountingClock extends ClockByHand {
  timers = 0;

  override after(ms: number, task: () => void): () => void {
    this.timers += 1;
    return super.after(ms, task);
  }
}

describe('a rest', () => {
  it('comes once, so long after the last thing that happened', async () => {
    const clock = new CountingClock();
    const done: number[] = [];
    const rest = new Rest(clock, 400, () => done.push(clock.now()));
    for (let n = 0; n < 10; n++) {
      rest.begin();
      await clock.pass(50);
    }
    // The last began at 450.
    await clock.pass(349);
    expect(done).toEqual([]);
    await clock.pass(1);
    expect(done).toEqual([850]);
    await clock.pass(5_000);
    expect(done).toEqual([850]);
    // Ten beginnings: one timer, that looked at 400 and at 750 and went on for what was left.
    expect(clock.timers).toBe(3);
  });

  it('begins again after it was kept or called off', async () => {
    const clock = new CountingClock();
    let count = 0;
    const rest = new Rest(clock, 100, () => (count += 1));
    rest.begin();
    rest.end();
    await clock.pass(1_000);
    expect(count).toBe(0);
    rest.begin();
    await clock.pass(100);
    rest.begin();
    await clock.pass(100);
    expect(count).toBe(2);
  });
});
