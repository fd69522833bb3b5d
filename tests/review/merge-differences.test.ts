import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../shared/review/changes';
import { choose } from '../../shared/review/merge-choices';
import { differencesOf, TAKES, type Located, type Take } from '../../shared/review/merge-differences';
import { crosshead, p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { finalOf } from '../../shared/story/views';
import { behind } from '../builders';
import { allText, branch, merged, randomBranch, type Branch } from './merge-branches';
import { everything, randomEdit } from './random-edits';

const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa.';
const base = story({ headline: 'Anggaran', body: [p(SENTENCE), p('Sidang dibuka Ketua.')] });

const over = (words: string, by: string) => (tr: Transform) =>
  tr.replaceWith(behind(tr.doc, words) - words.length, behind(tr.doc, words), schema.text(by));
const typing = (words: string, text: string) => (tr: Transform) =>
  tr.insert(behind(tr.doc, words), schema.text(text));

function looked(ours: Branch, theirs: Branch, on = base) {
  const merge = merged(on, ours, theirs);
  const ids = changesOf(merge.doc).flatMap(({ id }) => (id.startsWith('gabung-') ? [id] : []));
  const differences = differencesOf(merge, new Set(ids), { base: on, changes: ours.changes });
  const taking = (take: Take, ...only: readonly Located[]) =>
    choose(
      merge.doc,
      merge.ours,
      differences,
      new Map((only.length > 0 ? only : differences).map(({ id }) => [id, take])),
    ).doc;
  return { merge, differences, taking };
}

const plainly = (doc: Node) => finalOf(doc).toJSON() as unknown;

describe('a merge piece by piece', () => {
  it('tells what comes in, by whom and when, and how it reads on both sides', () => {
    const { differences } = looked(
      branch(base, 'Rini', typing('Gubernur', ' Jawa Tengah')),
      branch(base, 'Budi', typing('hari ', 'besok/'), over('Ketua', 'Wakil Ketua')),
    );
    expect(differences).toMatchObject([
      {
        id: 1,
        kind: 'taken',
        where: 'paragraph 1',
        makers: [{ author: 'Budi', at: '2026-11-24T13:00:00Z' }],
        ours: {
          before: 'Gubernur Jawa Tengah menyatakan anggaran akan dibahas hari ',
          text: '',
          after: 'Selasa.',
        },
        theirs: { before: 'Gubernur menyatakan anggaran akan dibahas hari ', text: 'besok/' },
        takes: ['ours', 'theirs'],
      },
      { where: 'paragraph 2', ours: { text: '' }, theirs: { text: 'Wakil ' } },
    ]);
  });

  it('tells a clash with both readings, and takes either or both', () => {
    const { differences, taking } = looked(
      branch(base, 'Rini', over('Selasa', 'Rabu')),
      branch(base, 'Budi', over('Selasa', 'Kamis')),
    );
    expect(differences).toMatchObject([
      { kind: 'clash', ours: { text: 'Rabu' }, theirs: { text: 'Kamis' }, takes: TAKES },
    ]);
    expect(allText(taking('ours'))).toContain('hari Rabu.');
    expect(allText(taking('theirs'))).toContain('hari Kamis.');
    expect(allText(taking('both'))).toMatch(/hari (Rabu Kamis|Kamis Rabu)\./);
    expect(changesOf(taking('both'))).toEqual([]);
  });

  it('takes a replacement that nobody disputes back, or keeps ours beside it', () => {
    const { differences, taking } = looked(
      branch(base, 'Rini', typing('Gubernur', ' Jawa Tengah')),
      branch(base, 'Budi', over('dibahas', 'diputus')),
    );
    const [one] = differences as [Located];
    expect(one).toMatchObject({
      kind: 'taken',
      ours: { text: 'dibahas' },
      theirs: { text: 'diputus' },
      takes: TAKES,
    });
    expect(allText(taking('ours'))).toContain('akan dibahas hari');
    expect(allText(taking('both'))).toContain('akan dibahas diputus hari');
  });

  it('brings back a block that they deleted, a split and a crosshead, one by one', () => {
    const deleted = looked(
      branch(base, 'Rini', typing('Gubernur', ' Jawa Tengah')),
      branch(base, 'Budi', (tr) => {
        const $pos = tr.doc.resolve(behind(tr.doc, 'Sidang'));
        tr.delete($pos.before(1), $pos.after(1));
      }),
    );
    expect(plainly(deleted.taking('ours'))).toEqual(plainly(deleted.merge.ours));
    const split = looked(
      branch(base, 'Rini'),
      branch(base, 'Budi', (tr) => tr.split(behind(tr.doc, 'anggaran'))),
    );
    expect(plainly(split.taking('ours'))).toEqual(plainly(base));
    const head = looked(
      branch(base, 'Rini'),
      branch(base, 'Budi', (tr) =>
        tr.setBlockType(behind(tr.doc, 'Sidang'), behind(tr.doc, 'Sidang'), schema.nodes.crosshead),
      ),
    );
    expect(head.differences).toMatchObject([{ isForm: true, where: 'crosshead 1' }]);
    expect(plainly(head.taking('ours'))).toEqual(plainly(base));
  });

  it('refuses a choice that was not offered', () => {
    const on = story({ headline: 'H', body: [crosshead('Reaksi'), p('Isi.')] });
    const { merge, differences } = looked(branch(on, 'Rini'), branch(on, 'Budi', typing('Isi', ' baru')), on);
    expect(() => choose(merge.doc, merge.ours, differences, new Map([[1, 'both']]))).toThrow(
      /cannot be taken/,
    );
  });

  it('gives our text where ours is taken everywhere, and theirs is all there where theirs is: at random', () => {
    const edits = fc.array(randomEdit, { minLength: 1, maxLength: 6 });
    let [offered, all] = [0, 0];
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const on = everything();
        const [ours, theirs] = [randomBranch(on, 'rini', one), randomBranch(on, 'budi', other)];
        const { merge, differences, taking } = looked(ours, theirs, on);
        expect(differences.map(({ id }) => id)).toEqual(differences.map((_, i) => i + 1));
        const mine = differences.filter(({ takes }) => takes.includes('ours'));
        offered += mine.length;
        all += differences.length;
        for (const doc of [taking('theirs'), ...(mine.length > 0 ? [taking('ours', ...mine)] : [])]) {
          doc.check();
          finalOf(doc).check();
        }
        // Where everything of theirs is refused, what is left of ours is what it was.
        if (mine.length === differences.length && mine.length > 0)
          expect(allText(taking('ours'))).toBe(allText(merge.ours));
        const written = allText(merge.theirs).match(/Ωbudi\d+q/g) ?? [];
        const text = allText(taking('theirs'));
        expect(written.filter((word) => !text.includes(word))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(offered / all).toBeGreaterThan(0.6);
  });
});
