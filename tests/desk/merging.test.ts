import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { journalLines } from '../../electron/desk/handing-over';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { writePackage } from '../../electron/desk/packages/package-writer';
import { verifyPackage } from '../../electron/desk/packages/verify';
import { outgoingLedger, type LedgerLine } from '../../shared/journal/desk-ledger';
import { entryHash, NO_HASH, type Entry } from '../../shared/journal/entry';
import { moveWords } from '../../shared/review/merge-moves';
import { picture, story } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { newFields } from '../../shared/story/fields';
import { behind, edit, scratch } from '../builders';
import { SAMPLE_NAME, samplePayload } from '../packages/sample-package';
import { scratchDesk } from '../scratch-desk';
import { over, packed, pngOf, twoDesks, typing, zipped } from './two-desks';

/** Rules of a house that lets nobody but subs move a story to the desk. */
const ONLY_SUBS_MOVE = JSON.stringify({ people: {}, moves: { desk: ['sub'] } });

describe('a colleague’s package', () => {
  it('is a new story where it is not known, with the whole of its history', async () => {
    const { rini, budi, id, first } = await twoDesks();
    expect(first).toMatchObject({ id, headline: 'Anggaran', outcome: 'new', authors: ['Rini'] });
    expect(budi.archive.journal.stored(id, 0)).toEqual(rini.archive.journal.stored(id, 0));
  });

  it('is merged both ways until both hold the same text', async () => {
    const { rini, budi, id, send, change, text } = await twoDesks();
    change(rini, typing('Gubernur', ' Jawa Tengah'));
    change(budi, typing('hari ', 'besok/'));
    expect(await send(budi, rini)).toMatchObject({ outcome: 'merged', authors: ['Budi'], returned: [] });
    expect(await send(rini, budi)).toMatchObject({ outcome: 'merged' });
    expect(text(rini)).toContain('Gubernur Jawa Tengah menyatakan anggaran akan dibahas hari besok/Selasa.');
    expect(text(budi)).toBe(text(rini));
    expect(await send(rini, budi)).toMatchObject({ outcome: 'known' });
    const { attributions, origins } = await rini.call('provenance', { id });
    const { doc } = rini.stories.state(id);
    const budis = attributions
      .filter(({ seq }) => origins.find((one) => one.seq === seq)?.author === 'Budi')
      .map(({ from, to }) => doc.textBetween(from, to));
    expect(budis).toEqual(['besok/']);
  });

  it('gives back as a tracked change what both replaced, and it can be decided', async () => {
    const { rini, budi, id, send, change, text } = await twoDesks();
    change(rini, over('Selasa', 'Rabu'));
    change(budi, over('Selasa', 'Kamis'));
    const merged = await send(budi, rini);
    expect(merged.returned).toHaveLength(1);
    const { changes } = await rini.call('changes', { id });
    expect(changes).toMatchObject([{ author: 'Budi', removed: 'Rabu', inserted: 'Kamis' }]);
    await rini.call('decideChanges', { id, decision: 'accept', ids: [...merged.returned] });
    expect(text(rini)).toContain('hari Kamis.');
  });

  it('leaves open on both desks what one settled and the other opened again', async () => {
    const { rini, budi, id, send } = await twoDesks();
    const { thread } = await rini.call('comment', { id, on: 'Selasa', text: 'Pasti?' });
    await rini.call('resolve', { id, thread, isResolved: true });
    await send(rini, budi);
    const settled = (desk: NewsDesk) => desk.stories.state(id).threads.map(({ resolved }) => resolved?.by);
    expect([settled(rini), settled(budi)]).toEqual([['Rini'], ['Rini']]);
    await budi.call('resolve', { id, thread, isResolved: false });
    await rini.call('resolve', { id, thread, isResolved: false });
    await rini.call('resolve', { id, thread, isResolved: true });
    await send(budi, rini);
    await send(rini, budi);
    expect([settled(rini), settled(budi)]).toEqual([[undefined], [undefined]]);
    await budi.call('resolve', { id, thread, isResolved: true });
    await send(budi, rini);
    expect([settled(rini), settled(budi)]).toEqual([['Budi'], ['Budi']]);
  });

  it('moves the story and gives it to somebody only as this house leaves it to whoever did', async () => {
    const moved = async (rules: object) => {
      const { rini, budi, id, send } = await twoDesks();
      writeFileSync(path.join(rini.home.folder, 'desk-rules.json'), JSON.stringify({ people: {}, ...rules }));
      budi.stories.add(id, [
        { id: 'm-1', kind: 'status', payload: { to: 'desk' } },
        { id: 'a-1', kind: 'assignment', payload: { to: { kind: 'person', name: 'Citra' } } },
      ]);
      const { moves } = await send(budi, rini);
      const { status, assigned } = rini.stories.state(id);
      return { moves, status, assigned: assigned?.to.name ?? null };
    };
    expect(await moved({})).toMatchObject({
      moves: [{ to: 'desk', author: 'Budi', isMade: true, isAllowed: true }],
      status: 'desk',
      assigned: 'Citra',
    });
    expect(await moved({ moves: { desk: ['sub'] }, acts: { assign: ['sub'] } })).toMatchObject({
      moves: [{ to: 'desk', author: 'Budi', isMade: false, isAllowed: false }],
      status: 'writing',
      assigned: null,
    });
  });

  it('tells once, in the ledger, of a move that was not followed, in the name of whoever made it', async () => {
    const { rini, budi, id, send, change } = await twoDesks();
    writeFileSync(path.join(rini.home.folder, 'desk-rules.json'), ONLY_SUBS_MOVE);
    budi.stories.add(id, [{ id: 'm-1', kind: 'status', payload: { to: 'desk' } }]);
    const { at } = budi.archive.journal.after(id, 0).at(-1) as Entry;
    await send(budi, rini);
    change(budi, typing('hari ', 'besok/'));
    await send(budi, rini);
    const { lines } = await rini.call('ledger', { id });
    const moves = lines.filter(({ did }) => did === 'moved' || did === 'movedElsewhere');
    expect(moves).toMatchObject([{ did: 'movedElsewhere', to: 'desk', by: 'Budi', at }]);
    expect(lines[lines.indexOf(moves[0] as LedgerLine) + 1]).toMatchObject({ did: 'merged', by: 'Rini' });
    const { doc, fields } = rini.stories.state(id);
    const outside = outgoingLedger(rini.archive.journal.headers(id), contentHash(doc, fields));
    expect(outside.lines.map(({ did }) => did)).not.toContain('movedElsewhere');
  });

  it('names the moves against the rules of this house in a story that is taken over whole', async () => {
    const { rini, id } = await twoDesks();
    rini.stories.add(id, [{ id: 'm-1', kind: 'status', payload: { to: 'desk' } }]);
    const taken = async (rules: string) => {
      const third = await scratchDesk(undefined, 'Citra');
      writeFileSync(path.join(third.home.folder, 'desk-rules.json'), rules);
      const bytes = await packed(journalLines(rini.archive, id));
      const { outcome, moves } = await third.call('mergePackage', { name: 'a.zip', bytes });
      return {
        outcome,
        status: third.stories.state(id).status,
        told: moves.map((move) => moveWords(move)?.en),
      };
    };
    expect(await taken(ONLY_SUBS_MOVE)).toEqual({
      outcome: 'new',
      status: 'desk',
      told: ['Rini moved it to Desk: the rules of this desk do not leave that to them'],
    });
    expect(await taken('{"people":{}}')).toEqual({ outcome: 'new', status: 'desk', told: [undefined] });
  });

  it('is refused without a journal, and where its journal was tampered with; nothing is stored', async () => {
    const { rini, budi, id, change } = await twoDesks();
    change(budi, typing('hari ', 'besok/'));
    const before = rini.archive.journal.stored(id, 0);
    const lines = journalLines(budi.archive, id);
    const last = JSON.parse(lines.trim().split('\n').at(-1) ?? '') as Entry;
    const forged = { ...last, hash: '', schema: 99 };
    const newer = { ...forged, hash: entryHash(forged, before.at(-1)?.hash ?? NO_HASH) };
    const first = lines.split('\n')[0] ?? '';
    const hostile: Record<string, string | null> = {
      'no journal': null,
      empty: '',
      'a word changed': lines.replace('besok', 'lusa'),
      'an author changed': lines.replace('"author":"Budi"', '"author":"Rini"'),
      'a line missing': lines.split('\n').slice(1).join('\n'),
      'cut short': lines.slice(0, -10),
      'a newer schema': `${first}\n${JSON.stringify(newer)}\n`,
      'no JSON': `${first}\n{]\n`,
    };
    for (const [name, journal] of Object.entries(hostile)) {
      const bytes = await packed(journal);
      await expect(rini.call('mergePackage', { name: 'x.zip', bytes }), name).rejects.toMatchObject({
        notice: { code: 'package.journal' },
      });
    }
    const published = await zipped({ name: SAMPLE_NAME, files: samplePayload() });
    await expect(rini.call('mergePackage', { name: 'x.zip', bytes: published })).rejects.toMatchObject({
      notice: { code: 'merge.notEditable' },
    });
    expect(rini.archive.journal.stored(id, 0)).toEqual(before);
  });
});

