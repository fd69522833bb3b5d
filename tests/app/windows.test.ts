import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasTool, scratch } from '../builders';
import { putCaret } from './caret';
import { browserDoor, doors, type DoorKind, type OpenDoor } from './doors';
import { endOf, remembered } from './remembered';

/** Several stories in tabs, several windows, and what happens to all of them when they are closed or killed. */

const text = (page: Page, selector: string) => page.locator(`.ProseMirror ${selector}`).first();
const onDisk = (page: Page) => page.locator('[data-durability="onDisk"]').waitFor();
/** Without the mark of a story that is not on disk yet. */
const tabNames = (page: Page) => page.locator('.story-tab a > [dir]').allInnerTexts();
const expectTabs = (page: Page, names: readonly (string | undefined)[]) =>
  expect.poll(() => tabNames(page)).toEqual(names);

async function openFromQueue(page: Page, words: string): Promise<void> {
  await page.locator('.queue .row', { hasText: words }).click();
  await page.locator('.ProseMirror .headline', { hasText: words }).waitFor();
}

/** Puts the caret at the end of a piece and types. */
async function typeInto(page: Page, selector: string, words: string): Promise<void> {
  await putCaret(text(page, selector));
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** The letters before the caret in its piece of text. */
const beforeCaret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset } = document.getSelection() ?? {};
    return (anchorNode?.textContent ?? '').slice(0, anchorOffset).slice(-12);
  });

const expectCaretAfter = (page: Page, words: RegExp) => expect.poll(() => beforeCaret(page)).toMatch(words);

async function withDoor(
  door: DoorKind,
  work: (open: OpenDoor, home: string) => Promise<void>,
): Promise<void> {
  const home = path.join(scratch(), 'home');
  const open = await door.open(home);
  try {
    await work(open, home);
  } finally {
    await open.close().catch(() => undefined);
  }
}

async function tabs({ page, complaints }: OpenDoor): Promise<void> {
  await openFromQueue(page, 'Wonosari');
  await typeInto(page, '.headline', ' satu');
  await openFromQueue(page, 'Tambaklorok');
  await openFromQueue(page, 'Harbour');
  await page.locator('.story-tab').nth(2).waitFor();
  const first = await tabNames(page);

  await page.keyboard.press('Alt+PageDown');
  await page.locator('.ProseMirror .headline', { hasText: 'Wonosari' }).waitFor();
  // The caret stands where it was, with the focus, and undo goes back over the tabs and over saving.
  await expectCaretAfter(page, / satu$/);
  await onDisk(page);
  await page.keyboard.press('Control+z');
  await page.locator('.ProseMirror .headline:not(:has-text(" satu"))').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.locator('.ProseMirror .headline:has-text(" satu")').waitFor();

  await page.keyboard.press('Alt+Shift+PageDown');
  await expectTabs(page, [first[1], first[0], first[2]]);
  await page.locator('.story-tab').nth(2).dragTo(page.locator('.story-tab').nth(0));
  await expectTabs(page, [first[2], first[1], first[0]]);

  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+Alt+w');
  await page.locator('.story-tab').nth(2).waitFor({ state: 'detached' });
  await expectTabs(page, [first[2], first[1]]);
  await page.keyboard.press('Control+Alt+t');
  await page.locator('.ProseMirror .headline', { hasText: 'Wonosari' }).waitFor();
  await page.locator('.story-tab').nth(2).waitFor();
  await onDisk(page);
  expect(complaints).toEqual([]);
}

async function inStep(open: OpenDoor): Promise<void> {
  const { page, complaints } = open;
  await openFromQueue(page, 'Wonosari');
  await onDisk(page);
  await page.locator('.ProseMirror').focus();
  const other = await open.another((one) => one.keyboard.press('Control+Alt+o'));
  await other.locator('.ProseMirror .headline', { hasText: 'Wonosari' }).waitFor();

  // Each has its caret; what one types arrives in the other and moves nobody's caret.
  await typeInto(page, '.caption', ' SINI');
  await typeInto(other, '.headline', ' SANA');
  await page.locator('.ProseMirror .headline', { hasText: 'SANA' }).waitFor();
  await other.locator('.ProseMirror .caption', { hasText: 'SINI' }).waitFor();
  await expectCaretAfter(page, / SINI$/);
  await expectCaretAfter(other, / SANA$/);
  await onDisk(page);
  await onDisk(other);

  // A whole sentence comes in before a selection: the selection keeps its words.
  await page.locator('.ProseMirror').focus();
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press('Shift+ArrowLeft');
  await other.keyboard.type(' kata dari jendela lain');
  await page.locator('.ProseMirror .headline', { hasText: 'jendela lain' }).waitFor();
  expect(await page.evaluate(() => String(document.getSelection()))).toBe('SINI');

  // Undo takes back one's own words only.
  await page.keyboard.press('Control+z');
  await other.locator('.ProseMirror .caption:not(:has-text("SINI"))').waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await text(page, '.headline').innerText()).toContain('SANA kata dari jendela lain');
  await onDisk(page);
  expect(await text(page, '.headline').innerText()).toBe(await text(other, '.headline').innerText());
  expect(complaints).toEqual([]);
}

