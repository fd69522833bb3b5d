import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { tell } from '../storm/told';
import { isFull } from '../storm/writers';
import { putCaret } from './caret';
import { doors, electronDoor, type DoorKind, type OpenDoor } from './doors';
import { deskOf, killProgram } from './killing';
import { endOf, remembered } from './remembered';
import { isSeenAgain, SEEN, until, type Seen } from './seen';

/** The app's own processes killed under a writer's hands, at random moments: renderer, desk, main, all of them. */

const OPTIONS = { timeout: isFull ? 3 * 3_600_000 : 300_000 };

/** The desk of a home. */
async function runningDesk(home: string): Promise<number> {
  // It may be being started again.
  await expect.poll(() => deskOf(home)).not.toBeNull();
  return deskOf(home) ?? runningDesk(home);
}

const headline = (page: Page) => page.locator('.ProseMirror .headline').first();

/** Resolves when words are on the page and the line under it says that they are on disk. */
async function saved(page: Page, words: string): Promise<void> {
  await page.locator('.ProseMirror .headline', { hasText: words.trim() }).waitFor();
  await page.locator('[data-durability="onDisk"]').waitFor();
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('.queue .row').first().click();
  await headline(page).waitFor();
}

/** Types words one after the other and kills the desk at random moments; every word is there in the end. */
async function killDesks(door: DoorKind, kills: number): Promise<void> {
  const home = path.join(scratch(), 'home');
  const open = await door.open(home);
  try {
    await openFirst(open.page);
    await putCaret(headline(open.page));
    await open.page.keyboard.press('End');
    for (let n = 0; n < kills; n++) {
      const typing = open.page.keyboard.type(` kata${n}`, { delay: 3 });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      process.kill(await runningDesk(home), 'SIGKILL');
      await typing;
      await saved(open.page, ` kata${n}`);
    }
    const words = await headline(open.page).innerText();
    const lost = Array.from({ length: kills }, (_, n) => ` kata${n}`).filter((word) => !words.includes(word));
    tell(`${door.name}: desk killed ${kills} times, ${lost.length} words lost`);
    expect(lost).toEqual([]);
    await remembered(home);
    await open.page.reload();
    await headline(open.page).waitFor();
    expect(await headline(open.page).innerText()).toBe(words);
  } finally {
    await open.close().catch(() => undefined);
  }
}

interface Killed {
  /** What the line under the page had called "on disk" and was not there again. */
  readonly lost: readonly string[];
  /** From the start of the program until the story was on the page, in ms. */
  readonly took: readonly number[];
}

/** Types, waits for "on disk", types on and kills the program; looks for what was on disk when it is open again. */
async function killAll<Open extends OpenDoor>(
  door: { open(home: string): Promise<Open> },
  kills: number,
  before: (open: Open) => Promise<void> = () => Promise.resolve(),
): Promise<Killed> {
  const home = path.join(scratch(), 'home');
  const took: number[] = [];
  let found = '';
  for (let n = 0; n <= kills; n++) {
    const start = performance.now();
    const open = await door.open(home);
    try {
      if (n === 0) await openFirst(open.page);
      await headline(open.page).waitFor();
      if (n > 0) took.push(performance.now() - start);
      found = await headline(open.page).innerText();
      await remembered(home);
      await before(open);
      await putCaret(headline(open.page));
      await open.page.keyboard.press('End');
      await open.page.keyboard.type(` putaran${n}`);
      await saved(open.page, ` putaran${n}`);
      const typing = open.page.keyboard.type(' dan seterusnya', { delay: 5 }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 80));
      await killProgram(open, home, n % 2 === 0);
      await typing;
    } catch (error) {
      await open.close().catch(() => undefined);
      throw error;
    }
  }
  // Without the space before them: End goes to the end of a line, where the space that it wraps at comes after the caret.
  const typed = Array.from({ length: kills }, (_, n) => `putaran${n}`);
  return { lost: typed.filter((words) => !new RegExp(`${words}(?!\\d)`).test(found)), took };
}

const middle = (times: readonly number[]) =>
  Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN);
const longest = (times: readonly number[]) => Math.round(Math.max(...times));

describe.each(doors)('$name door', (door) => {
  const missing = door.missing ?? (process.platform === 'linux' ? null : 'Linux');
  const name = missing ? ` (needs ${missing})` : '';

  it.skipIf(missing)(`keeps every word while its desk is killed${name}`, OPTIONS, () =>
    killDesks(door, isFull ? 100 : 8),
  );

  it.skipIf(missing)(`has what was on disk when everything is killed${name}`, OPTIONS, async () => {
    const { lost, took } = await killAll(door, isFull ? 50 : 2);
    tell(
      `${door.name}: everything or the main process killed ${took.length} times, ${lost.length} words lost that were on disk; the story on the page ${middle(took)} ms after the start of the program (median), ${longest(took)} ms (longest)`,
    );
    expect(lost).toEqual([]);
  });
});

it.skipIf(electronDoor.missing)(
  `would see it: a door that calls stored what it has not stored loses words (control)${electronDoor.missing ? ` (needs ${electronDoor.missing})` : ''}`,
  OPTIONS,
  async () => {
    const { lost } = await killAll(electronDoor, 1, (open) => open.lie());
    expect(lost).toEqual(['putaran0']);
  },
);

it.skipIf(electronDoor.missing)(
  `a window whose renderer is killed comes back by itself, with the same stories, caret and scroll (electron)${electronDoor.missing ? ` (needs ${electronDoor.missing})` : ''}`,
  OPTIONS,
  async () => {
    const home = path.join(scratch(), 'home');
    const app = await electronDoor.open(home);
    const kills = isFull ? 40 : 3;
    const took: number[] = [];
    try {
      for (const row of [0, 1]) {
        await app.page.locator('.queue .row').nth(row).click();
        await headline(app.page).waitFor();
      }
      await app.page.locator('.story-tab').nth(1).waitFor();
      await putCaret(app.page.locator('.ProseMirror > .signOff').first());
      await app.page.keyboard.press('End');
      for (let n = 0; n < kills; n++) {
        // Playwright gives a crashed page up for good, so the words come from inside.
        await app.inPage(`document.execCommand('insertText', false, ' lembar${n}')`);
        await until(app, ({ words, isOnDisk }) => isOnDisk && words.includes(` lembar${n}`));
        const end = await app.inPage<number>(endOf('.signOff'));
        await remembered(home, ({ head, top }) => head === end && top > 0);
        const before = await app.inPage<Seen>(SEEN);
        expect(before.beforeCaret).toMatch(new RegExp(`lembar${n}$`));
        expect(before.dialogs).toBe(0);
        expect(before.stories).toHaveLength(2);
        expect(before.scroll).toBeGreaterThan(0);
        const pid = await app.rendererPid();
        process.kill(pid, 'SIGKILL');
        took.push(await until(app, (seen) => isSeenAgain(seen, before)));
        expect(await app.rendererPid()).not.toBe(pid);
      }
    } finally {
      await app.kill();
    }
    tell(
      `renderer killed ${took.length} times: back with the same stories, caret and scroll, no dialog, in ${middle(took)} ms (median), ${longest(took)} ms (longest)`,
    );
  },
);
