import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { caretSettled, putCaret } from './caret';
import { doors, type DoorKind } from './doors';
import { remembered } from './remembered';
import { dress, isCutOff, violations } from './looking';

/** The views of the changes as a person uses them, in both doors: look at the final, at the original, and go back to write. */

const STORY = [
  'Tanggul Jebol di Demak',
  'DEMAK, KOMPAS.com - Hujan deras menjebol tanggul.',
  'Warga mengungsi ke balai desa.',
  'Bupati meninjau lokasi.',
  ...Array.from({ length: 40 }, (_, n) => `Paragraf ${n + 1} menceritakan keadaan warga di desa itu.`),
  'Bantuan tiba pada malam hari.',
  '(Ant/H-2)',
].join('\n\n');

async function openStory(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await (
    await choosing
  ).setFiles([{ name: 'naskah.txt', mimeType: 'text/plain', buffer: Buffer.from(STORY) }]);
  await page.getByRole('button', { name: 'Accept story' }).click();
  await page.locator('.ProseMirror .headline').waitFor();
}

const story = (page: Page) => page.locator('.ProseMirror');
const paragraph = (page: Page, words: string): Locator => story(page).locator('p').filter({ hasText: words });
const notice = (page: Page) => page.locator('.view-notice');

/** Where the top of a piece stands in the window. */
const topOf = async (piece: Locator): Promise<number> => (await piece.boundingBox())?.y ?? Number.NaN;

