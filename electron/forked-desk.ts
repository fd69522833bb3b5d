import { fork } from 'node:child_process';
import path from 'node:path';
import type { NoticeName, Notices } from '../shared/contract';
import { Refusal } from '../shared/story/refusal';
import { NoticeBoard } from './desk/notice-board';
import { DeskLine, type DeskChild } from './desk-line';
import type { ServedDesk } from './serve';

/** A desk process as Node forks it, for doors that have no utility process. */
function forkDesk(script: string, args: readonly string[]): DeskChild {
  const child = fork(script, [...args], {
    // Bytes travel as bytes.
    serialization: 'advanced',
    // Our stdout belongs to the command; what the desk prints is for whoever looks for faults.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return {
    // A desk that has just died is told by its exit, which comes as well.
    postMessage: (message) => void child.send(message, () => undefined),
    on: (event: 'message' | 'exit', listener: unknown) => child.on(event, listener as () => void),
    kill: () => child.kill(),
  };
}

/**
 * The desk of the browser door, in a process of its own: a slow disk or a long export does not stop the pages from being
 * served, and a desk that dies is started again while every page stays where it is.
 */
export async function openForkedDesk(options: {
  /** Folder of the built program. */
  readonly dist: string;
  readonly home: string;
}): Promise<ServedDesk & { close(): Promise<void> }> {
  const board = new NoticeBoard();
  const script = path.join(options.dist, 'desk-process.js');
  const line = new DeskLine(
    () => forkDesk(script, [options.home, 'browser']),
    (name, value) => board.post(name, value as Notices[NoticeName]),
  );
  const greeting = await line.call('hello', {});
  if (!greeting.ok) {
    await line.close();
    throw 'refusal' in greeting ? new Refusal(greeting.refusal) : new Error(greeting.defect);
  }
  return {
    ask: (call, args) => line.ask(call, args),
    on: (name, listener) => board.on(name, listener),
    close: () => line.close(),
  };
}
