import type { Page } from 'playwright-core';
import { heapOf, timeKey, watch } from './stopwatch';

/** One session at one editor: what a person does there, timed. Milliseconds; heap in MB. */
export interface SessionTimes {
  readonly open: number;
  readonly keys: readonly number[];
  readonly enter: readonly number[];
  readonly undo: readonly number[];
  readonly selectAll: readonly number[];
  readonly heapMb: number;
}

/** How often everything is done. */
export interface Thoroughness {
  readonly warmUp: number;
  readonly keys: number;
  readonly others: number;
}

/** A letter that the copy does not use: every one that is typed can be found again. */
const LETTER = 'q';

const editable = '[contenteditable="true"]';

/** Puts the caret into the middle paragraph, by a real click. */
export async function clickMiddle(page: Page): Promise<void> {
  const place = await page.evaluate((selector) => {
    const root = document.querySelector(selector);
    const long = [...(root?.querySelectorAll(':scope > p') ?? [])].filter(
      (p) => (p.textContent?.length ?? 0) > 150,
    );
    const middle = long[Math.floor(long.length / 2)];
    if (!middle) throw new Error('no paragraph to write in');
    middle.scrollIntoView({ block: 'center' });
    return new Promise<{ x: number; y: number }>((resolve) =>
      setTimeout(() => {
        const { left, top } = middle.getBoundingClientRect();
        resolve({ x: left + 90, y: top + 14 });
      }, 200),
    );
  }, editable);
  await page.mouse.click(place.x, place.y);
}

const lettersOn = (page: Page) =>
  page.evaluate(
    ([selector, letter]) =>
      (document.querySelector(selector ?? '')?.textContent ?? '').split(letter ?? '').length - 1,
    [editable, LETTER],
  );

/** Presses Mod-a until all of the story is selected (ours does it by steps); the time of the press that did it. */
async function timeSelectAll(page: Page): Promise<number> {
  for (let press = 0; press < 4; press++) {
    const time = await timeKey(page, 'Control+a');
    const isAll = await page.evaluate((selector) => {
      const all = document.querySelector(selector)?.textContent?.length ?? 0;
      return String(document.getSelection()).length > all * 0.9;
    }, editable);
    if (isAll) return time;
  }
  throw new Error('the story cannot be selected');
}

/** Sits down at a page on which an editor can be opened by `open`, which gives its time, and works. */
export async function workAt(
  page: Page,
  open: () => Promise<number>,
  { warmUp, keys, others }: Thoroughness,
): Promise<SessionTimes> {
  await watch(page);
  const opened = await open();
  await clickMiddle(page);
  const before = await lettersOn(page);
  const repeat = async (count: number, act: () => Promise<number>) => {
    const times: number[] = [];
    for (let n = 0; n < count; n++) times.push(await act());
    return times;
  };
  await repeat(warmUp, () => timeKey(page, LETTER));
  const typed = await repeat(keys, () => timeKey(page, LETTER));
  const arrived = (await lettersOn(page)) - before;
  if (arrived !== warmUp + keys) throw new Error(`${arrived} of ${warmUp + keys} letters arrived`);
  const enter = await repeat(others, () => timeKey(page, 'Enter'));
  // One: what came before it is one typing for some editors, and a second undo would find nothing to do.
  const undo = [await timeKey(page, 'Control+z')];
  const selectAll = await repeat(Math.ceil(others / 2), async () => {
    const time = await timeSelectAll(page);
    await page.keyboard.press('ArrowLeft');
    return time;
  });
  const cdp = await page.context().newCDPSession(page);
  const heapMb = (await heapOf(cdp)) / 2 ** 20;
  return { open: opened, keys: typed, enter, undo, selectAll, heapMb };
}
