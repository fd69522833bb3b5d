import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { unzipped } from '../../electron/desk/inputs/unzipped';
import { readPackage } from '../../electron/desk/packages/package-reader';
import { handOver } from '../../electron/desk/handing-over';
import { send } from '../../electron/desk/sending';
import { p, picture, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** What was said about a story leaves the house in no file of any format: a word that stands nowhere else is looked for in every byte. */

const CANARY = 'burungkenari';

/** A story that is talked about in every way there is, with answers, one thread of it settled. */
async function talkedAbout(desk: NewsDesk): Promise<string> {
  const file = 'harbour-tram.jpg';
  const bytes = readFileSync(path.join(root, 'electron', 'desk', 'samples', file));
  const { sha256 } = await desk.archive.pictures.keep(file, bytes, desk.now());
  const doc = story({
    headline: 'Tanggul Jebol di Demak',
    body: [
      p('Air datang pada pukul dua dini hari.'),
      picture({
        id: 'foto-1',
        picture: sha256,
        caption: 'Warga mengungsi.',
        creditLine: 'ANTARA',
        altText: 'Air',
      }),
    ],
    credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
  });
  const id = desk.stories.createFrom(doc, newFields({ slug: 'tanggul-jebol' }), { from: 'new' });
  const say = (about: object) => desk.call('comment', { id, text: `${CANARY}: pasti?`, ...about });
  await say({});
  await say({ node: 'foto-1' });
  await say({ on: 'mengungsi' });
  const { thread } = await say({ on: 'Jebol' });
  await desk.call('reply', { id, thread, text: `sudah, ${CANARY}` });
  await desk.call('resolve', { id, thread, isResolved: true });
  return id;
}

/** A package for readers and publishers, with all formats. */
async function exported(desk: NewsDesk, id: string): Promise<string> {
  const to = path.join(scratch(), 'tanggul-v1.zip');
  desk.stories.approve(id);
  const stops = (await desk.call('check', { id })).findings.filter(({ level }) => level === 'stop');
  for (const rule of new Set(stops.map((finding) => finding.rule)))
    desk.stories.add(id, [{ id: `waiver-${rule}`, kind: 'waiver', payload: { rule, reason: 'uji' } }]);
  await send(await desk.subject(id), {
    to: () => to,
    pictureFile: (info) => desk.archive.pictures.file(info),
  });
  return to;
}

const SPELLINGS = ['utf8', 'utf16le', 'base64'] as const;

/** True for bytes that hold the canary, in any spelling a file of text or markup has. */
function sings(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes);
  return SPELLINGS.some((spelling) =>
    spelling === 'base64'
      ? [0, 1, 2].some((shift) => {
          const text = Buffer.from(`${'x'.repeat(shift)}${CANARY}`).toString('base64');
          // The letters at the ends depend on what stands beside them.
          return file.includes(text.slice(shift === 0 ? 0 : 4, -4));
        })
      : file.includes(Buffer.from(CANARY, spelling)),
  );
}

/** The files that hold the canary, zips within the package opened. */
async function singing(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for (const [name, bytes] of files) {
    if (sings(bytes)) found.push(name);
    if (bytes[0] === 0x50 && bytes[1] === 0x4b)
      found.push(...(await singing(await unzipped(bytes))).map((inner) => `${name}/${inner}`));
  }
  return found;
}

it('comments leave the house in no file of a package, of any format', async () => {
  const desk = await scratchDesk();
  const id = await talkedAbout(desk);
  const { files } = await readPackage(await exported(desk, id));
  expect([...files.keys()]).toEqual(expect.arrayContaining(['article.html', 'story.redaksi.json']));
  expect(await singing(files)).toEqual([]);
  // Nor does a search find a story by what was said about it, and quote it.
  expect(await desk.call('searchStories', { words: CANARY, where: 'everywhere' })).toEqual([]);
});

it('is heard where it is: a colleague gets the talk in the journal, and there alone (control)', async () => {
  const desk = await scratchDesk();
  const id = await talkedAbout(desk);
  const to = path.join(scratch(), 'tanggul-rekan.zip');
  await handOver(desk.archive, desk.stories, id, { to: () => to });
  const { files } = await readPackage(to);
  expect(await singing(files)).toEqual(['journal.jsonl']);
  expect(sings(Buffer.from(Buffer.from(`ab ${CANARY} c`).toString('base64')))).toBe(true);
  expect(sings(Buffer.from(`a ${CANARY} b`, 'utf16le'))).toBe(true);
});