async function killed(door: DoorKind): Promise<void> {
  const home = path.join(scratch(), 'home');
  let open = await door.open(home);
  let { page } = open;
  try {
    await openFromQueue(page, 'Tambaklorok');
    await openFromQueue(page, 'Wonosari');
    await typeInto(page, '> .signOff', ' terakhir');
    await onDisk(page);
    await expectCaretAfter(page, / terakhir$/);
    const scrolled = () => page.locator('.page-scroll').evaluate((scroller) => scroller.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(50);
    // The caret is on disk soon after it rests, not only when the window is closed.
    const end = await page.evaluate<number>(endOf('.signOff'));
    await remembered(home, ({ head, top }) => head === end && top > 0);
    await open.kill();

    open = await door.open(home);
    ({ page } = open);
    await page.locator('.ProseMirror > .signOff', { hasText: 'terakhir' }).waitFor();
    await expectCaretAfter(page, /terakhir$/);
    await expect.poll(async () => Math.abs((await scrolled()) - before)).toBeLessThan(40);
    expect((await tabNames(page)).length).toBe(2);
    expect(open.complaints).toEqual([]);
  } finally {
    await open.close().catch(() => undefined);
  }
}

/** The disk refuses: a tab and a window wait, say why, hand the text out, and close when it is on disk after all. */
async function refused(open: OpenDoor): Promise<void> {
  const { page, complaints } = open;
  await openFromQueue(page, 'Tambaklorok');
  await openFromQueue(page, 'Wonosari');
  await onDisk(page);
  await open.refuse(true);
  await typeInto(page, '.headline', ' belum di disk');
  await page.locator('[data-durability="notSaved"]').waitFor();

  await page.keyboard.press('Control+Alt+w');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Some of the writing is not on disk yet' }).waitFor();
  expect((await tabNames(page)).length).toBe(2);
  const saving = page.waitForEvent('download');
  if (page.url().startsWith('http')) {
    await dialog.getByRole('button', { name: 'Save as a text file…' }).click();
    const stream = await (await saving).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toContain('belum di disk');
  } else saving.catch(() => undefined);
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await text(page, '.headline').innerText()).toContain('belum di disk');

  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+Alt+w');
  await dialog.getByRole('heading', { name: 'Some of the writing is not on disk yet' }).waitFor();
  await open.refuse(false);
  // It is on disk: the tab that was to be closed closes, and the story has everything.
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.ProseMirror .headline', { hasText: 'Tambaklorok' }).waitFor();
  await page.locator('.queue .row', { hasText: 'belum di disk' }).waitFor();
  expect(complaints.filter((line) => !/disk/i.test(line))).toEqual([]);
}

describe.each(doors)('windows and tabs in the $name door', (door) => {
  const missing = [door.missing, hasTool('prlimit') ? null : 'prlimit'].filter(Boolean);
  const needs = missing.length ? ` (needs ${missing.join(', ')})` : '';
  const skip = missing.length > 0;
  it.skipIf(skip)(`keep several stories, in order, each with its caret${needs}`, () => withDoor(door, tabs));
  it.skipIf(skip)(`keep one story in step in two windows${needs}`, () => withDoor(door, inStep));
  it.skipIf(skip)(`come back with caret and scroll after kill -9${needs}`, () => killed(door));
  it.skipIf(skip)(`let no tab go while the disk refuses${needs}`, () => withDoor(door, refused));
});

const needsBrowser = browserDoor.missing ? ` (needs ${browserDoor.missing})` : '';

