import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'prosemirror-transform';
import { openDatabase } from '../../electron/desk/archive/database';
import { Journal } from '../../electron/desk/archive/journal';
import type { NewsDesk } from '../../electron/desk/desk';
import type { ProposedEntry } from '../../shared/journal/entry';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { schema } from '../../shared/story/schema';
import { hasTool } from '../builders';
import { chance } from '../storm/crash-images';
import { benchDesk } from './archive-benches';
import type { Bench, Case, Promised, Timing } from './bench';
import { scraped } from './copy';
import { startDesk, type TypingWindow } from './running-desk';

const SLOW_FSYNC_MS = 30;
/** DESIGN.md section 5: what a keystroke may take, and what it may take at the very most when an fsync takes `fsync` ms. */
const P50_MS = 5;
const P99_MS = 50;
const boundMs = (fsync: number) => 2 * fsync + 50;
const WINDOWS = 8;
const ENTRIES_PER_APPEND = 500;

const A_LINE = 'append a line to a file, fsync';
const IDLE = 'a key';
const GROUP = `keys in ${WINDOWS} windows, at moments of their own`;
const HOGS = 'a key beside two processes that use the processor';
const HOGS_GROUP = `keys in ${WINDOWS} windows beside two such processes`;
const SLOW = `a key where an fsync takes ${SLOW_FSYNC_MS} ms more (strace)`;
const SLOW_GROUP = `keys in ${WINDOWS} windows where an fsync takes ${SLOW_FSYNC_MS} ms more (strace)`;

/** Around some runs: processes that do nothing but use the processor. */
async function besideHogs(runs: () => Promise<void>): Promise<void> {
  const hogs = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  try {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await runs();
  } finally {
    for (const hog of hogs) hog.kill('SIGKILL');
  }
}

/** Every window presses one key within `ms`, each at its own moment, whatever the others wait for. */
function atOwnMoments(windows: readonly TypingWindow[], ms: number, random: () => number) {
  return () =>
    Promise.all(
      windows.map(async (window) => {
        await new Promise((resolve) => setTimeout(resolve, random() * ms));
        return window.press();
      }),
    );
}

/** A story of 500 words with so many entries: a letter more and a letter less by turns. */
function fillStory(desk: NewsDesk, count: number): string {
  const { text, reading } = decode(Buffer.from(scraped(1, 500)), 'naskah.txt');
  const draft = ingestText(text, reading);
  const id = desk.stories.createFrom(draft.doc, draft.fields, { from: 'new' });
  let { doc, seq } = desk.stories.state(id);
  while (seq < count) {
    const entries: ProposedEntry[] = [];
    while (entries.length < ENTRIES_PER_APPEND && seq + entries.length < count) {
      const at = doc.child(0).nodeSize + 2;
      const transform = new Transform(doc);
      if (entries.length % 2 === 0) transform.insert(at, schema.text('a'));
      else transform.delete(at, at + 1);
      doc = transform.doc;
      const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
      entries.push({ id: `long-${seq + entries.length}`, kind: 'steps', payload: { steps } });
    }
    desk.stories.add(id, entries);
    seq += entries.length;
  }
  return id;
}

/** Bytes that the database holds, its log included, and those of the second copy. */
function sizes({ home }: NewsDesk): { database: number; copy: number } {
  const database = openDatabase(home.archive);
  const { bytes } = database
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
    .get() as { bytes: number };
  database.close();
  return { database: bytes, copy: statSync(home.secondCopy).size };
}

const grouped = (value: number) => Math.round(value).toLocaleString('en');

