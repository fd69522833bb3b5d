import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chance } from './crash-images';
import { tell } from './told';
import {
  isFull,
  judge,
  runWriter,
  storm,
  STORM_TIMEOUT_MS,
  withWriters,
  type Said,
  type Verdict,
} from './writers';

/** SIGKILL at random moments, on a real disk. */

withWriters();

let compiled = '';
// One writer ends by itself and leaves what it has compiled to the thousands that do not.
beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-compiled-'));
  compiled = path.join(folder, 'compiled');
  const { isDone } = await runWriter({ home: path.join(folder, 'home'), edits: 1, compiled });
  expect(isDone).toBe(true);
});
afterAll(() => rmSync(path.dirname(compiled), { recursive: true }));

const SEED = 1404;
const LANES = 2;
/** A home is used for so many kills, so that there is always a history to lose. */
const PER_HOME = 25;
/** One kill in so many comes while the archive is being opened: what the kill before left behind is being put in order. */
const OPENING_ONE_IN = 4;
const LONGEST_OPENING_MS = 25;
/** The others come after up to so many entries, however long the machine takes for them, and a moment. */
const MOST_ENTRIES = 16;
const LONGEST_MOMENT_MS = 12;
/** A long storm says how far it is. */
const SAY_EVERY = 500;

interface Storm extends Verdict {
  kills: number;
  inOpening: number;
  stored: number;
}

async function killStorm(kills: number, how: 'early' | ''): Promise<Storm> {
  const total = { lost: 0, corrupt: 0, broken: 0, entries: 0, kills: 0, inOpening: 0, stored: 0 };
  const lane = async (share: number, random: () => number) => {
    let home = '';
    const all = new Map<string, Map<string, number>>();
    for (let n = 0; n < share; n++) {
      if (n % PER_HOME === 0) {
        if (home) rmSync(path.dirname(home), { recursive: true });
        home = path.join(mkdtempSync(path.join(os.tmpdir(), 'redaksi-kill-')), 'home');
        all.clear();
      }
      const isOpening = random() < 1 / OPENING_ONE_IN;
      const killAfter = random() * (isOpening ? LONGEST_OPENING_MS : LONGEST_MOMENT_MS);
      const killFrom = isOpening ? isBegun : hasStored(Math.floor(random() * MOST_ENTRIES));
      const said = await runWriter({ home, how, killAfter, killFrom, compiled });
      merge(all, said);
      const { lost, corrupt, broken } = judge(path.join(home, 'archive.sqlite'), { stored: all });
      total.kills += said.signal === 'SIGKILL' ? 1 : 0;
      total.inOpening += said.signal === 'SIGKILL' && !said.isReady ? 1 : 0;
      total.stored += [...said.stored.values()].reduce((sum, ids) => sum + ids.size, 0);
      total.lost += lost;
      total.corrupt += corrupt;
      total.broken += broken;
      if (lost + corrupt + broken > 0 && how === '')
        console.log(`lost ${lost}, corrupt ${corrupt}, broken ${broken}: kept ${keep(home)}\n${said.errors}`);
      if (isFull && total.kills % SAY_EVERY === 0) console.log(`kill storm so far: ${JSON.stringify(total)}`);
      // What the control has lost is lost once, not again at every later look.
      if (lost > 0) all.clear();
    }
    if (home) rmSync(path.dirname(home), { recursive: true });
  };
  await Promise.all(
    Array.from({ length: LANES }, (_, n) => lane(Math.ceil(kills / LANES), chance(SEED + n))),
  );
  return total;
}

const isBegun = (said: string) => said.includes('opening\n');
const hasStored = (entries: number) => (said: string) =>
  said.includes('ready\n') && said.split('\nstored ').length > entries;

/** What a loss was found in, for whoever looks into it. */
function keep(home: string): string {
  const kept = `${path.dirname(home)}-kept-${path.basename(mkdtempSync(path.join(os.tmpdir(), 'redaksi-')))}`;
  cpSync(home, kept, { recursive: true });
  return kept;
}

function merge(all: Map<string, Map<string, number>>, { stored }: Said): void {
  for (const [story, ids] of stored) {
    const known = all.get(story) ?? new Map<string, number>();
    for (const [id, seq] of ids) known.set(id, seq);
    all.set(story, known);
  }
}

it(
  'loses no entry that was called stored, however the process is killed',
  { timeout: STORM_TIMEOUT_MS },
  async () => {
    const kills = storm(500, 10_000);
    const { lost, corrupt, broken, stored, inOpening, ...rest } = await killStorm(kills, '');
    tell(
      `kill storm (seed ${SEED}): ${rest.kills} kills, ${inOpening} of them while the archive was opened, ${stored} entries stored: ${lost} lost, ${corrupt} corrupt, ${broken} with a gap`,
    );
    expect({ lost, corrupt, broken }).toEqual({ lost: 0, corrupt: 0, broken: 0 });
    expect(rest.kills).toBeGreaterThanOrEqual(kills * 0.95);
    expect(inOpening).toBeGreaterThan(0);
    expect(stored).toBeGreaterThan(kills);
  },
);

it(
  'would see it: a writer that says "stored" too early loses entries (control)',
  { timeout: STORM_TIMEOUT_MS },
  async () => {
    const { lost, corrupt, broken } = await killStorm(40, 'early');
    expect(lost).toBeGreaterThan(0);
    expect({ corrupt, broken }).toEqual({ corrupt: 0, broken: 0 });
  },
);
