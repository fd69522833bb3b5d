import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { handOver } from '../../electron/desk/handing-over';
import { send } from '../../electron/desk/sending';
import { changesOf } from '../../shared/review/changes';
import { contentHash } from '../../shared/story/content-hash';
import { suggest } from '../../shared/review/suggest';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { printedStory } from '../../shared/story/views';
import { Transform } from 'prosemirror-transform';
import { behind, edit, root, scratch } from '../builders';
import { reviewer } from '../review/random-edits';
import { scratchDesk } from '../scratch-desk';

/** Any two stories compared at the desk, and what is taken from one into the other. */

const AIR = 'Air datang pada pukul dua dini hari.';
const WARGA = 'Sebanyak 300 orang bermalam di balai desa.';
const banjir = (...body: string[]) => story({ headline: 'Tanggul Jebol', body: body.map((text) => p(text)) });

function written(desk: NewsDesk, doc = banjir(AIR, WARGA)): string {
  return desk.stories.createFrom(doc, newFields({ slug: 'tanggul' }), { from: 'new' });
}

/** Somebody else at the same home edits the story. */
async function by(desk: NewsDesk, author: string, id: string, words: string, put: string): Promise<void> {
  const other = await scratchDesk(desk.home.folder, author);
  const { doc } = other.stories.state(id);
  other.stories.add(id, [edit(doc, (tr) => tr.insert(behind(doc, words), schema.text(put)))]);
  other.close();
}

/** The bytes of a package of a story, as the desk exports it. */
async function packed(desk: NewsDesk, id: string, isEditable = false): Promise<Uint8Array> {
  const to = path.join(scratch(), 'tanggul-v1.zip');
  if (isEditable) await handOver(desk.archive, desk.stories, id, { to: () => to });
  else {
    desk.stories.approve(id);
    await send(await desk.subject(id), {
      to: () => to,
      pictureFile: (info) => desk.archive.pictures.file(info),
    });
  }
  return readFileSync(to);
}

const say = (changes: ReturnType<typeof changesOf>) =>
  changes.map(({ kind, removed, inserted, author }) => [kind, removed, inserted, author]);

