/**
 * What a benchmark is: several ways of doing one thing, timed side by side in one run. Rounds are interleaved (every case in
 * every round, starting with another one each time), so that what the machine does meanwhile falls on all of them alike;
 * only ratios between cases of one run are to be believed.
 */

export interface Case {
  readonly name: string;
  /** Does the thing once. Its return value is ignored unless it is a number, or several: then those are the times, in ms. */
  readonly run: (iteration: number) => unknown;
  /** Too long to be done as often as the others: so many runs in all, one in a round, and none to warm up. */
  readonly runs?: number;
  /** Done around the runs of one round, and not timed. */
  readonly around?: (runs: () => Promise<void>) => Promise<void>;
}

/** A bound that was promised, beside what was measured. */
export interface Promised {
  readonly what: string;
  readonly measured: string;
  readonly isKept: boolean;
}

export interface Prepared {
  readonly cases: readonly Case[];
  /** Runs of each case per round. */
  readonly perRound: number;
  readonly rounds: number;
  /** What was measured: size of the input, settings; printed with the result. */
  readonly about: string;
  /** What was promised, held against what was measured. */
  readonly promises?: (timings: readonly Timing[]) => readonly Promised[];
  /** Takes down what was set up. */
  readonly end: () => void | Promise<void>;
}

export interface Bench {
  readonly name: string;
  readonly title: string;
  /** The case that ratios are taken against. */
  readonly baseline: string;
  readonly prepare: (isQuick: boolean) => Prepared | Promise<Prepared>;
}

export interface Timing {
  readonly name: string;
  readonly runs: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Median over the baseline's median. */
  readonly ratio: number;
}

export interface Outcome {
  readonly bench: string;
  readonly title: string;
  readonly about: string;
  readonly machine: string;
  readonly date: string;
  readonly baseline: string;
  readonly timings: readonly Timing[];
  readonly promises: readonly Promised[];
}

const WARM_UP = 2;

/** The value below which a share of the sorted samples lies (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

async function time(one: Case, iteration: number): Promise<readonly number[]> {
  const start = performance.now();
  const own = await one.run(iteration);
  if (typeof own === 'number') return [own];
  return Array.isArray(own) ? (own as readonly number[]) : [performance.now() - start];
}

const plainly = (runs: () => Promise<void>): Promise<void> => runs();

/** Runs a benchmark. `say` hears how far it is. */
export async function measure(
  bench: Bench,
  isQuick: boolean,
  machine: string,
  say: (text: string) => void,
): Promise<Outcome> {
  const prepared = await bench.prepare(isQuick);
  const samples = new Map(prepared.cases.map((one) => [one.name, [] as number[]]));
  let iteration = 0;
  try {
    for (const one of prepared.cases.filter(({ runs }) => runs === undefined))
      for (let i = 0; i < WARM_UP; i++) await time(one, iteration++);
    for (let round = 0; round < prepared.rounds; round++) {
      say(`${bench.name}: round ${round + 1} of ${prepared.rounds}`);
      for (let i = 0; i < prepared.cases.length; i++) {
        const one = prepared.cases[(i + round) % prepared.cases.length];
        if (!one) continue;
        const times = one.runs === undefined ? prepared.perRound : round < one.runs ? 1 : 0;
        const { around = plainly } = one;
        if (times === 0) continue;
        await around(async () => {
          for (let n = 0; n < times; n++) samples.get(one.name)?.push(...(await time(one, iteration++)));
        });
      }
    }
  } finally {
    await prepared.end();
  }
  const median = (name: string) =>
    percentile(
      [...(samples.get(name) ?? [])].sort((a, b) => a - b),
      0.5,
    );
  const base = median(bench.baseline);
  const timings = prepared.cases.map(({ name }) => {
    const sorted = [...(samples.get(name) ?? [])].sort((a, b) => a - b);
    return {
      name,
      runs: sorted.length,
      median: percentile(sorted, 0.5),
      p95: percentile(sorted, 0.95),
      p99: percentile(sorted, 0.99),
      max: sorted.at(-1) ?? NaN,
      ratio: percentile(sorted, 0.5) / base,
    };
  });
  const { name, title, baseline } = bench;
  return {
    bench: name,
    title,
    about: prepared.about,
    machine,
    date: new Date().toISOString(),
    baseline,
    timings,
    promises: prepared.promises?.(timings) ?? [],
  };
}
