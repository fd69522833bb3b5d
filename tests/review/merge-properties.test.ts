import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { p, story } from '../../shared/story/builders';
import { finalOf } from '../../shared/story/views';
import { allText, merged, mergedBranch, randomBranch, rebasedPlainly, type Branch } from './merge-branches';
import { storm, STORM_TIMEOUT_MS } from '../storm/writers';
import { tell } from '../storm/told';
import { everything, randomEdit, type RandomEdit } from './random-edits';

/** The words that branches brought and still have, each of which nobody else writes. */
const wordsOf = (...branches: readonly Branch[]): string[] =>
  branches.flatMap(({ doc }) => allText(doc).match(/Ω(rini|budi|yusuf)\d+q/g) ?? []);

function lostIn(doc: Node, ...branches: readonly Branch[]): string[] {
  const text = allText(doc);
  return wordsOf(...branches).filter((word) => !text.includes(word));
}

const edits = fc.array(randomEdit, { minLength: 1, maxLength: 8 });

/** A text so short that two people are always in each other's way. */
const narrow = () =>
  story({ headline: 'Banjir', body: [p('Hujan deras sejak Senin.'), p('Warga mengungsi.')] });
const CROWDED = ['type', 'replace', 'erase', 'split', 'twice', 'lineBreak'];

const places: readonly { name: string; base: () => Node; names?: readonly string[]; runs: number }[] = [
  { name: 'a story with one of everything', base: everything, runs: storm(4000, 200_000) },
  { name: 'two short paragraphs', base: narrow, names: CROWDED, runs: storm(4000, 200_000) },
];

describe('merging two or three people’s work', () => {
  for (const { name, base, names, runs } of places)
    it(
      `keeps every word that either of two wrote, in the text or in a tracked change: ${name}`,
      () => {
        fc.assert(
          fc.property(edits, edits, (one, other) => {
            const start = base();
            const [ours, theirs] = [
              randomBranch(start, 'rini', one, names),
              randomBranch(start, 'budi', other, names),
            ];
            const { doc } = merged(start, ours, theirs);
            doc.check();
            finalOf(doc).check();
            expect(lostIn(doc, ours, theirs)).toEqual([]);
          }),
          { numRuns: runs },
        );
      },
      STORM_TIMEOUT_MS,
    );

  it(
    'keeps every word of three, one after the other',
    () => {
      fc.assert(
        fc.property(edits, edits, edits, fc.boolean(), (one, other, third, isCrowded) => {
          const start = isCrowded ? narrow() : everything();
          const names = isCrowded ? CROWDED : undefined;
          const make = (author: string, all: readonly RandomEdit[]) =>
            randomBranch(start, author, all, names);
          const [ours, theirs, last] = [make('rini', one), make('budi', other), make('yusuf', third)];
          const first = mergedBranch(ours, merged(start, ours, theirs));
          const { doc } = merged(start, first, last);
          doc.check();
          expect(lostIn(doc, ours, theirs, last)).toEqual([]);
        }),
        { numRuns: storm(2000, 100_000) },
      );
      tell(`${storm(10_000, 500_000)} merges, 0 words lost`);
    },
    STORM_TIMEOUT_MS,
  );

  it('has a control: plain rebasing loses words of the same people', () => {
    const lost = fc.sample(fc.tuple(edits, edits), { numRuns: 2000, seed: 5 }).filter(([one, other]) => {
      const start = narrow();
      const ours = randomBranch(start, 'rini', one, CROWDED);
      const theirs = randomBranch(start, 'budi', other, CROWDED);
      return lostIn(rebasedPlainly(ours, theirs), ours, theirs).length > 0;
    });
    expect(lost.length).toBeGreaterThan(10);
  });
});
