import { DatabaseSync } from '@photostructure/sqlite';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hasTool } from '../builders';
import { chance, Disk, MODES, type Image } from './crash-images';
import { readRecording, straceInto, type Op } from './recording';
import { tell } from './told';
import {
  readSaid,
  runWriter,
  scratchRoot,
  storm,
  STORM_TIMEOUT_MS,
  withWriters,
  type Precaution,
} from './writers';

/** Power cuts, replayed from what a writer really wrote and fsynced (strace). */

withWriters();
const canTrace = hasTool('strace');
const SEED = 20260105;
const FAILED_FSYNCS = ['-e', 'inject=fdatasync:error=EIO:when=8+6'];
const FSYNCS_FAIL_FOR_EVER = ['-e', 'inject=fdatasync,fsync:error=EIO:when=4+'];

interface Recorded {
  readonly ops: readonly Op[];
  readonly before: Image;
  readonly home: string;
  /** The disk refused entries for good: such a one may be found where another one came to stand later. */
  readonly isRefusing: boolean;
}

function filesOf(folder: string): Image {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file)]),
  );
}

interface Recorder {
  readonly isNew?: boolean;
  readonly edits?: number;
  readonly without?: Precaution;
  readonly inject?: readonly string[];
  /** Before the writer, another one works in the same home, and no fsync of it succeeds from some moment on. */
  readonly after?: 'a writer whose fsyncs fail';
}

/** Records a writer on a home that is there already, or on none. */
async function record({
  isNew = false,
  edits = 24,
  without,
  inject = [],
  after,
}: Recorder): Promise<Recorded> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const home = path.join(folder, 'home');
  if (!isNew) await runWriter({ home, edits: 3 });
  const before = isNew ? new Map<string, Buffer>() : filesOf(home);
  const log = path.join(folder, 'log');
  const traced = async (most: number, faults: readonly string[]): Promise<Op[]> => {
    const said = await runWriter({
      home,
      edits: most,
      before: [...straceInto(log), ...faults],
      ...(without && { without }),
    });
    if (!said.isDone) throw new Error(`The writer did not end: ${said.errors}`);
    return readRecording(log, folder);
  };
  const first = after ? await traced(6, FSYNCS_FAIL_FOR_EVER) : [];
  if (after && !first.some((op) => op.kind === 'sync' && op.failed)) throw new Error('No fsync failed');
  const rest = await traced(edits, inject);
  const ops = rest.map((op) => (op.kind === 'sync' ? { ...op, begun: op.begun + first.length } : op));
  return { ops: [...first, ...ops], before, home, isRefusing: after !== undefined };
}

interface Outcome {
  images: number;
  lost: number;
  corrupt: number;
  /** Images with an entry that was never written so, or a hole before one. */
  wrong: number;
  /** Packages that are there and not whole, or said to be there and missing. */
  packages: number;
}

