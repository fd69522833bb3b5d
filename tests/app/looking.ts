import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Settings } from '../../shared/contract';

/** What every screen is asked: axe's questions, and whether anything sticks out of the window. */

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds on the page as it is. Its source is run by the debugger, so that the pages' policy stays as it is. */
export async function violations(page: Page): Promise<string[]> {
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
export const isCutOff = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** Puts the window into a language and a theme. */
export async function dress(page: Page, tongue: Settings['tongue'], theme: 'light' | 'dark'): Promise<void> {
  // Through the window's own command, as a person would.
  if ((await page.locator(':root').getAttribute('lang')) !== tongue) {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.getByRole('combobox').fill(tongue === 'id' ? 'Bahasa' : 'English');
    const wanted = { id: /bahasa indonesia|indonesia/i, en: /english|inggris/i }[tongue];
    // Stories that are found come in above the commands; until then an option may move away under the pointer.
    await palette
      .getByRole('status')
      .filter({ hasNotText: /searching|mencari/i })
      .waitFor();
    await palette.getByRole('option').filter({ hasText: wanted }).first().hover();
    await palette.getByRole('option', { selected: true }).filter({ hasText: wanted }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`:root[lang="${tongue}"]`).waitFor({ state: 'attached' });
  }
  // The window's theme is the system's until somebody chooses another.
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`:root[data-theme="${theme}"]`).waitFor({ state: 'attached' });
}
