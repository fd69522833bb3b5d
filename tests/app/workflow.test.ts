import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { json, redaksi } from '../command-line/redaksi';
import type { RedaksiWindow } from '../../renderer/elements/redaksi-window';
import { caretSettled } from './caret';
import { doors, type DoorKind } from './doors';
import { violations } from './looking';

/** The way out of the house in both doors: roles, a sign-off that goes stale with one letter, flags, the embargo, the export. */

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Yani\n';
const RULES = { people: { 'Dewi Lestari': ['deskHead'] }, acts: { approve: ['deskHead'] } };

/** A home with one story and rules that leave the sign-off to the desk head. */
async function houseWithRules(): Promise<{ home: string; id: string }> {
  const folder = scratch();
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const file = path.join(folder, 'naskah.txt');
  writeFileSync(file, NASKAH);
  writeFileSync(path.join(home, 'desk-rules.json'), JSON.stringify(RULES));
  const [story] = json(await redaksi(home, ['import', file, '--json'])) as { id: string }[];
  return { home, id: story?.id ?? '' };
}

const row = (page: Page) => page.locator('.queue .row');

async function callMe(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  // The dialog is gone before the desk has answered.
  const known = () =>
    page.evaluate(() => {
      const element = document.querySelector('redaksi-window') as Pick<RedaksiWindow, 'workstation'> | null;
      return element?.workstation?.settings.person.name;
    });
  await expect.poll(known).toBe(name);
}

async function typeLetter(page: Page): Promise<void> {
  await page.locator('.ProseMirror .headline').click();
  await caretSettled(page);
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.getByText('On disk', { exact: true }).waitFor();
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Signs off in the dialog that is open. */
async function sign(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign off', exact: true }).click();
  await dialog.getByText('It stands for the text as it is now.').waitFor();
  await close(page);
}

async function refuseExport(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: 'Export package…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(why).first().waitFor();
  expect(await dialog.getByRole('button', { name: 'Make package' }).isDisabled()).toBe(true);
  await close(page);
}

async function signsOffAndLeaves(door: DoorKind): Promise<void> {
  const { home } = await houseWithRules();
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await row(page).click();
    await page.locator('.ProseMirror .headline', { hasText: 'Tanggul' }).waitFor();
    await callMe(page, 'Rini S.');

    // A reporter is told who may.
    await page.keyboard.press('Control+Alt+s');
    const refusal = page.getByRole('dialog', { name: 'Not allowed' });
    await refusal.getByText('Rini S. may not sign a story off').waitFor();
    await refusal.getByText('desk head: Dewi Lestari').waitFor();
    await refusal.getByText('bookkeeping, not security').waitFor();
    expect(await violations(page)).toEqual([]);
    await close(page);

    await callMe(page, 'Dewi Lestari');
    await page.keyboard.press('Control+Alt+s');
    await sign(page);
    await row(page).locator('[data-approval=stands]').waitFor();

    // One letter, and it is seen everywhere.
    await typeLetter(page);
    await row(page).locator('[data-approval=stale]').waitFor();
    await page.locator('[data-stale]').waitFor();
    await page.locator('story-standing .approval.stale').waitFor();
    expect(await violations(page)).toEqual([]);
    await refuseExport(page, 'Dewi Lestari signed off an earlier text');

    // Taken back, it is the text that was passed.
    await page.locator('.ProseMirror .headline').click();
    await page.keyboard.press('Control+z');
    await page.locator('[data-stale]').waitFor({ state: 'detached' });
    await row(page).locator('[data-approval=stands]').waitFor();

    await typeLetter(page);
    await page.locator('[data-stale]').click();
    await sign(page);
    await row(page).locator('[data-approval=stands]').waitFor();
    await page.getByRole('button', { name: 'Export package…' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make package' }).click();
    await page.locator('[data-package]').waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

async function clearsAndWaits(door: DoorKind): Promise<void> {
  const { home, id } = await houseWithRules();
  await redaksi(home, ['approve', id, '--as', 'Dewi Lestari']);
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await row(page).click();
    await page.locator('.ProseMirror .headline', { hasText: 'Tanggul' }).waitFor();
    await callMe(page, 'Dewi Lestari');
    // Given away, and shown in the queue.
    await page.keyboard.press('Control+Alt+d');
    await page.getByRole('dialog').getByLabel('Name').fill('Adi W.');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
    await row(page).getByText('→ Adi W.').waitFor();

    await page.getByRole('checkbox', { name: 'legal' }).check();
    const flag = page.locator('story-standing [data-flag=legal]');
    await flag.waitFor();
    await row(page).locator('[data-approval=stale]').waitFor();
    await refuseExport(page, 'Legal has not cleared this text');
    await flag.getByRole('button', { name: 'Clear' }).click();
    await flag.getByText('Cleared by Dewi Lestari').waitFor();
    await row(page).getByText('legal ✓').waitFor();

    // An embargo far away holds the story, and says how long.
    await page.getByLabel('Embargo until').fill('1/1/2099 10:00');
    await page.getByLabel('Embargo until').press('Tab');
    await page.locator('[data-embargo=on]').waitFor();
    await row(page)
      .getByText(/embargo .* left/)
      .waitFor();
    await refuseExport(page, 'Embargoed until');
    await page.getByLabel('Embargo until').fill('1/1/2020 10:00');
    await page.getByLabel('Embargo until').press('Tab');
    await page.locator('[data-embargo=over]').waitFor();

    // Held with a reason that everybody reads.
    await page.getByRole('button', { name: 'Held', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Menunggu polisi');
    await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
    await row(page).getByText('“Menunggu polisi”').waitFor();
    await page.locator('story-standing .move-why', { hasText: 'Menunggu polisi' }).waitFor();

    // The ledger tells it all, and prints without the rest of the window.
    await page.getByRole('button', { name: 'The desk’s ledger…' }).click();
    const ledger = page.getByRole('dialog', { name: 'The desk’s ledger' });
    await ledger.locator('tbody tr', { hasText: 'moved it to Held' }).waitFor();
    const lines = await ledger.locator('tbody tr').allInnerTexts();
    for (const deed of [
      'imported the story',
      'signed the text off',
      'assigned it to Adi W.',
      'cleared the flag legal',
      'moved it to Held: Menunggu polisi',
    ])
      expect(lines.join('\n')).toContain(deed);
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await ledger.getByRole('button', { name: 'Print…' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await ledger.locator('tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('.queue').isVisible()).toBe(false);
    expect(await page.locator('.ProseMirror').isVisible()).toBe(false);
    expect(await ledger.getByRole('button', { name: 'Print…' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

describe.each(doors)('the way out of the house in the $name door', (door) => {
  const named = door.missing ? ` (needs ${door.missing})` : '';

  it.skipIf(door.missing !== null)(
    `is refused by role, goes stale with one letter, and is open again once the text is passed${named}`,
    () => signsOffAndLeaves(door),
  );

  it.skipIf(door.missing !== null)(
    `waits for flags to be cleared and for the embargo, and shows whose the story is and why it is held${named}`,
    () => clearsAndWaits(door),
  );
});
