import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownSign, type Sign } from '../../electron/desk/wire/sign-of-life';
import { delivery, wireStory, type Delivery } from './delivering';

/** What another process has claimed and not finished: let alone while it may come back, taken when it is certain that it will not. */

const ELSEWHERE: Sign = { machine: 'komputer lain', boot: 'sejak Senin', pid: 1 };

/** A file that a process of a desk has claimed. `sign`: by what it says that it is there. */
function claimedBy({ folder, deliver }: Delivery, device: string, sign: Sign | null, name = 'a.txt'): void {
  const session = path.join('taking', device, sign === null ? '' : 'sesi');
  mkdirSync(path.join(folder, session), { recursive: true });
  deliver(path.join(session, name), wireStory(1));
  if (sign) writeFileSync(path.join(folder, session, '.desk.json'), JSON.stringify(sign));
}

const TAKEN = ['taken/2026-01-05/a.txt'];

describe('what another process has claimed', () => {
  it.each([
    ['of this desk, before the machine was started anew', { ...ELSEWHERE, boot: 'sejak Minggu' }, true],
    ['of this desk, by a Redaksi that knew no sessions', null, true],
    ['of another desk, which said that it has ended', { ...ELSEWHERE, pid: 0 }, false],
  ] as const)('is taken at once where it was %s', async (_, sign, isOwn) => {
    const wire = await delivery();
    claimedBy(wire, isOwn ? wire.desk.home.device : 'desk-lain', sign);
    await wire.look();
    expect(wire.slugs()).toHaveLength(1);
    expect(wire.files()).toEqual(TAKEN);
  });

  it.each([
    ['is alive on this machine', ownSign()],
    ['is on another machine, and was there a moment ago', ELSEWHERE],
    ['gave no sign', null],
  ])('is let alone where that desk %s', async (_, sign) => {
    const wire = await delivery();
    claimedBy(wire, 'desk-lain', sign);
    await wire.look();
    await wire.look();
    expect(wire.slugs()).toEqual([]);
    expect(wire.files()).toContainEqual(expect.stringMatching(/^taking.*a\.txt$/));
    expect(wire.desk.wire.standing).toMatchObject({ waiting: 0, trouble: null });
  });

  it('is taken when a desk on another machine has been silent for too long', async () => {
    const wire = await delivery(undefined, { silent: 0 });
    claimedBy(wire, 'desk-lain', ELSEWHERE);
    await wire.look();
    await wire.look();
    expect(wire.slugs()).toHaveLength(1);
    expect(wire.files()).toEqual(TAKEN);
  });

  it('goes to one of all that come for it', async () => {
    const one = await delivery(undefined, { silent: 0 });
    const two = await delivery(one.folder, { silent: 0 });
    for (let n = 0; n < 12; n++) {
      claimedBy(one, 'desk-lain', ELSEWHERE, `${n}.txt`);
      one.deliver(`taking/desk-lain/sesi/${n}.txt`, wireStory(n));
    }
    for (let round = 0; round < 3; round++) await Promise.all([one.look(), two.look()]);
    expect([...one.slugs(), ...two.slugs()].sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `wire-banjir-surut-desa-${n}`).sort(),
    );
    expect(one.files().every((file) => file.startsWith('taken'))).toBe(true);
  });
});
