import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tell } from './told';
import {
  isFull,
  judge,
  runWriter,
  STORM_TIMEOUT_MS,
  withWriters,
  type Precaution,
  type Said,
} from './writers';

/** Two programs that type into the same stories of one home; who comes second is told so and types again. */

withWriters();

async function inAHome(programs: (home: string) => Promise<readonly Said[]>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-two-'));
  const home = path.join(folder, 'home');
  try {
    const all = await programs(home);
    const verdicts = all.map((said) => judge(path.join(home, 'archive.sqlite'), said));
    const sum = (part: 'lost' | 'corrupt' | 'broken') =>
      verdicts.reduce((total, verdict) => total + verdict[part], 0);
    const stored = all.map((said) => [...said.stored.values()].reduce((total, ids) => total + ids.size, 0));
    return { stored, lost: sum('lost'), corrupt: sum('corrupt'), broken: sum('broken') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both type until each of them has stored so many entries, and for so long at the least. */
const atOnce = (atLeast: number, ms: number) =>
  inAHome(async (home) => {
    await runWriter({ home, edits: 1 });
    let enough: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (enough = resolve));
    const counts = [0, 0];
    const start = performance.now();
    const count = (one: number) => (line: string) => {
      if (line.startsWith('stored ')) counts[one] = (counts[one] ?? 0) + 1;
      if (Math.min(...counts) >= atLeast && performance.now() - start >= ms) enough();
    };
    // One that dies ends the other too; the counts will say it.
    const type = (one: number) => runWriter({ home, until, onSaid: count(one) }).finally(enough);
    return Promise.all([type(0), type(1)]);
  });

/** Both read the stories before either writes; then one writes, and after it the other. */
const oneAfterTheOther = (without?: Precaution) =>
  inAHome(async (home) => {
    const weaker = without ? { without } : {};
    await runWriter({ home, edits: 1, ...weaker });
    let mayType: () => void = () => undefined;
    let hasRead: () => void = () => undefined;
    const read = new Promise<void>((resolve) => (hasRead = resolve));
    const second = runWriter({
      ...{ home, edits: 1, how: 'waits', ...weaker },
      mayType: new Promise<void>((resolve) => (mayType = resolve)),
      onSaid: (line) => line === 'read' && hasRead(),
    });
    // Or it has died, which the counts will say.
    await Promise.race([read, second]);
    const first = await runWriter({ home, edits: 1, ...weaker });
    mayType();
    return [first, await second];
  });

const NOTHING = { lost: 0, corrupt: 0, broken: 0 };

it('two programs on one home lose nothing to each other', { timeout: STORM_TIMEOUT_MS }, async () => {
  const { stored, ...verdict } = await atOnce(20, isFull ? 60_000 : 2_000);
  tell(
    `two programs: ${stored.join(' and ')} entries stored, ${verdict.lost} lost, ${verdict.corrupt} corrupt, ${verdict.broken} broken`,
  );
  expect(verdict).toEqual(NOTHING);
  expect(Math.min(...stored)).toBeGreaterThanOrEqual(20);
});

it(
  'a program that read before another one wrote loses nothing of it, and without the rule that holds the numbers of entries it does (control)',
  { timeout: STORM_TIMEOUT_MS },
  async () => {
    expect(await oneAfterTheOther()).toEqual({ stored: [3, 3], ...NOTHING });
    const { lost, stored } = await oneAfterTheOther('sequence');
    expect({ lost, stored }).toEqual({ lost: 3, stored: [3, 3] });
  },
);
