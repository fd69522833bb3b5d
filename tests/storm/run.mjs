// `npm run test:storm -- NAME...`: the fault suites at their full numbers, one after the other; all of them without names or
// with `all`. Ends with a table of what was found, a line for each, as docs/reliability.md keeps it.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../electron/build.mjs';

/** Every test that draws its inputs; windows and the storms themselves have suites of their own. */
const properties = readdirSync(path.join(root, 'tests'), { recursive: true })
  .filter((name) => /^(?!app|storm).*\.test\.ts$/.test(name))
  .map((name) => path.join('tests', name))
  .filter((name) => readFileSync(path.join(root, name), 'utf8').includes('fc.assert('));
const ROUNDS = 20;

const SUITES = {
  kill: ['tests/storm/kill.test.ts'],
  calls: ['tests/storm/calls.test.ts'],
  power: ['tests/storm/power.test.ts'],
  rot: ['tests/storm/rot.test.ts'],
  disk: ['tests/storm/disk.test.ts'],
  model: ['tests/storm/model.test.ts'],
  two: ['tests/storm/two.test.ts'],
  clock: ['tests/storm/clock.test.ts'],
  merge: ['tests/review/merge-properties.test.ts'],
  app: ['tests/app/kill.test.ts'],
  properties,
};

const given = process.argv.slice(2).filter((name) => name !== 'all');
const unknown = given.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  process.stderr.write(
    `test:storm: there is no ${unknown.join(', ')}; there are all, ${Object.keys(SUITES).join(', ')}\n`,
  );
  process.exit(2);
}

const run = (script, args, env = {}) =>
  spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status === 0;

/** Runs the property tests at the sizes of `npm test`, with another seed in every round; a seed that breaks one is told. */
function drawn(told, once) {
  const seeds = Array.from({ length: ROUNDS }, () => randomInt(2 ** 31));
  const broken = seeds.filter((seed) => !once({ REDAKSI_SEED: String(seed) }));
  const seen = broken.length > 0 ? `broken by REDAKSI_SEED=${broken.join(', ')}` : 'none broken';
  writeFileSync(told, `${ROUNDS} seeds, ${properties.length} files: ${seen}`);
  return broken.length === 0;
}

if (!run('electron/build.mjs', [])) process.exit(1);
const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-storm-'));
const rows = [];
let isSound = true;
for (const name of given.length > 0 ? given : Object.keys(SUITES)) {
  const told = path.join(folder, name);
  const start = performance.now();
  const once = (env) =>
    run(
      'node_modules/vitest/vitest.mjs',
      ['run', '--config', 'tests/vitest.config.ts', ...SUITES[name]],
      env,
    );
  const isPassed =
    name === 'properties' ? drawn(told, once) : once({ REDAKSI_STORM: 'full', REDAKSI_STORM_TOLD: told });
  isSound &&= isPassed;
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  const found = existsSync(told) ? readFileSync(told, 'utf8').trim().replaceAll('\n', '; ') : '';
  rows.push(`| ${name} | ${found} | ${isPassed ? 'passed' : '**failed**'} | ${minutes} |`);
}
rmSync(folder, { recursive: true });
process.stdout.write(`\n| suite | found | | minutes |\n| --- | --- | --- | --: |\n${rows.join('\n')}\n`);
process.exit(isSound ? 0 : 1);
