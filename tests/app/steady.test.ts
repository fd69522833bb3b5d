import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { doors } from './doors';

/** Where the words stand on the screen when something over the page comes and goes. */

const first = (page: Page) => page.locator('.ProseMirror > p[dir]:not([class])').first();
const heightOnScreen = async (page: Page) => Math.round((await first(page).boundingBox())?.y ?? Number.NaN);
const barHeight = (page: Page) =>
  page.locator('find-bar').evaluate((bar) => Math.round(bar.getBoundingClientRect().height));

for (const kind of doors)
  it.skipIf(kind.missing)(
    `words stay where they are when the bar that finds comes and goes over them in the ${kind.name} door${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const door = await kind.open(path.join(scratch(), 'home'));
      const { page } = door;
      try {
        await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
        await first(page).waitFor();
        const atTop = await heightOnScreen(page);
        await page.keyboard.press('Control+f');
        await expect.poll(() => barHeight(page)).toBeGreaterThan(20);
        // At the top of the story they give way: nothing of it is hidden (and this measure would see it if they did so below).
        expect(await heightOnScreen(page)).toBe(atTop + (await barHeight(page)));
        await page.keyboard.press('Escape');
        await expect.poll(() => barHeight(page)).toBe(0);

        await first(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
        const amid = await heightOnScreen(page);
        await page.keyboard.press('Control+f');
        await expect.poll(() => barHeight(page)).toBeGreaterThan(20);
        expect(await heightOnScreen(page)).toBe(amid);
        await page.keyboard.press('Escape');
        await expect.poll(() => barHeight(page)).toBe(0);
        expect(await heightOnScreen(page)).toBe(amid);
      } finally {
        await door.close();
      }
    },
  );
