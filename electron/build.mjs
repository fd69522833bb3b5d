// Builds dist/: the app (main, preload, desk process), the command line, and the pages. Everything is built beside the old
// dist and put in its place at the end, so that a command that runs meanwhile never meets half a build.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const stamp = path.join(dist, 'built');
/** Packages that bring a library of the system's own code, which no bundle can hold. */
const NATIVE = ['@photostructure/sqlite'];
const SOURCES = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json'];

function newest(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(place, { withFileTypes: true }).map((entry) =>
    newest(path.join(place, entry.name)),
  );
  return Math.max(stat.mtimeMs, ...inside);
}

/** True if dist was built from the sources as they are now. */
export function isBuilt() {
  if (!existsSync(stamp)) return false;
  return SOURCES.every((source) => newest(path.join(root, source)) <= Number(readFileSync(stamp, 'utf8')));
}

/**
 * Writes the names and keys of the pages' table of commands into commands.json: the command line lists them and may not
 * import the pages.
 */
async function writeCommands(viteBuild, common, work) {
  const { commandTable } = await exportsOf(viteBuild, common, work, 'renderer/command-table.ts');
  const named = commandTable.map(({ id, words, keys, group }) => ({ id, words, keys, group }));
  writeFileSync(path.join(work, 'commands.json'), `${JSON.stringify(named)}\n`);
}

/** What a source file exports: it is built, and run once. */
async function exportsOf(viteBuild, common, work, source) {
  const outDir = path.join(work, 'run-once');
  await viteBuild({ ...common, build: { ssr: path.join(root, source), outDir, target: 'node20' } });
  const [file] = readdirSync(outDir).filter((name) => name.startsWith(path.parse(source).name));
  const found = await import(pathToFileURL(path.join(outDir, file)).href);
  rmSync(outDir, { recursive: true });
  return found;
}

/** Builds everything. `pagesOnly` rebuilds the pages in place, for development. */
export async function build() {
  const { build: viteBuild } = await import('vite');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const startedAt = Date.now();
  const work = path.join(root, `dist.${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  const common = {
    root,
    configFile: false,
    logLevel: 'warn',
    define: { REDAKSI_VERSION: JSON.stringify(version) },
  };
  const node = { emptyOutDir: false, outDir: work, target: 'node20', minify: false, sourcemap: true };
  try {
    await viteBuild({
      ...common,
      // In one piece, and small: the desk of a window that opens waits for every file that is looked up and read.
      ssr: { noExternal: true, external: NATIVE },
      build: {
        ...node,
        minify: true,
        ssr: true,
        rollupOptions: {
          input: Object.fromEntries(
            ['desk-process', 'care-thread', 'cli'].map((name) => [
              name,
              path.join(root, 'electron', `${name}.ts`),
            ]),
          ),
          external: ['electron', ...NATIVE],
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    });
    await writeCommands(viteBuild, common, work);
    // CommonJS, each in one file: a sandboxed preload cannot require project files or packages, and what main does before the
    // app is ready (schemes, sandbox) must have run when its first line returns, which an ES module cannot promise.
    const { callNames, noticeNames } = await exportsOf(viteBuild, common, work, 'shared/contract.ts');
    const names = { REDAKSI_CALLS: JSON.stringify(callNames), REDAKSI_NOTICES: JSON.stringify(noticeNames) };
    for (const name of ['main', 'preload']) {
      await viteBuild({
        ...common,
        define: { ...common.define, ...names },
        ssr: { noExternal: true },
        build: {
          ...node,
          ssr: path.join(root, 'electron', `${name}.ts`),
          rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
        },
      });
    }
    await viteBuild({
      ...common,
      root: path.join(root, 'renderer'),
      base: '/',
      build: {
        outDir: path.join(work, 'pages'),
        emptyOutDir: true,
        target: 'chrome128',
        // The content security policy allows no data: addresses.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // Read from this machine's disk, not from a network: size is no cost here, and a warning at each first start is.
        chunkSizeWarningLimit: 4096,
        sourcemap: true,
      },
    });
    const samples = path.join(root, 'electron', 'desk', 'samples');
    mkdirSync(path.join(work, 'samples'), { recursive: true });
    for (const file of readdirSync(samples).filter((name) => name.endsWith('.jpg'))) {
      cpSync(path.join(samples, file), path.join(work, 'samples', file));
    }
    writeFileSync(path.join(work, 'built'), String(startedAt));
    rmSync(dist, { recursive: true, force: true });
    renameSync(work, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