async function views(door: DoorKind): Promise<void> {
  const home = scratch();
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await openStory(page);
    await page.getByRole('button', { name: 'Suggest changes' }).click();
    await page.locator('status-line').getByText('Suggesting').waitFor();

    // A join, words typed, and a block moved over the one before it.
    await putCaret(paragraph(page, 'Warga mengungsi'));
    await page.keyboard.press('Home');
    await caretSettled(page);
    await page.keyboard.press('Backspace');
    await story(page).locator('div.modification.join').waitFor();
    await putCaret(story(page).locator('.headline'));
    await page.keyboard.press('End');
    await caretSettled(page);
    await page.keyboard.type(' Raya');
    await putCaret(paragraph(page, 'Paragraf 2 menceritakan'));
    await page.keyboard.press('Alt+ArrowUp');
    await story(page).locator('div.insertion').filter({ hasText: 'menceritakan' }).waitFor();
    await putCaret(paragraph(page, 'Bupati meninjau'));
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await caretSettled(page);
    await page.keyboard.press('Control+Shift+k');
    const form = page.getByRole('form', { name: 'Link' });
    await form.getByLabel('Address').fill('https://contoh.id/bupati');
    await form.getByRole('button', { name: 'Set', exact: true }).click();
    await story(page).locator('a').getByText('Bupati').waitFor();
    await page.getByText('On disk', { exact: true }).waitFor();

    // The caret in words far down, and the page where they are.
    const far = paragraph(page, 'Paragraf 30 menceritakan');
    await far.scrollIntoViewIfNeeded();
    await putCaret(far);
    await page.keyboard.press('Home');
    await caretSettled(page);
    const before = await topOf(far);

    await page.keyboard.press('Control+Alt+8');
    await notice(page).getByText('every change accepted').waitFor();
    // Suggesting goes on where the story is marked up; here nothing is suggested, and the line under the page does not say so.
    await page.locator('status-line').getByText('Reading the final text').waitFor();
    expect(await page.locator('status-line').getByText('Suggesting').count()).toBe(0);
    await expect.poll(() => story(page).getAttribute('contenteditable')).toBe('false');
    // The line of the caret has not moved by more than the notice that came above it.
    await expect.poll(async () => Math.abs((await topOf(far)) - before)).toBeLessThan(120);
    expect(await story(page).locator('ins, del, .modification').count()).toBe(0);
    expect(await paragraph(page, 'menjebol tanggul.Warga mengungsi').count()).toBe(1);
    expect(await story(page).locator('.headline').textContent()).toBe('Tanggul Jebol di Demak Raya');
    const order = async () => {
      const text = (await story(page).textContent()) ?? '';
      return text.indexOf('Paragraf 2 ') < text.indexOf('Paragraf 1 ');
    };
    expect(await order()).toBe(true);
    expect((await story(page).textContent())?.split('Paragraf 2 ').length).toBe(2);

    // A link is there as it will be, and leads nowhere from here.
    const address = page.url();
    await story(page).locator('a').getByText('Bupati').click();
    await story(page).locator('a').getByText('Bupati').click({ button: 'middle' });
    expect(page.url()).toBe(address);
    expect(page.context().pages()).toHaveLength(1);

    // Nothing can be written, and that is said.
    await page.keyboard.press('x');
    await notice(page).getByText('Nothing was changed: this is the final text').waitFor();
    expect(await story(page).textContent()).not.toContain('xParagraf');
    expect(await page.getByRole('button', { name: 'Bold', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+Shift+h');
    await page.getByText('Replacing works in the marked up view only').waitFor();
    await page.getByRole('textbox', { name: 'Find in the story' }).fill('Raya');
    await page.locator('#find-told').getByText('1', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await story(page).locator('.headline .match-current').getByText('Raya').waitFor();
    const seen = story(page).locator('.headline');
    await expect.poll(async () => (await topOf(seen)) > 0).toBe(true);
    expect(await page.getByRole('button', { name: 'Replace all' }).isDisabled()).toBe(true);
    for (const tongue of ['id', 'en'] as const)
      for (const theme of ['dark', 'light'] as const) {
        await dress(page, tongue, theme);
        await page.screenshot({ path: `screenshots/views-${door.name}-${tongue}-${theme}.png` });
        expect(await violations(page)).toEqual([]);
        expect(await isCutOff(page)).toBe(false);
      }

    // To a place by its number in what is shown: a paragraph fewer than there are marked up.
    await page.getByRole('textbox', { name: 'Find in the story' }).press('Escape');
    await page.keyboard.press('Control+g');
    await page.getByRole('combobox', { name: 'Go to a place in the story' }).fill('p 32');
    await page.keyboard.press('Enter');
    await far.locator('.read-caret').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in the story' }).fill('Raya');

    // The search goes on in the original, where the word is not.
    await page.keyboard.press('Control+Alt+9');
    await notice(page).getByText('every change rejected').waitFor();
    await page.locator('status-line').getByText('Reading the original text').waitFor();
    await page.locator('#find-told').getByText('No matches').waitFor();
    expect(await story(page).locator('.headline').textContent()).toBe('Tanggul Jebol di Demak');
    expect(await paragraph(page, 'menjebol tanggul.Warga').count()).toBe(0);
    expect(await order()).toBe(false);
    expect(await story(page).locator('a').count()).toBe(0);
    await page.getByRole('textbox', { name: 'Find in the story' }).press('Escape');

    // Back, where the person was: the next letter goes before the words that the caret stood at.
    await page.getByRole('button', { name: 'Back to marked up' }).click();
    await page.locator('status-line').getByText('Suggesting').waitFor();
    await expect.poll(() => story(page).getAttribute('contenteditable')).toBe('true');
    await caretSettled(page);
    await page.keyboard.type('X');
    await paragraph(page, 'XParagraf 30').waitFor();
    expect(await story(page).locator('div.modification.join').count()).toBe(1);

    // Another place in a view is the place when the person goes back; the window keeps the view in mind.
    const [from, to] = await paragraph(page, 'Paragraf 28 menceritakan').evaluate((element) => {
      const { posAtStart, posAtEnd } = (element as unknown as { pmViewDesc: Record<string, number> })
        .pmViewDesc;
      return [posAtStart ?? 0, posAtEnd ?? 0];
    });
    await page.keyboard.press('Control+Alt+8');
    await notice(page).waitFor();
    await putCaret(paragraph(page, 'Paragraf 28 menceritakan'));
    await paragraph(page, 'Paragraf 28 menceritakan').locator('.read-caret').waitFor({ state: 'attached' });
    await remembered(home, ({ head }) => head >= (from ?? 0) && head <= (to ?? 0));
    await page.reload();
    await notice(page).getByText('every change accepted').waitFor();
    await page.keyboard.press('Control+Alt+7');
    await expect.poll(() => story(page).getAttribute('contenteditable')).toBe('true');
    await caretSettled(page);
    await page.keyboard.press('Home');
    await page.keyboard.type('Y');
    await paragraph(page, 'YParagraf 28').waitFor();

    // From one change to the next in the original, which shows none of them: the place is, and there it is decided.
    await page.keyboard.press('Control+Alt+9');
    await notice(page).waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F4');
    await story(page).locator('.headline .read-caret').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Alt+Enter');
    await expect
      .poll(() => story(page).locator('.headline').textContent())
      .toBe('Tanggul Jebol di Demak Raya');

    // From the list too.
    await page.getByRole('tab', { name: /^Review/ }).click();
    const cards = page.getByRole('list', { name: 'Changes and comments' }).getByRole('listitem');
    await cards.filter({ hasText: 'Joins paragraphs' }).getByRole('button', { name: 'Accept' }).click();
    await paragraph(page, 'menjebol tanggul.Warga mengungsi').waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`the views of the changes through the ${name} door`, () => {
    it('keep the place, show what would be, and are read', () => views(door));
  });
}
