import type { Draft } from '../../../shared/ingest/draft';
import type { Parts } from '../../../shared/ingest/files/file-page';
import type { ReportPiece } from '../../../shared/ingest/report';
import { STORY_FILE } from '../../../shared/publish/package-name';
import { textPlaces } from '../../../shared/story/places';
import { PAYLOAD } from '../packages/bag';
import { PackageRefusal } from '../packages/package-fault';
import { readPackageBytes } from '../packages/package-reader';
import { readStoryFile } from '../packages/story-reader';
import { words } from '../../../shared/story/words';

/** True for the files of a package of ours. */
export const isPackage = (parts: Parts): boolean =>
  [...parts.keys()].some((path) => path.endsWith(`/${PAYLOAD}${STORY_FILE}`));

/**
 * The story of a package, equal to the one that it was made of: nothing is recognised anew. Throws PackageRefusal for a package
 * that is damaged or whose text is not the one that it was made for.
 */
export async function readPackageStory(bytes: Uint8Array): Promise<Draft> {
  const { files } = await readPackageBytes(bytes);
  const read = readStoryFile(files.get(STORY_FILE) ?? new Uint8Array());
  if ('problem' in read) throw new PackageRefusal('package.bag', STORY_FILE, read.problem);
  const { doc, fields, pictures } = read;
  const paths = new Map(pictures.map(({ picture, file }) => [picture, file]));
  const shown = new Map<string, string>();
  doc.descendants((node) => {
    const path = node.type.name === 'picture' ? paths.get(node.attrs['picture'] as string) : undefined;
    if (path !== undefined) shown.set(node.attrs['id'] as string, path);
  });
  const report = textPlaces(doc).map(({ node }): ReportPiece => ({
    text: `${node.textContent}\n`,
    fate: 'kept',
    as: node.type.name,
    why: words('paket menyatakannya demikian', 'the package says that it is'),
  }));
  return {
    doc,
    fields,
    pictures: shown,
    files: new Map(
      [...files].flatMap(([path, content]) =>
        path.startsWith('media/') ? [[path, { name: path, bytes: content }]] : [],
      ),
    ),
    reading: { encoding: 'utf-8', certain: true },
    report,
    findings: [],
  };
}
