#!/usr/bin/env node
// The `redaksi` command. In a checkout it builds first if the sources are newer than the build; stdout stays the command's.
import { build, isBuilt } from './build.mjs';

if (!isBuilt()) {
  process.stderr.write('redaksi: membangun program / building the program …\n');
  await build();
}
await import('../dist/cli.js');
