import path from 'node:path';
import { noticeNames } from '../shared/contract';
import { Refusal } from '../shared/story/refusal';
import { CareWorker, endProcess } from './care-worker';
import type { Cared } from './desk/care/nightly';
import { NewsDesk } from './desk/desk';
import { encodeMessage } from '../shared/wire';
import type { FromDesk, ToDesk } from './desk-line';

/**
 * The desk in a process of its own, so that a long export or a slow disk never holds up a window or a page. Electron's utility
 * process gives it a port, Node's fork a channel; the desk itself does not know that.
 */

interface UtilityPort {
  on(event: 'message', listener: (event: { data: ToDesk }) => void): void;
  postMessage(message: FromDesk): void;
}

declare const REDAKSI_VERSION: string;

const utility = (process as unknown as { parentPort?: UtilityPort }).parentPort;
const say = (message: FromDesk) => {
  if (utility) utility.postMessage(message);
  // A parent that is gone hears nothing: `disconnect` ends this process.
  else process.send?.(message, () => undefined);
};
const listen = (take: (message: ToDesk) => void) => {
  if (utility) utility.on('message', ({ data }) => take(data));
  else process.on('message', take);
};

const [home, door = 'electron'] = process.argv.slice(2);
if (!home) throw new RangeError('desk-process: the home folder is missing');

/** The windows come first: a thread that is read in beside them makes them wait. */
const CARE_PAUSE_MS = 5_000;

async function openDesk(): Promise<NewsDesk> {
  const desk = await NewsDesk.open({
    home: home ?? '',
    door: door === 'browser' ? 'browser' : 'electron',
    version: REDAKSI_VERSION,
  });
  await desk.addSamples(path.join(import.meta.dirname, 'samples'));
  for (const name of noticeNames) desk.on(name, (value) => say({ notice: name, value }));
  setTimeout(() => startCare(desk), CARE_PAUSE_MS).unref();
  desk.wire.watch();
  return desk;
}

/** Whoever asks first comes first. */
const REHEARSE_PAUSE_MS = 50;

/**
 * Opens the story at the top of the queue before anybody asks for one: the engine has then compiled what opening takes, and the
 * first story of the day comes as fast as the second.
 */
async function rehearseOpening(desk: NewsDesk): Promise<void> {
  const [row] = await desk.call('listStories', {});
  if (row) await desk.ask('openStory', { id: row.id });
}

let care: CareWorker | null = null;

function startCare(desk: NewsDesk): void {
  care = new CareWorker(path.join(import.meta.dirname, 'care-thread.js'), { home }, (told) => {
    // What could not be restored once is for a person to look at.
    if ((told as Cared).broken.length > 0 && desk.restored?.ok !== false) desk.restore().catch(console.error);
  });
}

let opening: Promise<NewsDesk> | null = null;

/** The desk; where the home could not be opened, every call hears why and the next one tries again. */
function theDesk(): Promise<NewsDesk> {
  opening ??= openDesk().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** What is in a group is committed and the second copy brought up before the process ends. */
function end(): void {
  const open = opening ?? Promise.resolve(null);
  open
    .then(async (desk) => {
      await desk?.wire.stop();
      desk?.close();
    })
    .catch(console.error)
    .then(() => care?.end() ?? true)
    .then(endProcess, console.error);
}
process.on('SIGTERM', end);
process.on('disconnect', end);
// Ctrl+C goes to every process of the terminal; the door ends this one in its own time.
process.on('SIGINT', () => undefined);

// A home that cannot be opened, or a story that cannot be read, is told to whoever asks for it.
theDesk().then(
  (desk) => {
    setTimeout(() => void rehearseOpening(desk).catch(() => undefined), REHEARSE_PAUSE_MS).unref();
  },
  () => undefined,
);

listen(({ id, call, args }) => {
  theDesk()
    .then((desk) => desk.ask(call, args))
    .catch((error: unknown) =>
      encodeMessage(
        error instanceof Refusal
          ? { ok: false, refusal: error.notice }
          : { ok: false, defect: String(error) },
      ),
    )
    .then((answer) => say({ id, answer }), console.error);
});
