import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { browserArguments, chromiumPath, serve } from '../app/doors';
import { NO_FRAME_LIMIT, openOurs, SIZE } from './editor/our-window';
import { fillHome } from '../marked-story';
import { clickMiddle } from './editor/session';
import { timeKey, watch } from './editor/stopwatch';

/** The real page in Chromium with a story in it: one without a change, one with thousands, and one whose list of changes is open. */

const PATIENCE_MS = 90_000;

export interface TypingPage {
  /** Types a letter, or takes it back; the time to its frame in ms. */
  press(): Promise<number>;
}

export interface ListedPage {
  /** Decides on all changes and takes that back again; the time from the press of the button to its frame in ms. */
  decideAll(verdict: 'accept' | 'reject'): Promise<number>;
  /** Turns to another list and back again; the time from the press of the tab to the frame with the cards in ms. */
  openList(): Promise<number>;
}

export interface ReviewWindows {
  /** Of the browser. */
  readonly version: string;
  readonly plain: TypingPage;
  readonly marked: TypingPage;
  readonly listed: ListedPage;
  end(): Promise<void>;
}

async function openStory(context: BrowserContext, address: string, name: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address);
  await watch(page);
  await openOurs(page, name);
  return page;
}

async function typing(page: Page): Promise<TypingPage> {
  await clickMiddle(page);
  const length = () => page.evaluate(() => document.querySelector('.ProseMirror')?.textContent?.length ?? 0);
  const before = await length();
  await timeKey(page, 'q');
  if ((await length()) !== before + 1) throw new Error('what is typed does not arrive');
  await timeKey(page, 'Backspace');
  let presses = 0;
  return {
    press: async () => {
      await page.bringToFront();
      return timeKey(page, presses++ % 2 === 0 ? 'q' : 'Backspace');
    },
  };
}

const openChanges = (page: Page) => page.locator('.ProseMirror [data-change]').count();

/** Presses a button; the time to the frame after it in ms. */
const timeClick = (button: Locator): Promise<number> =>
  button.evaluate(async (pressed: HTMLElement) => {
    const start = performance.now();
    pressed.click();
    await globalThis.benchWatch.afterFrame();
    return performance.now() - start;
  });

async function listed(page: Page): Promise<ListedPage> {
  const list = page.getByRole('tab', { name: /^(Review|Tinjauan)/ });
  const other = page.getByRole('tab', { name: /^(Story|Naskah)/ });
  const card = page.locator('story-review .card').first();
  const buttons = page.locator('.review-filter button');
  await list.click();
  await card.waitFor();
  const all = await openChanges(page);
  return {
    openList: async () => {
      await page.bringToFront();
      await other.click();
      await card.waitFor({ state: 'detached' });
      const time = await timeClick(list);
      if ((await card.count()) === 0) throw new Error('the list of changes was not drawn');
      return time;
    },
    decideAll: async (verdict) => {
      await page.bringToFront();
      const time = await timeClick(buttons.nth(verdict === 'accept' ? 0 : 1));
      const left = await openChanges(page);
      if (left > 0) throw new Error(`${left} marks of changes are left after all were decided on`);
      await clickMiddle(page);
      await page.keyboard.press('Control+z');
      await page.waitForFunction(
        (count) => document.querySelectorAll('.ProseMirror [data-change]').length === count,
        all,
      );
      await page.waitForFunction(
        () => !document.querySelector<HTMLButtonElement>('.review-filter button')?.disabled,
      );
      return time;
    },
  };
}

/** Opens the three windows on one desk and one browser. */
export async function openWindows(plain: Node, marked: Node): Promise<ReviewWindows> {
  if (!chromiumPath)
    throw new RangeError('The review bench needs Chromium (set REDAKSI_CHROMIUM to its path)');
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'redaksi-review-bench-'));
  const ends: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true })];
  const end = async () => {
    for (const one of ends.reverse()) await one();
  };
  try {
    const home = path.join(scratch, 'home');
    await fillHome(home, { 'Bench polos': plain, 'Bench tinjauan': marked, 'Bench daftar': marked });
    const { child, address } = await serve(home);
    ends.push(async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    });
    const args = [...browserArguments, ...NO_FRAME_LIMIT];
    const browser = await chromium.launch({ executablePath: chromiumPath, args });
    ends.push(() => browser.close());
    const context = await browser.newContext({ viewport: SIZE });
    const first = await context.newPage();
    // The address carries the key to the desk; the windows after it are let in by what it left.
    await first.goto(address);
    await first.locator('.queue .row').first().waitFor();
    await first.close();
    const open = (name: string) => openStory(context, new URL('/', address).href, name);
    return {
      version: browser.version(),
      plain: await typing(await open('Bench polos')),
      marked: await typing(await open('Bench tinjauan')),
      listed: await listed(await open('Bench daftar')),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
