import { app, BrowserWindow, ipcMain, session, utilityProcess, type IpcMainInvokeEvent } from 'electron';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { calls, menuSchema, type Answer } from '../shared/contract';
import { encodeMessage } from '../shared/wire';
import { Refusal } from '../shared/story/refusal';
import { homeFolder } from './desk/home';
import { writeDurably } from './desk/durable-file';
import { WindowMemories } from './desk/window-memory';
import { DeskLine } from './desk-line';
import { Menus } from './menu';
import { registerScheme, servePages } from './protocol';
import { isOurPage, lockApp, lockSession } from './security';
import { askWhere, openWindow } from './window';
import { Windows } from './windows';

/** The Electron door: wiring only. */

const dist = __dirname;
const homeArgument = process.argv.find((argument) => argument.startsWith('--home='))?.slice('--home='.length);
const home = homeFolder(homeArgument);
const preload = path.join(dist, 'preload.cjs');

lockApp();
registerScheme();
app.setPath('userData', path.join(home, 'window'));

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
}

function start(): void {
  // First of all: the desk opens its archive while the window is made and its page is read.
  const line = new DeskLine(
    () =>
      utilityProcess.fork(path.join(dist, 'desk-process.js'), [home], {
        serviceName: 'Redaksi desk',
      }),
    (name, value) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`notice:${name}`, value);
    },
  );
  app.on('quit', () => void line.close());
  lockSession(session.defaultSession);
  servePages(session.defaultSession, path.join(dist, 'pages'), path.join(home, 'pictures'));
  const menus = new Menus();
  const windows = new Windows<BrowserWindow>({
    open: (name, story) => {
      const window = openWindow({ preload, name, story });
      menus.add(window);
      window.on('closed', () => windows.closed(window));
      return window;
    },
    forget: (name) => void line.call('forgetWindow', { window: name }),
    quit: () => app.quit(),
    newName: () => randomUUID(),
  });
  app.on('before-quit', () => windows.quitting());

  ipcMain.handle('desk', (event, name: unknown, args: unknown) => answered(event, name, args));

  /** The answer to a page's call, as text. */
  async function answered(event: IpcMainInvokeEvent, name: unknown, args: unknown): Promise<string> {
    if (!isOurPage(event) || typeof name !== 'string')
      return encodeMessage({ ok: false, defect: 'not one of our pages' } satisfies Answer);
    const window = BrowserWindow.fromWebContents(event.sender);
    const own = answerHere(name, args, window);
    if (own) return encodeMessage(own);
    if (name !== 'savePackageAs') return line.ask(name, args);
    const answer = await line.call(name, args);
    return encodeMessage(
      answer.ok ? await savePackageAs(window, (args as { package: string }).package) : answer,
    );
  }

  /** What only the app can do; everything else is the desk's. */
  function answerHere(name: string, args: unknown, window: BrowserWindow | null): Answer | null {
    if (name === 'openWindow') {
      const { success, output } = v.safeParse(calls.openWindow.arguments, args);
      // What is wrong with the arguments is the desk's to say.
      if (!success) return null;
      windows.open(output.story);
      return { ok: true, value: { opened: true } };
    }
    if (name === 'showMenu' && window) {
      const { success, output } = v.safeParse(menuSchema, args);
      if (success) menus.take(window, output);
    }
    if (name === 'stay') windows.stay();
    return null;
  }

  const remembered = new WindowMemories(home, 'electron').all;
  windows.start(remembered.map(({ window }) => window));
  // Whoever started us (npm start) waits for this to know that a window is up and that no browser is needed.
  process.send?.('ready');
  // `npm run dev` says when it has rebuilt the pages.
  process.on('message', (message) => {
    if (message !== 'reload') return;
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reloadIgnoringCache();
  });
}

async function savePackageAs(window: BrowserWindow | null, name: string): Promise<Answer> {
  const to = await askWhere(window, name);
  if (to === null) return { ok: true, value: null };
  try {
    await writeDurably(to, await readFile(path.join(home, 'packages', name)));
    return { ok: true, value: { path: to } };
  } catch (error) {
    return error instanceof Refusal
      ? { ok: false, refusal: error.notice }
      : { ok: false, defect: String(error) };
  }
}
