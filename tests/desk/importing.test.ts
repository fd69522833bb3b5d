import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { readDocument } from '../../shared/journal/replay';
import { printedLines, readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { behind, edit } from '../builders';
import { scratchDesk } from '../scratch-desk';
import { sampleText } from '../ingest/scrape';

const STORY =
  'Judul Berita Contoh\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nPasar dibuka lagi pada hari Rabu, dan pedagang berdatangan.\n\nJuru ketik: Ani Rahma\n';

/** What a house adds so that the story's last line is a credit. */
const OWN = {
  name: 'Harian Contoh',
  rules: [
    {
      kind: 'credit',
      id: 'house.juru-ketik',
      languages: ['id'],
      labels: ['juru ketik'],
      role: 'editor',
      place: 'anywhere',
      examples: ['Juru ketik: Ani Rahma'],
    },
  ],
};

const input = (text: string, name = 'naskah.txt') => ({ name, bytes: Buffer.from(text) });
const learn = (desk: NewsDesk) =>
  writeFileSync(path.join(desk.home.folder, 'import-rules.json'), JSON.stringify(OWN));
const storyOf = (desk: NewsDesk, id: string) => readStory(desk.stories.state(id).doc);

async function type(desk: NewsDesk, id: string, after: string, text: string): Promise<void> {
  const { doc, seq } = desk.stories.state(id);
  const typed = edit(doc, (t) => t.insert(behind(doc, after), schema.text(text)));
  await desk.call('append', { story: id, base: seq, entries: [typed] });
}

describe('looking before importing', () => {
  it('shows what a file would become, and stores nothing', async () => {
    const desk = await scratchDesk();
    const seen = await desk.call('inspect', input(STORY));
    expect(seen.story.headline).toBe('Judul Berita Contoh');
    expect(readStory(readDocument(seen.doc))).toEqual(seen.story);
    expect(seen.report.pieces.map(({ text }) => text).join('')).toBe(STORY);
    expect(await desk.call('listStories', {})).toEqual([]);
  });

  it('takes a person at their word, and remembers what they said for the next reading', async () => {
    const desk = await scratchDesk();
    const at = STORY.indexOf('Pasar');
    const corrections = [{ story: 0, said: [{ at, end: at + 10, as: 'crosshead' as const }] }];
    const { id } = await desk.call('importStory', { ...input(STORY), corrections });
    expect(storyOf(desk, id).body[1]).toMatchObject({ type: 'crosshead', text: 'Pasar dibu' });
    learn(desk);
    expect(await desk.call('reimport', { id })).toMatchObject({ lost: 0 });
    expect(storyOf(desk, id).body[1]).toMatchObject({ type: 'crosshead', text: 'Pasar dibu' });
  });
});

describe('stories that are there already', () => {
  it('are named when the same one comes again, lightly edited, and not for another one', async () => {
    const desk = await scratchDesk();
    const scrape = sampleText('pasar-tambaklorok');
    const first = await desk.call('importStory', input(scrape));
    expect(first.alike).toEqual([]);
    const again = input(scrape.replace('pasar', 'pekan'), 'lagi.txt');
    const expected = [{ id: first.id, alike: 'same', headline: first.headline }];
    expect((await desk.call('inspect', again)).alike).toMatchObject(expected);
    expect((await desk.call('importStory', again)).alike).toMatchObject(expected);
    expect((await desk.call('inspect', input(sampleText('harbour-tram')))).alike).toEqual([]);
  });

  it('are found by what the index has read of them, and not in the bin', async () => {
    const desk = await scratchDesk();
    const scrape = sampleText('pasar-tambaklorok');
    const { doc, fields } = desk.stories.state((await desk.call('importStory', input(scrape))).id);
    const id = desk.stories.createFrom(doc, fields, { from: 'new' });
    const found = async () => (await desk.call('inspect', input(scrape))).alike.map((one) => one.id);
    expect(await found()).not.toContain(id);
    desk.stories.catchUp();
    expect(await found()).toContain(id);
    await desk.call('bin', { id, why: 'dua kali' });
    expect(await found()).not.toContain(id);
  });
});

describe('reading an input again', () => {
  it('brings what better rules see as tracked changes, and keeps what was typed', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', input(STORY));
    expect(storyOf(desk, id).credits).toEqual([]);
    await type(desk, id, 'jalan utama', ' dan jalan kecil');
    learn(desk);
    const done = await desk.call('reimport', { id });
    expect(done.changes).toBeGreaterThan(0);
    expect(done.lost).toBe(0);
    const { changes } = await desk.call('changes', { id });
    expect(changes.map(({ inserted }) => inserted).join()).toContain('Ani Rahma');
    expect(changes.every(({ author, cause }) => author === 'Rini S.' && cause === 'Import')).toBe(true);
    await desk.call('decideChanges', { id, decision: 'accept' });
    const story = storyOf(desk, id);
    expect(story.credits).toEqual([{ role: 'editor', label: 'Juru ketik', name: 'Ani Rahma' }]);
    expect(printedLines(story).join('\n')).toContain('jalan utama dan jalan kecil desa itu');
    const { pieces } = (await desk.call('importReport', { id })) ?? { pieces: [] };
    expect(pieces.find(({ text }) => text.includes('Ani'))).toMatchObject({ as: 'credit' });
  });

  it('shows the reasons of a report of before they had two languages, and of one made since', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', input(STORY));
    const { raw } = desk.archive;
    const kept = raw.report(id);
    if (!kept) throw new Error('no report was kept');
    const headline = async () =>
      (await desk.call('importReport', { id }))?.pieces.find(({ as }) => as === 'headline')?.why;
    expect(await headline()).toEqual({ id: 'baris pertama naskah', en: 'the first line of the copy' });
    const pieces = kept.pieces.map((piece) => ({ ...piece, why: piece.why.en }));
    raw.keepReport(id, { ...kept, pieces });
    expect(await headline()).toEqual({ id: 'the first line of the copy', en: 'the first line of the copy' });
  });

  it('goes back to what it was where the changes are rejected', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', input(STORY));
    await type(desk, id, 'jalan utama', ' dan jalan kecil');
    const before = desk.stories.state(id).doc;
    learn(desk);
    await desk.call('reimport', { id });
    await desk.call('decideChanges', { id, decision: 'reject' });
    expect(desk.stories.state(id).doc.eq(before)).toBe(true);
  });

  it('proposes nothing a second time, nor where the rules are what they were', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', input(STORY));
    const { seq } = desk.stories.state(id);
    expect(await desk.call('reimport', { id })).toMatchObject({ seq, changes: 0, fields: [], lost: 0 });
    learn(desk);
    const once = await desk.call('reimport', { id });
    expect(await desk.call('reimport', { id })).toMatchObject({ seq: once.seq, changes: 0 });
  });

  it('says where the words came from', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', input(STORY));
    learn(desk);
    await desk.call('reimport', { id });
    expect(desk.archive.journal.after(id, 1)[0]).toMatchObject({
      kind: 'steps',
      payload: { source: { kind: 'import', name: 'naskah.txt' } },
    });
  });

  it('is refused for a story that was written here', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('newStory', {});
    await expect(desk.call('reimport', { id })).rejects.toMatchObject({ notice: { code: 'story.noInput' } });
  });
});
