import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { wireStory } from '../wire/delivering';
import { browserDoor, doors } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The wire folder is set up in the window, and what arrives there is in the queue by itself. */

const rows = (page: Page, words: string) => page.locator('.queue .row', { hasText: words });

async function showWire(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill('wire folder');
  await palette.getByRole('option', { name: /^Wire folder/ }).click();
  await page.locator('#wire-folder').waitFor();
}

function homeAndFolder() {
  const folder = path.join(scratch(), 'kiriman');
  mkdirSync(folder);
  return { home: path.join(scratch(), 'home'), folder };
}

describe.each(doors)('the wire folder in the $name door', (kind) => {
  it.skipIf(kind.missing !== null)(
    `is looked at, then watched; what arrives is in the queue without loading it again${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const { home, folder } = homeAndFolder();
      const door = await kind.open(home);
      const { page } = door;
      try {
        await page.getByRole('tab', { name: /^All/ }).click();
        await page.locator('.queue .row').first().waitFor();
        writeFileSync(path.join(folder, 'satu.txt'), wireStory(1));
        await showWire(page);
        await page.locator('[data-wire="off"]').waitFor();
        await page.locator('#wire-folder').fill(`${folder}-lain`);
        await page.keyboard.press('Enter');
        await page.getByText(/There is no folder/).waitFor();
        expect(await page.getByRole('button', { name: 'Watch this folder' }).count()).toBe(0);
        await page.locator('#wire-folder').fill(folder);
        await page.keyboard.press('Enter');
        await page.getByText('Files that lie there now and will be taken: 1').waitFor();
        await page.getByRole('button', { name: 'Watch this folder' }).click();
        await page.locator('[data-wire="watching"]').waitFor();
        await page.locator('.wire-story', { hasText: 'Banjir Surut di Desa 1' }).waitFor();
        await page.keyboard.press('Escape');
        await rows(page, 'Banjir Surut di Desa 1').waitFor();

        // Written under another name, renamed into place: as an agency's program does.
        writeFileSync(path.join(folder, 'dua.txt.part'), wireStory(2));
        renameSync(path.join(folder, 'dua.txt.part'), path.join(folder, 'dua.txt'));
        await rows(page, 'Banjir Surut di Desa 2').waitFor();
        expect(await rows(page, 'Banjir Surut di Desa 2').textContent()).toContain(
          'wire-banjir-surut-desa-2',
        );

        // The share is cut off: the status line says so, and takes it back when it is there again.
        renameSync(folder, `${folder}-lepas`);
        await page.locator('[data-standing="wire.away"]').waitFor();
        renameSync(`${folder}-lepas`, folder);
        await page.locator('[data-standing="wire.away"]').waitFor({ state: 'detached' });
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`the wire dialog${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'can be read in both themes, both languages and two widths, and by axe',
    async () => {
      const shots = path.join(root, 'screenshots');
      mkdirSync(shots, { recursive: true });
      const { home, folder } = homeAndFolder();
      const door = await browserDoor.open(home);
      const { page } = door;
      const bad: string[] = [];
      try {
        await page.locator('.queue .row').first().waitFor();
        writeFileSync(path.join(folder, 'antara-tanggul.txt'), wireStory(1));
        writeFileSync(path.join(folder, 'foto.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
        await showWire(page);
        await page.locator('#wire-folder').fill(folder);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Watch this folder' }).click();
        await page.locator('.wire-line').nth(1).waitFor();
        await page.keyboard.press('Escape');
        for (const [tongue, theme] of [
          ['en', 'light'],
          ['id', 'dark'],
        ] as const) {
          await dress(page, tongue, theme);
          await page.keyboard.press('Control+,');
          const open = page
            .getByRole('dialog')
            .getByRole('button', { name: /^(Wire folder|Folder kiriman)/ });
          await open.click();
          await page.locator('.wire-line').nth(1).waitFor();
          for (const width of [1440, 1100]) {
            await page.setViewportSize({ width, height: 900 });
            await page.screenshot({ path: path.join(shots, `wire-${tongue}-${theme}-${width}.png`) });
            if (await isCutOff(page)) bad.push(`${tongue} ${theme} ${width}: cut off`);
          }
          bad.push(...(await violations(page)));
          await page.keyboard.press('Escape');
        }
        expect(bad).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});
