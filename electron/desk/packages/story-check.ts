import * as v from 'valibot';
import { STORY_FILE } from '../../../shared/publish/package-name';
import { words, type Words } from '../../../shared/story/words';
import { PAYLOAD, type BagFile } from './bag';
import { parseForeign } from './foreign-json';
import type { PackageProblem } from './package-fault';
import { LEDGER, ledgerProblem } from './ledger-check';
import { firstIssue, readStoryFile } from './story-reader';

/** The file that, with the story file, makes a bag a package of a story. */
export const LOSS_REPORT = 'loss-report.json';

const lossReportSchema = v.object({
  format: v.literal('redaksi-loss-report'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  lost: v.array(v.object({ format: v.string(), what: v.string() })),
});

const MISSING = words('Berkasnya tidak ada', 'The file is missing');

const NO_PICTURE = words(
  'Naskah menampilkan gambar ini, tetapi berkasnya tidak ada',
  'The story shows this picture, but it is missing',
);
const OTHER_PICTURE = words(
  'Ini bukan gambar yang ditampilkan naskah',
  'This is not the picture that the story shows',
);

const problem = (where: string, what: Words): PackageProblem => ({ where, what });

/**
 * What is wrong with the story in a package. `texts` are those files, as far as they are there; `files` everything in the
 * package, by path from its base directory.
 */
export function checkStory(
  texts: ReadonlyMap<string, Uint8Array>,
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  return [
    ...checkStoryFile(texts.get(STORY_FILE), files),
    ...checkLossReport(texts.get(LOSS_REPORT)),
    ...checkLedger(texts.get(LEDGER), texts.get(STORY_FILE)),
  ];
}

/** Packages of the first form of the story file had no ledger. */
function checkLedger(
  bytes: Uint8Array | undefined,
  story: Uint8Array | undefined,
): readonly PackageProblem[] {
  const where = PAYLOAD + LEDGER;
  if (!bytes) return story && formOf(story) < 2 ? [] : [problem(where, MISSING)];
  const found = ledgerProblem(bytes, story ?? new Uint8Array());
  return found === null ? [] : [problem(where, found)];
}

/** Which form a story file says that it has; 0 where it says none. */
function formOf(story: Uint8Array): number {
  const json = parseForeign(story);
  const { schema } = ('problem' in json ? {} : (json.value ?? {})) as { schema?: unknown };
  return typeof schema === 'number' ? schema : 0;
}

function checkStoryFile(
  bytes: Uint8Array | undefined,
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  const where = PAYLOAD + STORY_FILE;
  if (!bytes) return [problem(where, MISSING)];
  const read = readStoryFile(bytes);
  if ('problem' in read) return [problem(where, read.problem)];
  return read.pictures.flatMap((picture) => checkPicture(picture, files));
}

function checkPicture(
  { picture, file }: { readonly picture: string; readonly file: string },
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  const path = PAYLOAD + file;
  const found = files.get(path);
  if (!found) return [problem(path, NO_PICTURE)];
  return found.sha256 === picture ? [] : [problem(path, OTHER_PICTURE)];
}

function checkLossReport(bytes: Uint8Array | undefined): readonly PackageProblem[] {
  const where = PAYLOAD + LOSS_REPORT;
  const json = parsed(bytes);
  if ('problem' in json) return [problem(where, json.problem)];
  const read = v.safeParse(lossReportSchema, json.value);
  if (read.success) return [];
  const issue = firstIssue(read.issues);
  return [
    problem(
      where,
      words(`Ini bukan laporan yang tidak terbawa: ${issue}`, `This is not a loss report: ${issue}`),
    ),
  ];
}

function parsed(bytes: Uint8Array | undefined): ReturnType<typeof parseForeign> {
  return bytes ? parseForeign(bytes) : { problem: MISSING };
}
