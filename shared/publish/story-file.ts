import type { ClearedStory } from '../preflight/clearance';
import { sorted } from '../story/canonical';
import { contentHash } from '../story/content-hash';
import type { PictureFile } from './manuscript';
import { jsonFile } from './ninjs';

/**
 * `story.redaksi.json`: the story itself, from which Redaksi makes an equal story again. Comments and deleted words are not in it.
 * Keys are sorted.
 */

/** Rises with every change that older readers of the file could not follow. 2: a ledger lies beside it, and it names clearances. */
export const STORY_FILE_SCHEMA = 2;

export function storyFile(cleared: ClearedStory, pictures: readonly PictureFile[]): string {
  const { id, version, doc, fields, approval, clearances, waivers, createdAt, updatedAt } = cleared;
  return jsonFile(
    sorted({
      format: 'redaksi-story',
      schema: STORY_FILE_SCHEMA,
      id,
      version,
      doc: doc.toJSON() as unknown,
      fields,
      approval,
      clearances,
      waivers,
      pictures: pictures.map(({ sha256, path, type, width, height }) => ({
        picture: sha256,
        file: path,
        type,
        width,
        height,
      })),
      // Of the text in this file, so that whoever reads it can check it. Differs from the approval's only where tracked changes
      // were waived open, because here they are read as accepted.
      contentHash: contentHash(doc, fields),
      createdAt: createdAt ?? undefined,
      updatedAt: updatedAt ?? undefined,
    }),
  );
}
