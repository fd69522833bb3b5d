import type { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/journal/entry';
import { replay } from '../../shared/journal/replay';
import { mergeJournals, type JournalMerge } from '../../shared/review/merge-journals';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { finalOf } from '../../shared/story/views';
import { behind, JournalInMemory } from '../builders';
import { allText } from './merge-branches';

const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa.';

/** A story and as many desks as are asked for that have a copy of it. */
function desks(count: number): JournalInMemory[] {
  const first = new JournalInMemory(
    story({ headline: 'Anggaran', body: [p(SENTENCE), p('Sidang dibuka.')] }),
  );
  return [first, ...Array.from({ length: count - 1 }, () => copyOf(first))];
}

function copyOf(journal: JournalInMemory): JournalInMemory {
  const copy = new JournalInMemory(journal.doc);
  copy.entries.splice(0, Infinity, ...journal.entries);
  return copy;
}

const typing = (words: string, text: string) => (tr: Transform) =>
  tr.insert(behind(tr.doc, words), schema.text(text));

/** Merges `there` into `here` as the desk does, in the name of `by`. */
function mergeInto(here: JournalInMemory, there: readonly Entry[], by: string): JournalMerge {
  const merge = mergeJournals(here.entries, there, 'anggaran-v1.zip');
  if (!merge) throw new RangeError('nothing in common');
  for (const { entry, author } of merge.entries) here.add(entry, author || by);
  return merge;
}

describe('merging journals', () => {
  it('brings work in under its author’s name, and brings it in once', () => {
    const [rini, budi] = desks(2) as [JournalInMemory, JournalInMemory];
    rini.edit(typing('Gubernur', ' Jawa Tengah'), 'Rini');
    budi.edit(typing('hari ', 'besok/'), 'Budi');
    const merge = mergeInto(rini, budi.entries, 'Rini');
    expect(allText(rini.doc)).toContain(
      'Gubernur Jawa Tengah menyatakan anggaran akan dibahas hari besok/Selasa.',
    );
    expect(merge).toMatchObject({ common: 1, authors: ['Budi'], taken: 1, returned: [] });
    expect(rini.entries.find((entry) => entry.kind === 'steps' && entry.author === 'Budi')).toMatchObject({
      payload: { source: { kind: 'merge', author: 'Budi', package: 'anggaran-v1.zip' } },
    });
    expect(mergeInto(rini, budi.entries, 'Rini').entries).toEqual([]);
  });

  it('comes to one text when both send each other their journals', () => {
    const [rini, budi] = desks(2) as [JournalInMemory, JournalInMemory];
    rini.edit(typing('Gubernur', ' Jawa Tengah'), 'Rini');
    budi.edit((tr) => tr.delete(behind(tr.doc, 'Gubernur') - 8, behind(tr.doc, 'anggaran')), 'Budi');
    mergeInto(rini, budi.entries, 'Rini');
    // While the package was under way both went on.
    rini.edit(typing('Sidang', ' paripurna'), 'Rini');
    budi.edit(typing('dibuka', ' Ketua'), 'Budi');
    mergeInto(budi, rini.entries, 'Budi');
    mergeInto(rini, budi.entries, 'Rini');
    expect(rini.doc.toJSON()).toEqual(budi.doc.toJSON());
    expect(allText(rini.doc)).toContain('Sidang paripurna dibuka Ketua.');
    expect(allText(rini.doc)).toContain('Jawa Tengah');
    expect(mergeInto(budi, rini.entries, 'Budi').returned).toEqual([]);
  });

  it('does not bring in twice what came by a third desk', () => {
    const [rini, budi, yusuf] = desks(3) as [JournalInMemory, JournalInMemory, JournalInMemory];
    budi.edit(typing('hari ', 'besok/'), 'Budi');
    mergeInto(rini, budi.entries, 'Rini');
    mergeInto(yusuf, budi.entries, 'Yusuf');
    yusuf.edit(typing('Sidang', ' paripurna'), 'Yusuf');
    mergeInto(rini, yusuf.entries, 'Rini');
    expect(allText(finalOf(rini.doc)).match(/besok/g)).toHaveLength(1);
    expect(allText(rini.doc)).toContain('Sidang paripurna');
  });

  it('keeps our fields and our status where both set them, and tells', () => {
    const [rini, budi] = desks(2) as [JournalInMemory, JournalInMemory];
    rini.add({ id: 'a1', kind: 'fields', payload: { set: { slug: 'anggaran-jateng' } } }, 'Rini');
    rini.add({ id: 'a2', kind: 'status', payload: { to: 'desk' } }, 'Rini');
    budi.add({ id: 'b1', kind: 'fields', payload: { set: { slug: 'apbd', section: 'Politik' } } }, 'Budi');
    budi.add({ id: 'b2', kind: 'status', payload: { to: 'spiked', why: 'basi' } }, 'Budi');
    budi.add({ id: 'b3', kind: 'revision', payload: { name: 'sebelum rapat' } }, 'Budi');
    budi.add({ id: 'b4', kind: 'waiver', payload: { rule: 'length', reason: 'panjang' } }, 'Budi');
    const merge = mergeInto(rini, budi.entries, 'Rini');
    const now = replay(rini.entries);
    expect(now?.fields).toMatchObject({ slug: 'anggaran-jateng', section: 'Politik' });
    expect(now?.status).toBe('desk');
    expect(now?.waivers).toMatchObject([{ rule: 'length', by: 'Budi' }]);
    expect(rini.entries.map(({ id }) => id)).toContain('b3');
    expect(merge.fields).toEqual([{ name: 'slug', ours: 'anggaran-jateng', theirs: 'apbd', author: 'Budi' }]);
    expect(merge.moves).toMatchObject([{ to: 'spiked', author: 'Budi', isMade: false }]);
  });

  it('gives the story to whom they gave it, unless it was given to somebody here', () => {
    const give = (journal: JournalInMemory, id: string, name: string, by: string) =>
      journal.add({ id, kind: 'assignment', payload: { to: { kind: 'person', name } } }, by);
    const [rini, budi, yusuf] = desks(3) as [JournalInMemory, JournalInMemory, JournalInMemory];
    give(budi, 'b1', 'Thalatie', 'Budi');
    give(yusuf, 'y1', 'Ratna', 'Yusuf');
    mergeInto(rini, budi.entries, 'Rini');
    expect(rini.at().assigned).toMatchObject({ to: { kind: 'person', name: 'Thalatie' }, by: 'Budi' });
    mergeInto(rini, yusuf.entries, 'Rini');
    expect(rini.at().assigned).toMatchObject({ to: { name: 'Thalatie' } });
  });

  it('has no answer for journals that have nothing in common', () => {
    const [rini] = desks(1) as [JournalInMemory];
    const other = new JournalInMemory(story({ headline: 'Lain', body: [p('Lain.')] }));
    expect(mergeJournals(rini.entries, other.entries, 'lain.zip')).toBeNull();
  });
});
