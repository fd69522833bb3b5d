import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { decideChanges } from '../../shared/review/deciding';
import { suggest } from '../../shared/review/suggest';
import {
  DecisionReader,
  hasBreakMark,
  isBreakMark,
  isTracked,
  type Decision,
} from '../../shared/story/decisions';
import { finalOf, originalOf } from '../../shared/story/views';
import { DOERS, everything, made, randomEdit, reviewer, type RandomEdit } from './random-edits';

const people = () => ['Rini', 'Thalatie', 'Yusuf'].map((name) => reviewer(name));

function idsOf(doc: Node): string[] {
  const ids = new Set<string>();
  const note = (marks: readonly Mark[]) => {
    for (const mark of marks) if (isTracked(mark)) ids.add(mark.attrs['id'] as string);
  };
  doc.descendants((node) => note(node.marks));
  return [...ids];
}

/**
 * What the person made of the story, as it is with all accepted, where a neighbour is gone, or the piece was moved away from
 * it, and nothing that was said of the break between them holds any more.
 */
function loosened(raw: Transform): Node {
  const loose = new Transform(raw.doc);
  const loosen = (node: Node, pos: number) => {
    for (const mark of node.marks.filter(isBreakMark)) loose.removeNodeMark(pos, mark);
  };
  raw.before.descendants((node, pos, parent) => {
    if (!hasBreakMark(node) || !parent) return true;
    const before = raw.before.resolve(pos).nodeBefore;
    const at = raw.mapping.mapResult(pos, 1);
    const isGone = before && raw.mapping.map(pos - before.nodeSize, 1) >= raw.mapping.map(pos, -1);
    if (at.deletedAfter)
      raw.doc.descendants((moved, place) => {
        if (moved === node) loosen(node, place);
      });
    else if (isGone) loosen(node, at.pos);
    return true;
  });
  return finalOf(loose.doc);
}

/** The story after all edits, each made as a proposal, with what must hold after each of them. */
function marked(edits: readonly RandomEdit[]): { readonly doc: Node; readonly original: Node } {
  const original = everything();
  const everybody = people();
  let doc = original;
  for (const edit of edits) {
    const raw = made(doc, edit);
    const { transform } = suggest(raw, everybody[edit.who] as (typeof everybody)[0]);
    transform.doc.check();
    expect(originalOf(transform.doc).toJSON()).toEqual(original.toJSON());
    const final = finalOf(transform.doc);
    if (!final.eq(finalOf(raw.doc))) expect(final.toJSON()).toEqual(loosened(raw).toJSON());
    doc = transform.doc;
  }
  return { doc, original };
}

const decide = (doc: Node, id: string, decision: Decision) => {
  const wish = (mark: Mark) => (mark.attrs['id'] === id ? decision : 'leave');
  const { doc: decided, docs, steps } = decideChanges(doc, wish);
  decided.check();
  steps.forEach((step, i) => expect(step.apply(docs[i] as Node).doc).toEqual(docs[i + 1] ?? decided));
  expect(decided.eq(new DecisionReader(wish).read(doc))).toBe(true);
  return decided;
};

const shuffled = <T>(all: readonly T[], seed: readonly number[]): T[] =>
  all
    .map((one, i) => ({ one, key: seed[i % Math.max(1, seed.length)] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);

const edit = (who: number, what: keyof typeof DOERS, a: number, b: number): RandomEdit => ({
  who,
  what: Object.keys(DOERS).indexOf(what),
  a,
  b,
  words: 'x',
});

/** What went wrong once. */
const ONCE_WRONG: [RandomEdit[], number[], number[], boolean[]][] = [
  // A text whose break is to go was moved away from it.
  [
    [
      edit(0, 'eraseAcross', 0, 150886),
      edit(0, 'insertBlock', 6338, 0),
      edit(0, 'moveBlock', 345008, 236460),
    ],
    [0],
    [0],
    [false],
  ],
  // Two touched places had a row of breaks that are to go between them.
  [[edit(0, 'eraseAcross', 0, 17), edit(0, 'moveBlock', 0, 976562)], [0], [0], [false]],
  // What was struck stayed behind, and the break after it was spoken of again.
  [
    [
      edit(0, 'insertBlock', 291422, 0),
      edit(0, 'join', 4233, 0),
      edit(0, 'crosshead', 0, 0),
      edit(1, 'eraseAcross', 0, 217482),
    ],
    [0],
    [0],
    [false],
  ],
];

const RUNS = Number(process.env['REVIEW_RUNS'] ?? 150);

describe('random edits by three people', () => {
  it('propose: all rejected is the original, all accepted is what was made, in any order and any part', () => {
    fc.assert(
      fc.property(
        fc.array(randomEdit, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        (edits, one, other, wishes) => {
          const { doc, original } = marked(edits);
          const ids = idsOf(doc);
          const all = (order: readonly string[], wish: (id: string) => Decision) =>
            order.reduce((now, id) => decide(now, id, wish(id)), doc);
          expect(all(shuffled(ids, one), () => 'reject').toJSON()).toEqual(original.toJSON());
          expect(all(shuffled(ids, one), () => 'accept').toJSON()).toEqual(finalOf(doc).toJSON());
          const wish = (id: string): Decision =>
            wishes[ids.indexOf(id) % wishes.length] ? 'accept' : 'reject';
          const first = all(shuffled(ids, one), wish);
          expect(all(shuffled(ids, other), wish).toJSON()).toEqual(first.toJSON());
          expect(idsOf(first)).toEqual([]);
        },
      ),
      { numRuns: RUNS, examples: ONCE_WRONG },
    );
  });
});
