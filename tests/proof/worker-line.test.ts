import { describe, expect, it } from 'vitest';
import { doJob, type Job } from '../../renderer/editor/proof/jobs';
import { ReadingTrouble } from '../../renderer/editor/proof/reader';
import { readersOver } from '../../renderer/editor/proof/readers';
import { WorkerLine, type WorkerEnd } from '../../renderer/editor/proof/worker-line';
import { breathe, ClockByHand } from '../session/clock-by-hand';

/** A worker that does the jobs in this thread, or hangs on texts that say so. */
class WorkerHere implements WorkerEnd {
  onmessage: WorkerEnd['onmessage'] = null;
  onerror: WorkerEnd['onerror'] = null;
  isGone = false;

  postMessage(message: unknown): void {
    const { number, job } = message as { number: number; job: Job };
    if (job.texts.includes('hang')) return;
    if (job.texts.includes('break')) return void queueMicrotask(() => this.onerror?.(new Error('gone')));
    queueMicrotask(() => this.isGone || this.onmessage?.({ data: { number, answer: doJob(job) } }));
  }

  terminate(): void {
    this.isGone = true;
  }
}

function line() {
  const workers: WorkerHere[] = [];
  const clock = new ClockByHand();
  const made = new WorkerLine(() => {
    const worker = new WorkerHere();
    workers.push(worker);
    return worker;
  }, clock);
  return { workers, clock, readers: readersOver((job) => made.do(job)) };
}

const find = (words: string, isPattern = false) => ({
  find: words,
  isPattern,
  matchesCase: false,
  wholeWords: false,
  kind: null,
});

describe('the line to the reading worker', () => {
  it('begins one worker, with the first job', async () => {
    const { workers, readers } = line();
    expect(workers).toHaveLength(0);
    const [first, second] = await Promise.all([
      readers.find.read(find('air'), ['Air pasang', 'surut']),
      readers.slips.read(true, ['dan dan']),
    ]);
    expect(first).toEqual([[{ from: 0, to: 3 }], []]);
    expect(second).toMatchObject([[{ from: 0, to: 7, rule: 'text.doubledWord' }]]);
    expect(workers).toHaveLength(1);
  });

  it('says what is wrong with a pattern, and works on', async () => {
    const { readers, workers } = line();
    const trouble = await readers.find.read(find('(', true), ['a']).catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(ReadingTrouble);
    expect((trouble as ReadingTrouble).words.en).toBe('This is not a pattern: Unterminated group.');
    expect(await readers.find.read(find('a', true), ['a'])).toMatchObject([[{ from: 0, to: 1 }]]);
    expect(workers).toHaveLength(1);
  });

  it('ends a worker that takes too long, and the next job is done by another', async () => {
    const { readers, workers, clock } = line();
    const hanging = readers.find.read(find('a'), ['hang']).catch((error: unknown) => error);
    const behind = readers.find.read(find('a'), ['a']);
    await clock.pass(1_999);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isGone).toBe(false);
    await clock.pass(2);
    expect((await hanging) as ReadingTrouble).toMatchObject({
      words: { en: expect.stringContaining('too long') as string },
    });
    expect(workers[0]?.isGone).toBe(true);
    expect(await behind).toEqual([[{ from: 0, to: 1 }]]);
    expect(workers).toHaveLength(2);
  });

  it('says so when the worker breaks', async () => {
    const { readers, workers } = line();
    const trouble = await readers.slips.read(true, ['break']).catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(ReadingTrouble);
    expect(workers[0]?.isGone).toBe(true);
    await breathe();
    expect(await readers.slips.read(true, ['aman'])).toEqual([[]]);
  });
});
