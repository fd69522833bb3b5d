import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { buildChild } from '../child-build';
import { scratchDesk } from '../scratch-desk';
import { filesUnder, wireStory } from './delivering';

/** A desk that is killed while it takes what has arrived: nothing is lost, and nothing is stored twice. */

let script = '';
// Beside the packages that it needs.
const built = mkdtempSync(path.join(root, 'node_modules', '.wire-'));
beforeAll(async () => {
  script = await buildChild(path.join(import.meta.dirname, 'child.ts'), built);
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const FILES = 3;

function delivered() {
  const home = path.join(scratch(), 'home');
  const folder = path.join(scratch(), 'kiriman');
  mkdirSync(folder);
  for (let n = 1; n <= FILES; n++) writeFileSync(path.join(folder, `${n}.txt`), wireStory(n));
  const run = (fault = '') =>
    spawnSync(process.execPath, [script, home, folder, fault], { stdio: 'inherit' });
  /** A desk that holds its first file; the returned function kills it. */
  const hold = async () => {
    const child = spawn(process.execPath, [script, home, folder, 'holding'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return async () => {
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
    };
  };
  /** Another desk of the same wire folder. */
  const colleague = () => {
    const other = path.join(scratch(), 'home');
    return {
      run: () => spawnSync(process.execPath, [script, other, folder], { stdio: 'inherit' }),
      headlines: async () => headlinesOf(other),
    };
  };
  return { home, folder, run, hold, colleague, headlines: () => headlinesOf(home) };
}

async function headlinesOf(home: string): Promise<string[]> {
  const rows = await (await scratchDesk(home)).call('listStories', {});
  return rows.map(({ headline }) => headline).sort();
}

const EACH_ONCE = Array.from({ length: FILES }, (_, n) => `Banjir Surut di Desa ${n + 1}`);

describe('a desk killed while it takes what has arrived', () => {
  it.each(['claimed', 'stored'])('when its file is %s loses none and takes none twice', async (fault) => {
    const { folder, run, headlines } = delivered();
    for (let n = 0; n < FILES; n++) expect(run(fault).signal).toBe('SIGKILL');
    expect(run().status).toBe(0);
    expect(await headlines()).toEqual(EACH_ONCE);
    const names = filesUnder(folder).map((file) => path.basename(file));
    expect(names.sort()).toEqual(['1.txt', '2.txt', '3.txt']);
    expect(filesUnder(folder).every((file) => file.startsWith('taken'))).toBe(true);
  });

  it('would take one twice if it did not know what it has stored (control)', async () => {
    const { run, headlines } = delivered();
    expect(run('stored').signal).toBe('SIGKILL');
    expect(run('forgetful').status).toBe(0);
    expect(await headlines()).toHaveLength(FILES + 1);
  });
});

describe('a desk that is killed and never comes back', () => {
  it('leaves what it had claimed to another desk, which takes it once', async () => {
    const { folder, run, colleague, headlines } = delivered();
    expect(run('claimed').signal).toBe('SIGKILL');
    const other = colleague();
    expect(other.run().status).toBe(0);
    expect(await other.headlines()).toEqual(EACH_ONCE);
    expect(filesUnder(folder).map((file) => path.dirname(path.dirname(file)))).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
    // It comes back after all, and finds nothing left to do.
    expect(run().status).toBe(0);
    expect(await headlines()).toEqual([]);
  });

  it('is let alone as long as it lives (control)', async () => {
    const { folder, hold, colleague } = delivered();
    const kill = await hold();
    const other = colleague();
    try {
      expect(other.run().status).toBe(0);
      expect(await other.headlines()).toEqual(EACH_ONCE.slice(1));
      expect(filesUnder(folder).filter((file) => file.endsWith('1.txt'))).toEqual([
        expect.stringMatching(/^taking/),
      ]);
    } finally {
      await kill();
    }
    expect(other.run().status).toBe(0);
    expect(await other.headlines()).toEqual(EACH_ONCE);
  });
});
