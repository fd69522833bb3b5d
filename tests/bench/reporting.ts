import type { Outcome, Promised } from './bench';

const ms = (value: number) =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

/** The outcome as a table for people, in Markdown. */
export function table({ title, about, machine, date, baseline, timings, promises }: Outcome): string {
  const rows = timings.map(
    ({ name, runs, median, p95, p99, max, ratio }) =>
      `| ${name} | ${runs} | ${ms(median)} | ${ms(p95)} | ${ms(p99)} | ${ms(max)} | ${ratio.toFixed(2)} |`,
  );
  return [
    `### ${title}`,
    '',
    `${about}. ${machine}. ${date.slice(0, 10)}. Ratios against “${baseline}”, taken in the same run.`,
    '',
    '| case | runs | median ms | p95 ms | p99 ms | max ms | × baseline |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    ...promised(promises),
  ].join('\n');
}

/** What was promised, beside what was measured; nothing is left out where it was missed. */
function promised(promises: readonly Promised[]): string[] {
  if (promises.length === 0) return [];
  const rows = promises.map(
    ({ what, measured, isKept }) => `| ${what} | ${measured} | ${isKept ? 'met' : '**missed**'} |`,
  );
  return ['| promise | measured | |', '|---|---|---|', ...rows, ''];
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const WIDTH = 720;
const LABEL = 300;
const ROW = 34;

/** The outcome as a bar chart: the bar is the median, the thin line reaches to the 95th percentile. */
export function chart({ title, timings, machine }: Outcome): string {
  const longest = Math.max(...timings.map(({ p95 }) => p95));
  const scale = (value: number) => (value / longest) * (WIDTH - LABEL - 90);
  const rows = timings.map(({ name, median, p95 }, i) => {
    const y = 44 + i * ROW;
    return `<text x="${LABEL - 10}" y="${y + 15}" text-anchor="end">${escape(name)}</text>
  <rect x="${LABEL}" y="${y}" width="${Math.max(1, scale(median)).toFixed(1)}" height="20" fill="#a3161a"/>
  <line x1="${LABEL}" x2="${(LABEL + scale(p95)).toFixed(1)}" y1="${y + 10}" y2="${y + 10}" stroke="#1c1a17" stroke-width="1.5"/>
  <text x="${(LABEL + scale(p95) + 8).toFixed(1)}" y="${y + 15}">${ms(median)} ms</text>`;
  });
  const height = 60 + timings.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#1c1a17">
  <rect width="${WIDTH}" height="${height}" fill="#fffdf8"/>
  <text x="16" y="24" font-weight="bold">${escape(title)}</text>
  ${rows.join('\n  ')}
  <text x="16" y="${height - 8}" font-size="11" fill="#77716a">${escape(machine)}; bar: median, line: 95th percentile</text>
</svg>
`;
}
