import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Node } from 'prosemirror-model';
import type { Exported } from '../../shared/contract';
import { versionOf } from '../../shared/journal/replay';
import type { PictureInfo } from '../../shared/preflight/finding';
import { layOutEditable } from '../../shared/publish/editable-layout';
import { contentHash } from '../../shared/story/content-hash';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import { writePackage } from './packages/package-writer';
import type { SendingOptions } from './sending';
import type { Stories } from './stories';

/** A story on its way to a colleague: its journal, to be worked on and merged back. */

/** The SHA-256 of every picture on the page, struck ones too, in page order. */
function picturesOn(doc: Node): string[] {
  const found = new Set<string>();
  doc.descendants((node) => {
    const sha256 = node.type === schema.nodes.picture ? (node.attrs['picture'] as string | null) : null;
    if (sha256) found.add(sha256);
  });
  return [...found];
}

/** What only records that a package was made. */
const PACKINGS: ReadonlySet<string> = new Set(['exported', 'handedOver']);

/** The most letters of a file's name that an entry keeps. */
const MOST_NAME = 200;

/**
 * The journal as it is packed. Entries after the last change of the story that only record packages are left out, so that packing
 * the same story twice gives the same package.
 */
export function journalLines(archive: Archive, id: string): string {
  return packed(archive, id)
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

function packed(archive: Archive, id: string) {
  const entries = archive.journal.stored(id, 0);
  return entries.slice(0, entries.findLastIndex((entry) => !PACKINGS.has(entry.kind)) + 1);
}

/**
 * Makes an editable package. Nothing is asked of the story: it goes to be worked on, not out of the house. What of it lies in the
 * archive and not in the package: the inputs it was made of, and pictures that only its past shows. That it was made, by whom and
 * of which text, is in the journal from then on; a package that tells of itself there would never be the same twice.
 */
export async function handOver(
  archive: Archive,
  stories: Stories,
  id: string,
  { to, signal, onProgress }: Pick<SendingOptions, 'to' | 'signal' | 'onProgress'>,
): Promise<Exported> {
  stories.mustBeOutOfBin(id);
  const { doc, fields, sendings } = stories.state(id);
  const entries = packed(archive, id);
  const pictures = new Map<string, PictureInfo>();
  for (const sha256 of picturesOn(doc)) {
    const info = archive.pictures.info(sha256);
    if (info) pictures.set(sha256, info);
  }
  const layout = layOutEditable({
    id,
    slug: fields.slug,
    headline: readStory(doc).headline,
    journal: journalLines(archive, id),
    entries: entries.length,
    head: entries.at(-1)?.hash ?? '',
    pictures: [...pictures.values()],
  });
  const path = to(layout.name);
  if (signal?.aborted) throw refusals.cancelled();
  const { sha256 } = await writePackage({
    to: path,
    name: layout.name,
    info: layout.info,
    files: layout.files.map((file) => {
      if ('content' in file) return file;
      const info = pictures.get(file.picture);
      if (!info) throw new RangeError(`The layout names a picture that nobody gave it: ${file.picture}`);
      return { path: file.path, from: archive.pictures.file(info), sha256: info.sha256 };
    }),
    ...(signal && { signal }),
    onProgress: (done, of) => onProgress?.(done, of, 'package'),
  });
  const hash = contentHash(doc, fields);
  const version = versionOf({ sendings }, hash);
  const payload = { package: basename(path).slice(0, MOST_NAME), sha256, contentHash: hash };
  stories.add(id, [{ id: `handed-over-${randomUUID()}`, kind: 'handedOver', payload }]);
  return { package: path, sha256, version, formats: [], lost: [] };
}
