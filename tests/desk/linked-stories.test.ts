import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { NewsDesk } from '../../electron/desk/desk';
import { readDocument } from '../../shared/journal/replay';
import { p, relatedLink, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import type { Status } from '../../shared/story/status';
import { edit } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** No package tells readers of a story that is not theirs to read yet: preflight knows the archive that a link leads into. */

const ADDRESS = 'https://www.koran.example/rob-susulan';

/** A story of the house, still being written, that others may link to. */
const hidden = (desk: NewsDesk, headline = 'Rob Susulan', address: string | null = ADDRESS) =>
  desk.stories.createFrom(
    story({ headline, body: [p('Air naik lagi.')] }),
    newFields({ slug: 'rob', language: 'id', address }),
    { from: 'new' },
  );

/** A story that may leave but for what it links to. */
async function linking(desk: NewsDesk, title: string, href: string | null): Promise<string> {
  const id = desk.stories.createFrom(
    story({
      headline: 'Rob Surut',
      body: [p('Air surut pada Selasa.'), relatedLink({ id: 'r', label: 'Baca juga', title, href })],
    }),
    newFields({ slug: 'surut', language: 'id' }),
    { from: 'new' },
  );
  await desk.call('approve', { id });
  return id;
}

async function add(desk: NewsDesk, id: string, to: Status): Promise<void> {
  const { seq } = await desk.call('openStory', { id });
  const entries = [{ id: randomUUID(), kind: 'status' as const, payload: { to } }];
  expect(await desk.call('append', { story: id, base: seq, entries })).toMatchObject({ stored: true });
}

const exported = (desk: NewsDesk, id: string) => desk.call('exportStory', { id, job: randomUUID() });

it.each([
  ['by its address, however it is written', 'Lanjutannya', 'http://koran.example/rob-susulan/?utm_source=x'],
  ['by its title alone', 'ROB  susulan', null],
])('a story that links to an unpublished one %s stays until that one is out', async (_, title, href) => {
  const desk = await scratchDesk();
  const other = hidden(desk);
  const id = await linking(desk, title, href);
  await expect(exported(desk, id)).rejects.toThrow(/link\.unpublished/);

  await desk.call('approve', { id: other });
  await add(desk, other, 'signedOff');
  await expect(exported(desk, id)).rejects.toThrow(/link\.unpublished/);
  await add(desk, other, 'sent');
  expect(await exported(desk, id)).toMatchObject({ version: 1 });
});

it('the story leaves when the link is taken out', async () => {
  const desk = await scratchDesk();
  hidden(desk);
  const id = await linking(desk, 'Rob Susulan', null);
  await expect(exported(desk, id)).rejects.toThrow(/link\.unpublished/);
  const { doc: stored, seq } = await desk.call('openStory', { id });
  const doc = readDocument(stored);
  let at = -1;
  doc.forEach((node, pos) => {
    if (node.type === schema.nodes.relatedLink) at = pos;
  });
  const taken = edit(doc, (t) => t.delete(at, at + (doc.nodeAt(at)?.nodeSize ?? 0)));
  await desk.call('append', { story: id, base: seq, entries: [taken] });
  await desk.call('approve', { id });
  expect(await exported(desk, id)).toMatchObject({ version: 1 });
});

it('neither itself, nor a story whose title or address only holds the same words, is what a link leads to', async () => {
  const desk = await scratchDesk();
  hidden(desk, 'Rob Susulan Melanda Demak', `${ADDRESS}-melanda-demak`);
  const byTitle = await linking(desk, 'Rob Susulan', null);
  expect(await exported(desk, byTitle)).toMatchObject({ version: 1 });
  const byAddress = await linking(desk, 'Lain', ADDRESS);
  expect(await exported(desk, byAddress)).toMatchObject({ version: 1 });
  const toItself = await linking(desk, 'Rob Surut', null);
  await desk.call('bin', { id: byTitle, why: 'dobel' });
  await expect(exported(desk, toItself)).rejects.toThrow(/link\.unpublished/);
});

it('a site that numbers its stories in the query is told apart', async () => {
  const desk = await scratchDesk();
  const first = hidden(desk, 'Satu', 'https://koran.example/baca?id=1');
  hidden(desk, 'Dua', 'https://koran.example/baca?id=2');
  await desk.call('approve', { id: first });
  await add(desk, first, 'signedOff');
  await add(desk, first, 'sent');
  expect(await exported(desk, await linking(desk, 'Baca', 'https://koran.example/baca?id=1'))).toMatchObject({
    version: 1,
  });
  await expect(
    exported(desk, await linking(desk, 'Baca', 'https://koran.example/baca?id=2')),
  ).rejects.toThrow(/link\.unpublished/);
});
