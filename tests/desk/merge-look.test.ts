import { describe, expect, it } from 'vitest';
import { journalLines } from '../../electron/desk/handing-over';
import { entryHash, NO_HASH, type Entry } from '../../shared/journal/entry';
import { scratchDesk } from '../scratch-desk';
import { over, packed, twoDesks, typing } from './two-desks';

const name = 'anggaran-editable.zip';

describe('looking at a colleague’s package', () => {
  it('stores nothing, and says what it would come to, piece by piece', async () => {
    const { rini, budi, id, look, change } = await twoDesks();
    change(rini, over('Selasa', 'Rabu'));
    change(budi, over('Selasa', 'Kamis'));
    change(budi, typing('Gubernur', ' Jawa Tengah'));
    await budi.call('comment', { id, on: 'anggaran', text: 'Berapa?' });
    rini.stories.add(id, [{ id: 'f-1', kind: 'fields', payload: { set: { desk: 'Kota' } } }]);
    budi.stories.add(id, [{ id: 'f-2', kind: 'fields', payload: { set: { desk: 'Politik', urgency: 2 } } }]);
    const before = rini.archive.journal.stored(id, 0);
    const { seen } = await look(budi, rini);
    expect(seen).toMatchObject({
      story: id,
      headline: 'Anggaran',
      relation: 'shared',
      people: [{ author: 'Rini' }, { author: 'Budi' }],
      merge: {
        authors: ['Budi'],
        differences: [
          { kind: 'taken', theirs: { text: ' Jawa Tengah' }, makers: [{ author: 'Budi' }], ourMakers: [] },
          {
            kind: 'clash',
            ours: { text: 'Rabu' },
            theirs: { text: 'Kamis' },
            makers: [{ author: 'Budi' }],
            ourMakers: [{ author: 'Rini' }],
          },
        ],
        fields: [{ name: 'desk', ours: 'Kota', theirs: 'Politik', author: 'Budi' }],
        fieldsTaken: [{ name: 'urgency', theirs: 2 }],
        remarks: [{ author: 'Budi', kind: 'comment', text: 'Berapa?' }],
      },
    });
    expect(rini.archive.journal.stored(id, 0)).toEqual(before);
  });

  it('is told that a story is new, known, or no package of this kind', async () => {
    const { rini, budi, id, look } = await twoDesks();
    expect((await look(budi, rini)).seen).toMatchObject({ relation: 'known', merge: null });
    const yusuf = await scratchDesk(undefined, 'Yusuf');
    const bytes = await packed(journalLines(rini.archive, id));
    expect(await yusuf.call('lookAtPackage', { name, bytes })).toMatchObject({ relation: 'new', alike: [] });
    expect(await yusuf.call('lookAtPackage', { name, bytes: Buffer.from('PK?') })).toBeNull();
    expect(await yusuf.call('listStories', {})).toEqual([]);
  });

  it('refuses a damaged one', async () => {
    const { rini, budi, id } = await twoDesks();
    const bytes = await packed(journalLines(rini.archive, id));
    const broken = Buffer.from(bytes);
    broken[Math.floor(broken.length / 2)] = (broken[Math.floor(broken.length / 2)] ?? 0) ^ 0xff;
    for (const one of [broken, bytes.subarray(0, bytes.length - 30)])
      for (const call of ['lookAtPackage', 'mergePackage'] as const)
        await expect(budi.call(call, { name, bytes: one })).rejects.toMatchObject({
          notice: { code: expect.stringMatching(/^package\./) as string },
        });
  });
});

