import * as v from 'valibot';
import { EDITABLE_FILE, EDITABLE_SCHEMA, JOURNAL_FILE } from '../../../shared/publish/editable-layout';
import { words, type Words } from '../../../shared/story/words';
import { PAYLOAD, type BagFile } from './bag';
import { parseForeign } from './foreign-json';
import { readPackageJournal, type PackageJournal } from './package-journal';
import { PackageRefusal } from './package-fault';

/** An editable package: believed only when what it says of itself, its journal and its pictures agree. */

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const editableSchema = v.object({
  format: v.literal('redaksi-editable'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(EDITABLE_SCHEMA)),
  story: v.string(),
  entries: v.pipe(v.number(), v.integer(), v.minValue(1)),
  head: sha256,
  pictures: v.array(v.object({ picture: sha256, file: v.pipe(v.string(), v.regex(/^media\/[^/]+$/)) })),
});

const refuse = (where: string, why: Words | string) => new PackageRefusal('package.journal', where, why);

/**
 * The journal of an editable package. `texts`: its two files as far as they are there; `files`: everything in the bag by its path
 * from the base directory. Throws PackageRefusal.
 */
export function readEditable(
  texts: ReadonlyMap<string, Uint8Array>,
  files: ReadonlyMap<string, BagFile>,
): PackageJournal {
  const [about, lines] = [texts.get(EDITABLE_FILE), texts.get(JOURNAL_FILE)];
  if (!about || !lines)
    throw refuse(about ? JOURNAL_FILE : EDITABLE_FILE, words('berkasnya tidak ada', 'the file is missing'));
  const json = parseForeign(about);
  if ('problem' in json) throw refuse(EDITABLE_FILE, json.problem);
  const told = v.safeParse(editableSchema, json.value);
  if (!told.success) throw refuse(EDITABLE_FILE, told.issues[0].message);
  const journal = readPackageJournal(lines);
  const { story, entries, head, pictures } = told.output;
  const last = journal.stored.at(-1);
  if (story !== journal.story || entries !== journal.stored.length || head !== last?.hash)
    throw refuse(EDITABLE_FILE, words('jurnal yang dimaksud lain', 'it speaks of another journal'));
  for (const { picture, file } of pictures)
    if (files.get(PAYLOAD + file)?.sha256 !== picture)
      throw refuse(file, words('gambarnya bukan yang seharusnya', 'this is not the picture it should be'));
  return journal;
}
