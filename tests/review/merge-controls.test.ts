import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../shared/review/changes';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { behind } from '../builders';
import { mergedByCrdt } from './crdt';
import { allText, branch, merged, rebasedPlainly, type Branch } from './merge-branches';

/**
 * The cases in which two people worked apart, by three ways of making their work one: ours, plain rebasing, a CRDT. The two
 * controls lose or misplace words, or say nothing of the one that they dropped; ours does not. What each control is told to do
 * is what it was measured to do: a control that no longer fails shows nothing.
 */

const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa.';
const base = story({ headline: 'Anggaran', body: [p(SENTENCE), p('Sidang dibuka Ketua.')] });

const typing = (words: string, text: string) => (tr: Transform) =>
  tr.insert(behind(tr.doc, words), schema.text(text));
const over = (words: string, by: string) => (tr: Transform) =>
  tr.replaceWith(behind(tr.doc, words) - words.length, behind(tr.doc, words), schema.text(by));
const marked =
  (from: string, to: string, type: 'comment' | 'deletion', attrs: Record<string, unknown>) =>
  (tr: Transform) =>
    tr.addMark(behind(tr.doc, from) - from.length, behind(tr.doc, to), schema.mark(type, attrs));
const proposal = (id: string, author: string) => ({ id, author, device: 'meja', at: '2026-11-24T13:00:00Z' });

interface Case {
  readonly name: string;
  readonly ours: Branch;
  readonly theirs: Branch;
  /** True for a text in which nothing of either is missing and everything is where it was put. */
  readonly isWhole: (doc: Node) => boolean;
  readonly rebase: 'keeps' | 'loses';
  readonly crdt: 'keeps' | 'loses';
}

const linesOf = (doc: Node) => allText(doc).split('\n');
/** Ids of marks of a type on the letters of a word. */
const idsOn = (doc: Node, word: string, type: string): string[] => {
  const end = behind(doc, word);
  const ids = new Set<string>();
  doc.nodesBetween(end - word.length, end, (node) => {
    for (const mark of node.marks) if (mark.type.name === type) ids.add(mark.attrs['id'] as string);
  });
  return [...ids].sort();
};

const cases: readonly Case[] = [
  {
    name: 'one splits the paragraph, the other types in what became the second',
    ours: branch(base, 'Rini', (tr) => tr.split(behind(tr.doc, 'anggaran'))),
    theirs: branch(base, 'Budi', typing('hari ', 'besok/')),
    isWhole: (doc) => linesOf(doc).includes(' akan dibahas hari besok/Selasa.'),
    rebase: 'keeps',
    crdt: 'loses',
  },
  {
    name: 'one makes the paragraph a crosshead, the other types in it',
    ours: branch(base, 'Rini', (tr) =>
      tr.setBlockType(behind(tr.doc, 'Gubernur'), behind(tr.doc, 'Gubernur'), schema.nodes.crosshead),
    ),
    theirs: branch(base, 'Budi', typing('hari ', 'besok/')),
    isWhole: (doc) => allText(doc).includes('hari besok/Selasa.'),
    rebase: 'keeps',
    crdt: 'loses',
  },
  {
    name: 'both replace the same word',
    ours: branch(base, 'Rini', over('Selasa', 'Rabu')),
    theirs: branch(base, 'Budi', over('Selasa', 'Kamis')),
    // Both are there, and the one that does not stand says whose it is.
    isWhole: (doc) =>
      changesOf(doc).some(
        ({ author, removed, inserted }) => author === 'Budi' && removed === 'Rabu' && inserted === 'Kamis',
      ),
    rebase: 'loses',
    crdt: 'loses',
  },
  {
    name: 'both comment on overlapping words',
    ours: branch(base, 'Rini', marked('Gubernur', 'anggaran', 'comment', { id: 'c1' })),
    theirs: branch(base, 'Budi', marked('menyatakan', 'dibahas', 'comment', { id: 'c2' })),
    isWhole: (doc) => idsOn(doc, 'anggaran', 'comment').join() === 'c1,c2',
    rebase: 'keeps',
    crdt: 'keeps',
  },
  {
    name: 'one deletes the paragraph that the other typed in',
    ours: branch(base, 'Rini', (tr) => {
      const $pos = tr.doc.resolve(behind(tr.doc, 'Gubernur'));
      tr.delete($pos.before(1), $pos.after(1));
    }),
    theirs: branch(base, 'Budi', typing('hari ', 'besok atau ')),
    isWhole: (doc) => allText(doc).includes('besok atau'),
    rebase: 'loses',
    crdt: 'loses',
  },
  {
    name: 'both have made proposals',
    ours: branch(base, 'Rini', marked('anggaran', 'anggaran akan', 'deletion', proposal('a.1', 'Rini'))),
    theirs: branch(base, 'Budi', marked(' akan', 'dibahas', 'deletion', proposal('b.1', 'Budi'))),
    isWhole: (doc) => idsOn(doc, ' akan', 'deletion').join() === 'a.1,b.1',
    rebase: 'keeps',
    crdt: 'keeps',
  },
];

describe.each(cases)('$name', ({ ours, theirs, isWhole, rebase, crdt }) => {
  it('is kept whole by our merge', () => expect(isWhole(merged(base, ours, theirs).doc)).toBe(true));
  it(`${rebase} by plain rebasing (control)`, () =>
    expect(isWhole(rebasedPlainly(ours, theirs))).toBe(rebase === 'keeps'));
  it(`${crdt} by a CRDT (control)`, () => {
    let doc: Node | null;
    try {
      doc = mergedByCrdt(base, ours, theirs);
    } catch (error) {
      // The binding throws away what does not fit the schema, and then may not have a story left.
      if (!(error instanceof RangeError)) throw error;
      doc = null;
    }
    expect(doc !== null && isWhole(doc)).toBe(crdt === 'keeps');
  });
});
