import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { browserDoor, doors, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/** Calling on somebody by `@` in a comment and in an answer, by keys alone; and what axe says of the dialogs. */

async function openSample(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
  await page.locator('.ProseMirror .headline').waitFor();
  await page.getByText('On disk', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /^Review/ }).click();
}

/** The dialog's parts, in either language. */
function saying(page: Page) {
  const dialog = page.getByRole('dialog');
  const field = dialog.locator('textarea');
  return {
    dialog,
    field,
    names: dialog.getByRole('option'),
    pointed: async () => {
      const id = await field.getAttribute('aria-activedescendant');
      return id === null ? null : dialog.locator(`[id="${id}"]`).textContent();
    },
  };
}

async function call(door: DoorKind): Promise<void> {
  const opened = await door.open(scratch());
  const { page, complaints } = opened;
  try {
    await openSample(page);
    await page.keyboard.press('Control+Alt+g');
    const { dialog, field, names, pointed } = saying(page);
    await field.waitFor();
    expect(await field.getAttribute('aria-autocomplete')).toBe('list');
    await page.keyboard.type('Tolong @');
    await names.nth(1).waitFor();
    const all = (await names.allTextContents()).map((name) => name.trim());
    expect(all).toContain('Lukman Aditya');
    // Down to the second, up to the first, and around to the last.
    const tidy = async () => (await pointed())?.trim();
    expect(await tidy()).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(tidy).toBe(all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(tidy).toBe(all.at(-1));
    expect(await dialog.locator('[aria-selected="true"]').count()).toBe(1);
    // Escape closes the list, and not the dialog with what was written in it.
    await page.keyboard.press('Escape');
    await names.first().waitFor({ state: 'hidden' });
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    expect(await field.inputValue()).toBe('Tolong @');
    await page.keyboard.type('lukm');
    await expect.poll(() => names.count()).toBe(1);
    expect(await dialog.getByRole('status').textContent()).toContain('1 name');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Tolong @Lukman Aditya ');
    await page.keyboard.type('periksa.');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'hidden' });
    const card = page.locator('.card', { hasText: 'Tolong' });
    await card.locator('.called').waitFor();
    expect(await card.locator('.called').allTextContents()).toEqual(['@Lukman Aditya']);

    await card.focus();
    await page.keyboard.press('r');
    await field.waitFor();
    await page.keyboard.type('Bersama @adit');
    await names.first().click();
    expect(await field.inputValue()).toBe('Bersama @Lukman Aditya ');
    // With no list, Escape is the dialog's own again.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await card.locator('.answer').count()).toBe(0);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`calling on somebody through the ${name} door`, () => {
    it('is offered, chosen by keys, kept and shown', () => call(door));
  });
}

/** From now on the desk answers who is known only when it is told to. */
async function holdPeople(page: Page): Promise<() => Promise<void>> {
  let free = () => undefined as void;
  const freed = new Promise<void>((resolve) => (free = resolve));
  await page.routeWebSocket(/./, (socket) => {
    const desk = socket.connectToServer();
    desk.onMessage((message) => {
      if (/"name":"Lukman Aditya"/.test(String(message))) void freed.then(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.reload();
  return () => Promise.resolve(free());
}

describe(`names that are known late${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)('are offered in the dialog that is open already', async () => {
    const opened = await browserDoor.open(scratch());
    try {
      const { page } = opened;
      const free = await holdPeople(page);
      await openSample(page);
      const { field, names } = saying(page);
      await page.keyboard.press('Control+Alt+g');
      await field.waitFor();
      await page.keyboard.type('Tolong @lukm');
      expect(await names.count()).toBe(0);
      await free();
      await names.filter({ hasText: 'Lukman Aditya' }).waitFor();
    } finally {
      await opened.close();
    }
  });
});

describe(`the comment dialogs${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'are readable and reachable in both languages and both themes, with the list of names open',
    async () => {
      const folder = path.join(root, 'screenshots');
      mkdirSync(folder, { recursive: true });
      const opened = await browserDoor.open(scratch());
      try {
        const { page } = opened;
        await openSample(page);
        const { dialog, field, names } = saying(page);
        await page.keyboard.press('Control+Alt+g');
        await field.fill('Sudah pasti?');
        await dialog.locator('button[type=submit]').click();
        await dialog.waitFor({ state: 'hidden' });
        const card = page.locator('.card', { hasText: 'Sudah pasti?' });
        const bad: string[] = [];
        const lookOver = async (what: string) => {
          await field.waitFor();
          await page.keyboard.type('Tolong @');
          await names.first().waitFor();
          await page.screenshot({ path: path.join(folder, `calling-${what}.png`) });
          for (const found of await violations(page)) bad.push(`${what}: ${found}`);
          if (await isCutOff(page)) bad.push(`${what}: cut off at the side`);
          await page.keyboard.press('Escape');
          await names.first().waitFor({ state: 'hidden' });
          await page.keyboard.press('Escape');
          await dialog.waitFor({ state: 'hidden' });
        };
        for (const tongue of ['en', 'id'] as const)
          for (const theme of ['light', 'dark'] as const) {
            await dress(page, tongue, theme);
            await page.keyboard.press('Control+Alt+g');
            await lookOver(`comment-${tongue}-${theme}`);
            await card.focus();
            await page.keyboard.press('r');
            await lookOver(`reply-${tongue}-${theme}`);
          }
        expect(bad).toEqual([]);
        expect(opened.complaints).toEqual([]);
      } finally {
        await opened.close();
      }
    },
  );
});