/** From a key in a window to the desk's answer that it is on disk, through the desk's own process; and the way back. */
export const durabilityBench: Bench = {
  name: 'durability',
  title: 'A keystroke to the disk, and back',
  baseline: A_LINE,
  prepare: async (isQuick) => {
    if (!hasTool('strace')) throw new RangeError('This bench makes the disk slow with strace');
    const root = path.resolve('.');
    if (spawnSync(process.execPath, ['electron/build.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0)
      throw new RangeError('The program could not be built');
    const { folder, desk, end } = await benchDesk();

    const grown = isQuick ? 100 : 1_000;
    const short = await desk.call('newStory', {});
    await desk.archive.copied();
    const before = sizes(desk);
    const first = desk.stories.state(short.id).doc;
    for (let n = 0; n < grown; n++) {
      const { doc, seq: base } = desk.stories.state(short.id);
      const { steps } = new Transform(doc).insert(
        1 + doc.content.size - first.content.size,
        schema.text('a'),
      );
      const json = steps.map((step) => step.toJSON() as Record<string, unknown>);
      const entry: ProposedEntry = { id: `grown-${n}`, kind: 'steps', payload: { steps: json } };
      await desk.call('append', { story: short.id, base, entries: [entry] });
    }
    await desk.archive.copied();
    const after = sizes(desk);
    const growth = (part: 'database' | 'copy') => grouped(((after[part] - before[part]) / grown) * 1_000);

    const count = isQuick ? 2_000 : 100_000;
    const long = fillStory(desk, count);
    const bare = path.join(folder, 'bare.sqlite');
    const archive = openDatabase(desk.home.archive);
    archive.prepare('VACUUM INTO ?').run(bare);
    archive.close();
    const unaided = openDatabase(bare);
    unaided.exec('DELETE FROM checkpoint');
    const fromTheFirst = new Journal(unaided);

    const dist = path.join(root, 'dist');
    const usual = startDesk(dist, path.join(folder, 'usual'));
    const slow = startDesk(dist, path.join(folder, 'slow'), [
      ...['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'],
      ...['-e', `inject=fsync,fdatasync:delay_exit=${SLOW_FSYNC_MS * 1_000}`],
    ]);
    const open = (one: ReturnType<typeof startDesk>) =>
      Promise.all(Array.from({ length: WINDOWS }, () => one.window()));
    const [windows, slowWindows] = await Promise.all([open(usual), open(slow)]);
    const [window] = windows;
    const [slowWindow] = slowWindows;
    if (!window || !slowWindow) throw new RangeError('There must be a window');
    const random = chance(20260105);
    const log = openSync(path.join(folder, 'lines'), 'a');
    const cases: readonly Case[] = [
      {
        name: A_LINE,
        run: () => {
          writeSync(log, `${'x'.repeat(300)}\n`);
          fsyncSync(log);
        },
      },
      { name: IDLE, run: () => window.press() },
      { name: GROUP, run: atOwnMoments(windows, 20, random) },
      { name: HOGS, run: () => window.press(), around: besideHogs },
      { name: HOGS_GROUP, run: atOwnMoments(windows, 20, random), around: besideHogs },
      { name: SLOW, run: () => slowWindow.press() },
      { name: SLOW_GROUP, run: atOwnMoments(slowWindows, 100, random) },
      {
        name: `open a story of ${grouped(count)} entries, from its last checkpoint`,
        run: () => void desk.archive.journal.open(long),
      },
      {
        name: `the same from its first entry, every hash checked`,
        run: () => void fromTheFirst.open(long),
        runs: 3,
      },
    ];
    return {
      about: `synchronous=FULL, group commit, second copy, the desk in its own process; 1,000 keystrokes of one letter each add ${growth('database')} bytes to the database and ${growth('copy')} to the second copy; opening and searching 10,000 stories: [open](open.md), [search](search.md)`,
      rounds: isQuick ? 2 : 10,
      perRound: isQuick ? 5 : 100,
      cases,
      promises: (timings) => promised(timings),
      end: async () => {
        await Promise.all([usual.close(), slow.close()]);
        closeSync(log);
        unaided.close();
        end();
      },
    };
  },
};

function promised(timings: readonly Timing[]): readonly Promised[] {
  const of = (name: string) => timings.find((timing) => timing.name === name);
  const fsync = of(A_LINE)?.p99 ?? NaN;
  const said = (what: string, value: number | undefined, most: number): Promised => ({
    what: `${what}: at most ${most.toFixed(0)} ms`,
    measured: `${(value ?? NaN).toFixed(1)} ms`,
    isKept: value !== undefined && value <= most,
  });
  return [
    said(`${IDLE}, p50`, of(IDLE)?.median, P50_MS),
    said(`${IDLE}, p99`, of(IDLE)?.p99, P99_MS),
    said(`${GROUP}, p99`, of(GROUP)?.p99, P99_MS),
    ...[IDLE, GROUP].map((name) =>
      said(`${name}, longest (2 × this run's fsync p99 + 50 ms)`, of(name)?.max, boundMs(fsync)),
    ),
    ...[HOGS, HOGS_GROUP].map((name) => said(`${name}, p99`, of(name)?.p99, P99_MS)),
    ...[SLOW, SLOW_GROUP].map((name) =>
      said(
        `${name}, longest (2 × fsync + 50 ms, fsync ${SLOW_FSYNC_MS} ms)`,
        of(name)?.max,
        boundMs(SLOW_FSYNC_MS),
      ),
    ),
  ];
}
