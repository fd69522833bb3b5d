import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Electron from 'electron';
import { chromium, _electron, type Browser, type JSHandle, type Page } from 'playwright-core';
import { root } from '../builders';

/** Both doors as a person meets them: a page to look at and a home behind it. */

export interface OpenDoor {
  readonly page: Page;
  /** Errors and policy violations that the page reported; a test ends with none. */
  readonly complaints: readonly string[];
  /** Does what opens another window, and resolves with that window's page. */
  another(act: (page: Page) => Promise<void>): Promise<Page>;
  /** From now on the desk's disk refuses every write, or no longer does. */
  refuse(isRefusing: boolean): Promise<void>;
  /** Ends the program at once, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface DoorKind {
  readonly name: 'browser' | 'electron';
  /** The tool that is missing on this machine; null if the door can be opened. */
  readonly missing: string | null;
  /** `args`: further arguments of the browser or of Electron. */
  open(home: string, args?: readonly string[]): Promise<OpenDoor>;
}

/** An item of a native menu. */
export interface MenuLine {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  readonly isEnabled: boolean;
}

/** The app, for what only it can do. */
export interface OpenApp extends OpenDoor {
  /** Evaluates a script in the first window's page, past Playwright, which gives up a page that has crashed. */
  inPage<T>(script: string): Promise<T>;
  /** The process that draws the first window; 0 while there is none. */
  rendererPid(): Promise<number>;
  /** From now on native menus can be looked at. */
  watchMenus(): Promise<void>;
  /** The items of the native menu that was shown last, with those of its submenus. */
  menu(): Promise<readonly MenuLine[]>;
  /** Clicks one of them. */
  choose(id: string): Promise<void>;
  /** Closes a window as its frame does. */
  closeWindow(page: Page): Promise<void>;
  /** How many windows there are. */
  windows(): Promise<number>;
  /** Quits as the menu's last item does; returns before the app has ended, if it does. */
  quit(): Promise<void>;
  /** Resolves when the program has ended by itself. */
  ended(): Promise<void>;
  /** From now on the app breaks its promise: what is typed is called stored, and is not. For controls. */
  lie(): Promise<void>;
}

/** A Chromium on this machine, if there is one. */
export const chromiumPath =
  process.env['REDAKSI_CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const electronFolder =
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules', 'electron', 'dist');
const electronPath = path.join(electronFolder, process.platform === 'win32' ? 'electron.exe' : 'electron');
const isRoot = process.getuid?.() === 0;

/** How Chromium is started: no network of its own. */
export const browserArguments: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** How long a page may keep a test waiting: a bound against waiting for ever, not a measure of speed. */
export const PATIENCE_MS = 60_000;

const SIZE = { width: 1440, height: 900 };

/** A newcomer's English desk, so that a test knows what it reads. Tests that want Indonesian switch to it. */
const environment = (home: string) => ({
  ...(process.env as Record<string, string>),
  REDAKSI_HOME: home,
  LANG: 'en_US.UTF-8',
  LC_ALL: '',
});

function listen(page: Page, complaints: string[] = []): string[] {
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Runs inside the app: the way to the desk answers every append as a full disk would. */
function refuseAppends({ ipcMain }: typeof Electron, isRefusing: boolean): void {
  type Handler = (event: unknown, name: string, args: unknown) => Promise<unknown>;
  const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler & { real?: Handler }> })
    ._invokeHandlers;
  const handler = handlers.get('desk');
  const real = handler?.real ?? handler;
  if (!real) throw new RangeError('The app does not listen to its pages');
  const full = { id: 'disk penuh', en: 'disk full' };
  const refusal = { kind: 'io', code: 'disk.full', what: full, kept: full, todo: full };
  const refusing: Handler = (event, name, args) =>
    name === 'append' ? Promise.resolve(JSON.stringify({ ok: false, refusal })) : real(event, name, args);
  handlers.set('desk', isRefusing ? Object.assign(refusing, { real }) : real);
}

type Menu = InstanceType<typeof Electron.Menu>;

/** Where the app's last menu is kept for the tests: Electron gives no menu of a window out again. */
type Watched = typeof globalThis & { lastMenu?: Menu };

/** Runs inside the app: from now on the menu that was built last is kept. */
function watchMenus({ Menu }: typeof Electron): void {
  const build = Menu.buildFromTemplate.bind(Menu);
  Menu.buildFromTemplate = (template) => ((globalThis as Watched).lastMenu = build(template));
}

/** Runs inside the app: what stands in the last menu. */
function menuLines(): MenuLine[] {
  const lines = (menu: Menu | null | undefined): MenuLine[] =>
    (menu?.items ?? []).flatMap(({ id, role, label, enabled, submenu }) => [
      { id, role: role ?? '', label, isEnabled: enabled },
      ...lines(submenu),
    ]);
  return lines((globalThis as Watched).lastMenu);
}

/** Runs inside the app: clicks an item of the last menu. */
function chooseItem({ BrowserWindow }: typeof Electron, id: string): void {
  const [window] = BrowserWindow.getAllWindows();
  const item = (globalThis as Watched).lastMenu?.getMenuItemById(id);
  if (!item?.enabled) throw new RangeError(`Nobody can choose ${id}`);
  // As Electron does; its types say no more of it than that it can be called.
  (item.click as (event: undefined, window: unknown, contents: unknown) => void)(
    undefined,
    window,
    window?.webContents,
  );
}