describe('an editable package', () => {
  it('is made of a story that nobody has passed, holds nothing to publish, and says what it is', async () => {
    const { rini, id } = await twoDesks();
    const handed = await rini.call('exportStory', { id, job: 'beri', editable: true });
    expect(handed).toMatchObject({ package: 'anggaran-editable-1.zip', formats: [], lost: [] });
    expect(await rini.call('verifyPackage', { package: handed.package })).toEqual({
      ok: true,
      kind: 'editable',
      problems: [],
    });
    const { files } = await readPackage(path.join(rini.home.packages, handed.package));
    expect([...files.keys()]).toEqual(['BACA-DULU-READ-FIRST.txt', 'editable.json', 'journal.jsonl']);
    // No version of it has left the house.
    expect(rini.stories.state(id).sendings).toEqual([]);
    const again = await rini.call('exportStory', { id, job: 'lagi', editable: true });
    expect(again.sha256).toBe(handed.sha256);
  });

  it('is told of in the ledger: by whom, and which text; and in no package', async () => {
    const { rini, budi, id, send, change } = await twoDesks();
    const state = () => rini.stories.state(id);
    const hash = contentHash(state().doc, state().fields);
    const handed = await rini.call('exportStory', { id, job: 'beri', editable: true });
    const { lines } = await rini.call('ledger', { id });
    expect(lines.at(-1)).toMatchObject({
      did: 'handedOver',
      by: 'Rini',
      name: handed.package,
      contentHash: hash,
    });
    // The work that comes back is merged over it, and then both know of it.
    change(budi, typing('hari ', 'besok/'));
    expect(await send(budi, rini)).toMatchObject({ outcome: 'merged' });
    await send(rini, budi);
    const known = await budi.call('ledger', { id });
    expect(known.lines.filter(({ did }) => did === 'handedOver')).toMatchObject([{ by: 'Rini' }]);
    await rini.call('approve', { id });
    const { lines: outgoing, through } = outgoingLedger(rini.archive.journal.headers(id), '');
    expect(outgoing.map(({ did }) => did)).not.toContain('handedOver');
    expect(through).toBe(state().seq);
  });

  it('carries the pictures on the page, struck ones too, and no others', async () => {
    const desk = await scratchDesk(undefined, 'Rini');
    const keep = (letter: string) =>
      desk.call('keepPicture', { name: `${letter}.png`, bytes: pngOf(letter.charCodeAt(0)) });
    const [shown, gone] = [await keep('a'), await keep('b')];
    const doc = story({
      headline: 'Banjir',
      body: [
        picture({ id: 'p1', picture: shown.sha256, caption: 'Air', creditLine: 'Antara' }),
        picture({ id: 'p2', picture: gone.sha256, caption: 'Surut', creditLine: 'Antara' }),
      ],
    });
    const id = desk.stories.createFrom(doc, newFields({ slug: 'banjir' }), { from: 'new' });
    desk.stories.add(id, [
      edit(doc, (tr) => {
        const $caption = doc.resolve(behind(doc, 'Surut'));
        tr.delete($caption.before(1), $caption.after(1));
      }),
    ]);
    const { package: name } = await desk.call('exportStory', { id, job: 'beri', editable: true });
    const { files, sums } = await readPackage(path.join(desk.home.packages, name));
    expect([...files.keys()].filter((file) => file.startsWith('media/'))).toEqual(['media/banjir-1.png']);
    expect(sums.get('data/media/banjir-1.png')?.sha256).toBe(shown.sha256);
  });

  it('is no input, and no package for a publisher', async () => {
    const { rini, budi, id } = await twoDesks();
    const journal = journalLines(rini.archive, id);
    const bytes = await packed(journal);
    for (const name of ['inspect', 'importStory'] as const)
      await expect(budi.call(name, { name: 'a.zip', bytes })).rejects.toMatchObject({
        notice: { code: 'input.editablePackage' },
      });
    const smuggled = path.join(scratch(), 'x.zip');
    const files = samplePayload({ 'journal.jsonl': journal });
    await writePackage({ to: smuggled, name: SAMPLE_NAME, files });
    expect(await verifyPackage(smuggled)).toMatchObject({
      ok: false,
      kind: 'story',
      problems: [{ what: { en: 'The unpublished journal lies in a package for publishers' } }],
    });
  });
});
