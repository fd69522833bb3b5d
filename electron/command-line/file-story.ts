import { noStories } from '../../shared/ingest/files/file-refusals';
import type { PictureInfo } from '../../shared/preflight/finding';
import type { Subject } from '../../shared/preflight/subject';
import type { Waiver } from '../../shared/journal/replay';
import { homeFolder } from '../desk/home';
import { ImportRules } from '../desk/import-rules';
import { readInputFile } from '../desk/inputs/input-file';
import { readInput, type ReadStory } from '../desk/inputs/input-reader';
import { withKeptPictures } from '../desk/inputs/kept-pictures';
import { describePicture } from '../desk/pictures/picture-store';
import { fileSubject } from '../desk/sending';
import type { Run } from './command';

/** A story straight from a file, which no archive holds. */

/** The first story of a file. */
export async function readDraft({ line }: Run, file: string): Promise<ReadStory> {
  const { name, bytes } = await readInputFile(file);
  const [first] = (await readInput(name, bytes, new ImportRules(homeFolder(line.home)).current)).stories;
  if (!first) throw noStories(name);
  return first;
}

/** What preflight looks at, and the bytes of the pictures that came inside the file. */
export interface FileStory {
  readonly subject: Subject;
  readonly pictureBytes: (info: Pick<PictureInfo, 'sha256'>) => Uint8Array;
}

/** The first story of a file as preflight sees it, its pictures in hand. */
export async function fileStory(run: Run, file: string, waivers: readonly Waiver[]): Promise<FileStory> {
  const { draft, bytes } = await readDraft(run, file);
  const infos = new Map<string, PictureInfo>();
  const contents = new Map<string, Uint8Array>();
  const kept = await withKeptPictures(draft, (name, content) => {
    const info = describePicture(name, content);
    infos.set(info.sha256, info);
    contents.set(info.sha256, content);
    return info;
  });
  const now = new Date().toISOString();
  return {
    subject: fileSubject(kept, bytes, waivers, run.settings.house, now, infos),
    pictureBytes: ({ sha256 }) => {
      const content = contents.get(sha256);
      if (!content) throw new RangeError(`A story from a file holds no picture ${sha256}`);
      return content;
    },
  };
}
