import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerProblem } from '../../electron/desk/packages/ledger-check';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { scratchDesk } from '../scratch-desk';

/** The ledger in a package: the same for the same text, true to its story, and noticed where it is not. */

const NASKAH = Buffer.from(
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin.\n\nWarga mengungsi. (Ant/H-2)\n\nEditor : Thalatie Yani\n',
);

async function exported() {
  const desk = await scratchDesk();
  const { id } = await desk.call('importStory', { name: 'naskah.txt', bytes: NASKAH });
  desk.stories.move(id, 'held', 'KENARI: menunggu polisi');
  desk.stories.move(id, 'subs', undefined);
  await desk.call('comment', { id, text: 'KENARI: benarkah?' });
  await desk.call('approve', { id });
  desk.stories.move(id, 'signedOff', undefined);
  const send = () => desk.call('exportStory', { id, job: 'j' });
  const first = await send();
  const file = path.join(desk.home.packages, first.package);
  const { files } = await readPackage(file);
  const textOf = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8');
  return { desk, id, send, first, textOf };
}

describe('the ledger of a package', () => {
  it('tells who did what, in JSON and to be read, and none of the house’s talk', async () => {
    const { textOf } = await exported();
    const { lines } = JSON.parse(textOf('ledger.json')) as { lines: { did: string; by: string }[] };
    expect(lines.map(({ did }) => did)).toEqual(['created', 'moved', 'moved', 'approved', 'moved']);
    expect(textOf('ledger.txt')).toContain('Rini S.  mengesahkan teks');
    expect(textOf('ledger.json') + textOf('ledger.txt')).not.toContain('KENARI');
  });

  it('keeps the package the same byte for byte after it was sent, marked as sent and talked about', async () => {
    const { desk, id, send, first } = await exported();
    desk.stories.move(id, 'sent', undefined);
    await desk.call('comment', { id, text: 'Terima kasih.' });
    expect((await send()).sha256).toBe(first.sha256);
    const packages = path.join(desk.home.packages, first.package);
    expect(await desk.call('verifyPackage', { package: first.package })).toMatchObject({
      ok: true,
      problems: [],
    });
    expect(readFileSync(packages).length).toBeGreaterThan(0);
  });

  it('is noticed where it is another story’s, another text’s, cut, reordered, or says what stays in the house', async () => {
    const { textOf } = await exported();
    const [ledger, story] = [textOf('ledger.json'), textOf('story.redaksi.json')];
    const given = JSON.parse(ledger) as { lines: { did: string }[] };
    const problem = (changed: object) =>
      ledgerProblem(Buffer.from(JSON.stringify({ ...given, ...changed })), Buffer.from(story))?.en ?? null;
    expect(problem({})).toBeNull();
    expect(problem({ story: '00000000-0000-4000-8000-000000000000' })).toContain('another story');
    expect(problem({ contentHash: 'a'.repeat(64) })).toContain('another text');
    expect(problem({ lines: given.lines.filter(({ did }) => did !== 'approved') })).toContain(
      'sign-off by Rini S.',
    );
    expect(problem({ lines: given.lines.toReversed() })).toContain('out of its place');
    expect(problem({ through: 1 })).toContain('more than it says');
    const talking = given.lines.map((line) => (line.did === 'moved' ? { ...line, why: 'x' } : line));
    expect(problem({ lines: talking })).toContain('stay in the house');
    const told = ledgerProblem(Buffer.from(JSON.stringify({ ...given, lines: talking })), Buffer.from(story));
    expect(told?.id).toContain('tetap di dalam redaksi');
    expect(ledgerProblem(Buffer.from('['), Buffer.from(story))).not.toBeNull();
  });
});
