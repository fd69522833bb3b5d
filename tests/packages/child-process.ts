import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildChild } from '../child-build';

/** What a child says when it is done: its answer, the most memory it held, and the processor time it took. */
export interface Said {
  readonly result: unknown;
  readonly mebibytes: number;
  readonly seconds: number;
}

export interface Runtime {
  /** The command and what stands before the script; Node itself if absent. */
  readonly command?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

let folder = '';

/** Call at the top of a test file: bundles `child.ts` for it, without the tests' own machinery. */
export function withChildren(): void {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-child-'));
    await buildChild(path.join(import.meta.dirname, 'child.ts'), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

function commandLine(args: readonly string[], { command = [process.execPath] }: Runtime): [string, string[]] {
  const [program = process.execPath, ...before] = command;
  return [program, [...before, path.join(folder, 'child.mjs'), ...args]];
}

/** Runs one act of `child.ts` to its end. */
export function runChild(args: readonly string[], runtime: Runtime = {}): Said {
  const [program, all] = commandLine(args, runtime);
  const { stdout, stderr, status } = spawnSync(program, all, {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, ...runtime.env },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Said;
}

/** Starts an act and comes back when it says that it is stuck. */
export async function startChild(args: readonly string[]): Promise<ChildProcess> {
  const [program, all] = commandLine(args, {});
  const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The child ended before it was stuck')));
  });
  return child;
}

/** Kills a child the way a power cut would, and waits until it is gone. */
export async function killChild(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
