import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStory } from '../../shared/story/reading';
import { zip } from '../ingest/files/office';
import { delivery, wireStory } from './delivering';

describe('what arrives in the wire folder', () => {
  it('becomes a story that waits for its desk, in the wire’s name; the file is kept whole', async () => {
    const { desk, deliver, look, files, read } = await delivery();
    const heard: string[] = [];
    desk.on('appended', ({ row }) => heard.push(row.headline));
    deliver('antara-1.txt', wireStory(1));
    await look();
    const [row] = await desk.call('listStories', {});
    expect(row).toMatchObject({
      headline: 'Banjir Surut di Desa 1',
      slug: 'wire-banjir-surut-desa-1',
      status: 'desk',
      desk: 'Internasional',
      updatedBy: 'Wire',
    });
    expect(heard).toEqual(['Banjir Surut di Desa 1']);
    expect(files()).toEqual(['taken/2026-01-05/antara-1.txt']);
    expect(read('taken/2026-01-05/antara-1.txt')).toBe(wireStory(1));
    const kept = await desk.call('importReport', { id: row?.id ?? '' });
    expect(kept?.pieces.map(({ text }) => text).join('')).toBe(wireStory(1));
    expect(desk.wire.standing).toMatchObject({
      state: 'watching',
      trouble: null,
      waiting: 0,
      lines: [{ name: 'antara-1.txt', stories: [{ headline: 'Banjir Surut di Desa 1' }], known: 0 }],
    });
  });

  it('is not taken before it is whole: while it changes, and while its name says that it is being written', async () => {
    const { desk, folder, deliver, look, files, slugs } = await delivery();
    const whole = wireStory(1);
    deliver('a.txt', whole.slice(0, 40));
    await desk.wire.once();
    deliver('a.txt', whole.slice(0, 90));
    await desk.wire.once();
    expect(desk.wire.standing).toMatchObject({ waiting: 1, lines: [] });
    deliver('a.txt', whole);
    const half = ['b.txt.part', 'c.tmp', '.d.txt', '~$e.docx', 'f.txt.filepart', 'g.crdownload'];
    for (const name of half) deliver(name, whole.slice(0, 50));
    await look();
    expect(slugs()).toEqual(['wire-banjir-surut-desa-1']);
    expect(files()).toEqual([...half, 'taken/2026-01-05/a.txt'].sort());
    renameSync(path.join(folder, 'b.txt.part'), path.join(folder, 'b.txt'));
    writeFileSync(path.join(folder, 'b.txt'), wireStory(2));
    await look();
    expect(slugs()).toHaveLength(2);
  });

  it('is taken once, however often the same bytes come, and no file takes the place of another', async () => {
    const { desk, deliver, look, files, slugs } = await delivery();
    deliver('berita.txt', wireStory(1));
    await look();
    deliver('berita-lagi.txt', wireStory(1));
    deliver('berita.txt', wireStory(2));
    await look();
    expect(slugs()).toHaveLength(2);
    expect(desk.wire.standing.lines.find(({ name }) => name === 'berita-lagi.txt')).toMatchObject({
      known: 1,
      stories: [],
    });
    const day = 'taken/2026-01-05';
    expect(files()).toEqual([`${day}/berita (2).txt`, `${day}/berita-lagi.txt`, `${day}/berita.txt`]);
  });

  it('may be a zip of several; what of it is no story is told and does not keep the others out', async () => {
    const { desk, deliver, look, files, slugs } = await delivery();
    const inside = new Map<string, Uint8Array>([
      ['a.txt', Buffer.from(wireStory(1))],
      ['b.txt', Buffer.from(wireStory(2))],
      ['foto.jpg', JPEG],
    ]);
    deliver('paket.zip', await zip(inside));
    await look();
    expect(slugs()).toHaveLength(2);
    expect(files()).toEqual(['taken/2026-01-05/paket.zip']);
    expect(desk.wire.standing.lines[0]).toMatchObject({ refused: [{ name: 'foto.jpg' }] });
  });

  it('is put aside where nobody could read it, with the reason in both languages', async () => {
    const { desk, deliver, look, files, read, slugs } = await delivery();
    deliver('foto.txt', JPEG);
    deliver('kosong.txt', '');
    await look();
    expect(slugs()).toEqual([]);
    expect(files()).toEqual([
      'refused/foto.txt',
      'refused/foto.txt.alasan-reason.txt',
      'refused/kosong.txt',
      'refused/kosong.txt.alasan-reason.txt',
    ]);
    expect(read('refused/kosong.txt.alasan-reason.txt')).toBe(
      'kosong.txt kosong; minta dikirim ulang.\nkosong.txt is empty; have it sent again.\n',
    );
    expect(read('refused/foto.txt')).toBe(Buffer.from(JPEG).toString('utf8'));
    expect(desk.wire.standing.lines).toHaveLength(2);
  });
});

