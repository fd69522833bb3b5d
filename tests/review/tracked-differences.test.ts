import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../shared/review/changes';
import { decideChanges } from '../../shared/review/deciding';
import { applyDifference, differencesBetween } from '../../shared/review/differences';
import { changeIds } from '../../shared/review/reviewer';
import { suggest } from '../../shared/review/suggest';
import {
  ChangesInTheWay,
  trackDifferences,
  type TrackingOptions,
} from '../../shared/review/tracked-differences';
import { canonicalJson } from '../../shared/story/canonical';
import { crosshead, p, picture, story, strong } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { originalOf, printedStory } from '../../shared/story/views';
import { arbitraryStory } from '../publish/arbitrary-story';
import { behind } from '../builders';
import { everything, made, randomEdit, reviewer, type RandomEdit } from './random-edits';

/** Two stories' differences as tracked changes: accepted they make the later one, rejected nothing has happened. */

const options = (): TrackingOptions => ({
  makerOf: () => ({ author: 'Citra', device: 'meja-2', at: '2026-01-05T02:00:00Z' }),
  cause: 'Compare',
  newId: changeIds('banding'),
});

/** An edit at random as the proposal of one of three people. */
const suggested = (doc: Node, edit: RandomEdit) =>
  suggest(made(doc, edit), reviewer(['Rini', 'Yusuf', 'Citra'][edit.who] ?? '')).transform.doc;

const first = p('Air datang pada pukul dua dini hari dari arah timur.');
const second = p('Sebanyak 300 orang bermalam di balai desa.');
const photo = picture({ id: 'foto-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA' });
const banjir = (body: readonly Node[], headline = 'Tanggul Jebol') => story({ headline, body: [...body] });

function told(a: Node, b: Node) {
  const { transform, changes } = trackDifferences(a, b, options());
  expect(printedStory(transform.doc).toJSON()).toEqual(printedStory(b).toJSON());
  expect(originalOf(transform.doc).eq(originalOf(a))).toBe(true);
  return changes.map(({ kind, where, removed, inserted }) => [kind, where, removed, inserted]);
}

function trackedOver(a: Node, b: Node) {
  try {
    return trackDifferences(a, b, options());
  } catch (error) {
    if (!(error instanceof ChangesInTheWay) || changesOf(a).length === 0) throw error;
    return null;
  }
}

describe('a difference is told as what it is', () => {
  const before = banjir([first, second, photo]);

  it('words put in, taken out, replaced, each in its piece', () => {
    const after = banjir(
      [p('Air datang pukul tiga dini hari dari arah timur laut.'), second, photo],
      'Tanggul Jebol Lagi',
    );
    expect(told(before, after)).toEqual([
      ['insertion', 'headline', '', ' Lagi'],
      ['deletion', 'paragraph', 'pada ', ''],
      ['replacement', 'paragraph', 'dua', 'tiga'],
      ['insertion', 'paragraph', '', ' laut'],
    ]);
  });

  it('marks, kinds, alt texts', () => {
    const after = banjir([
      p('Air datang pada ', strong('pukul dua'), ' dini hari dari arah timur.'),
      crosshead('Sebanyak 300 orang bermalam di balai desa.'),
      picture({ id: 'foto-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA', altText: 'Air' }),
    ]);
    expect(told(before, after).map(([kind]) => kind)).toEqual(['mark', 'type', 'attribute']);
  });

  it('a paragraph broken in two, and two made one', () => {
    const broken = banjir([p('Air datang pada pukul dua dini hari'), p(' dari arah timur.'), second, photo]);
    expect(told(before, broken).map(([kind]) => kind)).toEqual(['split']);
    expect(told(broken, before).map(([kind]) => kind)).toEqual(['join']);
  });

  it('a piece moved, a piece come, a piece gone', () => {
    expect(told(before, banjir([photo, first, second]))).toEqual([
      ['move', 'picture', 'Warga mengungsi.\nANTARA', 'Warga mengungsi.\nANTARA'],
    ]);
    expect(told(before, banjir([first, photo]))).toEqual([
      ['deletion', 'paragraph', 'Sebanyak 300 orang bermalam di balai desa.', ''],
    ]);
    expect(told(banjir([first, photo]), before).map(([kind]) => kind)).toEqual(['insertion']);
  });

  it('by who made it, and nobody’s earlier proposal is touched', () => {
    const doc = before;
    const put = new Transform(doc).insert(behind(doc, 'Sebanyak 300'), schema.text(' lebih'));
    const open = suggest(put, reviewer('Citra')).transform.doc;
    const [own] = changesOf(open);
    const { transform, changes } = trackDifferences(open, banjir([first, photo]), options());
    expect(printedStory(transform.doc).eq(banjir([first, photo]))).toBe(true);
    expect(changes.map(({ author, cause, id }) => [author, cause, id])).toEqual([
      ['Citra', 'Compare', 'banding.1'],
    ]);
    const refused = decideChanges(transform.doc, ({ attrs }) =>
      attrs['id'] === own?.id ? 'leave' : 'reject',
    );
    expect(refused.doc.eq(open)).toBe(true);
  });

  it('leaves comments where they are', () => {
    const from = behind(before, 'bermalam');
    const talked = new Transform(before).addMark(
      from - 8,
      from,
      schema.marks.comment.create({ id: 'k1' }),
    ).doc;
    const { transform } = trackDifferences(
      talked,
      banjir([first, p('Sebanyak 500 orang bermalam di desa.'), photo]),
      options(),
    );
    let words = '';
    transform.doc.descendants((node) => {
      if (schema.marks.comment.isInSet(node.marks)) words += node.text ?? '';
    });
    expect(words).toBe('bermalam');
  });
});

