import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { homePlaces } from '../../electron/desk/home';
import { hasTool, root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** A home that may be read and not written: this process is root, so the command runs without root's right to write anyway. */

const WITHOUT_THE_RIGHT = ['--bounding-set=-dac_override,-dac_read_search,-fowner', '--inh-caps=-all'];
const canGiveUpTheRight =
  process.getuid?.() === 0 &&
  hasTool('setpriv') &&
  spawnSync('setpriv', [...WITHOUT_THE_RIGHT, process.execPath, '-e', ''], { stdio: 'ignore' }).status === 0;

function redaksiWithoutTheRight(home: string, ...args: string[]) {
  const ran = spawnSync(
    'setpriv',
    [...WITHOUT_THE_RIGHT, process.execPath, path.join(root, 'dist', 'cli.js'), ...args],
    { env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', REDAKSI_HOME: home }, encoding: 'utf8' },
  );
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** Everything below a folder, with its bytes. */
const contents = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]),
  );

/** A home with one story whose last words are only in the log, and its folder. */
async function aHome() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const desk = await scratchDesk(home);
  await desk.call('importStory', {
    name: 'naskah.txt',
    bytes: Buffer.from('Tanggul Jebol di Demak\n\nAir datang pada malam hari, kata Sutarno.\n'),
  });
  // As it stands while somebody writes: the log is not emptied.
  const copy = path.join(folder, 'copy');
  cpSync(home, copy, { recursive: true });
  expect(existsSync(`${homePlaces(copy).archive}-wal`)).toBe(true);
  return { folder, home: copy };
}

function forAll(folder: string, change: (place: string, isFolder: boolean) => void): void {
  change(folder, true);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const place = path.join(folder, name);
    change(place, statSync(place).isDirectory());
  }
}

describe.skipIf(!canGiveUpTheRight)('without the permission to write (needs root and setpriv)', () => {
  it('every story can be read, its last words in the log included, and nothing is touched', async () => {
    const { home } = await aHome();
    forAll(home, (place, isFolder) => chmodSync(place, isFolder ? 0o555 : 0o444));
    const before = contents(home);
    const listed = redaksiWithoutTheRight(home, 'list', '--json');
    expect(listed).toMatchObject({ code: 0 });
    expect(JSON.parse(listed.out)).toMatchObject([{ headline: 'Tanggul Jebol di Demak' }]);
    const [{ id }] = JSON.parse(listed.out) as [{ id: string }];
    expect(redaksiWithoutTheRight(home, 'show', id).out).toContain(
      'Air datang pada malam hari, kata Sutarno.',
    );
    expect(contents(home)).toEqual(before);
  });

  it('a write is refused with what happened, what was kept and what to do', async () => {
    const { folder, home } = await aHome();
    forAll(home, (place, isFolder) => chmodSync(place, isFolder ? 0o555 : 0o444));
    const before = contents(home);
    const file = path.join(folder, 'naskah.txt');
    cpSync(path.join(root, 'README.md'), file);
    const ran = redaksiWithoutTheRight(home, 'import', file);
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(/^redaksi: [^;\n]+; [^;\n]+; [^;\n]+\n$/);
    expect(contents(home)).toEqual(before);
  });

  it('and is taken once the permission is back, by the same command in the same home', async () => {
    const { folder, home } = await aHome();
    const file = path.join(folder, 'naskah.txt');
    cpSync(path.join(root, 'README.md'), file);
    forAll(home, (place, isFolder) => chmodSync(place, isFolder ? 0o555 : 0o444));
    expect(redaksiWithoutTheRight(home, 'import', file).code).toBe(3);
    forAll(home, (place, isFolder) => chmodSync(place, isFolder ? 0o755 : 0o644));
    expect(redaksiWithoutTheRight(home, 'import', file)).toMatchObject({ code: 0 });
    expect(JSON.parse(redaksiWithoutTheRight(home, 'list', '--json').out)).toHaveLength(2);
  });
});
