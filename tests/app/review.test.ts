import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasSeed, scratch, seedFile } from '../builders';
import { caretSettled } from './caret';
import { doors, type DoorKind } from './doors';
import { dress, violations } from './looking';

/** Suggesting as a person does it, in both doors: type, compose, delete, read the list, decide, look at the three views. */

async function openSeed(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await (await choosing).setFiles(seedFile);
  await page.getByRole('button', { name: 'Accept story' }).click();
  await page.locator('.ProseMirror .headline').waitFor();
}

async function note(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill(text);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const headline = (page: Page) => page.locator('.ProseMirror .headline');

async function review(door: DoorKind): Promise<void> {
  const home = scratch();
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await openSeed(page);
    await page.getByRole('button', { name: 'Suggest changes' }).click();
    await page.locator('status-line').getByText('Suggesting').waitFor();

    await headline(page).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Besok', { delay: 5 });
    expect(await headline(page).locator('ins').allTextContents()).toEqual([' Besok']);

    const caption = page.locator('.ProseMirror .caption');
    const printed = (await caption.textContent()) ?? '';
    await caption.click();
    await page.keyboard.press('End');
    // The page hears of the caret a turn later; a person's next key is never that soon.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');
    const struck = (await caption.locator('del').allTextContents()).join('');
    expect(struck).toHaveLength(4);
    expect(await caption.textContent()).toBe(printed);

    // An input method writes into the page itself.
    await headline(page).locator('ins').click();
    await page.keyboard.press('End');
    const session = await page.context().newCDPSession(page);
    for (const text of ['か', 'かな', '仮名'])
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await session.send('Input.insertText', { text: '仮名' });
    expect((await headline(page).locator('ins').allTextContents()).join('')).toContain('仮名');

    await page.getByRole('tab', { name: /^Review/ }).click();
    const cards = page.getByRole('list', { name: 'Changes and comments' }).getByRole('listitem');
    await cards.nth(1).waitFor();
    expect(await cards.first().locator('ins').first().textContent()).toContain('仮名');
    expect(await cards.nth(1).locator('del').textContent()).toBe(struck);
    await page.screenshot({ path: `screenshots/review-${door.name}.png` });

    // A note, by keyboard: from the card, and from the page at the change.
    await cards.first().focus();
    await page.keyboard.press('n');
    await note(page, 'Cek ke BPBD');
    await cards.first().getByText('Cek ke BPBD').waitFor();
    await headline(page).locator('ins').first().click();
    await caretSettled(page);
    await page.keyboard.press('Control+Alt+x');
    const written = page.getByRole('dialog').getByRole('textbox', { name: 'Note' });
    expect(await written.inputValue()).toBe('Cek ke BPBD');
    await note(page, 'Sudah dicek');
    await cards.first().getByText('Sudah dicek').waitFor();

    // What was set beside the text is listed there too.
    await page.getByRole('tab', { name: 'Story', exact: true }).click();
    await page.getByRole('textbox', { name: 'Section' }).fill('Daerah');
    await page.getByRole('textbox', { name: 'Section' }).press('Tab');
    await page.getByText('On disk', { exact: true }).waitFor();
    await page.getByRole('tab', { name: /^Review/ }).click();
    const fields = page.getByRole('list', { name: 'Fields beside the story' });
    await fields.getByRole('listitem').filter({ hasText: 'Section' }).getByText('Daerah').waitFor();
    for (const tongue of ['id', 'en'] as const)
      for (const theme of ['dark', 'light'] as const) {
        await dress(page, tongue, theme);
        expect(await violations(page)).toEqual([]);
      }
    // The key of suggesting counts in the pane as well.
    await cards.first().focus();
    await page.keyboard.press('Control+Alt+r');
    await page.locator('status-line').getByText('Suggesting').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Alt+r');
    await page.locator('status-line').getByText('Suggesting').waitFor();

    // By keyboard: the first is accepted, the second rejected.
    await cards.first().focus();
    await page.keyboard.press('a');
    await expect.poll(() => cards.count()).toBe(1);
    await page.keyboard.press('r');
    await page.getByText('There are no tracked changes').waitFor();
    expect(await headline(page).textContent()).toContain('仮名');
    expect(await caption.textContent()).toBe(printed);
    expect(await page.locator('.ProseMirror :is(ins, del)').count()).toBe(0);

    await page.getByText('On disk', { exact: true }).waitFor();
    await page.reload();
    await headline(page).waitFor();
    await page.locator('status-line').getByText('Suggesting').waitFor();
    expect(await headline(page).textContent()).toContain('仮名');
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null || !hasSeed)(`review through the ${name} door`, () => {
    it('suggests, lists, notes and decides', () => review(door));
  });
}
