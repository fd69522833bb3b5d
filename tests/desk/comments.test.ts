import { describe, expect, it } from 'vitest';
import type { FileComment } from '../../shared/ingest/files/file-page';
import { readDocument } from '../../shared/journal/replay';
import { mentionsIn } from '../../shared/journal/threads';
import { makeCheckpoint, readCheckpoint } from '../../shared/journal/checkpoint';
import { p, picture, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { Refusal } from '../../shared/story/refusal';
import { scratchDesk } from '../scratch-desk';

const doc = story({
  headline: 'Tanggul jebol',
  body: [p('Tanggul itu jebol hari Selasa.'), picture({ id: 'foto', caption: 'Tanggul.' })],
  credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
});

async function desk() {
  const made = await scratchDesk();
  const id = made.stories.createFrom(doc, newFields(), { from: 'new' });
  const threads = () => made.call('threads', { id });
  return { desk: made, id, threads };
}

describe('comments at the desk', () => {
  it('are said on words, answered, settled and opened again, by name and time', async () => {
    const { desk: rini, id, threads } = await desk();
    const { thread } = await rini.call('comment', {
      id,
      on: 'Selasa',
      text: 'Tanggal berapa, @Thalatie Yani?',
    });
    await rini.call('reply', { id, thread, text: 'Cetak perlu (12/9).' });
    await rini.call('resolve', { id, thread, isResolved: true });
    const [one] = await threads();
    expect(one).toMatchObject({ hold: 'marked', where: 'paragraph', quote: 'Selasa' });
    expect(one?.thread.remarks).toMatchObject([
      { by: 'Rini S.', text: 'Tanggal berapa, @Thalatie Yani?', mentions: ['Thalatie Yani'] },
      { by: 'Rini S.', text: 'Cetak perlu (12/9).', mentions: [] },
    ]);
    expect(one?.thread.resolved).toMatchObject({ by: 'Rini S.' });
    await rini.call('resolve', { id, thread, isResolved: false });
    expect((await threads())[0]?.thread.resolved).toBeNull();
  });

  it('are about a piece or the whole story too, which comes first', async () => {
    const { desk: rini, id, threads } = await desk();
    await rini.call('comment', { id, node: 'foto', text: 'Ada yang lebih tajam?' });
    await rini.call('comment', { id, text: 'Bagus.' });
    expect((await threads()).map(({ hold, where }) => [hold, where])).toEqual([
      ['story', 'story'],
      ['piece', 'picture'],
    ]);
  });

  it('change no letter: an approval stands, and they are in nobody’s provenance', async () => {
    const { desk: rini, id } = await desk();
    await rini.call('approve', { id });
    await rini.call('comment', { id, on: 'Selasa', text: 'Tanggal?' });
    const { findings } = await rini.call('check', { id });
    expect(findings.map(({ rule }) => rule)).not.toContain('approval.stale');
    expect(findings.filter(({ rule }) => rule === 'comments.open')).toHaveLength(1);
  });

  it('want an answer until they are settled', async () => {
    const { desk: rini, id, threads } = await desk();
    await rini.call('comment', { id, on: 'Selasa', text: 'Tanggal?' });
    await rini.call('comment', { id, text: 'Bagus.' });
    const open = async () =>
      (await rini.call('check', { id })).findings.find(({ rule }) => rule === 'comments.open')?.message.en;
    expect(await open()).toMatch(/^2 comments are open/);
    for (const { thread } of await threads())
      await rini.call('resolve', { id, thread: thread.id, isResolved: true });
    expect(await open()).toBeUndefined();
  });

  it('refuse words, pieces and threads that are not there, and change nothing', async () => {
    const { desk: rini, id } = await desk();
    const { seq } = await rini.call('openStory', { id });
    const refused = async (call: Promise<unknown>) => {
      const refusal: unknown = await call.then(
        () => null,
        (error: unknown) => error,
      );
      return refusal instanceof Refusal ? refusal.notice.code : refusal;
    };
    expect(await refused(rini.call('comment', { id, on: 'Rabu', text: 'x' }))).toBe('comment.words');
    expect(await refused(rini.call('comment', { id, node: 'x', text: 'x' }))).toBe('comment.piece');
    expect(await refused(rini.call('reply', { id, thread: 'x', text: 'x' }))).toBe('comment.unknown');
    expect((await rini.call('openStory', { id })).seq).toBe(seq);
  });

  it('are in a checkpoint as in the journal', async () => {
    const { desk: rini, id } = await desk();
    await rini.call('comment', { id, on: 'Selasa', text: 'Tanggal?' });
    const state = rini.stories.state(id);
    expect(readCheckpoint(makeCheckpoint(state))?.threads).toEqual(state.threads);
    expect(state.threads).toHaveLength(1);
  });
});

it('comments of a file become threads, with who said them when', async () => {
  const rini = await scratchDesk();
  const words = (text: string, id?: string) =>
    schema.text(text, id ? [schema.marks.comment.create({ id })] : []);
  const body = schema.nodes.paragraph.create(null, [words('Jebol '), words('Selasa', 'c1'), words('.')]);
  const said = (id: string, text: string, more: Partial<FileComment> = {}): FileComment => ({
    id,
    text,
    author: 'Adi W.',
    at: '2025-12-01T02:03:04Z',
    replyTo: null,
    isResolved: false,
    ...more,
  });
  const comments = [
    said('c2', 'Sudah.', { replyTo: 'c1', author: 'Yani', at: null }),
    said('c1', 'Tanggal?', { isResolved: true }),
    said('c3', 'Umum.'),
  ];
  const draft = {
    doc: readDocument(story({ headline: 'A', body: [body] }).toJSON()),
    pictures: new Map<string, string>(),
    comments,
    fields: newFields(),
    reading: { encoding: 'utf-8' as const, certain: true },
    report: [],
    findings: [],
  };
  const { id } = rini.stories.import({
    name: 'naskah.docx',
    bytes: new Uint8Array([1]),
    draft,
    place: 0,
    corrections: [],
  });
  const [whole, onWords] = await rini.call('threads', { id });
  expect(whole).toMatchObject({ hold: 'story', thread: { id: 'c3' } });
  expect(onWords).toMatchObject({ hold: 'marked', quote: 'Selasa', thread: { id: 'c1' } });
  expect(onWords?.thread.resolved).toMatchObject({ by: 'Adi W.', at: '2025-12-01T02:03:04Z' });
  expect(onWords?.thread.remarks).toMatchObject([
    { by: 'Adi W.', at: '2025-12-01T02:03:04Z', text: 'Tanggal?', isFromFile: true },
    { by: 'Yani', text: 'Sudah.', isFromFile: true },
  ]);
});

describe('names in a comment', () => {
  const names = ['Rini', 'Rini Sari', 'Thalatie Yani'];

  it('are those of the desk’s people, the longest that fits, in any case', () => {
    expect(mentionsIn('@rini sari, tolong; @Thalatie Yani?', names)).toEqual(['Rini Sari', 'Thalatie Yani']);
    expect(mentionsIn('@Rini, lihat', names)).toEqual(['Rini']);
  });

  it('are not parts of other words, nor strangers', () => {
    expect(mentionsIn('surat rini@koran.example, @Rinitis, @Budi', names)).toEqual([]);
  });
});
