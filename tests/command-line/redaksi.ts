import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../builders';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the `redaksi` command as a script would, with nothing of this process but its path. */
export function redaksi(
  home: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'dist', 'cli.js'), ...args], {
      env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', REDAKSI_HOME: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** The one JSON value on stdout. */
export const json = (ran: Ran): unknown => JSON.parse(ran.out);
