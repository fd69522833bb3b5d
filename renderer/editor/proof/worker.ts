import { doJob, type Job } from './jobs';

/** The reading worker: one job after the other, each answered under its number. */

interface WorkerRoom {
  onmessage: ((event: MessageEvent<{ readonly number: number; readonly job: Job }>) => void) | null;
  postMessage(message: unknown): void;
}

const room = globalThis as unknown as WorkerRoom;

room.onmessage = ({ data: { number, job } }) => room.postMessage({ number, answer: doJob(job) });
