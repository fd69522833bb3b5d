import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { doors, type DoorKind, type OpenApp, type OpenDoor } from './doors';

/** What a person has said of the pieces of a file goes only with somebody's word: with its file, and with the window. */

const STORY =
  'Judul Berita Contoh\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nSuasana di dermaga lama\n\nPasar dibuka lagi pada hari Rabu, dan pedagang berdatangan.\n\nEditor : Adi Contoh\n';
const OTHER = 'Harga Cabai Turun\n\nHarga cabai turun di pasar kota, kata pedagang kemarin.\n';

const piece = (page: Page, words: string) => page.locator('.piece[role="option"]').filter({ hasText: words });
const caption = (page: Page) => page.locator('.becoming-caption');

/** A window in which two files wait, the first of them corrected. */
async function corrected(kind: DoorKind): Promise<OpenDoor> {
  const folder = scratch();
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const names = ['a.txt', 'b.txt'].map((name) => path.join(folder, name));
  [STORY, OTHER].forEach((text, at) => writeFileSync(names[at] ?? '', text));
  const door = await kind.open(home);
  const { page } = door;
  await page.locator('.queue .row').first().waitFor();
  await page.locator('#files').setInputFiles(names);
  await page.getByRole('button', { name: 'Accept all (2)' }).waitFor();
  await piece(page, 'Suasana di dermaga lama').click();
  await page.keyboard.press('c');
  await caption(page).waitFor();
  return door;
}

/** Closes the window as its frame does, or leaves the page, where the person then says that they stay. */
async function tryToClose(kind: DoorKind, door: OpenDoor): Promise<void> {
  const { page } = door;
  if (kind.name === 'electron') return (door as OpenApp).closeWindow(page);
  const asked = new Promise<string>((resolve) =>
    page.once('dialog', (question) => {
      resolve(question.type());
      void question.dismiss();
    }),
  );
  await page.evaluate(() => location.reload());
  expect(await asked).toBe('beforeunload');
}

describe.each(doors)('corrections in the $name door', (kind) => {
  const needs = kind.missing ? ` (needs ${kind.missing})` : '';
  it.skipIf(kind.missing !== null)(`go with their file only by somebody's word${needs}`, async () => {
    const door = await corrected(kind);
    const { page } = door;
    const dialog = page.getByRole('dialog');
    const question = dialog.getByText('Drop the correction?');
    const leaveOut = dialog.getByRole('button', { name: 'Leave out' });
    const leftOut = dialog.locator('.import', { hasText: 'left out' });
    try {
      await leaveOut.click();
      await question.waitFor();
      // Keeping is what Enter does: the file waits on, and so does what was said of it.
      await page.keyboard.press('Enter');
      await question.waitFor({ state: 'detached' });
      expect(await caption(page).textContent()).toContain('Suasana di dermaga lama');
      expect(await leftOut.count()).toBe(0);

      // Turning to the other file answers nothing; that one has no corrections, and nothing is asked about it.
      await leaveOut.click();
      await question.waitFor();
      await dialog.locator('button.import-file', { hasText: 'b.txt' }).click();
      await piece(page, 'di pasar kota').waitFor();
      await question.waitFor({ state: 'detached' });
      await leaveOut.click();
      await leftOut.filter({ hasText: 'b.txt' }).waitFor();
      expect(await caption(page).textContent()).toContain('Suasana di dermaga lama');

      await leaveOut.click();
      await dialog.getByRole('button', { name: 'Drop corrections' }).click();
      await leftOut.filter({ hasText: 'a.txt' }).waitFor();
      expect(await question.count()).toBe(0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(door.complaints).toEqual([]);
    } finally {
      await door.close();
    }
  });

  it.skipIf(kind.missing !== null)(`are asked about before the window goes${needs}`, async () => {
    const door = await corrected(kind);
    const { page } = door;
    const dialog = page.getByRole('dialog');
    const question = dialog.getByText('Drop the correction?');
    try {
      await tryToClose(kind, door);
      await question.waitFor();
      await dialog.getByRole('button', { name: 'Keep checking' }).click();
      await question.waitFor({ state: 'detached' });
      expect(await caption(page).textContent()).toContain('Suasana di dermaga lama');

      await tryToClose(kind, door);
      await dialog.getByRole('button', { name: 'Drop corrections' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(door.complaints).toEqual([]);
      // Nothing was said any more, and nothing is asked: a question that nobody answers would keep the page.
      if (kind.name === 'browser') {
        await page.reload();
        await page.locator('.queue .row').first().waitFor();
      }
    } finally {
      await door.close();
    }
  });
});
