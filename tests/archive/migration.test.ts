import { DatabaseSync } from '@photostructure/sqlite';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/desk/archive/database';
import { migrations } from '../../electron/desk/archive/migrations';
import { Journal } from '../../electron/desk/archive/journal';
import { buildChild } from '../child-build';
import { hasTool, root, scratch } from '../builders';
import type { Expected } from './versions/maker';

/** A migration that is killed at a write is finished or undone by the next start, at every write of it. */

const OLD = path.join(root, 'tests', 'archive', 'versions', '1');
const expected = JSON.parse(readFileSync(path.join(OLD, 'expected.json'), 'utf8')) as Expected;
const canTrace = hasTool('strace');
const CALLS = 'pwrite64,fdatasync,fsync,ftruncate,unlink';

let folder = '';
let migrator = '';
let careless = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(root, 'node_modules', '.migration-'));
  migrator = await buildChild(path.join(import.meta.dirname, 'migrator.ts'), folder);
  // The control: every statement of a migration a transaction of its own, and the number after them.
  const text = readFileSync(migrator, 'utf8');
  const bare = text.replaceAll('BEGIN IMMEDIATE', 'SELECT 1').replaceAll('"COMMIT"', '"SELECT 1"');
  if (bare === text) throw new RangeError('A migration runs in no transaction');
  careless = path.join(folder, 'careless.mjs');
  writeFileSync(careless, bare);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a copy of the old archive in a process that is killed at its `n`th write; says whether it was. */
function killedAt(n: number, script: string): { readonly file: string; readonly isKilled: boolean } {
  const file = path.join(scratch(), 'archive.sqlite');
  cpSync(path.join(OLD, 'archive.sqlite'), file);
  const inject = ['-e', `trace=${CALLS}`, '-e', `inject=${CALLS}:signal=KILL:when=${n}`];
  const { signal, status, stderr } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, script, file],
    { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
  );
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { file, isKilled: signal === 'SIGKILL' };
}

const versionOf = (file: string): number => {
  const database = new DatabaseSync(file);
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  database.close();
  return version;
};

/** What is wrong with an archive after the next start; null if nothing is. */
function faultOf(file: string): string | null {
  try {
    const database = openDatabase(file);
    try {
      const journal = new Journal(database);
      for (const { id, lines } of expected.stories)
        if (journal.open(id)?.seq !== lines.length) return `story ${id} is not whole`;
    } finally {
      database.close();
    }
    return versionOf(file) === migrations.length ? null : 'the migration was not finished';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Every write of a migration, until it gets through. */
function* everyKill(script: string): Generator<string> {
  for (let n = 1; ; n++) {
    const { file, isKilled } = killedAt(n, script);
    if (!isKilled) return;
    yield file;
  }
}

describe(`a migration killed at a write${canTrace ? '' : ' (needs strace)'}`, () => {
  it.skipIf(!canTrace)('is there whole or not at all, and the next start finishes it', () => {
    const seen = new Set<number>();
    for (const file of everyKill(migrator)) {
      const before = versionOf(file);
      expect(before).toBeGreaterThanOrEqual(1);
      expect(faultOf(file)).toBeNull();
      seen.add(before);
    }
    // It was killed before, between and after them.
    expect(seen.has(1) && seen.has(migrations.length)).toBe(true);
  });

  it.skipIf(!canTrace)('would be left half done without its transaction (control)', () => {
    let fault: string | null = null;
    for (const file of everyKill(careless)) {
      fault = faultOf(file);
      if (fault !== null) break;
    }
    expect(fault).not.toBeNull();
  });
});
