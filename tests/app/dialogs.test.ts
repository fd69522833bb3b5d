import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasTool, root, scratch } from '../builders';
import { browserDoor, type OpenDoor } from './doors';
import { dress, isCutOff, violations } from './looking';

/** Everything that can lie over the window, several stories in tabs, and narrow and zoomed windows, looked over by axe. */

/** What is opened by a key and left with Esc. */
const BY_KEY = {
  palette: 'Control+k',
  keys: 'F1',
  settings: 'Control+,',
  export: 'Control+Shift+E',
  signOff: 'Control+Alt+s',
};

async function look(page: Page, name: string, bad: string[]): Promise<void> {
  for (const found of await violations(page)) bad.push(`${name}: ${found}`);
  if (await isCutOff(page)) bad.push(`${name}: cut off at the side`);
  await page.screenshot({ path: path.join(root, 'screenshots', `${name}.png`) });
}

async function lookOver({ page }: OpenDoor, dressed: string, bad: string[]): Promise<void> {
  await look(page, `tabs-${dressed}`, bad);
  for (const [name, key] of Object.entries(BY_KEY)) {
    await page.locator('.ProseMirror').focus();
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor();
    await look(page, `${name}-${dressed}`, bad);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

/** Narrow: the right pane lies over the page. Zoomed to 200 %: a window of 1280 is 640 wide. */
async function lookNarrow({ page }: OpenDoor, dressed: string, bad: string[]): Promise<void> {
  await page.setViewportSize({ width: 1100, height: 720 });
  await page.locator('.rail-of-inspector').click();
  await page.locator('.pane.inspector').waitFor();
  await look(page, `narrow-${dressed}`, bad);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 640, height: 360 });
  await look(page, `zoomed-${dressed}`, bad);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** F6 goes through the panes and comes back; Tab from the page leaves it. */
async function walk(page: Page): Promise<string[]> {
  const where = () =>
    page.evaluate(() => document.activeElement?.closest('#queue, #page, #inspector')?.id ?? 'elsewhere');
  await page.locator('.ProseMirror').focus();
  const panes = [await where()];
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press('F6');
    panes.push(await where());
  }
  return panes;
}

const missing = [browserDoor.missing, hasTool('prlimit') ? null : 'prlimit'].filter(Boolean);

it.skipIf(missing.length > 0)(
  `every dialog, the row of tabs and the narrow window are whole and reachable in both themes and languages${missing.length ? ` (needs ${missing.join(', ')})` : ''}`,
  async () => {
    mkdirSync(path.join(root, 'screenshots'), { recursive: true });
    const home = path.join(scratch(), 'home');
    const door = await browserDoor.open(home);
    try {
      const { page } = door;
      for (const words of ['Tambaklorok', 'Wonosari']) {
        await page.locator('.queue .row', { hasText: words }).click();
        await page.locator('.ProseMirror .headline', { hasText: words }).waitFor();
      }
      writeFileSync(path.join(home, 'keys.json'), '{\n  "block.quote": ["F8"],\n  "no.such": ["F9"]\n}');
      const bad: string[] = [];
      for (const [tongue, theme] of [
        ['en', 'light'],
        ['id', 'dark'],
      ] as const) {
        await dress(page, tongue, theme);
        await lookOver(door, `${tongue}-${theme}`, bad);
        await lookNarrow(door, `${tongue}-${theme}`, bad);
      }
      expect(await walk(page)).toEqual(['page', 'inspector', 'queue', 'page']);
      await door.refuse(true);
      await page.locator('.ProseMirror .headline').click();
      await page.keyboard.type('x');
      await page.locator('[data-durability="notSaved"]').waitFor();
      await page.keyboard.press('Control+Alt+w');
      await page.locator('dialog[open]').waitFor();
      await look(page, 'unload-id-dark', bad);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.locator(':root[data-theme="light"]').waitFor({ state: 'attached' });
      await look(page, 'unload-id-light', bad);
      expect(bad).toEqual([]);
    } finally {
      await door.close();
    }
  },
);
