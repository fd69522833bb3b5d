import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasSeed, scratch, seedFile } from '../builders';
import { caretSettled } from './caret';
import { doors, type DoorKind } from './doors';
import { violations } from './looking';

/** Comments as two people would use them, in both doors: say, find, answer, settle, open again; and an approval gone stale. */

async function openSeed(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await (await choosing).setFiles(seedFile);
  await page.getByRole('button', { name: 'Accept story' }).click();
  await page.locator('.ProseMirror .headline').waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What you say' }).fill(text);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
}

async function comment(door: DoorKind): Promise<void> {
  const opened = await door.open(scratch());
  const { page, complaints } = opened;
  try {
    await openSeed(page);
    const headline = page.locator('.ProseMirror .headline');
    const printed = await headline.textContent();
    await headline.click();
    await caretSettled(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await caretSettled(page);
    await page.keyboard.press('Control+Alt+g');
    await say(page, 'Sudah pasti?');
    const marked = headline.locator('.comment');
    await marked.waitFor();
    const words = (await marked.textContent()) ?? '';
    expect(words.trim()).not.toBe('');
    expect(printed).toContain(words);

    await page.getByRole('tab', { name: /^Review/ }).click();
    const card = page
      .getByRole('list', { name: 'Changes and comments' })
      .getByRole('listitem')
      .filter({ hasText: 'Sudah pasti?' });
    await card.waitFor();
    expect(await card.locator('q').textContent()).toBe(words);
    // From the page to its card, and from the card to its words.
    await marked.click();
    await expect.poll(() => card.getAttribute('aria-current')).toBe('true');
    await card.focus();
    await page.locator('.ProseMirror .pointed').first().waitFor();
    expect(await page.locator('.ProseMirror .pointed').first().textContent()).toBe(words);

    await card.focus();
    await page.keyboard.press('r');
    await say(page, 'Sudah, kata polisi.');
    await card.locator('.answer').getByText('Sudah, kata polisi.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `screenshots/comments-${door.name}.png` });

    await card.focus();
    await page.keyboard.press('s');
    await card.waitFor({ state: 'hidden' });
    expect(await marked.evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
    await page.getByRole('button', { name: 'Resolved (1)' }).click();
    await card.getByText('Resolved by Rini S.').waitFor();

    // Nothing said is lost with its words, or with the window.
    await headline.click();
    await caretSettled(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Backspace');
    await page.getByText('On disk', { exact: true }).waitFor();
    await page.reload();
    await headline.waitFor();
    await page.getByRole('tab', { name: /^Review/ }).click();
    await page.getByRole('button', { name: 'Resolved (1)' }).click();
    await card.getByText('Sudah, kata polisi.').waitFor();
    await card.getByRole('button', { name: 'Open again' }).click();
    await card.getByText('Resolved by').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const missing = door.missing ?? (hasSeed ? null : '../shared/seeds');
  const name = missing ? `${door.name} (skipped: ${missing})` : door.name;
  describe.skipIf(missing !== null)(`comments through the ${name} door`, () => {
    it('are said, found, answered, settled and kept', () => comment(door));
  });
}
