import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { NewsDesk } from '../../electron/desk/desk';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { appCommand, browserArguments, chromiumPath, electronDoor, PATIENCE_MS, serve } from '../app/doors';
import { deskOf, killGroup } from '../app/killing';
import { shownPlace } from '../app/remembered';
import { isSeenAgain, LINE_PX, SEEN, until, type Seen } from '../app/seen';
import type { Bench, Case, Promised, Timing } from './bench';
import { scraped } from './copy';
import { SIZE } from './editor/our-window';

/** What the issue of never losing a word promises. */
const BACK_MS = 2_000;
const EMPTY = 'an empty window of Electron';
const FEW = 'of 3 stories';
/** So many are open in the window. */
const STORIES = 2;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when `isSo`. */
async function come(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = performance.now(); performance.now() - start < PATIENCE_MS; await pause(10))
    if (await isSo()) return;
  throw new RangeError(`It did not come to this: ${what}`);
}

/** A home with the samples and so many stories beside them. Returns two of the samples. */
async function fillHome(home: string, stories: number): Promise<readonly string[]> {
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'bench', as: 'Rini S.' });
  await desk.addSamples(path.resolve('electron', 'desk', 'samples'));
  const samples = desk.archive.index.list().slice(0, STORIES);
  for (let n = 0; n < stories; n++) {
    const { text, reading } = decode(Buffer.from(scraped(n, 500)), 'naskah.txt');
    const draft = ingestText(text, reading);
    desk.stories.createFrom(draft.doc, draft.fields, { from: 'new' });
  }
  desk.stories.catchUp();
  await desk.archive.copied();
  desk.close();
  return samples.map(({ id }) => id);
}

/**
 * Resolves with the time (ms since 1970, this machine's clock) of the frame that shows what is wanted: a script that looks at
 * every frame, in the page, so that what the bench itself takes to ask is not in it.
 */
