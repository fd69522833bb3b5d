import { parentPort, workerData } from 'node:worker_threads';
import { homePlaces } from './desk/home';
import { emptyLog } from './desk/care/log-care';
import { careOnce } from './desk/care/nightly';

/** Looks after a home beside the desk, in a thread of its own: nothing here ever holds up a window. */

const HOUR_MS = 3_600_000;
const LOG_PAUSE_MS = 5_000;
const { home } = workerData as { home: string };

function care(): void {
  try {
    parentPort?.postMessage(careOnce(homePlaces(home), new Date().toISOString()));
  } catch (error) {
    // Told by the desk's own log; the next hour tries again.
    console.error(error);
  }
  setTimeout(care, HOUR_MS);
}

function keepLogShort(): void {
  try {
    emptyLog(homePlaces(home));
  } catch (error) {
    // The log keeps everything; the next turn tries again.
    console.error(error);
  }
  setTimeout(keepLogShort, LOG_PAUSE_MS);
}

// The desk ends: what is under way is finished, nothing more is begun.
parentPort?.on('message', () => process.exit());

care();
setTimeout(keepLogShort, LOG_PAUSE_MS);
