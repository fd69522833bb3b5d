import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { browserDoor } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The main window in both themes, both languages and two sizes: looked over by axe, and by people in `screenshots/`. */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const;
const TABS = {
  id: ['Naskah', 'Tinjauan', 'Periksa', 'Riwayat'],
  en: ['Story', 'Review', 'Checks', 'History'],
} as const;

describe(`the main window${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'is whole, readable and reachable in both themes, both languages and both sizes',
    async () => {
      const folder = path.join(root, 'screenshots');
      mkdirSync(folder, { recursive: true });
      const door = await browserDoor.open(path.join(scratch(), 'home'));
      try {
        const { page } = door;
        await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
        await page.locator('.ProseMirror .shown').waitFor();
        await page
          .locator('.status-line')
          .getByText(/On disk|di disk/i)
          .waitFor();
        const bad: string[] = [];
        for (const tongue of ['en', 'id'] as const) {
          for (const theme of ['light', 'dark'] as const) {
            await dress(page, tongue, theme);
            for (const size of SIZES) {
              await page.setViewportSize(size);
              const name = `${tongue}-${theme}-${size.width}x${size.height}`;
              await page.getByRole('tab', { name: new RegExp(`^(${TABS.id[2]}|${TABS.en[2]})`) }).click();
              await page.screenshot({ path: path.join(folder, `window-${name}.png`) });
              if (await isCutOff(page)) bad.push(`${name}: cut off at the side`);
            }
            for (let tab = 0; tab < 4; tab++) {
              await page.getByRole('tab', { name: new RegExp(`^(${TABS.id[tab]}|${TABS.en[tab]})`) }).click();
              for (const found of await violations(page)) bad.push(`${tongue} ${theme} tab ${tab}: ${found}`);
            }
          }
        }
        expect(bad).toEqual([]);
        // Control: a button without a name is found, so that finding nothing means something.
        await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
        expect((await violations(page)).some((found) => found.startsWith('button-name'))).toBe(true);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});
