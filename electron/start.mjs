// `npm start`: builds if the sources are newer, then opens Electron; where Electron cannot run it says why in one sentence and
// opens the browser door instead. It never turns the sandbox off and never ends in a stack trace.
//   --clean   a throwaway home with the samples, removed at the end
//   --dev     rebuild and reload on every change of the sources
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { build, isBuilt, root } from './build.mjs';

const options = new Set(
  process.argv.slice(2).filter((argument) => argument === '--clean' || argument === '--dev'),
);
const passed = process.argv.slice(2).filter((argument) => !options.has(argument));
const isDev = options.has('--dev');
const require = createRequire(import.meta.url);

const isIndonesian = !/^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const say = (id, en) => process.stderr.write(`redaksi: ${isIndonesian ? id : en}\n`);

const environment = { ...process.env };
if (options.has('--clean')) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'redaksi-clean-'));
  environment.REDAKSI_HOME = home;
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
}
if (isDev) environment.REDAKSI_DEV = '1';

/** The runtime's executable, fetched by Electron's own installer where it is missing; null where it cannot be had. */
function electronExecutable() {
  const folder = path.dirname(require.resolve('electron/package.json'));
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const inside = () => {
    const named = path.join(folder, 'path.txt');
    const name = existsSync(named)
      ? readFileSync(named, 'utf8')
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron';
    const file = path.join(given ?? path.join(folder, 'dist'), name);
    return existsSync(file) ? file : null;
  };
  const found = inside();
  if (found || given) return found;
  say('mengambil Electron …', 'fetching Electron …');
  spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: 10 * 60 * 1000,
  });
  return inside();
}

/** Why Electron cannot run here, as [Indonesian, English]; null if nothing is known to be in its way. */
function obstacle(executable) {
  if (!executable) return ['Electron tidak bisa diambil di sini', 'Electron cannot be had here'];
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return ['tidak ada layar di sini', 'there is no display here'];
  const asRoot = process.getuid?.() === 0 && !passed.includes('--no-sandbox');
  if (asRoot) return ['Electron tidak berjalan sebagai root', 'Electron does not run as root'];
  return null;
}

let child = null;

/** Runs Electron; resolves with its exit code once it ends, and with whether a window ever came up. */
function runElectron(executable) {
  return new Promise((resolve) => {
    let isUp = false;
    // Preloaded (-r), not left to Electron's default app to import: what must be done before the app is ready is then done
    // in time in every Electron.
    child = spawn(executable, ['-r', path.join(root, 'dist', 'main.cjs'), root, ...passed], {
      stdio: ['inherit', 'inherit', isDev ? 'inherit' : 'ignore', 'ipc'],
      env: environment,
    });
    child.on('message', (message) => (isUp ||= message === 'ready'));
    child.on('error', () => resolve({ code: 1, isUp }));
    child.on('exit', (code) => resolve({ code: code ?? 1, isUp }));
  });
}

function runBrowserDoor() {
  return new Promise((resolve) => {
    child = spawn(
      process.execPath,
      [path.join(root, 'dist', 'cli.js'), 'serve', ...passed.filter((a) => a !== '--no-sandbox')],
      {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        env: environment,
      },
    );
    child.on('exit', (code) => resolve(code ?? 0));
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child?.kill(signal));

async function open() {
  const executable = electronExecutable();
  let why = obstacle(executable);
  if (!why) {
    const { code, isUp } = await runElectron(executable);
    if (isUp || code === 0) return code;
    why = ['Electron tidak bisa menyala di sini', 'Electron could not start here'];
  }
  say(`${why[0]}; Redaksi dibuka di peramban.`, `${why[1]}; Redaksi opens in the browser.`);
  return runBrowserDoor();
}

/** Rebuilds on change. The running door reloads its pages; a change of the desk itself starts the door again. */
function watchSources(restart) {
  let timer;
  let needsRestart = false;
  for (const room of ['electron', 'renderer', 'shared']) {
    watch(path.join(root, room), { recursive: true }, () => {
      needsRestart ||= room !== 'renderer';
      clearTimeout(timer);
      timer = setTimeout(() => {
        const again = needsRestart;
        needsRestart = false;
        build().then(
          () => (again ? restart() : child?.send?.('reload')),
          (error) => process.stderr.write(`${error.message}\n`),
        );
      }, 200);
    });
  }
}

try {
  if (!isBuilt()) {
    say('membangun program …', 'building the program …');
    await build();
  }
} catch (error) {
  say(`program tidak terbangun: ${error.message}`, `the program could not be built: ${error.message}`);
  process.exit(3);
}

if (isDev) {
  let isRestarting = true;
  watchSources(() => {
    isRestarting = true;
    child?.kill();
  });
  while (isRestarting) {
    isRestarting = false;
    process.exitCode = await open();
  }
  process.exit();
} else {
  process.exit(await open());
}