/** Builds images all along a recording and opens each of them with the SQLite that the desk uses. */
function replay({ ops, before, home, isRefusing }: Recorded, wanted: number): Outcome {
  const archive = path.join(home, 'archive.sqlite');
  const pack = path.join(home, 'packages', 'storm.zip');
  const truth = rowsOf(archive);
  const whole = readFileSync(pack);
  const folder = mkdtempSync(path.join(scratchRoot(), 'redaksi-image-'));
  const file = path.join(folder, 'archive.sqlite');
  const disk = new Disk(before);
  const random = chance(SEED);
  const outcome: Outcome = { images: 0, lost: 0, corrupt: 0, wrong: 0, packages: 0 };
  const stored = new Map<string, number>();
  let isPackageSaid = false;
  try {
    ops.forEach((op, n) => {
      disk.apply(op);
      if (op.kind === 'said') {
        for (const [story, ids] of readSaid(`${op.line}\n`).stored)
          stored.set(story, Math.max(stored.get(story) ?? 0, ...ids.values()));
        isPackageSaid ||= op.line === 'package';
      }
      // Evenly along the recording, each way of losing in turn.
      while (outcome.images < ((n + 1) * wanted) / ops.length) {
        const image = disk.image(MODES[outcome.images % MODES.length] ?? 'none', random);
        outcome.images += 1;
        judgeImage(image);
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return outcome;

  function judgeImage(image: Image): void {
    const zip = image.get(pack);
    if (zip ? !zip.equals(whole) : isPackageSaid) outcome.packages += 1;
    for (const suffix of ['', '-journal', '-wal', '-shm']) {
      const bytes = image.get(archive + suffix);
      if (bytes) writeFileSync(file + suffix, bytes);
      else rmSync(file + suffix, { force: true });
    }
    let rows: ReadonlyMap<string, string>;
    try {
      rows = rowsOf(file, outcome.images % 3 === 0);
    } catch (error) {
      if (/no such table/.test((error as Error).message)) rows = new Map();
      else {
        outcome.corrupt += 1;
        return;
      }
    }
    for (const [place, row] of rows) {
      const [story = '', seq] = place.split(' ');
      const mayDiffer = isRefusing && Number(seq) > (stored.get(story) ?? 0);
      if (truth.get(place) !== row && !mayDiffer) outcome.wrong += 1;
    }
    for (const [story, seq] of stored)
      if (!rows.has(`${story} ${seq}`)) {
        outcome.lost += 1;
        break;
      }
    for (const place of rows.keys()) {
      const [story, seq] = place.split(' ');
      if (Number(seq) > 1 && !rows.has(`${story} ${Number(seq) - 1}`)) outcome.wrong += 1;
    }
  }
}

/** Every entry by story and number, whole. */
function rowsOf(file: string, isStructureChecked = false): ReadonlyMap<string, string> {
  const database = new DatabaseSync(file);
  try {
    if (isStructureChecked) {
      const { integrity_check: found } = database.prepare('PRAGMA integrity_check(1)').get() as {
        integrity_check: string;
      };
      if (found !== 'ok') throw new Error(found);
    }
    const rows = database.prepare('SELECT story, seq, id, hash, payload FROM entry').all() as Record<
      string,
      string
    >[];
    return new Map(
      rows.map(({ story, seq, id, hash, payload }) => [`${story} ${seq}`, `${id} ${hash} ${payload}`]),
    );
  } finally {
    database.close();
  }
}

const sound = { lost: 0, corrupt: 0, wrong: 0, packages: 0 };
const tellOutcome = (name: string, { images, lost, corrupt, wrong, packages }: Outcome) =>
  tell(
    `${name}: ${images} images, ${lost} lost, ${corrupt} corrupt, ${wrong} wrong or with a gap, ${packages} bad packages`,
  );
const options = { timeout: STORM_TIMEOUT_MS };

it.skipIf(!canTrace)(
  'loses nothing that was called stored, whenever the power goes (strace)',
  options,
  async () => {
    const outcome = replay(await record({}), storm(22_000, 80_000));
    tellOutcome('power cuts', outcome);
    expect(outcome).toMatchObject(sound);
    expect(outcome.images).toBeGreaterThanOrEqual(storm(22_000, 80_000));
  },
);

it.skipIf(!canTrace)('loses nothing while a home is being made (strace)', options, async () => {
  const outcome = replay(await record({ isNew: true, edits: 10 }), storm(4_000, 10_000));
  tellOutcome('power cuts, new home', outcome);
  expect(outcome).toMatchObject(sound);
});

it.skipIf(!canTrace)(
  'loses nothing after an fsync that failed: its pages are never written again (strace)',
  options,
  async () => {
    const recorded = await record({ inject: FAILED_FSYNCS });
    expect(recorded.ops.filter((op) => op.kind === 'sync' && op.failed).length).toBeGreaterThan(0);
    const outcome = replay(recorded, storm(2_000, 10_000));
    tellOutcome('power cuts after failed fsyncs', outcome);
    expect(outcome).toMatchObject(sound);
  },
);

it.skipIf(!canTrace)(
  'loses nothing in a home whose last program saw every fsync fail: what it left in memory is not taken for kept (strace)',
  options,
  async () => {
    const outcome = replay(
      await record({ after: 'a writer whose fsyncs fail', edits: 8 }),
      storm(2_000, 10_000),
    );
    tellOutcome('power cuts after a program whose fsyncs failed for ever', outcome);
    expect(outcome).toMatchObject(sound);
  },
);

it.skipIf(!canTrace)(
  'would see it: with synchronous=NORMAL entries are lost, with OFF the database too (control, strace)',
  options,
  async () => {
    const normal = replay(await record({ without: 'fsyncs' }), 600);
    tellOutcome('control NORMAL', normal);
    expect(normal.lost).toBeGreaterThan(0);
    const off = replay(await record({ without: 'order' }), 600);
    tellOutcome('control OFF', off);
    expect(off.lost).toBeGreaterThan(0);
    expect(off.corrupt + off.wrong).toBeGreaterThan(0);
  },
);
