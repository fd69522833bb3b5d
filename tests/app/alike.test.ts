import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';
import { doors, type OpenDoor, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The same story from two wires: told when it comes in and when it is open, set side by side, and decided. */

const shots = path.join(root, 'screenshots');
const BODY = [
  'Air sudah surut dari jalan utama desa itu pada Rabu pagi, kata warga yang semalam mengungsi ke balai desa.',
  'Pasar dibuka lagi pada siang hari, dan pedagang sayur berdatangan dari tiga kecamatan di sekitar sungai.',
  'Bupati meminta warga di tepi sungai tetap waspada karena hujan diperkirakan turun lagi pada akhir pekan.',
];
const OTHER_WIRE = BODY.map((line) => line.replace('tiga kecamatan', 'empat kecamatan'));
const HEADLINE = 'Air Surut di Desa Tepi Sungai';
const OTHER = 'Warga Desa Kembali ke Rumah';

/** A window on a home that has one wire's version. */
async function opened(kind: DoorKind): Promise<OpenDoor & { readonly home: string }> {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home, 'Rini S.');
  desk.stories.createFrom(
    story({ headline: HEADLINE, body: BODY.map((line) => p(line)) }),
    newFields({ slug: 'air-surut' }),
    { from: 'new' },
  );
  desk.close();
  mkdirSync(shots, { recursive: true });
  const door = await kind.open(home);
  await door.page.getByRole('textbox', { name: 'Your name' }).fill('Budi');
  await door.page.getByRole('button', { name: 'Save', exact: true }).click();
  return { ...door, home };
}

/** Chooses files of which the first is the other wire's version. */
async function choose(page: Page, ...others: readonly string[]): Promise<void> {
  const folder = scratch();
  const texts = [[OTHER, ...OTHER_WIRE].join('\n\n'), ...others];
  const names = texts.map((text, n) => {
    const name = path.join(folder, `berita-${n}.txt`);
    writeFileSync(name, text);
    return name;
  });
  await page.locator('#files').setInputFiles(names);
}

/** Looks at the page in a language and a theme at both widths. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1440, 1100]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`) });
    expect(await isCutOff(page), `${name} ${width}`).toBe(false);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await violations(page), name).toEqual([]);
}

const twinLine = (page: Page) => page.locator('.has-twin');
/** What the rows of the queue say of being like another story. */
const badges = (page: Page) => page.locator('.row-alike');
const headline = (page: Page, text: string) =>
  page.locator('story-page .ProseMirror .headline', { hasText: text });

describe.each(doors)('two stories that are alike in the $name door', (kind) => {
  const needs = kind.missing ? ` (needs ${kind.missing})` : '';
  describe.skipIf(kind.missing !== null)(`told and decided${needs}`, () => {
    it('are compared as one of them comes in; it goes into the bin with the reason', async () => {
      const door = await opened(kind);
      const { page } = door;
      const dialog = page.getByRole('dialog');
      try {
        await choose(page);
        await dialog.locator('.alike', { hasText: HEADLINE }).waitFor();
        await look(page, 'alike-import-en-light');
        await dialog.getByRole('button', { name: 'Accept and compare' }).click();
        await dialog.getByRole('heading', { name: 'Two stories that are alike' }).waitFor();
        const lines = dialog.getByRole('list', { name: 'Differences' });
        await lines.locator('ins', { hasText: 'tiga' }).waitFor();
        await look(page, 'alike-compare-en-light');

        await dialog.getByRole('button', { name: 'Bin this one…' }).click();
        const why = page.getByRole('textbox', { name: 'Reason' });
        expect(await why.inputValue()).toBe(`The same story as “${HEADLINE}”`);
        await page.getByRole('button', { name: 'Put into the bin' }).click();
        await dialog.first().waitFor({ state: 'detached' });
        await page.locator('.in-bin', { hasText: `The same story as “${HEADLINE}”` }).waitFor();
        expect(await twinLine(page).count()).toBe(0);
        await expect.poll(() => badges(page).count()).toBe(0);

        // The one that stays has nothing like it any more.
        await page.locator('.queue .row', { hasText: 'air-surut' }).click();
        await headline(page, HEADLINE).waitFor();
        await expect.poll(() => twinLine(page).count()).toBe(0);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    });

    it('are told on the page; its words are taken as tracked changes, and both are kept for good', async () => {
      const door = await opened(kind);
      const { page } = door;
      const dialog = page.getByRole('dialog');
      try {
        await dress(page, 'id', 'dark');
        await choose(page);
        await dialog.getByRole('button', { name: 'Terima naskah' }).click();
        await headline(page, OTHER).waitFor();
        await dialog.waitFor({ state: 'detached' });
        await twinLine(page).getByText(HEADLINE).waitFor();
        await look(page, `alike-page-id-dark-${kind.name}`);

        const compare = twinLine(page).getByRole('button', { name: 'Bandingkan' });
        await compare.press('Enter');
        const lines = dialog.getByRole('list', { name: 'Perbedaan' });
        await lines.locator('ins', { hasText: 'tiga' }).waitFor();
        await look(page, 'alike-compare-id-dark');
        await dialog.getByRole('button', { name: 'Ambil sebagai usulan' }).press('Enter');
        await dialog.waitFor({ state: 'detached' });
        await page.locator('story-page .ProseMirror ins', { hasText: 'tiga' }).waitFor();

        // Both rows of the queue say so, and lead to the two.
        expect(await badges(page).count()).toBe(2);
        const other = page.locator('.queue li', { hasText: 'air-surut' });
        await other.locator('.row-alike').press('Enter');
        await lines.locator('del, ins').first().waitFor();
        await headline(page, HEADLINE).waitFor();
        await dialog.getByRole('button', { name: 'Simpan keduanya' }).press('Enter');
        await dialog.waitFor({ state: 'detached' });
        await twinLine(page).waitFor({ state: 'detached' });
        await expect.poll(() => badges(page).count()).toBe(0);
        // Nor is it told from the other side.
        await page.locator('.queue .row').filter({ hasNotText: 'air-surut' }).click();
        await page.locator('story-page .ProseMirror ins', { hasText: 'tiga' }).waitFor();
        expect(await twinLine(page).count()).toBe(0);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
      // Another day, another window: it has been decided.
      const later = await kind.open(door.home);
      try {
        await later.page.locator('.queue .row', { hasText: 'air-surut' }).click();
        await headline(later.page, HEADLINE).waitFor();
        await expect.poll(() => later.page.locator('.queue .row').count()).toBe(2);
        expect(await twinLine(later.page).count()).toBe(0);
        expect(await badges(later.page).count()).toBe(0);
      } finally {
        await later.close();
      }
    });

    it('are compared while other files wait: the import goes on afterwards', async () => {
      const door = await opened(kind);
      const { page } = door;
      const dialog = page.getByRole('dialog');
      try {
        await choose(page, 'Judul Lain\n\nHarga cabai turun di pasar kota.\n');
        await dialog.locator('.alike', { hasText: HEADLINE }).waitFor();
        await dialog.getByRole('button', { name: 'Accept and compare' }).click();
        await dialog.getByRole('button', { name: 'Keep both' }).click();
        await dialog.locator('.piece', { hasText: 'Judul Lain' }).waitFor();
        await dialog.getByRole('button', { name: 'Accept story' }).click();
        await dialog.getByText('Stories in the queue: 2').waitFor();
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    });
  });
});
