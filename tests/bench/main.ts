import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importBench, openBench, searchBench } from './archive-benches';
import { measure, type Bench } from './bench';
import { exportBench } from './export-bench';
import { chart, table } from './reporting';

const BENCHES: readonly Bench[] = [importBench, openBench, searchBench, exportBench];

const given = process.argv.slice(2);
const isQuick = given.includes('--quick');
const asJson = given.includes('--json');
const names = given.filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (
  unknown.length > 0 ||
  given.some((argument) => argument.startsWith('--') && !['--quick', '--json'].includes(argument))
) {
  process.stderr.write(
    `bench: there is no ${unknown.join(', ') || 'such option'}; there are ${BENCHES.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}

const [cpu] = os.cpus();
const machine = `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}, Node ${process.versions.node}`;

const outcomes = [];
for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  const outcome = await measure(bench, isQuick, machine, (text) => process.stderr.write(`${text}\n`));
  outcomes.push(outcome);
  if (!asJson) process.stdout.write(`${table(outcome)}\n`);
  // A quick run is to see that the bench works; only a full one is worth keeping.
  if (!isQuick) {
    const folder = path.resolve('docs', 'benchmarks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${bench.name}.json`), `${JSON.stringify(outcome, null, 2)}\n`);
    writeFileSync(
      path.join(folder, `${bench.name}.md`),
      `# ${outcome.title}\n\n${table(outcome).split('\n').slice(2).join('\n')}\n![${outcome.title}](${bench.name}.svg)\n\nRun again: \`npm run bench -- ${bench.name}\`\n`,
    );
    writeFileSync(path.join(folder, `${bench.name}.svg`), chart(outcome));
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(outcomes)}\n`);
