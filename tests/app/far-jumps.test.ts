import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { caretSettled } from './caret';
import { doors } from './doors';
import { caretPlace, withLongStory } from './long-page';

/** Far jumps with the keys and the mouse that the browser itself answers, into galleys that were never laid out. */

const LAST = 299;

/** The caret, seen: its block, its letters, and whether it stands in what the page shows. */
async function caretOnShow(page: Page) {
  await caretSettled(page);
  const isSeen = await page.evaluate(() => {
    const frame = document.querySelector('.page-scroll')?.getBoundingClientRect();
    const at = document.getSelection()?.getRangeAt(0);
    const rect = at?.getClientRects()[0] ?? at?.startContainer.parentElement?.getBoundingClientRect();
    return !!frame && !!rect && rect.bottom > frame.top && rect.top < frame.bottom;
  });
  return { ...(await caretPlace(page)), isSeen };
}

/** As often as a key is told that is held down, some thirty times a second. */
async function held(page: Page, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(33);
  }
}

/** Types where the caret is, and says in which paragraph the letters are. */
async function written(page: Page, letters: string): Promise<string> {
  await page.keyboard.type(letters);
  const text = await page.locator('.ProseMirror > *', { hasText: letters }).first().textContent();
  await page.keyboard.press('Control+z');
  return text ?? '';
}

describe.each(doors)('far jumps in a long story in the $name door', (door) => {
  it.skipIf(door.missing !== null)(
    `by paragraph, by page, to the ends as on a Mac, and by a click on a far match, put the caret where it is seen${door.missing ? ` (needs ${door.missing})` : ''}`,
    () =>
      withLongStory(door, async (page) => {
        const start = await caretOnShow(page);

        // By paragraph: every press goes exactly one on, over edges of galleys.
        await held(page, 'Control+ArrowDown', 30);
        const below = await caretOnShow(page);
        expect(below).toMatchObject({ block: start.block + 30, isSeen: true });
        await held(page, 'Control+ArrowUp', 30);
        expect(await caretOnShow(page)).toMatchObject({ block: start.block, isSeen: true });

        // By page: down and up again is where it began, give or take the lines of a screen; and all between can be selected.
        const pages: number[] = [];
        for (let n = 0; n < 8; n++) {
          await page.keyboard.press('PageDown');
          const { block, isSeen } = await caretOnShow(page);
          expect(isSeen).toBe(true);
          pages.push(block);
        }
        expect(pages).toEqual([...pages].sort((a, b) => a - b));
        expect(new Set(pages).size).toBe(8);
        for (let n = 0; n < 8; n++) {
          await page.keyboard.press('Shift+PageUp');
          await caretSettled(page);
        }
        const lines = await page.evaluate(() => String(document.getSelection()).match(/Alinea \d+ /g) ?? []);
        expect(lines.length).toBeGreaterThan((pages[7] ?? 0) - (pages[1] ?? 0));

        // To the ends as on a Mac.
        await page.keyboard.press('Meta+ArrowDown');
        expect((await caretOnShow(page)).block).toBeGreaterThanOrEqual(start.of - 2);
        await page.keyboard.press('Shift+Meta+ArrowUp');
        expect((await page.evaluate(() => String(document.getSelection()))).length).toBeGreaterThan(70_000);
        await page.keyboard.press('Meta+ArrowUp');
        expect(await caretOnShow(page)).toMatchObject({ block: 0, letters: 0, isSeen: true });

        // Home and End in a line of a galley that has only just been laid out.
        await page.keyboard.press('Control+f');
        const find = page.getByRole('search');
        await find.getByRole('textbox', { name: 'Find in the story' }).fill(`Alinea ${LAST} `);
        await find.getByRole('status').filter({ hasText: '1' }).waitFor();
        await page.keyboard.press('Enter');
        const match = page.locator('.ProseMirror .match-current');
        await match.waitFor();
        await match.click({ position: { x: 3, y: 5 } });
        const far = await caretOnShow(page);
        expect(far.isSeen).toBe(true);
        expect(await written(page, 'xyz')).toContain(`Alinea ${LAST} `);
        await page.keyboard.press('End');
        await page.keyboard.press('Home');
        expect(await caretOnShow(page)).toMatchObject({ block: far.block, isSeen: true });
        expect(await written(page, 'abc')).toMatch(new RegExp(`^abcAlinea ${LAST} `));
      }),
  );
});
