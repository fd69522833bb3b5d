import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestWebPage } from '../../shared/ingest/web/ingest-web';
import { browserArguments, chromiumPath } from '../app/doors';
import { root } from '../builders';
import { anyPage } from './any-page';
import { fixtures } from './fixture';
import { CERTAIN } from './scrape';

/**
 * What a reader sees of a page, by the program that shows it: the window's title and `innerText` in a real Chromium. What we read
 * of the same source must be the same words, whatever became of them.
 */

/** Pages of clipboards: fragments as other programs write them. */
const clipboards = path.join(root, 'tests/editor/paste/fixtures');
const PAGES: readonly (readonly [name: string, source: string])[] = [
  ...fixtures()
    .filter(({ isWeb }) => isWeb)
    .map(({ name, source }) => [`web/${name}`, source] as const),
  ...readdirSync(clipboards)
    .filter((name) => name.endsWith('.html'))
    .map((name) => [`paste/${name}`, readFileSync(path.join(clipboards, name), 'utf8')] as const),
];

/** What a style sheet of the page hides, which we do not read: it stays in the story, where a person sees it. */
const HIDDEN_BY_SHEET: Readonly<Record<string, string>> = { 'paste/libreoffice-calc.html': 'Cek lagi' };

/** White space alone is made alike. */
const evened = (text: string) => text.replace(/\s+/g, ' ').trim();

/** All that we read of a page, but for what we say that the page does not show. */
const ours = (source: string) =>
  evened(
    ingestWebPage(source, CERTAIN)
      .report.filter(({ as }) => as !== 'hidden')
      .map(({ text }) => text)
      .join(''),
  );

const RUNS = Number(process.env['PAGE_RUNS'] ?? 60);

describe.skipIf(!chromiumPath)('the words of a page, as Chromium shows them (chromium)', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: [...browserArguments] });
    page = await browser.newPage();
    await page.route('**', (route) => route.abort());
  });
  afterAll(() => browser.close());

  const shown = async (source: string) => {
    await page.setContent(source, { waitUntil: 'domcontentloaded' });
    const told = await page.evaluate(() => {
      // What a reader can unfold is of the page.
      for (const folded of document.querySelectorAll('details')) folded.open = true;
      return `${document.title}\n${document.body.innerText}`;
    });
    return evened(told);
  };

  it.each(PAGES)('%s', async (name, source) => {
    expect(ours(source).replace(HIDDEN_BY_SHEET[name] ?? '', '')).toBe(await shown(source));
  });

  it('any page', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, async (source) => {
        expect(ours(source)).toBe(await shown(source));
      }),
      { numRuns: RUNS },
    );
  });
});