/** Runs inside the app: the way to the desk calls every append stored, and the desk hears of none. */
function callStored({ ipcMain }: typeof Electron): void {
  interface Append {
    readonly story: string;
    readonly base: number;
    readonly entries: readonly object[];
  }
  type Handler = (event: unknown, name: string, args: unknown) => Promise<string>;
  const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
  const real = handlers.get('desk');
  if (!real) throw new RangeError('The app does not listen to its pages');
  handlers.set('desk', (event, name, args) => {
    if (name !== 'append') return real(event, name, args);
    const { story, base, entries } = args as Append;
    const signed = { story, base, author: '', device: '', at: new Date().toISOString(), schema: 1, hash: '' };
    const stored = entries.map((entry, place) => ({ ...signed, ...entry, seq: base + 1 + place }));
    const value = { stored: true, seq: base + stored.length, at: signed.at, entries: stored };
    return Promise.resolve(JSON.stringify({ ok: true, value }));
  });
}

/** Starts `redaksi serve` and resolves with its address. */
export function serve(home: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [path.join(root, 'dist', 'cli.js'), 'serve', '--no-open', '--json'], {
    env: environment(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    child.stdout?.once('data', (data) =>
      resolve({ child, ...(JSON.parse(String(data)) as { address: string }) }),
    );
  });
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
  );

/** The processes that `serve` has started: the desk is one of them. */
const deskProcesses = ({ pid }: ChildProcess) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');

export const browserDoor: DoorKind = {
  name: 'browser',
  missing: chromiumPath ? null : 'chromium',
  open: async (home, args = []) => {
    const { child, address } = await serve(home);
    const browser: Browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...browserArguments, ...args],
      timeout: PATIENCE_MS,
    });
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    page.context().setDefaultTimeout(PATIENCE_MS);
    const complaints = listen(page);
    await page.goto(address);
    page.context().on('page', (other) => listen(other, complaints));
    return {
      page,
      complaints,
      another: async (act) => {
        const opening = page.context().waitForEvent('page');
        await act(page);
        return opening;
      },
      // Node ignores the signal that goes with it, and the write comes back with EFBIG.
      refuse: (isRefusing) => {
        const limit = isRefusing ? '--fsize=1:' : '--fsize=unlimited:';
        for (const pid of deskProcesses(child)) execFileSync('prlimit', ['--pid', pid, limit]);
        return Promise.resolve();
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended(child);
        await browser.close();
      },
      close: async () => {
        await browser.close();
        child.kill('SIGTERM');
        await ended(child);
      },
    };
  },
};

/**
 * Playwright's own loader, which holds the app until Playwright looks: who connects while a page is being made may wait for
 * it for ever. Playwright adds it by itself only where it starts the Electron of node_modules.
 */
const loader = path.join(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');

/** The command that opens the app, as `npm start` does (electron/start.mjs), and what it is to know. */
export const appCommand = (home: string, args: readonly string[] = []) => ({
  executablePath: electronPath,
  args: ['-r', path.join(root, 'dist', 'main.cjs'), ...(isRoot ? ['--no-sandbox'] : []), ...args, root],
  env: environment(home),
});

export const electronDoor = {
  name: 'electron',
  missing: !existsSync(electronPath)
    ? 'electron'
    : process.platform === 'linux' && !process.env['DISPLAY']
      ? 'display (xvfb-run)'
      : null,
  open: async (home: string, args: readonly string[] = []): Promise<OpenApp> => {
    const command = appCommand(home, args);
    const app = await _electron.launch({
      ...command,
      args: ['-r', loader, ...command.args],
      timeout: PATIENCE_MS,
    });
    app.context().setDefaultTimeout(PATIENCE_MS);
    // Asked for at once: an app that has quit cannot say.
    const running = app.process();
    const page = await app.firstWindow({ timeout: PATIENCE_MS });
    const complaints = listen(page);
    app.on('window', (other) => listen(other, complaints));
    return {
      page,
      complaints,
      another: async (act) => {
        const opening = app.waitForEvent('window');
        await act(page);
        return opening;
      },
      refuse: (isRefusing) => app.evaluate(refuseAppends, isRefusing),
      kill: async () => {
        running.kill('SIGKILL');
        await ended(running);
      },
      close: () => app.close(),
      watchMenus: () => app.evaluate(watchMenus),
      menu: () => app.evaluate(menuLines),
      choose: (id) => app.evaluate(chooseItem, id),
      closeWindow: async (one) => {
        const window = (await app.browserWindow(one)) as JSHandle<Electron.BrowserWindow>;
        await window.evaluate((shown) => shown.close());
      },
      windows: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      // Not within the call: the app may end before it could answer.
      quit: () => app.evaluate((electron) => void setTimeout(() => electron.app.quit())),
      ended: () => ended(running),
      lie: () => app.evaluate(callStored),
      inPage: <T>(script: string) =>
        app.evaluate(
          ({ BrowserWindow }, code) =>
            BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<T>,
          script,
        ),
      rendererPid: () =>
        again(() =>
          app.evaluate(
            ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
          ),
        ),
    };
  },
} satisfies DoorKind;

/** Asks once more where the debugger lost the answer to its own garbage collection, which says nothing about the app. */
async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!/promise was garbage collected/.test(String(error))) throw error;
    return ask();
  }
}

export const doors: readonly DoorKind[] = [browserDoor, electronDoor];
