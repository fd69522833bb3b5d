import * as v from 'valibot';
import { LEDGER_SCHEMA } from '../../../shared/publish/ledger-file';
import { FLAGS } from '../../../shared/story/fields';
import { STATUSES } from '../../../shared/story/status';
import { words, type Words } from '../../../shared/story/words';
import { parseForeign } from './foreign-json';
import { firstIssue } from './story-reader';

/** The ledger of a package: whether it is one, and whether it is that of the story beside it. */

export const LEDGER = 'ledger.json';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256'));
const seq = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));
const at = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const REASONS = words('alasan tetap di dalam redaksi', 'the house’s own reasons stay in the house');
const NAMES = words(
  'nama titik dan berkas tetap di dalam redaksi',
  'names of points and files stay in the house',
);
const nothingSaid = v.null(REASONS.en);
const noName = v.literal('', NAMES.en);
const told = {
  seq,
  first: seq,
  at,
  since: at,
  by: text(200),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
};

const line = v.variant('did', [
  v.strictObject({
    ...told,
    did: v.literal('created'),
    from: v.picklist(['new', 'sample', 'import']),
    name: noName,
  }),
  v.strictObject({ ...told, did: v.literal('wrote'), how: v.nullable(text(40)) }),
  v.strictObject({ ...told, did: v.literal('set'), fields: v.array(text(40)) }),
  v.strictObject({ ...told, did: v.literal('moved'), to: v.picklist(STATUSES), why: nothingSaid }),
  v.strictObject({
    ...told,
    did: v.literal('assigned'),
    to: v.nullable(v.strictObject({ kind: v.picklist(['person', 'desk']), name: text(200) })),
  }),
  v.strictObject({ ...told, did: v.literal('approved'), contentHash: sha256 }),
  v.strictObject({ ...told, did: v.literal('cleared'), flag: v.picklist(FLAGS), contentHash: sha256 }),
  v.strictObject({ ...told, did: v.literal('waived'), rule: text(200), reason: text(4000) }),
  v.strictObject({ ...told, did: v.literal('named'), name: noName }),
  v.strictObject({ ...told, did: v.literal('merged'), name: noName }),
  v.strictObject({
    ...told,
    did: v.literal('sent'),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    contentHash: sha256,
  }),
  v.strictObject({ ...told, did: v.literal('binned'), why: nothingSaid }),
  v.strictObject({ ...told, did: v.literal('unbinned') }),
]);

const ledgerSchema = v.strictObject({
  format: v.literal('redaksi-ledger'),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LEDGER_SCHEMA)),
  story: text(128),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  contentHash: sha256,
  through: seq,
  lines: v.array(line),
});
type Ledger = v.InferOutput<typeof ledgerSchema>;

/** What the story file says that its ledger must say too. */
const passedSchema = v.object({
  id: v.string(),
  version: v.number(),
  approval: v.nullable(v.object({ by: v.string(), at: v.string(), contentHash: v.string() })),
  clearances: v.array(
    v.object({ flag: v.string(), by: v.string(), at: v.string(), contentHash: v.string() }),
  ),
  waivers: v.array(
    v.object({ rule: v.string(), reason: v.string(), by: v.string(), at: v.nullable(v.string()) }),
  ),
});
type Passed = v.InferOutput<typeof passedSchema>;

/** The first line that does not come after the one before it, in words; null where all do. */
function outOfOrder({ lines, through }: Ledger): Words | null {
  let last = 0;
  for (const { seq: end, first } of lines) {
    if (end === null || first === null) continue;
    if (first <= last || end < first)
      return words(`Entri ${end} tidak pada tempatnya`, `Entry ${end} is out of its place`);
    last = end;
  }
  return through !== null && last > through
    ? words('Isinya lebih dari yang dinyatakannya', 'It tells of more than it says')
    : null;
}

/** What the story file says and the ledger does not. */
function unsaid({ lines }: Ledger, { approval, clearances, waivers }: Passed): Words | null {
  const isTold = (did: string, said: Readonly<Record<string, unknown>>) =>
    lines.some(
      (one) =>
        one.did === did &&
        Object.entries(said).every(([name, value]) => (one as Record<string, unknown>)[name] === value),
    );
  if (approval && !isTold('approved', approval))
    return words(
      `Pengesahan oleh ${approval.by} tidak tercatat di dalamnya`,
      `It does not tell of the sign-off by ${approval.by}`,
    );
  const clearance = clearances.find((one) => !isTold('cleared', one));
  if (clearance)
    return words(
      `Izin ${clearance.flag} oleh ${clearance.by} tidak tercatat di dalamnya`,
      `It does not tell that ${clearance.by} cleared ${clearance.flag}`,
    );
  const waiver = waivers.find((one) => !isTold('waived', one));
  return waiver
    ? words(
        `Pengecualian ${waiver.rule} oleh ${waiver.by} tidak tercatat di dalamnya`,
        `It does not tell that ${waiver.by} waived ${waiver.rule}`,
      )
    : null;
}

/** What is wrong with a ledger beside a story file; null if nothing is. */
export function ledgerProblem(ledger: Uint8Array, story: Uint8Array): Words | null {
  const json = parseForeign(ledger);
  if ('problem' in json) return json.problem;
  const read = v.safeParse(ledgerSchema, json.value);
  if (!read.success) {
    const issue = firstIssue(read.issues);
    const inId = [REASONS, NAMES].reduce((text, { id, en }) => text.replace(en, id), issue);
    return words(`Ini bukan buku meja: ${inId}`, `This is not a ledger: ${issue}`);
  }
  const storyJson = parseForeign(story);
  const passed = 'problem' in storyJson ? null : v.safeParse(passedSchema, storyJson.value);
  // What is wrong with the story file itself is told where that is checked.
  if (!passed?.success) return null;
  const { id, version, approval } = passed.output;
  if (read.output.story !== id || read.output.version !== version)
    return words('Ini catatan naskah lain', 'It is the ledger of another story');
  if (approval && approval.contentHash !== read.output.contentHash)
    return words('Ini catatan teks lain', 'It is the ledger of another text');
  return outOfOrder(read.output) ?? unsaid(read.output, passed.output);
}
