import { percentile } from '../bench';
import type { SessionTimes } from './session';

/** The sessions of one editor at one copy, in one runtime. */
export interface EditorRow {
  readonly runtime: string;
  readonly copy: string;
  readonly editor: string;
  readonly sessions: number;
  readonly open: number;
  readonly keyMedian: number;
  readonly keyP95: number;
  readonly enter: number;
  readonly undo: number;
  readonly selectAll: number;
  readonly heapMb: number;
  /** Key median over the bare contenteditable's, in the same runtime and run. */
  readonly ratio: number;
}

export interface EditorOutcome {
  readonly bench: 'editor';
  readonly machine: string;
  readonly date: string;
  readonly runtimes: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly EditorRow[];
}

export const BASELINE = 'contenteditable';
export const OURS = 'Redaksi';

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]) => percentile(sorted(values), 0.5);

/** One row out of the sessions of an editor. `base` is the baseline's key median. */
export function rowOf(
  runtime: string,
  copy: string,
  editor: string,
  sessions: readonly SessionTimes[],
  base: number,
): EditorRow {
  const keys = sessions.flatMap((session) => session.keys);
  return {
    runtime,
    copy,
    editor,
    sessions: sessions.length,
    open: median(sessions.map((session) => session.open)),
    keyMedian: median(keys),
    keyP95: percentile(sorted(keys), 0.95),
    enter: median(sessions.flatMap((session) => session.enter)),
    undo: median(sessions.flatMap((session) => session.undo)),
    selectAll: median(sessions.flatMap((session) => session.selectAll)),
    heapMb: median(sessions.map((session) => session.heapMb)),
    ratio: median(keys) / base,
  };
}

export const keyMedian = (sessions: readonly SessionTimes[]) => median(sessions.flatMap(({ keys }) => keys));

const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

function tableOf(rows: readonly EditorRow[]): string {
  return [
    '| editor | open → painted | key median | key p95 | Enter | undo | select all | heap MB | key × contenteditable |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows.map((row) => {
      const name = row.editor === OURS ? `**${OURS}**` : row.editor;
      const times = [row.open, row.keyMedian, row.keyP95, row.enter, row.undo, row.selectAll]
        .map(ms)
        .join(' | ');
      return `| ${name} | ${times} | ${row.heapMb.toFixed(1)} | ${row.ratio.toFixed(2)} |`;
    }),
  ].join('\n');
}

/** What was promised, beside what was measured; nothing is left out where it was missed. */
function promises(rows: readonly EditorRow[]): string {
  const ours = (copy: string, runtime: string) =>
    rows.find((row) => row.copy === copy && row.runtime === runtime && row.editor === OURS);
  const lines = [...new Set(rows.map(({ runtime }) => runtime))].flatMap((runtime) => {
    const long = ours('100k', runtime);
    const full = ours('furnished', runtime);
    const said = (what: string, value: string, isKept: boolean) =>
      `| ${runtime} | ${what} | ${value} | ${isKept ? 'kept' : '**missed**'} |`;
    return [
      ...(long
        ? [
            said(
              '100,000 words: key at most 0.75 × contenteditable',
              long.ratio.toFixed(2),
              long.ratio <= 0.75,
            ),
          ]
        : []),
      ...(full
        ? [
            said(
              'furnished story: key at most 1.5 × contenteditable',
              full.ratio.toFixed(2),
              full.ratio <= 1.5,
            ),
            said('furnished story: key p95 under 16 ms', `${ms(full.keyP95)} ms`, full.keyP95 < 16),
            said('furnished story: open under 300 ms', `${ms(full.open)} ms`, full.open < 300),
          ]
        : []),
      ...slower(rows, runtime),
    ];
  });
  return ['| runtime | promise | measured | |', '|---|---|---|---|', ...lines].join('\n');
}

/** Where another editor types faster than ours, by more than the watch can tell apart. */
function slower(rows: readonly EditorRow[], runtime: string): string[] {
  const inRuntime = rows.filter((row) => row.runtime === runtime);
  const editors = inRuntime.filter(({ editor }) => ![OURS, BASELINE, 'ProseMirror'].includes(editor));
  if (editors.length === 0) return [];
  const faster = editors.filter((row) => {
    const own = inRuntime.find(({ copy, editor }) => copy === row.copy && editor === OURS);
    return own !== undefined && row.keyMedian < own.keyMedian;
  });
  const told = faster
    .map(({ editor, copy, keyMedian: key }) => `${editor} at ${copy} (${ms(key)} ms)`)
    .join(', ');
  return [
    `| ${runtime} | no key slower than Tiptap, Lexical, Quill or CKEditor 5 on any copy | ${told || 'none is faster'} | ${told ? '**missed**' : 'kept'} |`,
  ];
}

/** The outcome as a page for people, in Markdown. */
export function editorPage(outcome: EditorOutcome, titles: ReadonlyMap<string, string>): string {
  const { rows, machine, date, versions, runtimes } = outcome;
  const parts = runtimes.flatMap((runtime) =>
    [...new Set(rows.filter((row) => row.runtime === runtime).map(({ copy }) => copy))].map(
      (copy) =>
        `### ${runtime}: ${titles.get(copy) ?? copy}\n\n${tableOf(rows.filter((row) => row.runtime === runtime && row.copy === copy))}`,
    ),
  );
  return `# The page: how fast it is

${machine}. ${date.slice(0, 10)}. ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.

Milliseconds, medians over all sessions of one run; only ratios of one run are to be believed. **Key**: from the key going down to the message task behind the next frame, real key presses, each waiting for its frame, with the frame rate limit off; style, layout and paint of the main thread are in it, raster is not. **Open → painted**: for Redaksi from the click on the story in the queue to the frame that shows it, through the desk in its own process; for the others from the call that loads the copy, which they have in hand already. **Heap**: JavaScript only, after a collection. Redaksi is the real window (queue, side pane, checks, status line, all plugins), over the real desk; the others are an editor on a blank page. They are given the same words as plain paragraphs, so the furnished story is a flat one for them. \`outline: none\` for all: the browser's own ring costs more than any of them.

${promises(rows)}

${parts.join('\n\n')}

Run again: \`npm run bench -- editor\` (some four minutes; \`--quick\` to see that it works). Electron is measured where its runtime and a display are present.
`;
}
