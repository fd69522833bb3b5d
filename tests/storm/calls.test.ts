import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasTool, root } from '../builders';
import { tell } from './told';
import { isFull, judge, runWriter, storm, STORM_TIMEOUT_MS, withWriters, type Said } from './writers';

/** A writer killed, or its disk failing, at one system call after the other: migration of an old archive, fifty edits, a package. */

withWriters();
const canTrace = hasTool('strace');
const options = { timeout: STORM_TIMEOUT_MS };
const EDITS = 50;
const OLD_HOME = path.join(root, 'tests', 'archive', 'versions', '1');
const CHANGES = 'pwrite64,fdatasync,fsync,ftruncate,rename,unlink';

interface Ran extends Said {
  readonly verdict: ReturnType<typeof judge>;
  /** A package under its own name that is not whole. */
  readonly isHalfPackage: boolean;
}

let wholePackage: Buffer | null = null;

/** Runs a session on a copy of an archive of the first version, with the faults that `before` brings. */
async function session(
  before: readonly string[],
  { edits = EDITS, how = '' as 'early' | 'swallows' | '' } = {},
): Promise<Ran> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-calls-'));
  const home = path.join(folder, 'home');
  try {
    cpSync(OLD_HOME, home, { recursive: true });
    const said = await runWriter({ home, stories: 1, edits, how, before });
    const pack = path.join(home, 'packages', 'storm.zip');
    const bytes = existsSync(pack) ? readFileSync(pack) : null;
    if (said.isDone && said.refused.length === 0) wholePackage ??= bytes;
    const isHalfPackage = bytes ? wholePackage !== null && !bytes.equals(wholePackage) : said.isPackageSaid;
    return { ...said, verdict: judge(path.join(home, 'archive.sqlite'), said), isHalfPackage };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const strace = (...inject: readonly string[]) => [
  'strace',
  '-f',
  '-qq',
  '-o',
  '/dev/null',
  '-e',
  `trace=${CHANGES}`,
  ...inject.flatMap((one) => ['-e', `inject=${one}`]),
];

/** Every place to break, or in the short form an even choice of them. */
function* places(step: number): Generator<number> {
  for (let n = 1; ; n += step) yield n;
}

it.skipIf(!canTrace)(
  'loses nothing when it is killed at a write or an fsync, whichever it is (strace)',
  options,
  async () => {
    const whole = await session([]);
    expect(whole).toMatchObject({ isDone: true, verdict: { lost: 0, corrupt: 0, broken: 0 } });
    let kills = 0;
    for (const n of places(storm(23, 1))) {
      const { signal, verdict, isHalfPackage, isDone } = await session(
        strace(`${CHANGES}:signal=KILL:when=${n}`),
      );
      expect({ n, ...verdict, entries: 0, isHalfPackage }).toEqual({
        n,
        lost: 0,
        corrupt: 0,
        broken: 0,
        entries: 0,
        isHalfPackage: false,
      });
      if (isDone) break;
      if (signal === 'SIGKILL') kills += 1;
    }
    tell(`killed at ${kills} writes and fsyncs: 0 lost, 0 corrupt, 0 with a gap, 0 half packages`);
    expect(kills).toBeGreaterThan(storm(10, 200));
  },
);

it.skipIf(!canTrace)(
  'would see it: a writer that says "stored" too early loses an entry (control, strace)',
  options,
  async () => {
    let lost = 0;
    for (let n = 40; lost === 0 && n < 80; n++) {
      const { verdict, isDone } = await session(strace(`${CHANGES}:signal=KILL:when=${n}`), { how: 'early' });
      if (isDone) break;
      lost = verdict.lost;
    }
    expect(lost).toBeGreaterThan(0);
  },
);

it.skipIf(!canTrace).each([
  ['a write fails once', 'pwrite64:error=EIO', ''],
  ['every write fails from there on', 'pwrite64:error=EIO', '+'],
  ['an fsync fails once', 'fdatasync,fsync:error=EIO', ''],
  ['every fsync fails from there on', 'fdatasync,fsync:error=EIO', '+'],
  ['the disk is full once', 'pwrite64:error=ENOSPC', ''],
  ['the disk is full from there on', 'pwrite64:error=ENOSPC', '+'],
  ['a quota is used up', 'pwrite64:error=EDQUOT', '+'],
] as const)('says "stored" of nothing that is not, where %s (strace)', options, async (name, fault, ever) => {
  let faults = 0;
  const edits = 12;
  for (const n of places(isFull ? 1 : 17)) {
    const { verdict, stored, refused, isDone, isHalfPackage } = await session(
      strace(`${fault}:when=${n}${ever}`),
      { edits },
    );
    expect({ n, ...verdict, entries: 0, isHalfPackage }).toEqual({
      n,
      lost: 0,
      corrupt: 0,
      broken: 0,
      entries: 0,
      isHalfPackage: false,
    });
    faults += refused.length;
    // One fault is got over: every edit is stored in the end.
    const count = [...stored.values()].reduce((sum, ids) => sum + ids.size, 0);
    if (ever === '' && isDone) expect({ n, count }).toEqual({ n, count: edits });
    if (n > (isFull ? 400 : 60)) break;
  }
  tell(`${name}: ${faults} refusals, 0 entries called stored that are not`);
  expect(faults).toBeGreaterThan(0);
});

it.skipIf(!canTrace).each([
  ['writes fail', 'pwrite64:error=EIO'],
  ['the disk is full', 'pwrite64:error=ENOSPC'],
] as const)(
  'would see it: a writer that takes a refusal for "stored" says so of entries that are not, where %s (control, strace)',
  options,
  async (_name, fault) => {
    let lost = 0;
    // From somewhere in the middle of its typing on, wherever that is.
    for (let n = 40; lost === 0 && n < 80; n += 8)
      lost = (await session(strace(`${fault}:when=${n}+`), { edits: 12, how: 'swallows' })).verdict.lost;
    expect(lost).toBeGreaterThan(0);
  },
);