it.skipIf(browserDoor.missing !== null)(
  `a browser asks before a window with unsaved words is left, and who stays is told what is wrong${needsBrowser}`,
  () =>
    withDoor(browserDoor, async (open) => {
      const { page } = open;
      await openFromQueue(page, 'Wonosari');
      await onDisk(page);
      await open.refuse(true);
      await typeInto(page, '.headline', ' belum di disk');
      await page.locator('[data-durability="notSaved"]').waitFor();
      const asked = new Promise<string>((resolve) =>
        page.once('dialog', (question) => {
          resolve(question.type());
          void question.dismiss();
        }),
      );
      await page.evaluate(() => location.reload());
      expect(await asked).toBe('beforeunload');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Redaksi keeps trying to save.').waitFor();
      // The browser closes its own tabs: there is no button that could not keep its word.
      expect(await dialog.getByRole('button', { name: 'Close anyway' }).count()).toBe(0);
      await open.refuse(false);
      await dialog.getByText('Everything is on disk').waitFor();
      await page.keyboard.press('Escape');
      // Nobody is asked about words that are on disk: a question that nobody answers would keep the page.
      await page.reload();
      await page.locator('.ProseMirror .headline', { hasText: 'belum di disk' }).waitFor();
    }),
);

it.skipIf(browserDoor.missing !== null)(
  `keys.json counts at once, in the page, the palette and the map of keys${needsBrowser}`,
  () =>
    withDoor(browserDoor, async ({ page }, home) => {
      await openFromQueue(page, 'Wonosari');
      await page.locator('.ProseMirror > p:not([class])').first().click();
      writeFileSync(path.join(home, 'keys.json'), '{ "block.crosshead": ["F8"], "no.such": null }');
      const crossheads = page.locator('.ProseMirror > h2');
      const before = await crossheads.count();
      await expect
        .poll(async () => {
          await page.keyboard.press('F8');
          return crossheads.count();
        })
        .toBe(before + 1);
      await page.keyboard.press('F1');
      const map = page.getByRole('dialog');
      await map.getByText('there is no command "no.such"').waitFor();
      expect(await map.locator('.key-list div', { hasText: 'Crosshead' }).locator('kbd').innerText()).toBe(
        'F8',
      );
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('Crosshead');
      await page.getByRole('option', { name: /Crosshead.*F8/ }).waitFor();

      // A dialog says a task later that it was put away. A key that comes before counts all the same.
      for (let time = 0; time < 2; time++) {
        await page.evaluate(() => {
          document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
          const press = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new KeyboardEvent('keydown', press));
        });
        await page.getByRole('dialog').getByRole('combobox').fill(`naskah ${time}`);
      }
    }),
);

it.skipIf(browserDoor.missing !== null)(
  `the copy grows by itself, the typed line stays in place, and Esc leaves the full screen${needsBrowser}`,
  () =>
    withDoor(browserDoor, async ({ page }) => {
      await openFromQueue(page, 'Wonosari');
      const sizes = () =>
        page.evaluate(() =>
          ['.ProseMirror > p', '.queue .row'].map((selector) => {
            const { height } = document.querySelector(selector)?.getBoundingClientRect() ?? { height: 0 };
            return Math.round(height);
          }),
        );
      const [copy = 0, row] = await sizes();
      await page.locator('.ProseMirror > p').first().click();
      for (let step = 0; step < 3; step++) await page.keyboard.press('Control+=');
      const [larger = 0, sameRow] = await sizes();
      expect(larger).toBeGreaterThan(copy * 1.3);
      expect(sameRow).toBe(row);
      // The caret still goes where it is pointed to.
      await page
        .locator('.ProseMirror > p')
        .nth(1)
        .click({ position: { x: 5, y: 10 } });
      await page.keyboard.press('Home');
      await page.keyboard.type('XYZ');
      expect(await page.locator('.ProseMirror > p').nth(1).innerText()).toMatch(/^XYZ/);
      await page.keyboard.press('Control+0');
      expect(await sizes()).toEqual([copy, row]);

      await page.keyboard.press('Control+Alt+m');
      const caretTop = () =>
        page.evaluate(async () => {
          // What is laid out because it came near is laid out in a frame of its own.
          for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
          const range = document.getSelection()?.getRangeAt(0).cloneRange();
          return range?.getBoundingClientRect().top ?? 0;
        });
      await page.locator('.ProseMirror > p').last().click();
      const tops: number[] = [];
      for (let line = 0; line < 4; line++) {
        await page.keyboard.press('Enter');
        await page.keyboard.type('baris');
        tops.push(Math.round(await caretTop()));
      }
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(3);
      await page.keyboard.press('Control+Alt+m');

      await page.keyboard.press('Control+.');
      await page.locator('.queue').waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('.pane.queue').waitFor();
    }),
);
