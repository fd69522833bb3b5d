import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { merge } from '../../shared/review/merge';
import { differencesOf } from '../../shared/review/merge-differences';
import type { BranchChange } from '../../shared/review/merge-rebase';
import { changeIds } from '../../shared/review/reviewer';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import type { Bench, Timing } from './bench';

const WORDS = 7_000;
const PARAGRAPH = 45;
const STEPS = 5_000;
/** What was promised for as many steps against as many. */
const PROMISED_MS = 2000;

function longStory(): Node {
  const words = Array.from({ length: WORDS }, (_, i) => `kata${i % 97}`);
  const body = [];
  for (let i = 0; i < words.length; i += PARAGRAPH) body.push(p(words.slice(i, i + PARAGRAPH).join(' ')));
  return story({ headline: 'Tanggul jebol di Demak', body });
}

/** The same numbers in every run, from 0 up to `below`. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

/** An afternoon's work: sentences typed letter by letter here and there, words struck, a paragraph split; one step an entry. */
function worked(base: Node, author: string, steps: number, seed: number): readonly BranchChange[] {
  const next = numbers(seed);
  const transform = new Transform(base);
  const letters = [...`${author} menulis sebaris lagi tentang tanggul dan warga. `];
  while (transform.steps.length < steps) {
    const { doc } = transform;
    const block = 1 + next(doc.childCount - 2);
    let start = 0;
    for (let i = 0; i < block; i++) start += doc.child(i).nodeSize;
    const node = doc.child(block);
    if (!node.isTextblock || node.content.size < 20) continue;
    const pos = start + 1 + next(node.content.size - 10);
    const what = next(20);
    if (what === 0) transform.split(pos);
    else if (what < 5) transform.delete(pos, pos + 1 + next(8));
    else
      for (const [i, letter] of letters.entries())
        if (transform.steps.length < steps) transform.insert(pos + i, schema.text(letter));
  }
  return transform.steps.map((step, i) => ({
    id: `${author}-${i}`,
    author,
    device: `meja-${author}`,
    at: new Date(Date.parse('2026-01-05T01:00:00.000Z') + i * 1000).toISOString(),
    steps: [step],
  }));
}

const medianOf = (timings: readonly Timing[], name: string) =>
  timings.find((timing) => timing.name === name)?.median ?? Number.NaN;

/** Two people who worked apart on one long story, and what it costs to make it one again, proof and all. */
export const mergeBench: Bench = {
  name: 'merge',
  title: `Merge ${STEPS} steps into ${STEPS}`,
  baseline: 'merge 500 into 500',
  prepare: (isQuick) => {
    const base = longStory();
    const [ours, theirs] = [worked(base, 'Rini', STEPS, 5), worked(base, 'Budi', STEPS, 7)];
    const run = (steps: number) => {
      const mine = ours.slice(0, steps).flatMap((change) => change.steps);
      return merge(base, mine, theirs.slice(0, steps), changeIds('bench'));
    };
    const whole = run(STEPS);
    return {
      about: `${WORDS} words; each side ${STEPS} steps of its own all over the story, one an entry; ${whole.words} words proved, ${whole.returned.length} changes brought back`,
      perRound: 1,
      rounds: isQuick ? 1 : 7,
      end: () => undefined,
      cases: [
        { name: 'merge 500 into 500', run: () => run(500) },
        { name: `merge ${STEPS} into ${STEPS}`, run: () => run(STEPS) },
        {
          name: 'list what it would change, piece by piece',
          run: () => void differencesOf(whole, new Set(), { base, changes: ours }),
        },
      ],
      promises: (timings) => {
        const took = medianOf(timings, `merge ${STEPS} into ${STEPS}`);
        return [
          {
            what: `${STEPS} against ${STEPS} steps in under ${PROMISED_MS / 1000} s`,
            measured: `${Math.round(took)} ms (median)`,
            isKept: took < PROMISED_MS,
          },
        ];
      },
    };
  },
};
