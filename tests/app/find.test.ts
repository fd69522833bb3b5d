import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { doors } from './doors';

/** Find and replace by the keyboard alone, in the real window: the reading worker must start under the pages' policy. */

const slow = 90_000;

for (const door of doors) {
  describe(`find and replace, ${door.name} door${door.missing ? ` (needs ${door.missing})` : ''}`, () => {
    it.skipIf(door.missing !== null)(
      'finds, steps, says what is wrong with a pattern, stops one that would never end, and replaces in one undo',
      async () => {
        const open = await door.open(path.join(scratch(), 'home'));
        try {
          const { page } = open;
          await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
          const editable = page.locator('.ProseMirror');
          await editable.locator('.headline').click();
          await page.keyboard.press('Control+f');
          const told = page.locator('.find-told');
          await page.keyboard.type('wonosari');
          await told.getByText(/^\d+$/).waitFor();
          const total = Number(await told.textContent());
          expect(total).toBeGreaterThan(2);
          expect(await editable.locator('.match').count()).toBe(total);
          await page.keyboard.press('Enter');
          await told.getByText(`of ${total}`).waitFor();
          expect(await editable.locator('.match-current').count()).toBe(1);
          await page.keyboard.press('F3');
          await page.keyboard.press('Shift+F3');

          await page.keyboard.press('Alt+r');
          await page.locator('.find-words').fill('(');
          await told.getByText('This is not a pattern').waitFor();
          // Every word of the story with a full stop behind it takes for ever with this one.
          await page.locator('.find-words').fill(String.raw`^([\s\S]+)+\u0000$`);
          await told.getByText('too long').waitFor();
          expect(await editable.getByText('Wonosari').count()).toBeGreaterThan(0);

          await page.locator('.find-words').fill('wonosari');
          await told.getByText(/^\d+$/).waitFor();
          await page.keyboard.press('Control+h');
          await page.locator('.replace-words').fill('Wonosobo');
          await page.keyboard.press('Control+Alt+Enter');
          await told.getByText(`${total} replaced`).waitFor();
          expect(await editable.getByText(/wonosari/i).allTextContents()).toEqual([]);
          await page.keyboard.press('Escape');
          expect(await page.locator('.find-bar').count()).toBe(0);
          await page.keyboard.press('Control+z');
          expect(await editable.getByText(/wonosari/i).count()).toBeGreaterThan(0);
          expect(await editable.getByText('Wonosobo').count()).toBe(0);

          // A word typed twice is marked while the story is written.
          await editable.locator('p.paragraph, p[dir=auto]:not([class])').first().click();
          await page.keyboard.press('End');
          await page.keyboard.type(' dengan dengan ');
          await editable.locator('.slip').waitFor();

          // What the status line counts, by style, with the lines that the shipped fonts make of it.
          await page.locator('.counts-button').click();
          const row = page.locator('.copy-counts tr', { hasText: 'Paragraphs' });
          await page.waitForFunction(() => {
            const cells = [...document.querySelectorAll('.copy-counts tbody tr')].find((one) =>
              one.textContent?.includes('Paragraphs'),
            );
            return Number(cells?.querySelectorAll('td')[2]?.textContent ?? 0) > 10;
          });
          const [words = 0, , lines = 0] = (await row.locator('td').allTextContents()).map((text) =>
            Number(text.replace(',', '')),
          );
          // A column of 45 mm holds four to eight words of Indonesian at 9 points.
          expect(words / lines).toBeGreaterThan(3);
          expect(words / lines).toBeLessThan(8);
          expect(open.complaints).toEqual([]);
        } finally {
          await open.close();
        }
      },
      slow,
    );
  });
}
