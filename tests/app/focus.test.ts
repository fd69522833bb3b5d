import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { putCaret } from './caret';
import { doors } from './doors';
import { SEEN, type Seen } from './seen';

/** Where the caret stands when the keys come back to the page from somewhere else. */

const caretAfter = async (page: Page) => (await page.evaluate<Seen>(SEEN)).beforeCaret;
const isOnPage = (page: Page) =>
  page.evaluate(() => document.querySelector('.ProseMirror') === document.activeElement);

/** Presses a key until the page has the focus. */
async function backBy(page: Page, key: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press(key);
    if (await isOnPage(page)) return;
  }
  throw new RangeError(`${key} never came to the page`);
}

for (const kind of doors)
  it.skipIf(kind.missing)(
    `the caret is where it was when the keys come back to the page, by F6 and by Tab in the ${kind.name} door${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const door = await kind.open(path.join(scratch(), 'home'));
      const { page } = door;
      try {
        await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
        await putCaret(page.locator('.ProseMirror > .signOff'));
        await page.keyboard.press('End');
        const before = await caretAfter(page);
        expect(before).not.toBe('');
        // Several times: what goes wrong here goes wrong now and then.
        for (let time = 0; time < 12; time++) {
          await page.keyboard.press('F6');
          await backBy(page, 'F6');
          await expect.poll(() => caretAfter(page)).toBe(before);
          await page.keyboard.press('Shift+Tab');
          expect(await isOnPage(page)).toBe(false);
          await backBy(page, 'Tab');
          await expect.poll(() => caretAfter(page)).toBe(before);
        }
        await page.keyboard.type('x');
        expect(await caretAfter(page)).toMatch(/x$/);
      } finally {
        await door.close();
      }
    },
  );