const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

describe('a wire folder in trouble', () => {
  it('that goes away is told, and taken up again when it is back', async () => {
    const { desk, folder, deliver, look, slugs } = await delivery();
    renameSync(folder, `${folder}-lepas`);
    await look();
    expect(desk.wire.standing).toMatchObject({ state: 'away', trouble: { code: 'wire.away' } });
    expect(desk.standing.map(({ code }) => code)).toContain('wire.away');
    renameSync(`${folder}-lepas`, folder);
    deliver('a.txt', wireStory(1));
    await look();
    expect(desk.wire.standing).toMatchObject({ state: 'watching', trouble: null });
    expect(slugs()).toHaveLength(1);
  });

  it('keeps its files where the house’s own rules are damaged, and takes them when these are mended', async () => {
    const { desk, home, deliver, look, files, slugs } = await delivery();
    writeFileSync(path.join(home, 'import-rules.json'), '{');
    deliver('a.txt', wireStory(1));
    await look();
    expect(slugs()).toEqual([]);
    expect(desk.wire.standing).toMatchObject({ waiting: 1, trouble: { code: 'importRules.damaged' } });
    expect(files().filter((file) => !path.basename(file).startsWith('.'))).toEqual([
      expect.stringMatching(new RegExp(`^taking/${desk.home.device}/[^/]+/a\\.txt$`)),
    ]);
    writeFileSync(path.join(home, 'import-rules.json'), '{"name":"Harian Contoh","rules":[]}');
    await look();
    expect(slugs()).toHaveLength(1);
    expect(files()).toEqual(['taken/2026-01-05/a.txt']);
  });

  it('is refused where it holds the archive itself, is no full path or is not there; looking takes nothing', async () => {
    const { desk, home, folder, deliver, files } = await delivery();
    const peek = async (place: string) => (await desk.call('peekWire', { folder: place })).refused?.code;
    expect(await peek(home)).toBe('wire.ownHome');
    expect(await peek(path.dirname(home))).toBe('wire.ownHome');
    expect(await peek(path.join(home, 'pictures'))).toBe('wire.ownHome');
    expect(await peek('kiriman')).toBe('wire.notFull');
    expect(await peek(`${folder}-lain`)).toBe('wire.missing');
    deliver('a.txt', wireStory(1));
    deliver('b.txt.part', '');
    mkdirSync(path.join(folder, 'taken'));
    expect(await desk.call('peekWire', { folder })).toEqual({ files: 1, refused: null });
    expect(files()).toEqual(['a.txt', 'b.txt.part']);
  });
});

describe('watching', () => {
  it('takes what comes, with no one asking, and what came while the folder was away', async () => {
    const { desk, folder, deliver, slugs } = await delivery();
    desk.wire.watch();
    deliver('a.txt', wireStory(1));
    await expect.poll(slugs).toHaveLength(1);
    renameSync(folder, `${folder}-lepas`);
    await expect.poll(() => desk.wire.standing.state).toBe('away');
    writeFileSync(path.join(`${folder}-lepas`, 'b.txt'), wireStory(2));
    renameSync(`${folder}-lepas`, folder);
    await expect.poll(slugs).toHaveLength(2);
    await desk.wire.stop();
    deliver('c.txt', wireStory(3));
    await desk.wire.stop();
    expect(slugs()).toHaveLength(2);
  });

  it('is off where the settings name no folder', async () => {
    const { desk, deliver, look, slugs } = await delivery();
    const { settings } = await desk.call('hello', {});
    const wire = { folder: '', desk: '' };
    await desk.call('saveSettings', { ...settings, house: { ...settings.house, wire } });
    deliver('a.txt', wireStory(1));
    await look();
    expect(desk.wire.standing).toMatchObject({ state: 'off', folder: '' });
    expect(slugs()).toEqual([]);
  });
});

it('a story of the wire can be read again like any other import', async () => {
  const { desk, deliver, look } = await delivery();
  deliver('a.txt', wireStory(1));
  await look();
  const [row] = await desk.call('listStories', {});
  expect(await desk.call('reimport', { id: row?.id ?? '' })).toMatchObject({ changes: 0, fields: [] });
  expect(readStory(desk.stories.state(row?.id ?? '').doc).headline).toBe('Banjir Surut di Desa 1');
});
