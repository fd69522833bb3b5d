import { expect, it } from 'vitest';
import { WindowMemory } from '../../renderer/window-memory';
import type { Desk, WindowMemory as Remembered } from '../../shared/contract';
import { ClockByHand } from '../session/clock-by-hand';

/** When what a window remembers goes to the desk, and what becomes of it while there is none. */

const STORY = '00000000-0000-4000-8000-000000000001';
const place = (head: number) => ({ story: STORY, anchor: head, head, top: 0 });

/** A window, and what its desk was given. While `isGone`, the desk takes nothing. */
function aWindow() {
  const clock = new ClockByHand();
  const kept: Remembered[] = [];
  const desk = {
    isGone: false,
    call: (_name: string, { memory }: { memory: Remembered }) => {
      if (desk.isGone) return Promise.reject(new Error('gone'));
      kept.push(memory);
      return Promise.resolve(null);
    },
  };
  const memory = new WindowMemory(desk as unknown as Desk, clock, 'one', {
    tabs: [],
    shown: null,
    choices: {},
  });
  return { clock, desk, kept, memory };
}

it('is written soon after the caret rests, and once for many moves', async () => {
  const { clock, kept, memory } = aWindow();
  for (let head = 1; head <= 9; head++) memory.keepTabs([place(head)], STORY);
  await clock.pass(250);
  expect(kept.map(({ tabs }) => tabs[0]?.head)).toEqual([9]);
  memory.keepTabs([place(9)], STORY);
  await clock.pass(5_000);
  expect(kept).toHaveLength(1);
});

it('is offered again to a desk that was gone, though nothing has changed since', async () => {
  const { clock, desk, kept, memory } = aWindow();
  desk.isGone = true;
  memory.keepTabs([place(4)], STORY);
  await clock.pass(3_000);
  expect(kept).toEqual([]);
  desk.isGone = false;
  await clock.pass(1_500);
  expect(kept).toEqual([{ tabs: [place(4)], shown: STORY, choices: {} }]);
});
