import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../builders';
import { buildChild } from '../child-build';

/** How the desk's process ends while a thread beside it is at work in SQLite. */

let folder = '';
let script = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(root, 'node_modules', '.ending-'));
  script = await buildChild(path.join(import.meta.dirname, 'ending-child.ts'), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ended(how: 'idle' | 'busy', end: 'asked' | 'exits') {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [script, how, end], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(stdout).toBe('at work\n');
  return { status, signal, errors: stderr };
}

it('ends by itself where the thread is between two works', () => {
  expect(ended('idle', 'asked')).toEqual({ status: 0, signal: null, errors: '' });
});

it('is killed, and does not abort, where the thread is in the middle of one', () => {
  expect(ended('busy', 'asked')).toEqual({ status: null, signal: 'SIGKILL', errors: '' });
});

it('would see it: a process that exits in the middle of one aborts (control)', () => {
  // As often as it takes: now and then the thread happens to be between two rows.
  for (let tries = 0; tries < 20; tries++) {
    const { status, errors } = ended('busy', 'exits');
    if (status === 0) continue;
    expect(errors).toContain('Napi::Error');
    return;
  }
  expect.fail('The process never aborted: then nobody need be killed any more');
});