const frameWhere = (page: Page, condition: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const start = performance.now();
    const look = () => {
      const seen = ${SEEN};
      if (${condition}) requestAnimationFrame(() => resolve(Date.now()));
      else if (performance.now() - start > ${PATIENCE_MS}) reject(new Error(JSON.stringify(seen)));
      else requestAnimationFrame(look);
    };
    look();
  })`);

/** Back: the stories that were open, the words of the one on the page, the caret after them, the page where it was scrolled to, and nothing asked. */
const back = (word: string, scroll: number): string =>
  `seen.stories.length === ${STORIES} && seen.dialogs === 0 && Math.abs(seen.scroll - ${scroll}) < ${LINE_PX} && ` +
  `seen.words.includes(${JSON.stringify(word)}) && seen.beforeCaret.includes(${JSON.stringify(word)})`;

/** A program that was started, and when. */
interface Started {
  readonly page: Page;
  readonly startedAt: number;
  /** Lets go of it: its processes are killed by then. */
  end(): Promise<unknown>;
}
type Start = (home: string) => Promise<Started>;

/** Starts a command of Electron and looks at its first page through Chromium's own port. */
async function startElectron({ executablePath, args, env }: ReturnType<typeof appCommand>): Promise<Started> {
  const startedAt = Date.now();
  const child = spawn(executablePath, ['--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const port = () => /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/m.exec(errors)?.[1];
  await come('Electron listens', () => port() !== undefined);
  const address = `http://127.0.0.1:${port()}`;
  // Who connects before the page has begun to load may wait for ever.
  await come('Electron loads a page', () => hasPage(address));
  const browser = await chromium.connectOverCDP(address, { timeout: PATIENCE_MS });
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new RangeError('Electron shows no page');
  const ended = once(child, 'exit');
  return {
    page,
    startedAt,
    end: async () => {
      await browser.close();
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}

async function hasPage(address: string): Promise<boolean> {
  const targets = (await (await fetch(`${address}/json/list`)).json()) as { type: string; url: string }[];
  return targets.some(({ type, url }) => type === 'page' && /^(redaksi|data):/.test(url));
}

const startApp: Start = (home) => startElectron(appCommand(home));

/** The browser door, in a browser that is open, as a person's is. */
const startServer =
  (browser: Browser): Start =>
  async (home) => {
    const startedAt = Date.now();
    const { child, address } = await serve(home);
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    await page.goto(address);
    return {
      page,
      startedAt,
      end: async () => {
        child.kill('SIGKILL');
        await context.close();
      },
    };
  };

/** Types a word at the end of the sign-off; resolves when it, the caret and the scroll are on disk. Returns how far the page is scrolled. */
async function typeWord(page: Page, home: string, word: string): Promise<number> {
  await page.keyboard.press('End');
  await page.keyboard.type(` ${word}`);
  await frameWhere(page, `seen.isOnDisk && seen.beforeCaret.endsWith(${JSON.stringify(word)})`);
  const head = await page.evaluate<number>(
    `document.querySelector('.ProseMirror > .signOff').pmViewDesc.posAtEnd`,
  );
  await come('the caret is remembered', () => shownPlace(home)?.head === head);
  const { scroll } = await page.evaluate<Seen>(SEEN);
  return scroll;
}

/** Opens stories in a window, the last on its page, with the caret in its sign-off. */
async function openStories(page: Page, stories: readonly string[]): Promise<void> {
  await page.locator('.queue .row').first().waitFor();
  for (const id of stories) {
    await page.evaluate((story) => (window.location.hash = `#/story/${story}`), id);
    await frameWhere(page, `seen.words !== '' && location.hash === '#/story/${id}'`);
  }
  await frameWhere(page, `seen.stories.length === ${STORIES}`);
  await page.locator('.ProseMirror > .signOff').first().click();
}

/** A program that is killed while somebody types, and started again. */
class Life {
  readonly #home: string;
  readonly #start: Start;
  #words = 0;
  #scroll = 0;

  constructor(home: string, start: Start) {
    this.#home = home;
    this.#start = start;
  }

  get #word(): string {
    return `w${this.#words}`;
  }

  /** Opens the stories for the first time, and is killed. */
  async begin(stories: readonly string[]): Promise<void> {
    const started = await this.#start(this.#home);
    try {
      await openStories(started.page, stories);
      await this.#typeAndDie(started.page);
    } finally {
      await started.end();
    }
  }

  /** Starts it; the time until it is back, in ms. Then it is killed again. */
  async again(): Promise<number> {
    const started = await this.#start(this.#home);
    try {
      const at = await frameWhere(started.page, back(this.#word, this.#scroll));
      await this.#typeAndDie(started.page);
      return at - started.startedAt;
    } finally {
      await started.end();
    }
  }

  async #typeAndDie(page: Page): Promise<void> {
    this.#words += 1;
    // The page's own last move of the caret after it was given the focus comes later.
    await pause(100);
    this.#scroll = await typeWord(page, this.#home, this.#word);
    const typing = page.keyboard.type('abcd', { delay: 5 }).catch(() => undefined);
    await pause(10);
    killGroup(this.#home);
    await typing;
  }
}

/** Only one process is killed, and the program mends itself: the renderer, or the desk. */
async function mending(
  home: string,
  stories: readonly string[],
): Promise<{ cases: Case[]; end: () => Promise<void> }> {
  const app = await electronDoor.open(home);
  await openStories(app.page, stories);
  await app.page.keyboard.press('End');
  let words = 0;
  const type = async () => {
    const word = `r${words++}`;
    await app.inPage(`document.execCommand('insertText', false, ' ${word}')`);
    return word;
  };
  const isStored =
    (word: string) =>
    ({ isOnDisk, beforeCaret }: Seen) =>
      isOnDisk && beforeCaret.endsWith(word);
  const stored = async () => {
    const word = await type();
    await until(app, isStored(word));
    const head = await app.inPage<number>(
      `document.querySelector('.ProseMirror > .signOff').pmViewDesc.posAtEnd`,
    );
    await come('the caret is remembered', () => shownPlace(home)?.head === head);
    return app.inPage<Seen>(SEEN);
  };
  return {
    cases: [
      {
        name: 'the app, only its renderer killed',
        run: async () => {
          const before = await stored();
          process.kill(await app.rendererPid(), 'SIGKILL');
          return until(app, (seen) => isSeenAgain(seen, before));
        },
      },
      {
        name: 'the app, only its desk killed: until a word typed then is on disk',
        run: async () => {
          await stored();
          process.kill(deskOf(home) ?? 0, 'SIGKILL');
          const word = await type();
          return until(app, isStored(word));
        },
      },
    ],
    end: () => app.kill(),
  };
}

/** From the start of a program that was killed while somebody typed to the frame that has the story, the caret and the scroll. */
export const recoveryBench: Bench = {
  name: 'recovery',
  title: 'Back after kill -9, with the story, the caret and the scroll',
  baseline: EMPTY,
  prepare: async (isQuick) => {
    if (electronDoor.missing) throw new RangeError(`This bench needs ${electronDoor.missing}`);
    if (!chromiumPath) throw new RangeError('This bench needs Chromium (set REDAKSI_CHROMIUM to its path)');
    const built = spawnSync(process.execPath, ['electron/build.mjs'], { stdio: 'inherit' });
    if (built.status !== 0) throw new RangeError('The program could not be built');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-recovery-'));
    const many = isQuick ? 100 : 10_000;
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...browserArguments] });
    const lives: Case[] = [];
    const add = async (name: string, start: Start, stories: number) => {
      const home = path.join(folder, `home-${lives.length}`);
      const life = new Life(home, start);
      await life.begin(await fillHome(home, stories));
      lives.push({ name, run: () => life.again() });
    };
    const MANY = `of ${many.toLocaleString('en')} stories`;
    await add(`the app, archive ${FEW}`, startApp, 0);
    await add(`the app, archive ${MANY}`, startApp, many);
    await add(`\`redaksi serve\` in an open browser, archive ${FEW}`, startServer(browser), 0);
    await add(`\`redaksi serve\` in an open browser, archive ${MANY}`, startServer(browser), many);
    const mendingHome = path.join(folder, 'home-mending');
    const mended = await mending(mendingHome, await fillHome(mendingHome, 0));
    const emptyFolder = path.join(folder, 'empty');
    const emptyMain = path.join(folder, 'empty.cjs');
    writeFileSync(
      emptyMain,
      `const { app, BrowserWindow } = require('electron');
      app.setPath('userData', ${JSON.stringify(emptyFolder)});
      app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<h1>A</h1>'));`,
    );
    const empty = async () => {
      const command = appCommand(emptyFolder);
      const args = [...command.args.filter((one) => one.startsWith('--')), emptyMain];
      const started = await startElectron({ ...command, args });
      try {
        const at = await frameWhere(started.page, "document.querySelector('h1') !== null");
        return at - started.startedAt;
      } finally {
        killGroup(emptyFolder);
        await started.end();
      }
    };
    return {
      about:
        'Every process of the program killed at once while somebody types; from the start of the command to the frame that shows the same story with its last word that was on disk, the caret after it and the same scroll, and no dialog',
      rounds: isQuick ? 1 : 10,
      perRound: 1,
      cases: [{ name: EMPTY, run: empty }, ...lives, ...mended.cases],
      promises: (timings) => timings.filter(({ name }) => name !== EMPTY).flatMap(promised),
      end: async () => {
        await mended.end();
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

function promised({ name, p95 }: Timing): Promised[] {
  return [
    {
      what: `${name}, p95: at most ${BACK_MS / 1000} s`,
      measured: `${(p95 / 1000).toFixed(2)} s`,
      isKept: p95 <= BACK_MS,
    },
  ];
}
