import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { putCaret } from './caret';
import { doors, type DoorKind } from './doors';

/** How the pieces of a story are drawn and what the forms beside them do: the node views and the panel, on a new story. */

const shots = path.join(root, 'screenshots');
const piece = (page: Page, selector: string) => page.locator(`.ProseMirror ${selector}`);

/** The grey words in a place that is empty; none where it is filled. */
const placeholder = (page: Page, selector: string) =>
  piece(page, selector)
    .first()
    .evaluate((element) => {
      const { content } = getComputedStyle(element, '::before');
      return content === 'none' ? '' : content.replace(/^"|"$/g, '');
    });

const expectPlaceholder = (page: Page, selector: string, words: string) =>
  expect.poll(() => placeholder(page, selector)).toBe(words);

async function placeholders(page: Page): Promise<void> {
  for (const [name, words] of [
    ['kicker', 'Kicker'],
    ['headline', 'Headline'],
    ['standfirst', 'Standfirst'],
    ['signOff .words', '(Source/Desk)'],
  ] as const) {
    await expectPlaceholder(page, `.${name}`, words);
  }
  await putCaret(piece(page, '.headline'));
  await page.keyboard.type('Tanggul Jebol');
  await expectPlaceholder(page, '.headline', '');
  for (let i = 0; i < 'Tanggul Jebol'.length; i++) await page.keyboard.press('Backspace');
  await expectPlaceholder(page, '.headline', 'Headline');
  await page.keyboard.type('Tanggul Jebol');
}

async function aPictureWithoutItsFile(page: Page): Promise<void> {
  await putCaret(piece(page, '> p.blank:not([data-piece])'));
  await page.keyboard.type('Hujan deras.');
  // A picture on the clipboard of another program, whose file is not ours: its address is kept and nothing is fetched.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<figure><img src="https://contoh.invalid/a.jpg" alt="Air"></figure>');
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await piece(page, '.picture .found-at').waitFor();
  expect(await piece(page, '.picture .found-at').textContent()).toBe('https://contoh.invalid/a.jpg');
  await piece(page, '.picture').getByRole('button', { name: 'Add the picture file' }).waitFor();
  await expectPlaceholder(page, '.caption', 'Caption');
  await expectPlaceholder(page, '.creditLine', 'Credit line');
}

const expectLinksWithoutAddress = (page: Page, count: number) =>
  expect.poll(() => piece(page, '.relatedLink.without-address').count()).toBe(count);

/** Resolves when the story has the focus again, and with it the keys. */
const focusIsBack = (page: Page) => page.locator('.ProseMirror:focus').waitFor();

async function linksInAList(page: Page): Promise<void> {
  await putCaret(piece(page, '> p[dir]:not([class])').first());
  await page.keyboard.press('Control+Alt+j');
  await page.keyboard.type('Banjir Kudus');
  await page.keyboard.press('Control+Alt+j');
  await page.keyboard.type('Banjir Pati');
  // A new desk's copy is in the language that the desk began with.
  await expect
    .poll(() => piece(page, '.relatedLink .printed-label').allTextContents())
    .toEqual([expect.stringMatching(/^(Baca juga|Read also): $/), '']);
  await piece(page, '.relatedLink.in-list .printed-label').waitFor({ state: 'hidden' });
  await expectLinksWithoutAddress(page, 2);

  // The label is a button to the mouse; Escape leaves the form, and the caret is where it was.
  await piece(page, '.relatedLink .printed-label').first().click();
  const form = page.getByRole('form', { name: 'Related link' });
  await form.getByRole('combobox', { name: 'Address' }).fill('javascript:alert(1)');
  await form.getByRole('button', { name: 'Set', exact: true }).click();
  await form.getByRole('alert').waitFor();
  await page.screenshot({ path: path.join(shots, 'pieces-form.png') });
  await form.getByRole('combobox', { name: 'Address' }).fill('contoh.id/kudus');
  await form.getByRole('button', { name: 'Set', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await expectLinksWithoutAddress(page, 1);
  await focusIsBack(page);
  await page.keyboard.press('Alt+Enter');
  await form.waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await focusIsBack(page);
}

async function anEmbed(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Embed');
  await page.getByRole('option', { name: 'Embed', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Embed' });
  await form.getByLabel('Title').fill('Peta air');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await piece(page, '.embed .embed-title').getByText('Peta air', { exact: true }).waitFor();
  expect(await piece(page, '.embed iframe').count()).toBe(0);
}

async function aSignOff(page: Page): Promise<void> {
  await putCaret(piece(page, '.signOff .words'));
  await page.keyboard.type('(AFP/Z-9)');
  await piece(page, '.signOff').getByRole('button', { name: 'Who is this?' }).click();
  const form = page.getByRole('form', { name: 'Code Z-9' });
  await form.getByText('Nobody knows yet who Z-9 is.').waitFor();
  await form.getByRole('combobox', { name: 'Name of the person or desk' }).fill('Desk Internasional');
  await form.getByRole('combobox', { name: 'The code is that of' }).selectOption('desk');
  await form.getByRole('button', { name: 'Confirm' }).click();
  await piece(page, '.signOff').getByRole('button', { name: 'Desk Internasional' }).waitFor();
  // The plate is no part of the text.
  expect(await piece(page, '.signOff .words').textContent()).toBe('(AFP/Z-9)');
  await page.screenshot({ path: path.join(shots, 'pieces-story.png') });
}

async function pieces(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  for (const folder of [home, shots]) mkdirSync(folder, { recursive: true });
  const open = await door.open(home);
  try {
    const { page } = open;
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'New story' }).first().click();
    await piece(page, '.headline.blank').waitFor();
    await placeholders(page);
    await aPictureWithoutItsFile(page);
    await linksInAList(page);
    await anEmbed(page);
    await aSignOff(page);
    await page.getByText('On disk', { exact: true }).waitFor();
    expect(open.complaints).toEqual([]);
  } finally {
    await open.close();
  }
}

describe.each(doors)('the pieces of a story on the page in the $name door', (door) => {
  it.skipIf(door.missing !== null)(
    `placeholders, plates, labels and forms${door.missing ? ` (needs ${door.missing})` : ''}`,
    () => pieces(door),
  );
});
