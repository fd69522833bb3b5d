import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bulkImportBench, importBench, openBench, searchBench } from './archive-benches';
import { documentBench } from './document-bench';
import { durabilityBench } from './durability-bench';
import { measure, type Bench } from './bench';
import { measureEditors } from './editor/editor-bench';
import { editorPage } from './editor/report';
import { exportBench } from './export-bench';
import { historyBench } from './history-bench';
import { mergeBench } from './merge-bench';
import { pasteBench } from './paste-bench';
import { recoveryBench } from './recovery-bench';
import { reviewBench } from './review-bench';
import { chart, table } from './reporting';

const BENCHES: readonly Bench[] = [
  importBench,
  bulkImportBench,
  documentBench,
  openBench,
  searchBench,
  exportBench,
  pasteBench,
  historyBench,
  reviewBench,
  mergeBench,
  durabilityBench,
  recoveryBench,
];

/** Measured in browsers, by its own method. */
const EDITOR = 'editor';
const NAMES = [...BENCHES.map(({ name }) => name), EDITOR];

const given = process.argv.slice(2);
const isQuick = given.includes('--quick');
const asJson = given.includes('--json');
const names = given.filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !NAMES.includes(name));
if (
  unknown.length > 0 ||
  given.some((argument) => argument.startsWith('--') && !['--quick', '--json'].includes(argument))
) {
  process.stderr.write(
    `bench: there is no ${unknown.join(', ') || 'such option'}; there are ${NAMES.join(', ')}\n`,
  );
  process.exit(2);
}

const [cpu] = os.cpus();
const machine = `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}, Node ${process.versions.node}`;

const folder = path.resolve('docs', 'benchmarks');
const say = (text: string) => process.stderr.write(`${text}\n`);
const keep = (name: string, text: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
};

const outcomes: unknown[] = [];
for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  const outcome = await measure(bench, isQuick, machine, say);
  outcomes.push(outcome);
  if (!asJson) process.stdout.write(`${table(outcome)}\n`);
  // A quick run is to see that the bench works; only a full one is worth keeping.
  if (!isQuick) {
    keep(`${bench.name}.json`, `${JSON.stringify(outcome, null, 2)}\n`);
    keep(
      `${bench.name}.md`,
      `# ${outcome.title}\n\n${table(outcome).split('\n').slice(2).join('\n')}\n![${outcome.title}](${bench.name}.svg)\n\nRun again: \`npm run bench -- ${bench.name}\`\n`,
    );
    keep(`${bench.name}.svg`, chart(outcome));
  }
}
if (names.length === 0 || names.includes(EDITOR)) {
  const { outcome, titles } = await measureEditors(path.resolve('.'), isQuick, machine, say);
  outcomes.push(outcome);
  const page = editorPage(outcome, titles);
  if (!asJson) process.stdout.write(page);
  if (!isQuick) {
    keep(`${EDITOR}.json`, `${JSON.stringify(outcome, null, 2)}\n`);
    keep(`${EDITOR}.md`, page);
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(outcomes)}\n`);
