import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { putCaret } from './caret';
import { browserDoor, doors } from './doors';
import { dress, isCutOff, violations } from './looking';

/** Going to places, the outline, replacing as suggestions, counts and how the page is set: by the keyboard, and looked over. */

const slow = 240_000;

const needs = (missing: string | null) => (missing ? ` (needs ${missing})` : '');

async function openStory(page: Page): Promise<void> {
  await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
  await putCaret(page.locator('.ProseMirror .headline'));
}

for (const door of doors) {
  describe(`places in a story, ${door.name} door${needs(door.missing)}`, () => {
    it.skipIf(door.missing !== null)(
      'goes to a picture and a line, moves a block from the outline, proposes replacements, and closes the counts',
      async () => {
        const open = await door.open(path.join(scratch(), 'home'));
        try {
          const { page } = open;
          await openStory(page);
          const caretIn = (selector: string) =>
            page.evaluate(
              (wanted) => document.getSelection()?.anchorNode?.parentElement?.closest(wanted) !== null,
              selector,
            );
          await page.keyboard.press('Control+g');
          const places = page.locator('go-to-place');
          const outline = await places.getByRole('option').allTextContents();
          expect(outline.length).toBeGreaterThan(4);
          await places.locator('[aria-current="location"]', { hasText: 'Headline' }).waitFor();
          await page.keyboard.type('foto 1');
          await places.getByRole('option', { name: 'Picture 1' }).waitFor();
          await page.keyboard.press('Enter');
          await places.locator('dialog[open]').waitFor({ state: 'detached' });
          await expect.poll(() => caretIn('.caption, figcaption')).toBe(true);

          await page.keyboard.press('Control+g');
          await page.keyboard.type('line 12');
          await places.getByRole('option', { name: 'Line 12' }).waitFor();
          await page.keyboard.press('Enter');
          await places.locator('dialog[open]').waitFor({ state: 'detached' });
          await expect.poll(() => caretIn('.ProseMirror p')).toBe(true);

          // The first crosshead, link or picture goes one block down, and the list shows it there.
          const order = () =>
            page
              .locator('.ProseMirror')
              .evaluate((story) => [...story.children].map((one) => one.textContent));
          const before = await order();
          await page.keyboard.press('Control+g');
          await page.keyboard.type('p 1');
          await places.getByRole('option', { name: 'Paragraph 1' }).waitFor();
          await page.keyboard.press('Alt+ArrowDown');
          await page.keyboard.press('Escape');
          await places.locator('dialog[open]').waitFor({ state: 'detached' });
          await expect.poll(order).not.toEqual(before);
          expect((await order()).toSorted()).toEqual(before.toSorted());
          await page.locator('.ProseMirror').focus();
          await page.keyboard.press('Control+z');
          await expect.poll(order).toEqual(before);

          await page.keyboard.press('Control+Shift+h');
          await page.locator('.find-words').fill('wonosari');
          await page.locator('.find-told').getByText(/^\d+$/).waitFor();
          await page.locator('.find-proposes').click();
          await page.locator('.replace-words').fill('Grobogan');
          await page.keyboard.press('Control+Alt+Enter');
          await page.locator('.find-told').getByText('replaced').waitFor();
          await page.locator('.ProseMirror ins').nth(2).waitFor();
          await page.keyboard.press('Escape');
          await page.locator('.find-bar').waitFor({ state: 'detached' });
          await page.locator('.ProseMirror:focus').waitFor();
          await page.keyboard.press('Control+z');
          await page.locator('.ProseMirror ins').first().waitFor({ state: 'detached' });

          await page
            .locator('.copy-depth')
            .getByText(/lines · .* cm × 1 col/)
            .waitFor();
          await page.locator('.counts-button').click();
          await page.locator('.copy-counts').waitFor();
          await putCaret(page.locator('.ProseMirror .headline'));
          await page.keyboard.press('Escape');
          await page.locator('.copy-counts').waitFor({ state: 'detached' });
          expect(open.complaints).toEqual([]);
        } finally {
          await open.close();
        }
      },
      slow,
    );
  });
}

/** What is looked over, and the keys that bring it. */
const SCREENS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  outline: async (page) => {
    await page.keyboard.press('Control+g');
    await page.locator('go-to-place [role="option"]').first().waitFor();
  },
  line: async (page) => {
    await page.keyboard.press('Control+g');
    await page.keyboard.type('p 2');
    await page.locator('go-to-place [role="option"]').first().waitFor();
  },
  find: async (page) => {
    await page.keyboard.press('Control+Shift+h');
    await page.locator('.find-words').fill('wonosari');
    await page.locator('.ProseMirror .match').first().waitFor();
  },
  counts: async (page) => {
    await page.locator('.copy-depth').waitFor();
    await page.locator('.counts-button').click();
    await page.locator('.copy-counts').waitFor();
  },
  pageSettings: async (page) => {
    await page.keyboard.press('Control+,');
    await page.locator('#settings-columnMm').fill('lima');
    await page.locator('button[form="settings-form"]').click();
    await page.locator('#settings-page-wrong').scrollIntoViewIfNeeded();
  },
};

it.skipIf(browserDoor.missing !== null)(
  `the outline, the find bar, the counts and the page settings are whole in both themes, languages and widths${needs(browserDoor.missing)}`,
  async () => {
    mkdirSync(path.join(root, 'screenshots'), { recursive: true });
    const door = await browserDoor.open(path.join(scratch(), 'home'));
    const bad: string[] = [];
    try {
      const { page } = door;
      await openStory(page);
      for (const [tongue, theme] of [
        ['en', 'light'],
        ['id', 'dark'],
      ] as const) {
        await dress(page, tongue, theme);
        for (const width of [1440, 1100]) {
          await page.setViewportSize({ width, height: 900 });
          for (const [name, bring] of Object.entries(SCREENS)) {
            await putCaret(page.locator('.ProseMirror .headline'));
            await bring(page);
            const shown = `${name}-${tongue}-${theme}-${width}`;
            for (const found of await violations(page)) bad.push(`${shown}: ${found}`);
            if (await isCutOff(page)) bad.push(`${shown}: cut off at the side`);
            await page.screenshot({ path: path.join(root, 'screenshots', `${shown}.png`) });
            await page.keyboard.press('Escape');
            for (const over of ['dialog[open]', '.find-bar', '.copy-counts'])
              await page.locator(over).waitFor({ state: 'detached' });
          }
        }
      }
      expect(bad).toEqual([]);
      expect(door.complaints).toEqual([]);
    } finally {
      await door.close();
    }
  },
  slow,
);