describe('choosing in a merge', () => {
  it('makes what was chosen an entry of whoever merges, on top of the merge', async () => {
    const { rini, budi, id, look, change, text } = await twoDesks();
    change(rini, over('Selasa', 'Rabu'));
    change(budi, over('Selasa', 'Kamis'));
    change(budi, typing('Gubernur', ' Jawa Tengah'));
    budi.stories.add(id, [{ id: 'f-2', kind: 'fields', payload: { set: { desk: 'Politik' } } }]);
    const { seen, bytes } = await look(budi, rini);
    const merged = await rini.call('mergePackage', {
      name,
      bytes,
      token: seen.token,
      takes: [
        { difference: 1, take: 'ours' },
        { difference: 2, take: 'theirs' },
      ],
      fields: [{ name: 'desk', take: 'ours' }],
    });
    expect(merged).toMatchObject({ outcome: 'merged' });
    expect(text(rini)).toContain('Gubernur menyatakan anggaran akan dibahas hari Kamis.');
    expect(rini.stories.state(id).fields.desk).toBe('');
    expect((await rini.call('changes', { id })).changes).toEqual([]);
    const entries = rini.archive.journal.stored(id, 0);
    expect(entries.find((entry) => entry.id.endsWith('-chosen'))).toMatchObject({ author: 'Rini' });
    // What was left out was brought in and taken out again: it stays in the journal.
    expect(JSON.stringify(entries)).toContain('Jawa Tengah');
    // And the other desk comes to the same text.
    await look(rini, budi).then(({ bytes: back }) => budi.call('mergePackage', { name, bytes: back }));
    expect(text(budi)).toBe(text(rini));
  });

  it('is refused where the story has moved on since it was looked at, or nothing of the kind was offered', async () => {
    const { rini, budi, id, look, change } = await twoDesks();
    change(budi, typing('Gubernur', ' Jawa Tengah'));
    const { seen, bytes } = await look(budi, rini);
    const bad = rini.call('mergePackage', { name, bytes, takes: [{ difference: 1, take: 'both' }] });
    await expect(bad).rejects.toMatchObject({ notice: { kind: 'use' } });
    change(rini, typing('hari ', 'besok/'));
    const before = rini.archive.journal.stored(id, 0);
    await expect(rini.call('mergePackage', { name, bytes, token: seen.token })).rejects.toMatchObject({
      notice: { code: 'merge.moved' },
    });
    expect(rini.archive.journal.stored(id, 0)).toEqual(before);
  });
});

describe('taking a merge back', () => {
  it('leaves what was written since, keeps the comments, and is done once', async () => {
    const { rini, budi, id, send, change, text } = await twoDesks();
    change(budi, typing('Gubernur', ' Jawa Tengah'));
    change(budi, over('dibahas', 'diputus'));
    await budi.call('comment', { id, on: 'anggaran', text: 'Berapa?' });
    budi.stories.add(id, [{ id: 'f-2', kind: 'fields', payload: { set: { desk: 'Politik' } } }]);
    await send(budi, rini);
    change(rini, typing('hari ', 'besok/'));
    await rini.call('undoMerge', { id });
    expect(text(rini)).toContain('Gubernur menyatakan anggaran akan dibahas hari besok/Selasa.');
    expect(rini.stories.state(id).fields.desk).toBe('');
    expect(rini.stories.state(id).threads).toHaveLength(1);
    await expect(rini.call('undoMerge', { id })).rejects.toMatchObject({
      notice: { code: 'merge.nothingToUndo' },
    });
  });

  it('only proposes to take away what was written into since', async () => {
    const { rini, budi, id, send, change, text } = await twoDesks();
    change(budi, typing('Gubernur', ' provinsi Jawa Tengah'));
    await send(budi, rini);
    change(rini, typing('provinsi', ' kaya'));
    await rini.call('undoMerge', { id });
    expect(text(rini)).toContain('kaya');
    expect((await rini.call('changes', { id })).changes).toMatchObject([{ author: 'Rini' }]);
  });
});

it('says of a story that has nothing in common with the one here that it can only be compared, and merges nothing', async () => {
  const { rini, budi, id } = await twoDesks();
  const lines = journalLines(budi.archive, id).trim().split('\n');
  const { hash: _hash, ...first } = JSON.parse(lines[0] ?? '') as Entry;
  const other = { ...first, author: 'Yusuf' };
  const bytes = await packed(`${JSON.stringify({ ...other, hash: entryHash(other, NO_HASH) })}\n`);
  expect(await rini.call('lookAtPackage', { name, bytes })).toMatchObject({
    relation: 'strange',
    merge: null,
  });
  const before = rini.archive.journal.stored(id, 0);
  await expect(rini.call('mergePackage', { name, bytes })).rejects.toMatchObject({
    notice: { code: 'merge.nothingInCommon' },
  });
  expect(rini.archive.journal.stored(id, 0)).toEqual(before);
});
