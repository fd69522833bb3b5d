import path from 'node:path';
import { build } from 'vite';
import { root } from './builders';

/** Bundles a script of the tests into one file that a bare Node runs, without the tests' own machinery. Returns its path. */
export async function buildChild(entry: string, outDir: string): Promise<string> {
  const name = `${path.basename(entry, '.ts')}.mjs`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: name, codeSplitting: false } },
    },
  });
  return path.join(outDir, name);
}
