import * as v from 'valibot';
import { entryHash, NO_HASH, proposedEntrySchema, type Entry } from '../../../shared/journal/entry';
import { JournalError, replay } from '../../../shared/journal/replay';
import { upgradeEntry } from '../../../shared/journal/upgrade';
import { JOURNAL_FILE } from '../../../shared/publish/editable-layout';
import { SCHEMA_VERSION } from '../../../shared/story/schema';
import { words, type Words } from '../../../shared/story/words';
import { parseForeign } from './foreign-json';
import { PackageRefusal } from './package-fault';

/** The journal that an editable package carries: believed only when the whole of it makes the story that it says. */

/** More entries than years of work on one story make. */
const MOST_ENTRIES = 200_000;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const stampSchema = v.object({
  story: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  seq: whole,
  author: text(200),
  device: text(128),
  at: v.pipe(v.string(), v.isoTimestamp()),
  base: whole,
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SCHEMA_VERSION)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** A journal as it was written, and as the present schema reads it. */
export interface PackageJournal {
  readonly story: string;
  readonly stored: readonly Entry[];
  readonly entries: readonly Entry[];
}

const refuse = (line: number, why: Words | string) =>
  new PackageRefusal('package.journal', `${JOURNAL_FILE}:${line}`, why);

function entryOf(line: string, number: number, before: string): Entry {
  const json = parseForeign(Buffer.from(line));
  if ('problem' in json) throw refuse(number, json.problem);
  const stamp = v.safeParse(stampSchema, json.value);
  if (!stamp.success) throw refuse(number, stamp.issues[0].message);
  const entry = json.value as Entry;
  if (entry.seq !== number)
    throw refuse(
      number,
      words('ada entri yang hilang atau salah tempat', 'an entry is missing or out of its place'),
    );
  const { hash, ...bare } = entry;
  if (entryHash(bare, before) !== hash)
    throw refuse(number, words('hash-nya tidak cocok', 'its hash does not match'));
  return entry;
}

/** Reads and checks a journal from outside. Throws PackageRefusal for one that is damaged, forged in part, or of a newer Redaksi. */
export function readPackageJournal(bytes: Uint8Array): PackageJournal {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.pop() !== '')
    throw refuse(lines.length + 1, words('baris terakhir tidak berakhir', 'the last line has no end'));
  if (lines.length > MOST_ENTRIES)
    throw refuse(MOST_ENTRIES, words('entrinya terlalu banyak', 'there are too many entries'));
  let before = NO_HASH;
  const stored = lines.map((line, i) => {
    const entry = entryOf(line, i + 1, before);
    before = entry.hash;
    return entry;
  });
  const [first] = stored;
  if (!first) throw refuse(1, words('isinya kosong', 'it is empty'));
  const entries = stored.map((entry) => {
    const upgraded = upgradeEntry(entry);
    const { id, kind, payload } = upgraded;
    const proposed = v.safeParse(proposedEntrySchema, { id, kind, payload });
    if (!proposed.success) throw refuse(entry.seq, proposed.issues[0].message);
    return upgraded;
  });
  try {
    replay(entries);
  } catch (error) {
    if (!(error instanceof JournalError || error instanceof RangeError)) throw error;
    throw refuse(error instanceof JournalError ? error.seq : 1, error.message);
  }
  return { story: first.story, stored, entries };
}
