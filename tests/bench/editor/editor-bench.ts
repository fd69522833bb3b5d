import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { browserArguments, chromiumPath, electronDoor, serve } from '../../app/doors';
import { copies, fillHome, headlineOf, type Copy } from './copies';
import { NO_FRAME_LIMIT, openOurs, SIZE } from './our-window';
import { servePages } from './pages-server';
import { BASELINE, keyMedian, OURS, rowOf, type EditorOutcome, type EditorRow } from './report';
import { workAt, type SessionTimes, type Thoroughness } from './session';

/** The page against the browser's own editing and five other editors; in Chromium, and ours in Electron where it is present. */

const EDITORS = [
  { key: 'contenteditable', name: BASELINE },
  { key: 'prosemirror', name: 'ProseMirror' },
  { key: 'tiptap', name: 'Tiptap 3' },
  { key: 'lexical', name: 'Lexical' },
  { key: 'quill', name: 'Quill 2' },
  { key: 'ckeditor', name: 'CKEditor 5' },
] as const;

const FULL: Thoroughness = { warmUp: 10, keys: 60, others: 8 };
const QUICK: Thoroughness = { warmUp: 3, keys: 10, others: 2 };
const FULL_ROUNDS = 2;

const SESSION_MS = 90_000;

interface Sitting {
  readonly runtime: string;
  readonly copy: Copy;
  readonly editor: string;
  readonly times: SessionTimes;
}

async function builtPages(root: string): Promise<string> {
  const folder = path.join(root, '.bench', 'editor-pages');
  await build({
    root: path.join(root, 'tests', 'bench', 'editor'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome128',
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { input: path.join(root, 'tests', 'bench', 'editor', 'page.html') },
    },
  });
  return folder;
}

/** Runs `work` on a fresh page that is closed afterwards, whatever happens. */
async function onPage<Result>(browser: Browser, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: SIZE });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(SESSION_MS);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Loads the copy into another editor; the time until it is painted. */
const openRival = (page: Page) =>
  page.evaluate(async () => {
    const start = performance.now();
    await (globalThis as unknown as { openRival: () => Promise<void> }).openRival();
    await globalThis.benchWatch.afterFrame();
    return performance.now() - start;
  });

/** Turns our window into a bare contenteditable with the same words: the baseline in a runtime that opens no other page. */
const openBare = (page: Page, blocks: [tag: string, text: string][]) =>
  page.evaluate(async (given) => {
    document.body.replaceChildren();
    const start = performance.now();
    const root = document.createElement('div');
    root.contentEditable = 'true';
    Object.assign(root.style, {
      width: '690px',
      margin: '0 auto',
      outline: 'none',
      font: "400 17px/27px 'Noto Serif Variable'",
    });
    for (const [tag, text] of given) root.appendChild(document.createElement(tag)).textContent = text;
    Object.assign(document.body.style, { height: '100vh', overflow: 'auto', display: 'block' });
    document.body.append(root);
    await globalThis.benchWatch.afterFrame();
    return performance.now() - start;
  }, blocks);

function plainBlocks({ doc }: Copy): [string, string][] {
  const blocks: [string, string][] = [];
  doc.descendants((node) => {
    if (node.isTextblock && node.content.size > 0)
      blocks.push([node.type.name === 'crosshead' ? 'h2' : 'p', node.textContent]);
    return !node.isTextblock;
  });
  return blocks;
}

function rowsOf(sittings: readonly Sitting[], all: readonly Copy[]): EditorRow[] {
  const of = (runtime: string, copy: Copy, editor: string) =>
    sittings
      .filter((one) => one.runtime === runtime && one.copy === copy && one.editor === editor)
      .map(({ times }) => times);
  return [...new Set(sittings.map(({ runtime }) => runtime))].flatMap((runtime) =>
    all.flatMap((copy) => {
      const base = keyMedian(of(runtime, copy, BASELINE));
      return [...EDITORS.map(({ name }) => name as string), OURS].flatMap((editor) => {
        const sessions = of(runtime, copy, editor);
        return sessions.length > 0 ? [rowOf(runtime, copy.name, editor, sessions, base)] : [];
      });
    }),
  );
}

function versionsOf(root: string): Record<string, string> {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { devDependencies, dependencies } = JSON.parse(manifest) as Record<string, Record<string, string>>;
  const pick = ['@tiptap/core', 'lexical', 'quill', 'ckeditor5'].map((name) => [
    name,
    devDependencies?.[name] ?? '',
  ]);
  return {
    'prosemirror-view': dependencies?.['prosemirror-view'] ?? '',
    ...(Object.fromEntries(pick) as Record<string, string>),
  };
}

