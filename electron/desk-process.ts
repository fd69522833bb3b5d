import path from 'node:path';
import { noticeNames } from '../shared/contract';
import { Refusal } from '../shared/story/refusal';
import { NewsDesk } from './desk/desk';
import type { FromDesk, ToDesk } from './desk-line';

/**
 * The desk in a process of its own, so that a long export or a slow disk never holds up a window. Electron's utility process
 * gives it a port; the desk itself does not know that.
 */

interface Port {
  on(event: 'message', listener: (event: { data: ToDesk }) => void): void;
  postMessage(message: FromDesk): void;
}

declare const REDAKSI_VERSION: string;

const port = (process as unknown as { parentPort: Port }).parentPort;
const home = process.argv[2];
if (!home) throw new RangeError('desk-process: the home folder is missing');

const opening = NewsDesk.open({ home, door: 'electron', version: REDAKSI_VERSION }).then(async (desk) => {
  await desk.addSamples(path.join(import.meta.dirname, 'samples'));
  for (const name of noticeNames) desk.on(name, (value) => port.postMessage({ notice: name, value }));
  return desk;
});

port.on('message', ({ data }) => {
  const { id, call, args } = data;
  opening
    .then((desk) => desk.envelope(call, args))
    // The home could not be opened: every call hears why.
    .catch((error: unknown) =>
      error instanceof Refusal
        ? { ok: false as const, refusal: error.notice }
        : { ok: false as const, defect: String(error) },
    )
    .then((answer) => port.postMessage({ id, answer }), console.error);
});