describe('two stories compared', () => {
  it('two entries of one: each difference by whoever made it, also a proposal', async () => {
    const desk = await scratchDesk();
    const id = written(desk);
    await by(desk, 'Adi W.', id, 'Tanggul Jebol', ' Lagi');
    const { doc } = desk.stories.state(id);
    const struck = suggest(
      new Transform(doc).delete(behind(doc, 'Sebanyak'), behind(doc, 'Sebanyak 300')),
      reviewer('Citra'),
    );
    desk.stories.add(id, [edit(doc, (tr) => struck.transform.steps.forEach((step) => tr.step(step)))]);
    desk.stories.add(id, [{ id: 'bidang-1', kind: 'fields', payload: { set: { section: 'Daerah' } } }]);
    const compared = await desk.call('compareSides', { before: { id, seq: 1 }, after: { id } });
    expect(say(compared.changes)).toEqual([
      ['insertion', '', ' Lagi', 'Adi W.'],
      ['deletion', '300 ', '', 'Citra'],
    ]);
    expect(compared.fields).toMatchObject([{ name: 'section', by: { author: 'Rini S.' } }]);
    expect(compared).toMatchObject({ common: 1, isTakeable: true, wordsInserted: 1, wordsDeleted: 1 });
    const back = await desk.call('compareSides', { before: { id }, after: { id, seq: 1 } });
    expect(say(back.changes)).toEqual([
      ['deletion', ' Lagi', '', 'Adi W.'],
      ['insertion', '', '300 ', 'Citra'],
    ]);
  });

  it('a story and its printed package: equal; and the package comes in again as an equal story', async () => {
    const desk = await scratchDesk();
    const id = written(desk);
    const bytes = await packed(desk, id);
    const same = await desk.call('compareSides', { before: { id }, after: { name: 'tanggul.zip', bytes } });
    expect(same).toMatchObject({ changes: [], fields: [], pictures: [], common: 0 });
    const other = await scratchDesk();
    const { id: came, others } = await other.call('importStory', { name: 'tanggul.zip', bytes });
    expect(others).toEqual([]);
    const [there, here] = [desk.stories.state(id), other.stories.state(came)];
    expect(here.doc.toJSON()).toEqual(there.doc.toJSON());
    expect(contentHash(here.doc, here.fields)).toBe(contentHash(there.doc, there.fields));
  });

  it('every sample, pictures and all, comes in again from its package as an equal story', async () => {
    const desk = await scratchDesk();
    await desk.addSamples(path.join(root, 'electron', 'desk', 'samples'));
    const rows = await desk.call('listStories', {});
    const other = await scratchDesk();
    expect(rows.length).toBeGreaterThan(2);
    for (const { id, headline } of rows) {
      const { findings } = await desk.call('check', { id });
      for (const rule of new Set(findings.flatMap((one) => (one.level === 'stop' ? [one.rule] : []))))
        desk.stories.add(id, [
          { id: `waiver-${id}-${rule}`, kind: 'waiver', payload: { rule, reason: 'uji' } },
        ]);
      const bytes = await packed(desk, id);
      const { id: came } = await other.call('importStory', { name: 'a.zip', bytes });
      const [there, here] = [desk.stories.state(id), other.stories.state(came)];
      expect(contentHash(here.doc, here.fields), headline).toBe(
        contentHash(printedStory(there.doc), there.fields),
      );
      expect(other.stories.picturesOf(here.doc)).toHaveLength(desk.stories.picturesOf(here.doc).length);
    }
  });

  it('a colleague’s editable package: their words in their name, from where the two parted', async () => {
    const rini = await scratchDesk(undefined, 'Rini S.');
    const budi = await scratchDesk(undefined, 'Budi');
    const id = written(rini);
    const first = { name: 'a.zip', bytes: await packed(rini, id, true) };
    await budi.call('mergePackage', first);
    await by(budi, 'Budi', id, 'pukul dua', ' lewat');
    await by(rini, 'Rini S.', id, 'Sebanyak 300', ' lebih');
    const after = { name: 'b.zip', bytes: await packed(budi, id, true) };
    const compared = await rini.call('compareSides', { before: { id }, after });
    expect(say(compared.changes)).toEqual([
      ['insertion', '', 'lewat ', 'Budi'],
      ['deletion', 'lebih ', '', 'Rini S.'],
    ]);
    expect(compared.common).toBeGreaterThan(0);
  });

  it('is refused for what holds no story', async () => {
    const desk = await scratchDesk();
    const id = written(desk);
    for (const name of ['catatan.txt', 'story.redaksi.json'])
      await expect(
        desk.call('compareSides', { before: { id }, after: { name, bytes: Buffer.from('{}') } }),
      ).rejects.toMatchObject({ notice: { code: 'compare.noStory' } });
    await expect(desk.call('compareSides', { before: { id }, after: { id, seq: 9 } })).rejects.toMatchObject({
      notice: { kind: 'no' },
    });
  });
});

