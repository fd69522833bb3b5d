import type { Node } from 'prosemirror-model';
import * as v from 'valibot';
import { readDocument } from '../../../shared/journal/replay';
import { STORY_FILE_SCHEMA } from '../../../shared/publish/story-file';
import { contentHash } from '../../../shared/story/content-hash';
import { fieldsSchema, type Fields } from '../../../shared/story/fields';
import { words, type Words } from '../../../shared/story/words';
import { parseForeign } from './foreign-json';

const storyFileSchema = v.object({
  format: v.literal('redaksi-story'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(STORY_FILE_SCHEMA)),
  doc: v.unknown(),
  fields: fieldsSchema,
  contentHash: v.string(),
  pictures: v.array(v.object({ picture: v.string(), file: v.string() })),
});

/** A story as a package tells it. */
export interface FiledStory {
  readonly doc: Node;
  readonly fields: Fields;
  /** SHA-256 of each picture, and where its file is. */
  readonly pictures: readonly { readonly picture: string; readonly file: string }[];
}

/** Reads a story file that came from outside: the story that it was made for, or what is wrong with it. */
export function readStoryFile(bytes: Uint8Array): FiledStory | { readonly problem: Words } {
  const json = parseForeign(bytes);
  if ('problem' in json) return json;
  const read = v.safeParse(storyFileSchema, json.value);
  if (!read.success) {
    const issue = firstIssue(read.issues);
    return { problem: words(`Ini bukan berkas naskah: ${issue}`, `This is not a story file: ${issue}`) };
  }
  const { doc: given, fields, contentHash: hash, pictures } = read.output;
  try {
    const doc = readDocument(given);
    return contentHash(doc, fields) === hash
      ? { doc, fields, pictures }
      : {
          problem: words(
            'Teksnya bukan yang dipakai untuk membuat berkas naskah ini',
            'The text is not the one that the story file was made for',
          ),
        };
  } catch (error) {
    // ProseMirror says what does not fit with RangeErrors of its own; too deep a tree ends in one as well.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return {
      problem: words(
        `Ini bukan naskah yang sah: ${error.message}`,
        `This is not a valid story: ${error.message}`,
      ),
    };
  }
}

/** The first thing that a schema found, with its place; in the schema's own terms. */
export function firstIssue([first]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(first);
  return path ? `${path}: ${first.message}` : first.message;
}
