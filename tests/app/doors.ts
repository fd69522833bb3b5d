import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, _electron, type Browser, type Page } from 'playwright-core';
import { root } from '../builders';

/** Both doors as a person meets them: a page to look at and a home behind it. */

export interface OpenDoor {
  readonly page: Page;
  /** Errors and policy violations that the page reported; a test ends with none. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface DoorKind {
  readonly name: 'browser' | 'electron';
  /** The tool that is missing on this machine; null if the door can be opened. */
  readonly missing: string | null;
  open(home: string): Promise<OpenDoor>;
}

const chromiumPath =
  process.env['REDAKSI_CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const electronFolder =
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules', 'electron', 'dist');
const electronPath = path.join(electronFolder, process.platform === 'win32' ? 'electron.exe' : 'electron');
const isRoot = process.getuid?.() === 0;

const SIZE = { width: 1440, height: 900 };

/** A newcomer's English desk, so that a test knows what it reads. Tests that want Indonesian switch to it. */
const environment = (home: string) => ({
  ...(process.env as Record<string, string>),
  REDAKSI_HOME: home,
  LANG: 'en_US.UTF-8',
  LC_ALL: '',
});

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Starts `redaksi serve` and resolves with its address. */
function serve(home: string): Promise<{ child: ChildProcess; address: string }> {
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

export const browserDoor: DoorKind = {
  name: 'browser',
  missing: chromiumPath ? null : 'chromium',
  open: async (home) => {
    const { child, address } = await serve(home);
    const browser: Browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    const complaints = listen(page);
    await page.goto(address);
    return {
      page,
      complaints,
      close: async () => {
        await browser.close();
        child.kill('SIGTERM');
        await ended(child);
      },
    };
  },
};

export const electronDoor: DoorKind = {
  name: 'electron',
  missing: !existsSync(electronPath)
    ? 'electron'
    : process.platform === 'linux' && !process.env['DISPLAY']
      ? 'display (xvfb-run)'
      : null,
  open: async (home) => {
    const app = await _electron.launch({
      executablePath: electronPath,
      // As `npm start` does (electron/start.mjs).
      args: ['-r', path.join(root, 'dist', 'main.cjs'), ...(isRoot ? ['--no-sandbox'] : []), root],
      env: environment(home),
    });
    const page = await app.firstWindow();
    const complaints = listen(page);
    return { page, complaints, close: () => app.close() };
  },
};

export const doors: readonly DoorKind[] = [browserDoor, electronDoor];