describe('taking from another story', () => {
  const LATER = banjir('Air datang pada pukul tiga dini hari.', 'Sebanyak 500 orang bermalam di balai desa.');

  async function twoStories() {
    const desk = await scratchDesk();
    const id = written(desk);
    const other = written(desk, LATER);
    const compared = await desk.call('compareSides', { before: { id }, after: { id: other } });
    return { desk, id, other, compared };
  }

  it('one difference as a tracked change, the others left', async () => {
    const { desk, id, other, compared } = await twoStories();
    expect(say(compared.changes)).toEqual([
      ['replacement', 'dua', 'tiga', 'Rini S.'],
      ['replacement', '300', '500', 'Rini S.'],
    ]);
    const [, second] = compared.changes.map((change) => change.id);
    const from = { id: other };
    await desk.call('takeDifferences', { id, seq: 1, from, changes: [second ?? ''], how: 'changes' });
    const { doc, seq } = desk.stories.state(id);
    expect(say(changesOf(doc))).toEqual([['replacement', '300', '500', 'Rini S.']]);
    expect(changesOf(doc)).toMatchObject([{ cause: 'Compare' }]);
    expect(printedStory(doc).textContent).toContain('pukul dua');
    // Asked again of the story as it was: nothing is taken twice.
    await expect(desk.call('takeDifferences', { id, seq: 1, from, how: 'changes' })).rejects.toMatchObject({
      notice: { code: 'compare.movedOn' },
    });
    const again = await desk.call('compareSides', { before: { id }, after: from });
    expect(say(again.changes)).toEqual([['replacement', 'dua', 'tiga', 'Rini S.']]);
    expect(seq).toBe(2);
  });

  it('all of them at once, fields and all, as one more entry', async () => {
    const { desk, id, other } = await twoStories();
    desk.stories.add(other, [{ id: 'bidang-2', kind: 'fields', payload: { set: { section: 'Daerah' } } }]);
    await desk.call('takeDifferences', {
      id,
      seq: 1,
      from: { id: other },
      fields: ['section'],
      how: 'text',
    });
    const { doc, fields } = desk.stories.state(id);
    expect(changesOf(doc)).toEqual([]);
    expect(doc.eq(LATER)).toBe(true);
    expect(fields.section).toBe('Daerah');
    const [line] = await desk.call('history', { id });
    expect(line).toMatchObject({ author: 'Rini S.' });
  });

  it('what was said about the other comes along, by whoever said it and when, and only once', async () => {
    const { desk, id, other } = await twoStories();
    const citra = await scratchDesk(desk.home.folder, 'Citra');
    const about = await citra.call('comment', { id: other, on: '500', text: 'Kata siapa?' });
    const whole = await citra.call('comment', { id: other, text: 'Kurang satu sumber.' });
    citra.close();
    await desk.call('reply', { id: other, thread: about.thread, text: 'Kata lurah.' });
    await desk.call('resolve', { id: other, thread: about.thread, isResolved: true });
    const compared = await desk.call('compareSides', { before: { id }, after: { id: other } });
    expect(compared.comments).toBe(3);
    const [first] = compared.changes.map((change) => change.id);
    const take = (changes: string[]) =>
      desk.call('takeDifferences', {
        id,
        seq: desk.stories.state(id).seq,
        from: { id: other },
        changes,
        how: 'text',
      });
    const talk = async () =>
      (await desk.call('threads', { id })).map(({ thread, hold, quote }) => [
        thread.id,
        hold,
        quote,
        thread.remarks.map(({ by, text }) => `${by}: ${text}`),
        thread.resolved?.by ?? null,
      ]);
    // Words without those that somebody spoke of: nothing comes with them.
    await take([first ?? '']);
    expect(await talk()).toEqual([]);
    const said = (await desk.call('threads', { id: other })).map(({ thread }) => thread.remarks[0]?.at);
    const rest = await desk.call('compareSides', { before: { id }, after: { id: other } });
    await take(rest.changes.map((change) => change.id));
    expect(await talk()).toEqual([
      [whole.thread, 'story', '', ['Citra: Kurang satu sumber.'], null],
      [about.thread, 'marked', '500', ['Citra: Kata siapa?', 'Rini S.: Kata lurah.'], 'Rini S.'],
    ]);
    const taken = (await desk.call('threads', { id })).map(({ thread }) => thread.remarks[0]?.at);
    expect(taken).toEqual(said);
    const again = await desk.call('compareSides', { before: { id }, after: { id: other } });
    expect([again.changes, again.comments]).toEqual([[], 0]);
  });

  it('leaves open changes of the story open, and says so where they stand in the way', async () => {
    const { desk, id, other } = await twoStories();
    const { doc } = desk.stories.state(id);
    const proposed = suggest(
      new Transform(doc).insert(behind(doc, 'bermalam'), schema.text(' darurat')),
      reviewer('Citra'),
    ).transform;
    desk.stories.add(id, [edit(doc, (tr) => proposed.steps.forEach((step) => tr.step(step)))]);
    const compared = await desk.call('compareSides', { before: { id }, after: { id: other } });
    expect(say(compared.changes)).toContainEqual(['deletion', ' darurat', '', 'Citra']);
    const wanted = compared.changes.filter(({ removed }) => removed === '300').map((one) => one.id);
    await desk.call('takeDifferences', { id, seq: 2, from: { id: other }, changes: wanted, how: 'changes' });
    expect(say(changesOf(desk.stories.state(id).doc))).toEqual([
      ['replacement', '300', '500', 'Rini S.'],
      ['insertion', '', ' darurat', 'Citra'],
    ]);
  });
});
