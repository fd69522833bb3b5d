import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { browserDoor } from '../app/doors';
import { root } from '../builders';
import { docx, r, wp, zip } from '../ingest/files/office';
import { benchDesk } from './archive-benches';
import type { Bench, Promised, Timing } from './bench';
import { copyWords } from './copy';

/** A manuscript of 300 pages as Word writes it, through the desk and in a window. */

const PAGES = 300;
const WORDS_A_PAGE = 300;
const WORDS_A_PARAGRAPH = 60;

const IMPORT_MS = 5_000;
/** A window that does nothing for this long has stopped: no key shows, no button answers. */
const FREEZE_MS = 200;

const MAMMOTH = 'mammoth makes HTML of it';
const INSPECT = 'read, nothing stored';
const IMPORT = 'import, durable';
const SCREEN = 'in the window: from choosing the file to the import screen';
const LONGEST = 'in the window meanwhile: the longest task of its main thread';

/** The manuscript: headings, runs as spelling parts them, a list, a table and a link every few pages. */
function manuscript(pages: number): Promise<Buffer> {
  const words = copyWords(7);
  const said = (count: number) => words(count).join(' ');
  const listed = (text: string) => wp(text, '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  const cell = (text: string) => `<w:tc><w:tcPr/>${wp(text)}</w:tc>`;
  const body: string[] = [wp('Laporan Akhir Tahun', 'Title')];
  for (let page = 0; page < pages; page++) {
    body.push(wp(`Bab ${page + 1}`, 'Judul2'));
    for (let n = 0; n < WORDS_A_PAGE / WORDS_A_PARAGRAPH; n++) {
      const parts = Array.from({ length: 6 }, (_, part) =>
        r(
          `${said(WORDS_A_PARAGRAPH / 6)}${part === 5 ? '.' : ' '}`,
          part === 2 ? '<w:b/>' : '<w:lang w:val="id-ID"/>',
        ),
      );
      body.push(wp(parts.join('')));
    }
    if (page % 5 === 0) body.push(listed(said(8)), listed(said(8)));
    if (page % 10 === 0)
      body.push(
        `<w:tbl>${[0, 1, 2].map(() => `<w:tr>${cell(said(2))}${cell(said(1))}</w:tr>`).join('')}</w:tbl>`,
        wp(`<w:hyperlink r:id="rId1">${r(said(3))}</w:hyperlink>`),
      );
  }
  return zip(
    docx({ body: body.join(''), relations: [['rId1', 'hyperlink', 'https://contoh.example/', 'outside']] }),
  );
}

/** Chooses the file and waits for the import screen; gives how long that took and the longest task on the way. */
async function importInWindow(
  page: Page,
  file: string,
): Promise<{ readonly screen: number; readonly longest: number }> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { importTasks: tasks });
  });
  const from = performance.now();
  await page.locator('#files').setInputFiles(file);
  await page.locator('.import-review .piece').first().waitFor({ timeout: 120_000 });
  // What the browser has still to lay out is a task of the window too.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500))));
  const screen = performance.now() - from - 500;
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { importTasks: number[] }).importTasks),
  );
  await page.getByRole('button', { name: 'Leave out' }).click();
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.locator('.import-review .piece').first().waitFor({ state: 'detached' });
  return { screen, longest };
}

export const documentBench: Bench = {
  name: 'import-document',
  title: 'Import a Word document of 300 pages',
  baseline: MAMMOTH,
  prepare: async (isQuick) => {
    if (spawnSync(process.execPath, ['electron/build.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0)
      throw new Error('the app could not be built');
    const { folder, desk, end } = await benchDesk();
    const pages = isQuick ? 30 : PAGES;
    const bytes = await manuscript(pages);
    const file = path.join(folder, 'laporan.docx');
    writeFileSync(file, bytes);
    const door = await browserDoor.open(path.join(folder, 'window'));
    const seen: { readonly screen: number; readonly longest: number }[] = [];
    return {
      about: `${pages} pages, ${(pages * WORDS_A_PAGE).toLocaleString('en')} words in runs of ten, ${(bytes.length / 1024).toFixed(0)} KiB; the window is the browser door’s, its desk a process of its own`,
      rounds: isQuick ? 1 : 5,
      perRound: 1,
      cases: [
        { name: MAMMOTH, run: () => mammoth.convertToHtml({ buffer: bytes }) },
        { name: INSPECT, run: () => desk.call('inspect', { name: 'laporan.docx', bytes }) },
        { name: IMPORT, run: () => desk.call('importStory', { name: 'laporan.docx', bytes }) },
        {
          name: SCREEN,
          run: async () => {
            const one = await importInWindow(door.page, file);
            seen.push(one);
            return one.screen;
          },
        },
        { name: LONGEST, run: async () => (seen.shift() ?? (await importInWindow(door.page, file))).longest },
      ],
      promises: promised,
      end: async () => {
        await door.close();
        end();
      },
    };
  },
};

function promised(timings: readonly Timing[]): readonly Promised[] {
  const atMost = (name: string, most: number): Promised => {
    const longest = timings.find((timing) => timing.name === name)?.max ?? NaN;
    return {
      what: `${name}: at most ${most} ms`,
      measured: `${longest.toFixed(0)} ms`,
      isKept: longest <= most,
    };
  };
  return [atMost(IMPORT, IMPORT_MS), atMost(SCREEN, IMPORT_MS), atMost(LONGEST, FREEZE_MS)];
}
