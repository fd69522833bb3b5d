// `node tests/archive/versions/make.mjs [overlaid]`: makes the archive of the present schema version, once, before that version is
// left; with `overlaid`, a home of this version in which every mark lies on every other one.
// What it makes is committed and never made again: it is what an archive of that version really looked like.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../../../electron/build.mjs';

const isOverlaid = process.argv[2] === 'overlaid';
const outDir = path.join(root, '.bench');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: path.join(import.meta.dirname, isOverlaid ? 'overlaid.ts' : 'maker.ts'),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'maker.js' } },
  },
});
const made = await import(pathToFileURL(path.join(outDir, 'maker.js')).href);
await (isOverlaid ? made.makeOverlaid : made.makeArchive)(import.meta.dirname);
