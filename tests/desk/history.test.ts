import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { historyLines, type EntryHeader } from '../../shared/journal/history-lines';
import type { ProposedEntry } from '../../shared/journal/entry';
import { readDocument } from '../../shared/journal/replay';
import type { Source } from '../../shared/journal/source';
import { printedLines, readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { behind, edit, inside } from '../builders';
import { scratchDesk } from '../scratch-desk';
import type { Transform } from 'prosemirror-transform';

const NASKAH = Buffer.from(
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin, saat warga tiga desa masih tidur dan hujan belum juga berhenti.\n\nWarga mengungsi ke balai desa. (Ant/H-2)\n\nEditor : Thalatie Yani\n',
);

/** A desk with one imported story, and hands to edit it. */
async function aStory() {
  const desk = await scratchDesk();
  const { id } = await desk.call('importStory', { name: 'demak.txt', bytes: NASKAH });
  const now = async () => {
    const { doc, seq } = await desk.call('openStory', { id });
    return { doc: readDocument(doc), seq };
  };
  const say = async (...entries: ProposedEntry[]) =>
    desk.call('append', { story: id, base: (await now()).seq, entries });
  const type = async (words: string, text: string, source?: Source) => {
    const { doc } = await now();
    const typed = edit(doc, (t) => t.insert(behind(doc, words), schema.text(text)));
    await say({ ...typed, payload: { ...typed.payload, ...(source && { source }) } } as ProposedEntry);
  };
  const change = async (make: (t: Transform) => unknown) => say(edit((await now()).doc, make));
  const lines = async () => printedLines(readStory((await now()).doc));
  return { desk, id, now, say, type, change, lines };
}

const header = (seq: number, minute: number, part: object): EntryHeader =>
  ({
    seq,
    at: new Date(Date.UTC(2026, 0, 5) + minute * 60_000).toISOString(),
    author: 'Rini S.',
    size: 100,
    kind: 'steps',
    source: null,
    ...part,
  }) as EntryHeader;

describe('the rule for automatic revisions', () => {
  const told = (...entries: EntryHeader[]) =>
    historyLines(entries)
      .reverse()
      .map(({ from, seq, revision }) => [from, seq, revision]);

  it('makes one of typing without a pause, and another after five minutes', () => {
    expect(told(header(1, 0, {}), header(2, 4, {}), header(3, 10, {}))).toEqual([
      [1, 2, 'automatic'],
      [3, 3, 'automatic'],
    ]);
  });

  it('ends one where somebody else writes, where the story moves, and where it leaves the house', () => {
    const move = { kind: 'status', payload: { to: 'subs' } };
    const sent = { kind: 'exported', payload: { package: 'a.zip' } };
    expect(
      told(
        header(1, 0, {}),
        header(2, 1, { author: 'Adi W.' }),
        header(3, 2, move),
        header(4, 2, {}),
        header(5, 3, sent),
        header(6, 3, {}),
      ),
    ).toEqual([
      [1, 1, 'automatic'],
      [2, 2, 'automatic'],
      [3, 3, null],
      [4, 4, 'automatic'],
      [5, 5, null],
      [6, 6, 'automatic'],
    ]);
  });

  it('ends one after a large change and after many entries, and keeps a paste apart from typing', () => {
    expect(told(header(1, 0, { size: 30_000 }), header(2, 0, { size: 30_000 }))).toHaveLength(2);
    const many = Array.from({ length: 450 }, (_, i) => header(i + 1, i / 100, {}));
    expect(told(...many).map(([from]) => from)).toEqual([1, 201, 401]);
    const paste = { source: { kind: 'paste', program: 'Word', address: null } };
    expect(told(header(1, 0, {}), header(2, 0, paste), header(3, 0, {}))).toHaveLength(3);
    expect(told(header(1, 0, {}), header(2, 0, { source: { kind: 'undo' } }))).toHaveLength(1);
  });

  it('is told of a name that somebody gave', () => {
    expect(told(header(1, 0, { kind: 'revision', payload: { name: 'Sebelum dipotong' } }))).toEqual([
      [1, 1, 'named'],
    ]);
  });
});

describe('the history of a story', () => {
  it('is listed newest first, in pages', async () => {
    const { desk, id, type, say } = await aStory();
    await type('Demak', ', Malam Ini');
    await say({ id: 'r', kind: 'revision', payload: { name: 'Sebelum dipotong' } });
    const lines = await desk.call('history', { id });
    expect(lines.map(({ kind, detail, revision }) => [kind, detail, revision])).toEqual([
      ['revision', 'Sebelum dipotong', 'named'],
      ['steps', '', 'automatic'],
      ['created', 'demak.txt', 'automatic'],
    ]);
    const page = await desk.call('history', { id, most: 1 });
    expect(page.map(({ seq }) => seq)).toEqual([3]);
    expect((await desk.call('history', { id, before: 3, most: 1 })).map(({ seq }) => seq)).toEqual([2]);
    expect(await desk.call('history', { id, before: 1 })).toEqual([]);
  });

  it('shows the story as it was at any entry, and none that is not there', async () => {
    const { desk, id, type } = await aStory();
    for (let n = 0; n < 30; n++) await type('Demak', `${n % 10}`);
    for (const seq of [1, 31, 12, 13, 2]) {
      const past = await desk.call('storyAt', { id, seq });
      expect(past.seq).toBe(seq);
      expect(readStory(readDocument(past.doc)).headline).toHaveLength(
        'Tanggul Jebol di Demak'.length + seq - 1,
      );
    }
    await expect(desk.call('storyAt', { id, seq: 32 })).rejects.toThrow(/history.unknown/);
  });

  it('compares two points whichever way round, and names who made each difference', async () => {
    const { desk, id, type, change, say } = await aStory();
    await type('Demak', ', Malam Ini');
    await change((t) => t.delete(behind(t.doc, 'Warga'), behind(t.doc, 'Warga mengungsi')));
    await say({ id: 'f', kind: 'fields', payload: { set: { slug: 'demak' } } });
    const compared = await desk.call('compare', { id, before: 4, after: 1 });
    expect([compared.before.seq, compared.after.seq]).toEqual([1, 4]);
    expect(compared.comparison.changes).toMatchObject([
      { kind: 'insert', where: 'headline', inserted: ', Malam Ini', entries: [2] },
      { kind: 'delete', where: 'paragraph 2', deleted: 'mengungsi ', entries: [3] },
    ]);
    expect(compared.comparison.fields.map(({ name }) => name)).toEqual(['slug']);
    expect(compared.authors.map(({ seq, author }) => [seq, author])).toEqual([
      [2, 'Rini S.'],
      [3, 'Rini S.'],
    ]);
  });
});

describe('restoring', () => {
  it('brings text and fields back as new entries, and takes nothing out of the journal', async () => {
    const { desk, id, type, say, lines } = await aStory();
    const first = await lines();
    await type('Demak', ', Malam Ini');
    await say({ id: 'f', kind: 'fields', payload: { set: { slug: 'demak', urgency: 2 } } });
    const before = desk.archive.journal.after(id, 0);
    const { fields } = await desk.call('storyAt', { id, seq: 1 });
    const answer = await desk.call('restore', { id, seq: 1 });
    expect(answer).toMatchObject({ stored: true, seq: 5 });
    expect(await lines()).toEqual(first);
    expect((await desk.call('openStory', { id })).fields).toEqual(fields);
    expect(desk.archive.journal.after(id, 0).slice(0, 3)).toEqual(before);
    expect(desk.archive.journal.after(id, 3)[0]).toMatchObject({
      kind: 'steps',
      payload: { source: { kind: 'restore', seq: 1 } },
    });
    await expect(desk.call('restore', { id, seq: 1 })).rejects.toThrow(/history.same/);
    // And back again: what was there before the restore is a point like any other.
    await desk.call('restore', { id, seq: 3 });
    expect((await lines())[0]).toBe('Tanggul Jebol di Demak, Malam Ini');
  });

  it('brings back one piece and leaves the rest as it is', async () => {
    const { desk, id, type, change, lines } = await aStory();
    await type('Demak', ', Malam Ini');
    await change((t) => {
      const at = inside(t.doc, 'paragraph');
      t.delete(at, t.doc.resolve(at).end());
    });
    const past = readDocument((await desk.call('storyAt', { id, seq: 1 })).doc);
    const piece = past.children.findIndex((node) => node.textContent.startsWith('Air datang'));
    await desk.call('restore', { id, seq: 1, piece });
    const now = await lines();
    expect(now[0]).toBe('Tanggul Jebol di Demak, Malam Ini');
    expect(now.some((line) => line.startsWith('Air datang'))).toBe(true);
    await expect(desk.call('restore', { id, seq: 1, piece: 99 })).rejects.toThrow(/call.arguments/);
  });
});

describe('who wrote it', () => {
  const told = async (desk: NewsDesk, id: string) => {
    const { seq, attributions, origins } = await desk.call('provenance', { id });
    const doc = readDocument((await desk.call('storyAt', { id, seq })).doc);
    return attributions.map((one) => [
      doc.textBetween(one.from, one.to),
      origins.find((origin) => origin.seq === one.seq)?.source ?? null,
    ]);
  };

  it('is known of every stretch of the text, and goes on being known as it is edited', async () => {
    const { desk, id, type } = await aStory();
    await type('Demak', ', Malam Ini');
    expect((await told(desk, id)).slice(0, 2)).toEqual([
      ['Tanggul Jebol di Demak', expect.objectContaining({ from: 'import', name: 'demak.txt' })],
      [', Malam Ini', null],
    ]);
    const paste: Source = { kind: 'paste', program: 'Word', address: null };
    await type('balai desa.', ' Bantuan tiba.', paste);
    expect(await told(desk, id)).toContainEqual([' Bantuan tiba.', paste]);
    await desk.call('restore', { id, seq: 1 });
    expect((await told(desk, id)).every(([, source]) => source && 'from' in (source as object))).toBe(true);
  });

  it('is advice to preflight where a long passage stands as it was imported', async () => {
    const { desk, id, change } = await aStory();
    const found = async () =>
      (await desk.call('check', { id })).findings.filter(({ rule }) => rule === 'text.notOurs');
    expect(await found()).toMatchObject([{ level: 'advise', where: 'paragraph 1' }]);
    // Written in our own words, it is ours.
    await change((t) => {
      const at = inside(t.doc, 'paragraph');
      t.replaceWith(at, t.doc.resolve(at).end(), schema.text('Tengah malam itu tanggul runtuh.'));
    });
    expect(await found()).toEqual([]);
  });
});
