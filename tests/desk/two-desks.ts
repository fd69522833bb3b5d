import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Transform } from 'prosemirror-transform';
import type { NewsDesk } from '../../electron/desk/desk';
import { journalLines } from '../../electron/desk/handing-over';
import { writePackage, type PackageFile } from '../../electron/desk/packages/package-writer';
import { JOURNAL_FILE, layOutEditable } from '../../shared/publish/editable-layout';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { behind, edit, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** Two desks that send each other one story. */

const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa.';

/** A package around a journal, as `export --editable` makes one; null leaves the journal out. */
export async function packed(journal: string | null): Promise<Uint8Array> {
  const lines = (journal ?? '').trim().split('\n');
  const head = /"hash":"([0-9a-f]{64})"/.exec(lines.at(-1) ?? '')?.[1] ?? '0'.repeat(64);
  const story = /"story":"([^"]+)"/.exec(lines[0] ?? '')?.[1] ?? '';
  const layout = layOutEditable({
    id: story,
    slug: 'anggaran',
    headline: '',
    journal: journal ?? '',
    entries: lines.length,
    head,
    pictures: [],
  });
  const files = layout.files.filter(({ path: file }) => journal !== null || file !== JOURNAL_FILE);
  return zipped({ name: layout.name, files: files as PackageFile[] });
}

export async function zipped({
  name,
  files,
}: {
  name: string;
  files: readonly PackageFile[];
}): Promise<Uint8Array> {
  const to = path.join(scratch(), `${name}.zip`);
  await writePackage({ to, name, files });
  return readFileSync(to);
}

/** The head of a PNG so many pixels wide: enough to be kept as a picture. */
export function pngOf(width: number): Uint8Array {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000010806000000', 'hex');
  head.writeUInt32BE(width, 16);
  return Buffer.concat([head, Buffer.alloc(8)]);
}

/** Two desks that hold the same story: Budi's came by a package from Rini. */
export async function twoDesks() {
  const rini = await scratchDesk(undefined, 'Rini');
  const budi = await scratchDesk(undefined, 'Budi');
  const doc = story({ headline: 'Anggaran', body: [p(SENTENCE)] });
  const id = rini.stories.createFrom(doc, newFields({ slug: 'anggaran' }), { from: 'new' });
  const send = async (from: NewsDesk, to: NewsDesk) =>
    to.call('mergePackage', {
      name: 'anggaran-editable.zip',
      bytes: await packed(journalLines(from.archive, id)),
    });
  const first = await send(rini, budi);
  const change = (desk: NewsDesk, make: (tr: Transform) => unknown) =>
    desk.stories.add(id, [edit(desk.stories.state(id).doc, make)]);
  const text = (desk: NewsDesk) => {
    const { doc: now } = desk.stories.state(id);
    return now.textBetween(0, now.content.size, '\n');
  };
  const look = async (from: NewsDesk, to: NewsDesk) => {
    const bytes = await packed(journalLines(from.archive, id));
    const seen = await to.call('lookAtPackage', { name: 'anggaran-editable.zip', bytes });
    if (!seen) throw new RangeError('not seen as an editable package');
    return { seen, bytes };
  };
  return { rini, budi, id, first, send, look, change, text };
}

/** Types behind words. */
export const typing = (words: string, text: string) => (tr: Transform) =>
  tr.insert(behind(tr.doc, words), schema.text(text));

/** Replaces words. */
export const over = (words: string, by: string) => (tr: Transform) =>
  tr.replaceWith(behind(tr.doc, words) - words.length, behind(tr.doc, words), schema.text(by));
