// `npm run bench -- NAME [--json] [--quick]`: builds the benches with the project's own compiler and runs them.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../../electron/build.mjs';

const outDir = path.join(root, '.bench');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: path.join(root, 'tests', 'bench', 'main.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
  },
});
await import(pathToFileURL(path.join(outDir, 'main.js')).href);
