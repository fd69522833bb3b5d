import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

/** The way through the house from scripts. */

async function imported() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const file = path.join(folder, 'naskah.txt');
  writeFileSync(file, 'Tanggul Jebol di Demak\n\nTanggul itu jebol hari Selasa.\n\nEditor : Thalatie Yani\n');
  const run = (...args: string[]) => redaksi(home, args);
  const [story] = json(await run('import', file, '--json')) as { id: string }[];
  return { id: story?.id ?? '', run, folder, home };
}

describe('moving a story from a script', () => {
  it('follows the rules of the house: a reason where one is due, no sign-off without an approval', async () => {
    const { id, run } = await imported();
    const as = ['--as', 'Rini S.'];
    expect(await run('status', id, 'subs', ...as)).toMatchObject({ code: 0, err: '' });
    expect((await run('status', id, 'held', ...as)).code).not.toBe(0);
    expect((await run('status', id, 'signedOff', ...as)).code).toBe(1);
    expect((await run('status', id, 'sent', ...as)).code).not.toBe(0);
    expect((await run('status', id, 'held', '--why', 'Menunggu polisi', ...as)).code).toBe(0);
    expect(json(await run('show', id, '--json'))).toMatchObject({ status: 'held' });
    expect((await run('status', id, 'nowhere', ...as)).code).toBe(2);
    expect((await run('status', id, 'subs')).code).toBe(2);
  });
});

describe('roles on the command line', () => {
  it('refuse what the house leaves to others, name who may, and say that they are no lock', async () => {
    const { id, run, home } = await imported();
    writeFileSync(
      path.join(home, 'desk-rules.json'),
      JSON.stringify({ people: { 'Dewi Lestari': ['deskHead'] }, acts: { approve: ['deskHead'] } }),
    );
    const refused = await run('approve', id, '--as', 'Rini S.');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Rini S. may not sign a story off');
    expect(refused.err).toContain('desk head: Dewi Lestari');
    expect(json(await run('approve', id, '--as', 'Dewi Lestari', '--json'))).toMatchObject({
      by: 'Dewi Lestari',
    });
    expect(json(await run('roles', '--json'))).toMatchObject({
      people: { 'Dewi Lestari': ['deskHead'] },
      acts: { approve: ['deskHead'] },
      roles: { deskHead: { en: 'desk head' } },
    });
    const told = (await run('roles')).out;
    expect(told).toContain('Dewi Lestari: desk head');
    expect(told).toContain('no lock');
    writeFileSync(path.join(home, 'desk-rules.json'), '{');
    const damaged = await run('status', id, 'desk', '--as', 'Dewi Lestari');
    expect(damaged.code).toBe(3);
    expect(damaged.err).toContain('desk-rules.json');
  });

  it('assign and clear by name, and refuse what makes no sense', async () => {
    const { id, run } = await imported();
    const as = ['--as', 'Adi W.'];
    expect(json(await run('assign', id, '--to', 'Rini S.', ...as, '--json'))).toMatchObject({
      assigned: { kind: 'person', name: 'Rini S.' },
    });
    expect((await run('assign', id, '--to-desk', 'Nusantara', ...as)).out.trim()).toBe('Nusantara');
    const told = (await run('ledger', id)).out;
    expect(told).toContain('Adi W.  assigned it to Rini S.');
    expect(told).toContain('Adi W.  assigned it to desk Nusantara');
    expect((await run('assign', id, '--to', 'A', '--nobody', ...as)).code).toBe(2);
    expect((await run('clear', id, 'legal', ...as)).code).toBe(1);
    expect((await run('clear', id, 'nonsense', ...as)).code).toBe(2);
  });
});
