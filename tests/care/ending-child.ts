import { DatabaseSync } from '@photostructure/sqlite';
import { writeSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { CareWorker, endProcess } from '../../electron/care-worker';

/**
 * A process with a thread that works in SQLite, and its end.
 *
 *   ending-child idle|busy asked|exits
 *
 * `busy`: the thread is in the middle of a call that does not end. `asked`: ended as the desk ends; `exits`: the control.
 */

const [how = '', end = ''] = process.argv.slice(2);

if (isMainThread) {
  const care = new CareWorker(import.meta.filename, { how }, () => {
    writeSync(1, 'at work\n');
    if (end === 'exits') process.exit(0);
    // Only the thread that does not end is waited for in vain.
    void care.end(how === 'busy' ? 100 : 60_000).then(endProcess);
  });
  // The desk has its windows to wait for.
  setInterval(() => undefined, 1_000);
} else {
  const database = new DatabaseSync(':memory:');
  parentPort?.on('message', () => process.exit());
  parentPort?.postMessage('at work');
  const isBusy = (workerData as { how: string }).how === 'busy';
  // Rows without end, each given over to JavaScript as the look at a journal is.
  if (isBusy)
    for (const row of database
      .prepare('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c')
      .iterate())
      if (row === null) break;
}
