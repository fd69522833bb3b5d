import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { doors, type DoorKind } from './doors';

/** Writing on the page as a person does it, in both doors: input methods, marks while typing, what the archive knows. */

const piece = (page: Page, name: string) => page.locator(`.ProseMirror .${name}`).first();
const text = (page: Page, name: string) => piece(page, name).evaluate((element) => element.textContent);

/** Opens a story of the samples in the window. */
async function openSample(page: Page, slug: string): Promise<void> {
  await page.locator('.queue .row', { hasText: slug }).click();
  await page.locator('.queue .row[aria-current="true"]', { hasText: slug }).waitFor();
  await page.getByText('On disk', { exact: true }).waitFor();
}

/** Two frames: what was scrolled is laid out, and the page has heard of a new selection. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Puts the caret into a text: after `letters` of it, at its end where none are given. A line may be longer than it is wide. */
async function putCaret(page: Page, selector: string, letters?: number): Promise<void> {
  const words = page.locator(`.ProseMirror ${selector}`).first();
  await words.scrollIntoViewIfNeeded();
  // Blocks that come on screen are laid out in the next frame; a click or a caret before that may land in another one.
  await frames(page);
  await words.evaluate((element, offset) => {
    element.closest<HTMLElement>('.ProseMirror')?.focus();
    const selection = getSelection();
    selection?.selectAllChildren(element);
    selection?.collapseToStart();
    const count = offset ?? element.textContent.length;
    for (let i = 0; i < count; i++) selection?.modify('move', 'forward', 'character');
  }, letters);
  // The page hears of it with the document's own notice.
  await frames(page);
}
const toEnd = (page: Page, name: string) => putCaret(page, `.${name}`);

/** What an input method does: letters that are not sure yet, one state after the other, then what they become. */
async function compose(session: CDPSession, states: readonly string[], result: string): Promise<void> {
  for (const state of states)
    await session.send('Input.imeSetComposition', {
      text: state,
      selectionStart: state.length,
      selectionEnd: state.length,
    });
  await session.send('Input.insertText', { text: result });
}

/** The first paragraph of copy. */
const COPY = '> p[dir]:not([class])';

/** Another story of the archive, to link to. */
const TRAM = 'Night tram returns to the harbour line after eleven years';

async function withAnInputMethod(page: Page): Promise<void> {
  await openSample(page, 'tanggul-wonosari');
  const session = await page.context().newCDPSession(page);
  for (const name of ['headline', 'caption', 'credit .words']) {
    const before = await text(page, name);
    await toEnd(page, name);
    await compose(session, ['n', 'ni', 'nih', '你h', '你好'], '你好');
    await compose(session, ['に', 'にほ', 'にほん', '日本'], '日本');
    await page.keyboard.type('!');
    expect(await text(page, name)).toBe(`${before}你好日本!`);
  }
  // A composition that is given up leaves nothing behind.
  await toEnd(page, 'standfirst');
  const before = await text(page, 'standfirst');
  await session.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await page.keyboard.type('.');
  expect(await text(page, 'standfirst')).toBe(`${before}.`);
  // Quotes and hyphens inside a composition are left to the input method.
  await compose(session, ['"', '"-', '"--'], '"--x');
  expect(await text(page, 'standfirst')).toBe(`${before}."--x`);
}

async function withAnInputMethodOverPieces(page: Page): Promise<void> {
  await openSample(page, 'harbour-tram');
  const session = await page.context().newCDPSession(page);
  const standfirst = await text(page, 'standfirst');
  await putCaret(page, '.headline', 'Night'.length);
  await page.keyboard.press('Shift+Control+End');
  await compose(session, ['w', 'wo', '我'], '我们');
  expect(await text(page, 'headline')).toBe('Night我们');
  expect(await text(page, 'standfirst')).toBe('');
  const furniture = page.locator('.ProseMirror > :is(.kicker, .headline, .standfirst, .signOff, .credits)');
  expect(await furniture.count()).toBe(5);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  expect(await text(page, 'standfirst')).toBe(standfirst);
}

