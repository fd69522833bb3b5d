import type { PictureInfo } from '../preflight/finding';
import { slugOf } from '../story/fields';
import type { PictureFile } from './manuscript';

/** What the files of a story are called. */

/** The file of a package from which an equal story is made again. */
export const STORY_FILE = 'story.redaksi.json';

const EXTENSIONS: Readonly<Record<PictureInfo['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

const LONGEST_NAME = 60;

function asciiName(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
}

/** Slug, or the headline's, or the beginning of the id: lower-case ASCII letters, digits and hyphens. */
export function storyName(story: {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
}): string {
  return (
    asciiName(story.slug) || asciiName(slugOf(story.headline)) || `story-${asciiName(story.id).slice(0, 8)}`
  );
}

/** Each picture once, numbered in the order given, under `media/`. */
export function pictureFiles(
  name: string,
  pictures: readonly PictureInfo[],
): ReadonlyMap<string, PictureFile> {
  return new Map(
    pictures.map((info, index) => [
      info.sha256,
      { ...info, path: `media/${name}-${index + 1}.${EXTENSIONS[info.type]}` },
    ]),
  );
}
