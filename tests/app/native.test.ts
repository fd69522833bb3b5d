import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scratch } from '../builders';
import { putCaret } from './caret';
import { electronDoor, type OpenApp } from './doors';

/** What only the app has: native menus, windows that are closed by their frame, and quitting. */

const missing = electronDoor.missing;
const needs = missing ? ` (needs ${missing})` : '';
const headline = (page: Page) => page.locator('.ProseMirror .headline');
const onDisk = (page: Page) => page.locator('[data-durability="onDisk"]').waitFor();
const asked = (page: Page) =>
  page.getByRole('dialog').getByRole('heading', { name: 'Some of the writing is not on disk yet' });

async function withApp(work: (app: OpenApp, home: string) => Promise<void>): Promise<void> {
  const home = path.join(scratch(), 'home');
  const app = await electronDoor.open(home);
  try {
    await work(app, home);
  } finally {
    // It may have quit already, as some of these tests ask it to.
    await app.kill();
  }
}

async function openStory(page: Page, words: string): Promise<void> {
  await page.locator('.queue .row', { hasText: words }).click();
  await page.locator('.ProseMirror .headline', { hasText: words }).waitFor();
  await onDisk(page);
}

async function typeHeadline(page: Page, words: string): Promise<void> {
  await putCaret(headline(page).first());
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

it.skipIf(missing)(
  `the native menu has the pages' commands in their language, and a click on one does it (electron)${needs}`,
  () =>
    withApp(async (app) => {
      const { page } = app;
      await app.watchMenus();
      await page.reload();
      await expect.poll(async () => (await app.menu()).length).toBeGreaterThan(20);
      const before = await app.menu();
      expect(before.find(({ id }) => id === 'story.new')).toMatchObject({
        label: 'New story',
        isEnabled: true,
      });
      expect(before.find(({ id }) => id === 'block.crosshead')).toMatchObject({ isEnabled: false });
      expect(before.some(({ role }) => role === 'quit')).toBe(true);

      await openStory(page, 'Wonosari');
      await putCaret(page.locator('.ProseMirror > p:not([class])').first());
      const isEnabled = async (id: string) => (await app.menu()).find((item) => item.id === id)?.isEnabled;
      await expect.poll(() => isEnabled('block.crosshead')).toBe(true);
      const crossheads = page.locator('.ProseMirror > h2');
      const count = await crossheads.count();
      await app.choose('block.crosshead');
      await expect.poll(() => crossheads.count()).toBe(count + 1);
      // The caret has stayed in the page: the next key goes to it.
      await page.keyboard.type('X');
      await crossheads.filter({ hasText: 'X' }).waitFor();

      await app.choose('settings.tongue');
      await expect
        .poll(async () => (await app.menu()).find(({ id }) => id === 'story.new')?.label)
        .toBe('Naskah baru');
      await app.choose('story.new');
      await page.locator('.ProseMirror .headline.blank').waitFor();
    }),
);

it.skipIf(missing)(
  `a window that is closed over words that are not on disk waits, asks, and closes when they are (electron)${needs}`,
  () =>
    withApp(async (app) => {
      const { page } = app;
      await openStory(page, 'Wonosari');
      const other = await app.another((one) => one.keyboard.press('Control+Alt+o'));
      await headline(other).filter({ hasText: 'Wonosari' }).waitFor();
      await onDisk(other);
      await app.refuse(true);
      await typeHeadline(other, ' belum di disk');
      await other.locator('[data-durability="notSaved"]').waitFor();

      await app.closeWindow(other);
      await asked(other).waitFor();
      await other.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
      await asked(other).waitFor({ state: 'hidden' });
      expect(await app.windows()).toBe(2);

      const isClosed = other.waitForEvent('close');
      await app.closeWindow(other);
      await asked(other).waitFor();
      await app.refuse(false);
      await isClosed;
      expect(await app.windows()).toBe(1);
      await headline(page).filter({ hasText: 'belum di disk' }).waitFor();
    }),
);

it.skipIf(missing)(
  `quitting with words that are not on disk stops for them, and goes on with every window remembered (electron)${needs}`,
  () =>
    withApp(async (app, home) => {
      const { page } = app;
      await openStory(page, 'Wonosari');
      const other = await app.another((one) => one.keyboard.press('Control+Alt+o'));
      await headline(other).filter({ hasText: 'Wonosari' }).waitFor();
      await openStory(other, 'Tambaklorok');
      await onDisk(other);
      await app.refuse(true);
      await typeHeadline(other, ' terakhir');
      await other.locator('[data-durability="notSaved"]').waitFor();

      await app.quit();
      await asked(other).waitFor();
      expect(await app.windows()).toBeGreaterThan(0);
      await app.refuse(false);
      await app.ended();
      expect(existsSync(path.join(home, 'archive.sqlite'))).toBe(true);

      const again = await electronDoor.open(home);
      try {
        await expect.poll(() => again.windows()).toBe(2);
        await again.page.locator('.queue .row', { hasText: 'terakhir' }).waitFor();
      } finally {
        await again.kill();
      }
    }),
);