/** Letters are taken away as they are put in: whole, with the form of what goes before, and to be taken back. */
async function takingAway(page: Page): Promise<void> {
  await openSample(page, 'harbour-tram');
  const before = await text(page, 'standfirst');
  await toEnd(page, 'standfirst');
  await page.keyboard.type(' x');
  await page.keyboard.insertText('👩‍👧');
  await page.keyboard.press('Backspace');
  expect(await text(page, 'standfirst')).toBe(`${before} x`);
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  expect(await text(page, 'standfirst')).toBe(`${before}x`);
  await page.keyboard.press('Delete');
  expect(await text(page, 'standfirst')).toBe(before);
  await page.keyboard.press('Control+z');
  expect(await text(page, 'standfirst')).not.toBe(before);
  await page.keyboard.press('Control+Shift+z');
  expect(await text(page, 'standfirst')).toBe(before);

  await putCaret(page, COPY);
  await page.keyboard.press('Control+b');
  await page.keyboard.type('z');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('tebal');
  await page.locator(`.ProseMirror ${COPY} strong`, { hasText: 'tebal' }).first().waitFor();
  // Over a line break, which is no letter and goes as a whole.
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page
    .locator(`.ProseMirror ${COPY} strong`, { hasText: /^teba$/ })
    .first()
    .waitFor();
}

async function withTheArchive(page: Page): Promise<void> {
  await openSample(page, 'tanggul-wonosari');
  await toEnd(page, 'headline');
  await page.keyboard.type(' "Lagi"--');
  expect(await text(page, 'headline')).toMatch(/“Lagi”—$/);
  await page.keyboard.press('Backspace');
  expect(await text(page, 'headline')).toMatch(/“Lagi”--$/);

  await putCaret(page, '.credit:last-child .words');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Maren', { delay: 10 });
  await page.locator('.ProseMirror .credit[data-rest=" Holloway"]').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator('.ProseMirror .credit .words').last().textContent()).toBe('Maren Holloway');

  await putCaret(page, COPY);
  await page.keyboard.press('Control+Alt+j');
  await page.keyboard.press('Alt+Enter');
  const form = page.getByRole('form', { name: 'Related link' });
  await form.getByRole('combobox', { name: 'Address' }).pressSequentially('harbour', { delay: 10 });
  await form.getByRole('option', { name: TRAM }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(TRAM);
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await page.locator('.ProseMirror .relatedLink', { hasText: TRAM }).waitFor();

  await piece(page, 'signOff').getByRole('button', { name: 'Nirmala Hadi?' }).waitFor();
  await toEnd(page, 'signOff .words');
  await page.keyboard.press('Alt+Enter');
  const code = page.getByRole('form', { name: 'Code H-2' });
  expect(await code.textContent()).toContain('H-2: Nirmala Hadi? Unconfirmed');
  await page.keyboard.press('Enter');
  await code.waitFor({ state: 'detached' });
  await page.locator('.ProseMirror .sign-off-meaning:not(.is-unconfirmed)').waitFor();
  expect(await text(page, 'signOff .words')).toBe('(rwu/H-2)');
}

async function rightToLeft(page: Page): Promise<void> {
  await openSample(page, 'pasar-tambaklorok');
  await putCaret(page, COPY);
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('ارتفع منسوب المياه');
  const side = (selector: string) =>
    page
      .locator(`.ProseMirror ${selector}`)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await side('> p:text("ارتفع")')).toBe('rtl');
  expect(await side('.headline')).toBe('ltr');
  // Moving the block and turning it into other kinds keeps its words, its side and the caret.
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.insertText(' غدا');
  await page.locator('.ProseMirror > p', { hasText: 'ارتفع منسوب المياه غدا' }).waitFor();
  await page.keyboard.press('Control+Shift+8');
  expect(await side('ul.list:has(:text("ارتفع"))')).toBe('rtl');
  await page.keyboard.press('Control+Shift+8');
  await page.keyboard.press('Control+Alt+q');
  expect(await side('.quote:has(:text("ارتفع"))')).toBe('rtl');
  // Home goes to the right edge, where the text begins.
  await page.keyboard.press('Home');
  await page.keyboard.insertText('قد ');
  expect(await page.locator('.ProseMirror .quote p', { hasText: 'ارتفع' }).textContent()).toBe(
    'قد ارتفع منسوب المياه غدا',
  );
}

async function writing(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  mkdirSync(home, { recursive: true });
  const open = await door.open(home);
  try {
    const { page } = open;
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await withAnInputMethod(page);
    await withAnInputMethodOverPieces(page);
    await takingAway(page);
    await withTheArchive(page);
    await rightToLeft(page);
    await page.getByText('On disk', { exact: true }).waitFor();
    expect(open.complaints).toEqual([]);
  } finally {
    await open.close();
  }
}

describe.each(doors)('writing in the $name door', (door) => {
  it.skipIf(door.missing !== null)(
    `input methods, marks, the archive and right-to-left copy${door.missing ? ` (needs ${door.missing})` : ''}`,
    () => writing(door),
  );
});
