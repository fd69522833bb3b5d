import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../shared/review/changes';
import { crosshead, p, picture, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { finalOf, originalOf } from '../../shared/story/views';
import { behind } from '../builders';
import { allText, branch, merged, rebasedPlainly, type Branch } from './merge-branches';

const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa.';
const base = story({ headline: 'Anggaran', body: [p(SENTENCE), p('Sidang dibuka Ketua.')] });

/** Replaces words as a person does: selects them and types letter by letter. */
const typeOver = (words: string, by: string) => (tr: Transform) => {
  const end = behind(tr.doc, words);
  tr.replaceWith(end - words.length, end, schema.text(by.slice(0, 1)));
  [...by.slice(1)].forEach((letter, i) => tr.insert(end - words.length + 1 + i, schema.text(letter)));
};
const insertAfter = (words: string, text: string) => (tr: Transform) =>
  tr.insert(behind(tr.doc, words), schema.text(text));
const removeBlock = (words: string) => (tr: Transform) => {
  const $pos = tr.doc.resolve(behind(tr.doc, words));
  tr.delete($pos.before(1), $pos.after(1));
};

/** The block of the story that holds these words. */
const blockWith = (doc: Node, words: string): Node =>
  doc.children.find((block) => block.textContent.includes(words)) ?? schema.nodes.paragraph.create();

const both = (ours: Branch, theirs: Branch, on = base) => {
  const result = merged(on, ours, theirs);
  return { ...result, changes: changesOf(result.doc) };
};

describe('the six cases in which two people worked apart', () => {
  it('one splits the paragraph, the other types in what became the second', () => {
    const ours = branch(base, 'Rini', (tr) => tr.split(behind(tr.doc, 'anggaran')));
    const theirs = branch(base, 'Budi', insertAfter('hari ', 'besok/'));
    const { doc, changes } = both(ours, theirs);
    expect(blockWith(doc, 'besok/').textContent).toBe(' akan dibahas hari besok/Selasa.');
    expect(changes).toEqual([]);
  });

  it('one makes the paragraph a crosshead, the other types in it', () => {
    const ours = branch(base, 'Rini', (tr) =>
      tr.setBlockType(behind(tr.doc, 'Gubernur'), behind(tr.doc, 'Gubernur'), schema.nodes.crosshead),
    );
    const { doc, changes } = both(ours, branch(base, 'Budi', insertAfter('hari ', 'besok/')));
    expect(blockWith(doc, 'hari besok/Selasa').type.name).toBe('crosshead');
    expect(changes).toEqual([]);
  });

  it('both replace the same word: ours stays, theirs is a tracked change in their name', () => {
    const ours = branch(base, 'Rini', typeOver('Selasa', 'Rabu'));
    const theirs = branch(base, 'Budi', typeOver('Selasa', 'Kamis'));
    const { doc, changes } = both(ours, theirs);
    expect(blockWith(originalOf(doc), 'Gubernur').textContent).toBe(
      'Gubernur menyatakan anggaran akan dibahas hari Rabu.',
    );
    expect(changes).toMatchObject([
      { kind: 'replacement', author: 'Budi', cause: 'Merge', removed: 'Rabu', inserted: 'Kamis' },
    ]);
    expect(allText(finalOf(doc))).toContain('hari Kamis.');
    // The control: plain rebasing keeps one of the two and says nothing of the other.
    expect(allText(rebasedPlainly(ours, theirs))).not.toContain('Kamis');
  });

  it('both comment on overlapping words: both comments stand', () => {
    const comment = (id: string, from: string, to: string) => (tr: Transform) =>
      tr.addMark(behind(tr.doc, from) - from.length, behind(tr.doc, to), schema.marks.comment.create({ id }));
    const ours = branch(base, 'Rini', comment('c1', 'Gubernur', 'anggaran'));
    const { doc } = both(ours, branch(base, 'Budi', comment('c2', 'menyatakan', 'dibahas')));
    const ids: string[] = [];
    doc.descendants((node) => {
      if (node.text === 'anggaran' || node.text?.includes('menyatakan'))
        ids.push(
          node.marks
            .map((mark) => mark.attrs['id'] as string)
            .sort()
            .join(),
        );
    });
    expect(ids).toContain('c1,c2');
  });

  it('one deletes the paragraph that the other typed in', () => {
    const gone = branch(base, 'Rini', removeBlock('Gubernur'));
    const typed = branch(base, 'Budi', insertAfter('hari ', 'besok atau '));
    const typedLater = both(gone, typed);
    expect(allText(finalOf(typedLater.doc))).toContain('besok atau');
    expect(typedLater.changes).toMatchObject([{ author: 'Budi', inserted: 'besok atau ' }]);
    expect(allText(rebasedPlainly(gone, typed))).not.toContain('besok atau');
    // The other way round the paragraph stays, and its deletion is the proposal of who deleted it.
    const typedFirst = both(typed, gone);
    expect(allText(originalOf(typedFirst.doc))).toContain('hari besok atau Selasa');
    expect(typedFirst.changes).toMatchObject([{ kind: 'deletion', author: 'Rini' }]);
    expect(allText(finalOf(typedFirst.doc))).not.toContain('Gubernur');
  });

  it('both have made proposals: all of them stand, each with its author', () => {
    const proposal = (id: string, author: string, words: string) => (tr: Transform) => {
      const change = { id, author, device: `meja-${author}`, at: '2026-11-24T13:00:00Z' };
      const end = behind(tr.doc, words);
      tr.addMark(end - words.length, end, schema.marks.deletion.create(change));
    };
    const ours = branch(base, 'Rini', proposal('a.1', 'Rini', 'anggaran akan'));
    const { changes } = both(ours, branch(base, 'Budi', proposal('b.1', 'Budi', 'akan dibahas')));
    expect(changes.map(({ id, removed }) => [id, removed])).toEqual([
      ['a.1', 'anggaran akan'],
      ['b.1', 'akan dibahas'],
    ]);
  });
});

describe('what else two people can do to one another', () => {
  it('gives back blocks and pictures that stood in what ours deleted', () => {
    const ours = branch(base, 'Rini', (tr) => {
      tr.delete(behind(tr.doc, 'Anggaran') + 1, tr.doc.content.size - 2);
    });
    const theirs = branch(base, 'Budi', (tr) => {
      const at = behind(tr.doc, 'Selasa.') + 1;
      tr.insert(at, [
        crosshead('Reaksi'),
        p('Dewan menolak.'),
        picture({ id: 'foto', caption: 'Sidang', creditLine: 'Antara', altText: 'Ruang sidang' }),
      ]);
    });
    const { doc } = both(ours, theirs);
    const final = finalOf(doc);
    expect(allText(final)).toMatch(/Reaksi\nDewan menolak\.\nSidang\nAntara/);
    expect(final.children.map(({ type }) => type.name)).toContain('picture');
  });

  it('keeps our alt text and proposes theirs', () => {
    const on = story({
      headline: 'H',
      body: [picture({ id: 'f', caption: 'C', creditLine: 'K', altText: 'Air' })],
    });
    const alt = (text: string) => (tr: Transform) => {
      let at = 0;
      tr.doc.forEach((node, pos) => (node.type === schema.nodes.picture ? (at = pos) : null));
      tr.setNodeAttribute(at, 'altText', text);
    };
    const { doc, changes } = both(branch(on, 'Rini', alt('Banjir')), branch(on, 'Budi', alt('Tanggul')), on);
    expect(changes).toMatchObject([
      { kind: 'attribute', author: 'Budi', before: 'Banjir', after: 'Tanggul', names: ['altText'] },
    ]);
    expect(blockWith(originalOf(doc), 'C').attrs['altText']).toBe('Banjir');
  });

  it('keeps both words where both typed in one place, and does not glue them', () => {
    const { doc } = both(
      branch(base, 'Rini', insertAfter('hari', ' Senin')),
      branch(base, 'Budi', insertAfter('hari', ' Kamis')),
    );
    expect(allText(finalOf(doc))).toMatch(/hari Senin Kamis Selasa/);
  });
});
