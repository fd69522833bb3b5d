import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStory } from '../../shared/story/reading';
import { scratchDesk } from '../scratch-desk';

/** A correction that is remembered: proposed, shown, kept, heeded by the next import, taken away again. */

const storyOf = (n: number, credit: string) =>
  `Judul Berita Nomor ${n}\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin, yang ke-${n}.\n\n${credit}\n`;
const input = (text: string, name = 'naskah.txt') => ({ name, bytes: new TextEncoder().encode(text) });

function saidOf(text: string, line: string, as: 'credit' | 'caption' | 'headline') {
  const at = text.indexOf(line);
  return { story: 0, said: { at, end: at + line.length, as } };
}

describe('a correction that is remembered', () => {
  it('is proposed and tried first, kept when that is wanted, and heeded by the next input like it', async () => {
    const desk = await scratchDesk();
    const first = storyOf(1, 'Juru ketik: Ani Rahma');
    await desk.call('importStory', input(storyOf(3, 'Juru ketik: Cici'), 'lama.txt'));
    await desk.call('importStory', input(storyOf(4, 'Editor: Dedi'), 'lain.txt'));
    const proposed = await desk.call('proposeRule', {
      ...input(first),
      ...saidOf(first, 'Juru ketik: Ani Rahma', 'credit'),
    });
    expect(proposed).toMatchObject({
      rule: {
        kind: 'credit',
        id: 'house.juru-ketik-ani',
        labels: ['juru ketik'],
        examples: ['Juru ketik: Ani Rahma'],
      },
      tried: 2,
      changed: ['lama.txt'],
    });
    const file = path.join(desk.home.folder, 'import-rules.json');
    expect(existsSync(file)).toBe(false);
    if (!proposed.rule) throw new Error('no rule');
    const kept = await desk.call('keepRule', { rule: proposed.rule });
    expect(kept.rules.map(({ rule }) => rule.id)).toEqual(['house.juru-ketik-ani']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ rules: [proposed.rule] });

    const credits = async () =>
      (await desk.call('inspect', input(storyOf(2, 'Juru ketik: Budi')))).story.credits;
    expect(await credits()).toEqual([{ role: 'other', label: 'Juru ketik', name: 'Budi' }]);
    await desk.call('forgetRule', { id: 'house.juru-ketik-ani' });
    expect(await desk.call('keptRules', {})).toMatchObject({ rules: [] });
    expect(await credits()).toEqual([]);
  });

  it('keeps the rules that are there, and none twice', async () => {
    const desk = await scratchDesk();
    const text = storyOf(1, 'Juru ketik: Ani Rahma');
    const ask = { ...input(text), ...saidOf(text, 'Juru ketik: Ani Rahma', 'credit') };
    const { rule } = await desk.call('proposeRule', ask);
    if (!rule) throw new Error('no rule');
    await desk.call('keepRule', { rule });
    await expect(desk.call('keepRule', { rule })).rejects.toMatchObject({
      notice: { code: 'importRules.damaged' },
    });
    expect((await desk.call('keptRules', {})).rules).toHaveLength(1);
    await expect(desk.call('forgetRule', { id: 'house.lain' })).rejects.toMatchObject({
      notice: { code: 'call.arguments' },
    });
  });

  it('is no rule where none would be narrow enough, or would not do what was said', async () => {
    const desk = await scratchDesk();
    const text = storyOf(1, 'Editor: Dedi');
    const asked = await desk.call('proposeRule', {
      ...input(text),
      ...saidOf(text, 'Judul Berita Nomor 1', 'headline'),
    });
    expect(asked).toMatchObject({
      rule: null,
      why: { en: expect.stringContaining('where it stands') as string },
    });
    const lead = 'Air sudah surut dari jalan utama desa itu, kata warga kemarin, yang ke-1.';
    expect(
      await desk.call('proposeRule', { ...input(text), ...saidOf(text, lead, 'caption') }),
    ).toMatchObject({ rule: null });
    const { story } = await desk.call('inspect', input(text));
    expect(readStory(desk.stories.state((await desk.call('importStory', input(text))).id).doc)).toEqual(
      story,
    );
  });
});
