import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSeed, hasTool, scratch, seed, seedFile } from '../builders';
import { json, redaksi } from './redaksi';

const NASKAH =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin.\n\nWarga mengungsi ke balai desa. (Ant/H-2)\n\nEditor : Thalatie Yani\n';

function desk() {
  const folder = scratch();
  const home = path.join(folder, 'home');
  const file = (name: string, content: string | Uint8Array) => {
    const place = path.join(folder, name);
    writeFileSync(place, content);
    return place;
  };
  return { folder, home, file, run: (...args: string[]) => redaksi(home, args) };
}

const stops = (ran: { out: string }) =>
  (JSON.parse(ran.out) as { findings: { rule: string; level: string }[] }).findings
    .filter(({ level }) => level === 'stop')
    .map(({ rule }) => rule);

/** --waive for every rule in a list. */
const waive = (rules: readonly string[]) =>
  [...new Set(rules)].flatMap((rule) => ['--waive', rule, '--reason', 'uji coba', '--as', 'Rini S.']);

const LINE = /^redaksi: [^;\n]+; [^;\n]+; [^;\n]+\n$/;

describe('the command line', () => {
  it('inspects a file and stores nothing', async () => {
    const { home, file, run } = desk();
    const ran = await run('inspect', file('naskah.txt', NASKAH), '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(json(ran)).toMatchObject({
      headline: 'Tanggul Jebol di Demak',
      dateline: 'DEMAK, KOMPAS.com',
      signOff: { text: '(Ant/H-2)', sources: ['Ant'], desk: 'H-2' },
      credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
    });
    expect(existsSync(home)).toBe(false);
  });

  it('imports, lists, shows, finds, checks, approves, exports and verifies a story', async () => {
    const { folder, file, run } = desk();
    const [story] = json(await run('import', file('naskah.txt', NASKAH), '--json')) as {
      id: string;
      headline: string;
    }[];
    expect(story).toMatchObject({
      headline: 'Tanggul Jebol di Demak',
      wordCount: expect.any(Number) as number,
      dropped: 0,
    });
    const id = story?.id ?? '';
    expect(json(await run('list', '--json'))).toMatchObject([
      { id, status: 'writing', headline: 'Tanggul Jebol di Demak' },
    ]);
    expect(json(await run('list', '--status', 'sent', '--json'))).toEqual([]);
    expect(json(await run('show', id, '--json'))).toMatchObject({
      id,
      report: expect.arrayContaining([]) as unknown,
    });
    expect(json(await run('search', 'balai', 'desa', '--json'))).toMatchObject([
      { id, snippet: expect.stringContaining('balai') as string },
    ]);
    const checked = await run('check', id, '--json');
    expect(checked.code).toBe(1);
    expect(stops(checked)).toEqual(['approval.missing']);
    const out = path.join(folder, 'paket.zip');
    const refused = await run('export', id, '--out', out);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(LINE);
    expect(existsSync(out)).toBe(false);
    expect((await run('approve', id, '--as', 'Thalatie Yani')).code).toBe(0);
    const exported = await run('export', id, '--out', out, '--json');
    expect(exported.code).toBe(0);
    expect(json(exported)).toMatchObject({
      package: out,
      version: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(json(await run('verify', out, '--json'))).toEqual({ ok: true, kind: 'story', problems: [] });
  });

  it('prints one JSON value and nothing else, and messages as one line of three parts', async () => {
    const { run } = desk();
    const missing = await run('inspect', 'tidak-ada.txt', '--json');
    expect(missing).toMatchObject({ code: 3, out: '' });
    expect(missing.err).toMatch(LINE);
    const unknown = await run('show', '00000000-0000-4000-8000-000000000000', '--json');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(LINE);
  });

  it('speaks the language of the desk', async () => {
    const { home } = desk();
    const id = await redaksi(home, ['inspect', 'tidak-ada.txt'], { LANG: 'id_ID.UTF-8' });
    const en = await redaksi(home, ['inspect', 'tidak-ada.txt'], { LANG: 'en_US.UTF-8' });
    expect(id.err).toContain('tidak ada yang disimpan');
    expect(en.err).toContain('nothing was stored');
  });

  it('says in the language of the desk why something was not taken over', async () => {
    const { home, file } = desk();
    const naskah = file('naskah.txt', NASKAH.replace('Warga', 'ADVERTISEMENT\n\nWarga'));
    const id = await redaksi(home, ['inspect', naskah], { LANG: 'id_ID.UTF-8' });
    const en = await redaksi(home, ['inspect', naskah], { LANG: 'en_US.UTF-8' });
    expect(id.out).toContain('ADVERTISEMENT (menandai tempat iklan)');
    expect(en.out).toContain('ADVERTISEMENT (marks the place of an advertisement)');
  });

  it('says in the language of the desk what is wrong with a package', async () => {
    const { home, file } = desk();
    const naskah = file('naskah.txt', NASKAH);
    const id = await redaksi(home, ['verify', naskah], { LANG: 'id_ID.UTF-8' });
    const en = await redaksi(home, ['verify', naskah, '--json'], { LANG: 'en_US.UTF-8' });
    expect(id).toMatchObject({ code: 1, out: 'package: Ini bukan berkas zip\n' });
    expect(json(en)).toMatchObject({ problems: [{ where: 'package', what: 'This is not a zip file' }] });
  });

  it.each([
    [['frobnicate'], 'no such command'],
    [['inspect'], 'no file'],
    [['list', '--status', 'flying'], 'no such status'],
    [['list', '--out', 'x'], 'an option of another command'],
    [['export', 'x.txt'], 'no --out'],
    [['export', 'x.txt', '--out', 'y.zip', '--waive', 'picture.altText'], 'a waiver without reason'],
    [
      ['export', 'x.txt', '--out', 'y.zip', '--waive', 'picture.altText', '--reason', 'ya'],
      'a waiver without a name',
    ],
    [['serve', '--port', 'seribu'], 'no port'],
  ])('says that %j is wrong use (%s)', async (args) => {
    const { run } = desk();
    const ran = await run(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(LINE);
  });

  it('exports a story straight from a file, with waivers that travel inside', async () => {
    const { folder, home, file, run } = desk();
    const naskah = file('naskah.txt', NASKAH);
    const out = path.join(folder, 'paket.zip');
    const rules = stops(await run('check', naskah, '--json'));
    const exported = await run('export', naskah, '--out', out, ...waive(rules), '--json');
    expect(exported.code).toBe(0);
    expect((await run('verify', out)).code).toBe(0);
    expect(existsSync(home)).toBe(false);
  });

  it('knows a format from a word that is none', async () => {
    const { folder, file, run } = desk();
    const ran = await run(
      'export',
      file('n.txt', NASKAH),
      '--out',
      path.join(folder, 'x.zip'),
      '--formats',
      'html,wordstar',
      ...waive(['x']),
    );
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('wordstar');
  });

  it('makes the same package in every time zone', async () => {
    const { folder, home, file, run } = desk();
    const [story] = json(await run('import', file('naskah.txt', NASKAH), '--json')) as { id: string }[];
    await run('approve', story?.id ?? '', '--as', 'Thalatie Yani');
    const made: Buffer[] = [];
    for (const [i, TZ] of ['Asia/Jayapura', 'America/New_York', 'UTC'].entries()) {
      const out = path.join(folder, `paket-${i}.zip`);
      expect((await redaksi(home, ['export', story?.id ?? '', '--out', out], { TZ })).code).toBe(0);
      made.push(readFileSync(out));
    }
    expect(made[1]?.equals(made[0] as Buffer)).toBe(true);
    expect(made[2]?.equals(made[0] as Buffer)).toBe(true);
  });

  it('says so when the package does not verify', async () => {
    const { folder, file, run } = desk();
    const naskah = file('naskah.txt', NASKAH);
    const out = path.join(folder, 'paket.zip');
    await run('export', naskah, '--out', out, ...waive(stops(await run('check', naskah, '--json'))));
    const bytes = readFileSync(out);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(out, bytes);
    const ran = await run('verify', out, '--json');
    expect(ran.code).toBe(1);
    expect(json(ran)).toMatchObject({
      ok: false,
      problems: [{ where: expect.any(String) as string, what: expect.any(String) as string }],
    });
    expect(await run('verify', path.join(folder, 'tidak-ada.zip'))).toMatchObject({ code: 3 });
    expect(await run('verify', naskah)).toMatchObject({ code: 1 });
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const utf16 = Buffer.from(`\ufeff${NASKAH}`, 'utf16le');
const latin1 = Buffer.from('Café di Demak\n\nKata René, “air” datang.\n'.replace(/[“”]/g, '"'), 'latin1');

describe('bad input', () => {
  it.each([
    ['an empty file', 'kosong.txt', Buffer.alloc(0), 1],
    ['only white space', 'spasi.txt', Buffer.from(' \n\t\n'), 1],
    ['10 MB of one line', 'panjang.txt', Buffer.alloc(10 * 1024 * 1024, 'a '), 1],
    ['a picture named .txt', 'foto.txt', PNG, 1],
    ['nothing but NUL bytes', 'nul.txt', Buffer.alloc(4096), 1],
  ])('%s gets its sentence and its exit code, and nothing is stored', async (_what, name, bytes, code) => {
    const { file, run } = desk();
    const ran = await run('import', file(name, bytes), '--json');
    expect(ran).toMatchObject({ code, out: '[]\n' });
    expect(ran.err).toMatch(LINE);
    expect(ran.err).toContain(name);
    expect(json(await run('list', '--json'))).toEqual([]);
  });

  it.each([
    ['UTF-16 with a byte order mark', utf16, 'Tanggul Jebol di Demak'],
    ['Latin-1', latin1, 'Café di Demak'],
    ['CRLF', Buffer.from(NASKAH.replace(/\n/g, '\r\n')), 'Tanggul Jebol di Demak'],
    ['lone carriage returns', Buffer.from(NASKAH.replace(/\n/g, '\r')), 'Tanggul Jebol di Demak'],
    ['a stray NUL byte', Buffer.from(NASKAH.replace('Warga', 'War\0ga')), 'Tanggul Jebol di Demak'],
  ])('%s is read', async (_what, bytes, headline) => {
    const { file, run } = desk();
    const [story] = json(await run('import', file('naskah.txt', bytes), '--json')) as { headline: string }[];
    expect(story?.headline).toBe(headline);
  });

  it('text that could be read in two ways carries a finding that says how it was read', async () => {
    const { file, run } = desk();
    const checked = json(await run('check', file('naskah.txt', latin1), '--json')) as {
      findings: { rule: string }[];
    };
    expect(checked.findings.map(({ rule }) => rule)).toContain('import.encoding');
    const sure = json(await run('check', file('pasti.txt', utf16), '--json')) as {
      findings: { rule: string }[];
    };
    expect(sure.findings.map(({ rule }) => rule)).not.toContain('import.encoding');
  });

  it('a missing file, a folder and a pipe are refused', async () => {
    const { folder, run } = desk();
    mkdirSync(path.join(folder, 'map'));
    expect(await run('import', path.join(folder, 'map'))).toMatchObject({
      code: 3,
      err: expect.stringMatching(LINE) as string,
    });
    expect(await run('import', path.join(folder, 'hilang.txt'))).toMatchObject({
      code: 3,
      err: expect.stringMatching(LINE) as string,
    });
    expect(await run('import', '/dev/null')).toMatchObject({
      code: 3,
      err: expect.stringMatching(LINE) as string,
    });
  });

  it('one bad file among good ones keeps none of them out', async () => {
    const { file, run } = desk();
    const ran = await run(
      'import',
      file('a.txt', NASKAH),
      file('b.txt', PNG),
      file('c.txt', `${NASKAH}lagi`),
      '--json',
    );
    expect(ran.code).toBe(1);
    expect(json(ran)).toHaveLength(2);
  });

  it.skipIf(!hasTool('setpriv'))('a read-only home is said, in one line (needs setpriv)', async () => {
    const { folder, home, file } = desk();
    const naskah = file('naskah.txt', NASKAH);
    mkdirSync(home);
    chmodSync(home, 0o555);
    chmodSync(folder, 0o755);
    chmodSync(naskah, 0o644);
    const cli = [process.execPath, path.resolve('dist/cli.js'), 'import', naskah];
    // As root permissions do not bind: the command is run as nobody.
    const asNobody =
      process.getuid?.() === 0
        ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...cli]
        : cli;
    const ran = spawnSync(asNobody[0] ?? '', asNobody.slice(1), {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], REDAKSI_HOME: home, LANG: 'en' },
    });
    expect(ran.stderr).toMatch(LINE);
    expect(ran.status).toBe(3);
    expect(readdirSync(home)).toEqual([]);
  });

  const canMount = process.getuid?.() === 0 && hasTool('mount') && hasTool('unshare');
  it.skipIf(!canMount)(
    'a full disk is said, nothing is half-stored, and it goes on when there is room (needs root, mount, unshare)',
    () => {
      const { folder, file } = desk();
      const naskah = file('naskah.txt', NASKAH.repeat(3000));
      const small = file('kecil.txt', NASKAH);
      const disk = path.join(folder, 'disk');
      mkdirSync(disk);
      const cli = `'${process.execPath}' '${path.resolve('dist/cli.js')}'`;
      // In a mount namespace of its own, so that the little disk is gone with the shell whatever happens.
      const script = `
      mount -t tmpfs -o size=900k tmpfs '${disk}'
      export REDAKSI_HOME='${disk}/home' LANG=en
      ${cli} import '${small}' >/dev/null; echo "small $?"
      ${cli} import '${naskah}' >/dev/null 2>'${folder}/err'; echo "full $?"
      ${cli} list --json
      mount -o remount,size=64m '${disk}'
      ${cli} import '${naskah}' >/dev/null; echo "room $?"`;
      const ran = spawnSync('unshare', ['-m', 'sh', '-c', script], { encoding: 'utf8' });
      const lines = ran.stdout.trim().split('\n');
      expect(lines[0]).toBe('small 0');
      expect(lines[1]).toBe('full 3');
      expect(JSON.parse(lines[2] ?? '')).toHaveLength(1);
      expect(lines[3]).toBe('room 0');
      expect(readFileSync(path.join(folder, 'err'), 'utf8')).toMatch(LINE);
    },
  );
});

describe.skipIf(!hasSeed)('the seed on the command line (../shared/seeds)', () => {
  it('is accounted for to the last character', async () => {
    const { run } = desk();
    const story = json(await run('inspect', seedFile, '--json')) as { report: { text: string }[] };
    expect(story.report.map((piece) => piece.text).join('')).toBe(seed().toString('utf8'));
    expect(statSync(seedFile).size).toBe(seed().length);
  });
});
