import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import type { Notices } from '../../shared/contract';
import { readDocument } from '../../shared/journal/replay';
import { schema } from '../../shared/story/schema';
import type { Status } from '../../shared/story/status';
import { edit, inside, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** What the house leaves to some roles is held by the desk, whichever door it is asked through. */

const RULES = {
  people: { 'Rini S.': ['reporter'], 'Dewi Lestari': ['deskHead', 'publisher'] },
  moves: { signedOff: ['deskHead'], spiked: ['deskHead'] },
  acts: { approve: ['deskHead'], waive: ['deskHead'], assign: ['deskHead'], export: ['publisher'] },
  clearances: { legal: ['publisher'] },
};

async function desks() {
  const home = path.join(scratch(), 'home');
  const rini = await scratchDesk(home, 'Rini S.');
  const dewi = await scratchDesk(home, 'Dewi Lestari');
  const file = path.join(home, 'desk-rules.json');
  writeFileSync(file, JSON.stringify(RULES));
  const { id } = await rini.call('newStory', { fields: { flags: { ...NO_FLAGS, legal: true } } });
  return { rini, dewi, id, file };
}
const NO_FLAGS = { legal: false, pictureDesk: false, sensitive: false, sponsored: false, unverified: false };

const add = async (desk: NewsDesk, story: string, kind: string, payload: object) => {
  const { seq } = await desk.call('openStory', { id: story });
  const entry = { id: randomUUID(), kind, payload };
  return desk.call('append', { story, base: seq, entries: [entry as never] });
};
const move = (desk: NewsDesk, story: string, to: Status, why?: string) =>
  add(desk, story, 'status', why === undefined ? { to } : { to, why });

describe('the roles of the house', () => {
  it('keep what they name from everybody else, and leave the rest open', async () => {
    const { rini, dewi, id } = await desks();
    await move(rini, id, 'desk');
    await expect(move(rini, id, 'spiked', 'basi')).rejects.toThrow(/role\.notAllowed/);
    await expect(rini.call('approve', { id })).rejects.toThrow(/role\.notAllowed/);
    await expect(rini.call('exportStory', { id, job: 'j' })).rejects.toThrow(/role\.notAllowed/);
    await expect(rini.call('clear', { id, flag: 'legal' })).rejects.toThrow(/role\.notAllowed/);
    await expect(add(rini, id, 'waiver', { rule: 'x', reason: 'y' })).rejects.toThrow(/role\.notAllowed/);
    await expect(add(rini, id, 'assignment', { to: null })).rejects.toThrow(/role\.notAllowed/);
    expect((await rini.call('openStory', { id })).seq).toBe(2);

    await dewi.call('approve', { id });
    await dewi.call('clear', { id, flag: 'legal' });
    await move(dewi, id, 'signedOff');
    expect(await rini.call('openStory', { id })).toMatchObject({
      status: 'signedOff',
      moved: { to: 'signedOff', by: 'Dewi Lestari', why: null },
      clearances: [{ flag: 'legal', by: 'Dewi Lestari' }],
    });
  });

  it('count anew as soon as the file changes, and every window is told', async () => {
    const { rini, id, file } = await desks();
    const told: Notices['deskRules'][] = [];
    rini.on('deskRules', (notice) => told.push(notice));
    expect((await rini.call('deskRules', {})).isThere).toBe(true);
    writeFileSync(file, JSON.stringify({ ...RULES, acts: {} }));
    await rini.call('approve', { id });
    await expect.poll(() => told.at(-1)?.rules.acts).toEqual({});
  });

  it('are not guessed where the file cannot be read: nobody moves or passes anything, and writing is stored', async () => {
    const { rini, dewi, id, file } = await desks();
    writeFileSync(file, '{"people": ');
    await expect(dewi.call('approve', { id })).rejects.toThrow(/deskRules\.damaged/);
    await expect(move(rini, id, 'desk')).rejects.toThrow(/deskRules\.damaged/);
    expect((await rini.call('deskRules', {})).trouble?.what.en).toContain('desk-rules.json');
    const { seq, ...opened } = await rini.call('openStory', { id });
    const doc = readDocument(opened.doc);
    const typed = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Banjir')));
    expect(await rini.call('append', { story: id, base: seq, entries: [typed] })).toMatchObject({
      stored: true,
    });
  });
});

describe('a clearance', () => {
  it('is given only for a flag that the story carries, and by somebody with a name', async () => {
    const { dewi, id } = await desks();
    await expect(dewi.call('clear', { id, flag: 'sponsored' })).rejects.toThrow(/flag\.notSet/);
    const nameless = await scratchDesk(path.join(scratch(), 'home'), '');
    const { id: other } = await nameless.call('newStory', {
      fields: { flags: { ...NO_FLAGS, sensitive: true } },
    });
    await expect(nameless.call('clear', { id: other, flag: 'sensitive' })).rejects.toThrow(/person\.unknown/);
  });
});

describe('an assignment', () => {
  it('gives a story to a person or a desk, and back to everybody, and each is kept', async () => {
    const { dewi, id } = await desks();
    dewi.stories.assign(id, { kind: 'person', name: 'Adi W.' });
    expect((await dewi.call('openStory', { id })).assigned).toMatchObject({
      to: { kind: 'person', name: 'Adi W.' },
      by: 'Dewi Lestari',
    });
    dewi.stories.assign(id, null);
    expect((await dewi.call('openStory', { id })).assigned).toBeNull();
    const lines = await dewi.call('history', { id });
    expect(lines.filter(({ kind }) => kind === 'assignment').map(({ detail }) => detail)).toEqual([
      '',
      'Adi W.',
    ]);
  });
});