/** Runs the bench. `say` hears how far it is. */
export async function measureEditors(
  root: string,
  isQuick: boolean,
  machine: string,
  say: (text: string) => void,
): Promise<{ outcome: EditorOutcome; titles: ReadonlyMap<string, string> }> {
  if (!chromiumPath)
    throw new RangeError('The editor bench needs Chromium (set REDAKSI_CHROMIUM to its path)');
  const all = copies().filter(({ name }) => !isQuick || name === '1k' || name === 'furnished');
  const rounds = isQuick ? 1 : FULL_ROUNDS;
  const how = isQuick ? QUICK : FULL;
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'redaksi-editor-bench-'));
  const home = path.join(scratch, 'home');
  const sittings: Sitting[] = [];
  say('editor: building the pages');
  const pages = await servePages(
    await builtPages(root),
    new Map(all.map(({ name, doc }) => [name, JSON.stringify(doc.toJSON())])),
  );
  const ends: (() => unknown)[] = [pages.end];
  try {
    await fillHome(home, all, rounds * 2);
    const { child, address } = await serve(home);
    ends.push(() => child.kill('SIGTERM'));
    const args = [...browserArguments, ...NO_FRAME_LIMIT];
    const ours = await chromium.launch({ executablePath: chromiumPath, args });
    ends.push(() => ours.close());
    const window = await ours.newContext({ viewport: SIZE });
    const first = await window.newPage();
    await first.goto(address);
    await first.locator('.queue .row').first().waitFor();
    await first.close();
    const version = `Chromium ${ours.version()}`;
    const turns = [
      ...EDITORS.map(({ key, name }) => ({ key: key as string, name: name as string })),
      { key: '', name: OURS },
    ];
    for (let round = 0; round < rounds; round++)
      for (const copy of all)
        for (let n = 0; n < turns.length; n++) {
          const turn = turns[(n + round) % turns.length];
          if (!turn) continue;
          say(`editor: round ${round + 1} of ${rounds}, ${copy.name}, ${turn.name}`);
          let times: SessionTimes;
          if (turn.name === OURS) {
            const page = await window.newPage();
            page.setDefaultTimeout(SESSION_MS);
            await page.goto(new URL('/', address).href);
            times = await workAt(page, () => openOurs(page, headlineOf(copy, round), copy.slips), how);
            await page.close();
          } else {
            const browser = await chromium.launch({ executablePath: chromiumPath, args });
            try {
              times = await onPage(browser, async (page) => {
                await page.goto(`${pages.address}/page.html?editor=${turn.key}&copy=${copy.name}`);
                await page.waitForFunction(() => 'openRival' in globalThis);
                return workAt(page, () => openRival(page), how);
              });
            } finally {
              await browser.close();
            }
          }
          sittings.push({ runtime: version, copy, editor: turn.name, times });
        }
    await ours.close();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    if (electronDoor.missing) say(`editor: not measured in Electron, there is no ${electronDoor.missing}`);
    else
      for (let round = 0; round < rounds; round++)
        for (const copy of all) {
          say(`editor: Electron, round ${round + 1} of ${rounds}, ${copy.name}`);
          const door = await electronDoor.open(home, NO_FRAME_LIMIT);
          try {
            const { page } = door;
            page.setDefaultTimeout(SESSION_MS);
            const work = (editor: string, open: () => Promise<number>) =>
              workAt(page, open, how).then((times) =>
                sittings.push({ runtime: 'Electron', copy, editor, times }),
              );
            await work(OURS, () => openOurs(page, headlineOf(copy, rounds + round), copy.slips));
            await work(BASELINE, () => openBare(page, plainBlocks(copy)));
          } finally {
            await door.close();
          }
        }
    const outcome: EditorOutcome = {
      bench: 'editor',
      machine,
      date: new Date().toISOString(),
      runtimes: [...new Set(sittings.map(({ runtime }) => runtime))],
      versions: versionsOf(root),
      rows: rowsOf(sittings, all),
    };
    return { outcome, titles: new Map(all.map(({ name, title }) => [name, title])) };
  } finally {
    for (const end of ends.reverse()) await end();
    rmSync(scratch, { recursive: true, force: true });
  }
}
