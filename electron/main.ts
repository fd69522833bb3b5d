import { app, BrowserWindow, ipcMain, session, utilityProcess } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from '../shared/contract';
import { Refusal } from '../shared/story/refusal';
import { homeFolder } from './desk/home';
import { writeDurably } from './desk/durable-file';
import { DeskLine } from './desk-line';
import { setMenu } from './menu';
import { registerScheme, servePages } from './protocol';
import { isOurPage, lockApp, lockSession } from './security';
import { askWhere, openWindow } from './window';

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
  lockSession(session.defaultSession);
  servePages(session.defaultSession, path.join(dist, 'pages'), path.join(home, 'pictures'));
  setMenu(() => openWindow(preload));

  const line = new DeskLine(
    () =>
      utilityProcess.fork(path.join(dist, 'desk-process.js'), [home], {
        serviceName: 'Redaksi desk',
      }),
    (name, value) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`notice:${name}`, value);
    },
  );
  app.on('quit', () => line.close());

  ipcMain.handle('desk', async (event, name: unknown, args: unknown): Promise<Answer> => {
    if (!isOurPage(event) || typeof name !== 'string') return { ok: false, defect: 'not one of our pages' };
    const answer = await line.call(name, args);
    if (name !== 'savePackageAs' || !answer.ok) return answer;
    return savePackageAs(BrowserWindow.fromWebContents(event.sender), (args as { package: string }).package);
  });

  openWindow(preload);
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
