import * as v from 'valibot';
import { readDocument } from '../../../shared/journal/replay';
import { contentHash } from '../../../shared/story/content-hash';
import { fieldsSchema } from '../../../shared/story/fields';
import { PAYLOAD, type BagFile } from './bag';
import { parseForeign } from './foreign-json';
import type { PackageProblem } from './package-fault';

/** The two files that make a bag a package of a story. */
export const STORY_FILE = 'story.redaksi.json';
export const LOSS_REPORT = 'loss-report.json';

/** The newest form of the story file that this build can read. */
const KNOWN_SCHEMA = 1;

const storyFileSchema = v.object({
  format: v.literal('redaksi-story'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(KNOWN_SCHEMA)),
  doc: v.unknown(),
  fields: fieldsSchema,
  contentHash: v.string(),
  pictures: v.array(v.object({ picture: v.string(), file: v.string() })),
});

const lossReportSchema = v.object({
  format: v.literal('redaksi-loss-report'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  lost: v.array(v.object({ format: v.string(), what: v.string() })),
});

const problem = (where: string, what: string): PackageProblem => ({ where, what });

/**
 * What is wrong with the story in a package. `texts` are the two files above, as far as they are there; `files` everything in the
 * package, by path from its base directory.
 */
export function checkStory(
  texts: ReadonlyMap<string, Uint8Array>,
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  return [...checkStoryFile(texts.get(STORY_FILE), files), ...checkLossReport(texts.get(LOSS_REPORT))];
}

function checkStoryFile(
  bytes: Uint8Array | undefined,
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  const where = PAYLOAD + STORY_FILE;
  const json = parsed(bytes);
  if ('problem' in json) return [problem(where, json.problem)];
  const read = v.safeParse(storyFileSchema, json.value);
  if (!read.success) return [problem(where, `This is not a story file: ${issue(read.issues)}`)];
  const { doc, fields, contentHash: hash, pictures } = read.output;
  return [
    ...checkText(where, doc, fields, hash),
    ...pictures.flatMap((picture) => checkPicture(picture, files)),
  ];
}

function checkText(
  where: string,
  doc: unknown,
  fields: v.InferOutput<typeof fieldsSchema>,
  hash: string,
): readonly PackageProblem[] {
  try {
    const same = contentHash(readDocument(doc), fields) === hash;
    return same ? [] : [problem(where, 'The text is not the one that the story file was made for')];
  } catch (error) {
    // ProseMirror says what does not fit with RangeErrors of its own; too deep a tree ends in one as well.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return [problem(where, `This is not a valid story: ${error.message}`)];
  }
}

function checkPicture(
  { picture, file }: { readonly picture: string; readonly file: string },
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  const path = PAYLOAD + file;
  const found = files.get(path);
  if (!found) return [problem(path, 'The story shows this picture, but it is missing')];
  return found.sha256 === picture ? [] : [problem(path, 'This is not the picture that the story shows')];
}

function checkLossReport(bytes: Uint8Array | undefined): readonly PackageProblem[] {
  const where = PAYLOAD + LOSS_REPORT;
  const json = parsed(bytes);
  if ('problem' in json) return [problem(where, json.problem)];
  const read = v.safeParse(lossReportSchema, json.value);
  return read.success ? [] : [problem(where, `This is not a loss report: ${issue(read.issues)}`)];
}

function issue([first]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(first);
  return path ? `${path}: ${first.message}` : first.message;
}

function parsed(bytes: Uint8Array | undefined): ReturnType<typeof parseForeign> {
  return bytes ? parseForeign(bytes) : { problem: 'The file is missing' };
}
