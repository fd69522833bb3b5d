import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../shared/contract';
import { root, scratch } from '../builders';
import { browserDoor } from './doors';

/** The main window in both themes, both languages and two sizes: looked over by axe, and by people in `screenshots/`. */

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const;
const TABS = {
  id: ['Naskah', 'Tinjauan', 'Periksa', 'Riwayat'],
  en: ['Story', 'Review', 'Checks', 'History'],
} as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds on the page as it is. Its source is run by the debugger, so that the pages' policy stays as it is. */
async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: readFileSync(axe, 'utf8') });
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      'axe.run(document, { resultTypes: ["violations"] }).then((r) => JSON.stringify(r.violations))',
    awaitPromise: true,
  });
  const found = JSON.parse(String(result.value)) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** True if something sticks out of the window to the side: cut off, where nobody can reach it. */
const isCutOff = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

async function dress(page: Page, tongue: Settings['tongue'], theme: 'light' | 'dark'): Promise<void> {
  // Through the window's own settings, as a person would.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  const wanted = { id: /bahasa indonesia|indonesia/i, en: /english|inggris/i }[tongue];
  await palette.getByRole('combobox').fill(tongue === 'id' ? 'Bahasa' : 'English');
  const option = palette.getByRole('option').filter({ hasText: wanted }).first();
  if (await option.isVisible()) await option.click();
  else await page.keyboard.press('Escape');
  // The window's theme is the system's until somebody chooses another.
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`:root[data-theme="${theme}"]`).waitFor({ state: 'attached' });
}

describe(`the main window${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'is whole, readable and reachable in both themes, both languages and both sizes',
    async () => {
      const folder = path.join(root, 'screenshots');
      mkdirSync(folder, { recursive: true });
      const door = await browserDoor.open(path.join(scratch(), 'home'));
      try {
        const { page } = door;
        page.setDefaultTimeout(15_000);
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
    120_000,
  );
});
