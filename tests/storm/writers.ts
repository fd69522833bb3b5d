import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase } from '../../electron/desk/archive/database';
import { brokenJournals, structureFaults } from '../../electron/desk/care/examination';
import { root } from '../builders';
import { buildChild } from '../child-build';

/** Starting writers, taking down what they said, and holding their archive against it. */

/** `npm run test:storm`: the full numbers; otherwise those that a push can wait for. */
export const isFull = process.env['REDAKSI_STORM'] === 'full';
export const storm = (inCi: number, inFull: number): number => (isFull ? inFull : inCi);
/** Only so that a hung writer ends: how long a storm takes is the machine's business. */
export const STORM_TIMEOUT_MS = isFull ? 6 * 3_600_000 : 1_200_000;

let folder = '';
let script = '';

/** Call at the top of a test file: builds the writer, and gives it a folder in memory where there is one. */
export function withWriters(): void {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(root, 'node_modules', '.storm-'));
    script = await buildChild(path.join(import.meta.dirname, 'writer.ts'), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** What a writer said before it ended. */
export interface Said {
  /** Ids of entries that were called stored, by story, and the number of each. */
  readonly stored: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly refused: readonly string[];
  /** The archive was open. */
  readonly isReady: boolean;
  readonly isPackageSaid: boolean;
  readonly isDone: boolean;
  /** The signal that ended it, null if it ended by itself. */
  readonly signal: string | null;
  readonly errors: string;
}

export interface WriterOptions {
  readonly home: string;
  readonly stories?: number;
  /** 0: until it is killed. */
  readonly edits?: number;
  readonly how?: 'early' | 'swallows' | 'waits' | '';
  /** What is taken out of the writer, for a control that must lose something. */
  readonly without?: Precaution;
  /** What stands before the command: strace and its arguments. */
  readonly before?: readonly string[];
  /** Milliseconds at which it is killed after it has come to `killFrom`. */
  readonly killAfter?: number;
  /** From what it has said so far: it has come to where its killing begins. Preset: the archive is open. */
  readonly killFrom?: (said: string) => boolean;
  /** Folder where V8 keeps what a writer that ended by itself has compiled, and the next one finds it (Node 22 and newer). */
  readonly compiled?: string;
  /** It is killed when this resolves. */
  readonly until?: Promise<unknown>;
  /** Where it `waits`: it types when this resolves. */
  readonly mayType?: Promise<unknown>;
  /** Hears every line as it is said. */
  readonly onSaid?: (line: string) => void;
}

const isOpen = (said: string) => said.includes('ready\n');

export function runWriter(options: WriterOptions): Promise<Said> {
  const { home, stories = 3, edits = 0, how = '', before = [], killAfter, without } = options;
  const { until, mayType, onSaid, killFrom = isOpen, compiled } = options;
  const command = [
    ...before,
    process.execPath,
    without ? weakened(without) : script,
    home,
    String(stories),
    String(edits),
    how,
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', ...(compiled && { NODE_COMPILE_CACHE: compiled }) },
  });
  let text = '';
  let errors = '';
  let heard = 0;
  let timer: NodeJS.Timeout | undefined;
  void until?.then(() => child.kill('SIGKILL'));
  void mayType?.then(() => child.stdin.end());
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    text += data;
    for (let end = text.indexOf('\n', heard); onSaid && end !== -1; end = text.indexOf('\n', heard)) {
      onSaid(text.slice(heard, end));
      heard = end + 1;
    }
    if (killAfter !== undefined && killFrom(text))
      timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => (errors += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      clearTimeout(timer);
      resolve({ ...readSaid(text), signal, errors });
    });
  });
}

/** The archive's precautions as they stand in the built writer, and what a control puts in their place. */
const PRECAUTIONS = {
  fsyncs: [['synchronous = FULL', 'synchronous = NORMAL']],
  order: [['synchronous = FULL', 'synchronous = OFF']],
  sequence: [
    ['BEFORE INSERT ON entry\n  WHEN NEW.seq', 'BEFORE INSERT ON entry\n  WHEN 0 AND NEW.seq'],
    ['INSERT INTO entry (', 'INSERT OR REPLACE INTO entry ('],
    ['if (unseen.some(', 'if ([].some('],
    ['.after(id, known.seq).length === 0', '.after(id, known.seq).length >= 0'],
  ],
} as const;
export type Precaution = keyof typeof PRECAUTIONS;

/** The writer with one precaution taken out of it. */
function weakened(without: Precaution): string {
  let text = readFileSync(script, 'utf8');
  for (const [precaution, instead] of PRECAUTIONS[without]) {
    if (!text.includes(precaution))
      throw new RangeError(`The writer takes no such precaution: ${precaution}`);
    text = text.replaceAll(precaution, instead);
  }
  const file = path.join(folder, `writer-without-${without}.mjs`);
  writeFileSync(file, text);
  return file;
}

/** Reads what a writer said; a last line that it did not finish was not said. */
export function readSaid(text: string): Omit<Said, 'signal' | 'errors'> {
  const stored = new Map<string, Map<string, number>>();
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  for (const line of lines) {
    const [what, story = '', seq = '', id = ''] = line.split(' ');
    if (what !== 'stored') continue;
    const ids = stored.get(story) ?? new Map<string, number>();
    stored.set(story, ids.set(id, Number(seq)));
  }
  const refused = lines.filter((line) => line.startsWith('refused ')).map((line) => line.slice(8));
  const said = (line: string) => lines.includes(line);
  return {
    stored,
    refused,
    isReady: said('ready'),
    isPackageSaid: said('package'),
    isDone: said('done'),
  };
}

export interface Verdict {
  /** Entries that were called stored and are not there. */
  lost: number;
  /** Faults of the database's structure. */
  corrupt: number;
  /** Journals with a gap or a broken chain. */
  broken: number;
  /** Entries that are there. */
  entries: number;
}

/** Opens an archive as the desk would and holds it against what was said. */
export function judge(file: string, said: Pick<Said, 'stored'>): Verdict {
  if (!existsSync(file)) return { lost: said.stored.size, corrupt: 0, broken: 0, entries: 0 };
  const database = openDatabase(file);
  try {
    const corrupt = structureFaults(database).length;
    const broken = brokenJournals(database).broken.length;
    const rows = database.prepare('SELECT story, seq, id FROM entry').all() as {
      story: string;
      seq: number;
      id: string;
    }[];
    const there = new Set(rows.map(({ story, seq, id }) => `${story} ${seq} ${id}`));
    let lost = 0;
    for (const [story, ids] of said.stored)
      for (const [id, seq] of ids) if (!there.has(`${story} ${seq} ${id}`)) lost += 1;
    return { lost, corrupt, broken, entries: rows.length };
  } finally {
    database.close();
  }
}

export const scratchRoot = (): string => (existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir());