/** A story whose marks stand in one order: among several changes of one node it says nothing. */
const inOrder = (doc: Node): unknown =>
  JSON.parse(JSON.stringify(doc), (key, value: unknown) =>
    key === 'marks' && Array.isArray(value) ? value.map((mark) => canonicalJson(mark)).sort() : value,
  );

describe('whatever two stories say', () => {
  it('the differences make the one the other', () => {
    fc.assert(
      fc.property(arbitraryStory, arbitraryStory, (a, b) => {
        const [one, other] = [printedStory(a), printedStory(b)];
        const transform = new Transform(one);
        for (const difference of [...differencesBetween(one, other)].reverse())
          applyDifference(transform, difference, difference.fromA, difference.toA);
        expect(transform.doc.eq(other)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('words that share letters in their middle are told as whole words', () => {
    const [one, other] = ['banjir', '+ tambah'].map((byline) =>
      story({ headline: 'Judul', byline, body: [] }),
    );
    if (!one || !other) throw new RangeError('two stories');
    expect(
      differencesBetween(one, other).map(({ is, fromA, toA, fromB, toB }) => [
        is,
        one.textBetween(fromA, toA),
        other.textBetween(fromB, toB),
      ]),
    ).toEqual([['words', 'banjir', '+ tambah']]);
  });

  it('all accepted is the later one, all rejected the earlier one, open changes and all', () => {
    const edits = fc.array(randomEdit, { maxLength: 6 });
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const a = before.reduce((doc, edit) => suggested(doc, edit), everything());
        const b = after.reduce((doc, edit) => suggested(doc, edit), everything());
        const told = trackedOver(a, b);
        // A struck kicker leaves no place for another; a story without open changes always has one.
        const { transform, changes } = told ?? trackDifferences(printedStory(a), b, options());
        if (!told) return;
        transform.doc.check();
        expect(printedStory(transform.doc).toJSON()).toEqual(printedStory(b).toJSON());
        expect(originalOf(transform.doc).toJSON()).toEqual(originalOf(a).toJSON());
        const ids = new Set(changes.map(({ id }) => id));
        const refused = decideChanges(transform.doc, ({ attrs }) =>
          ids.has(attrs['id'] as string) ? 'reject' : 'leave',
        );
        expect(inOrder(refused.doc)).toEqual(inOrder(a));
      }),
      { numRuns: 120 },
    );
  });
});
