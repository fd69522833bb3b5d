import * as v from 'valibot';
import { CREDIT_ROLES } from '../../story/credit';
import { issueWords } from '../../story/issue-words';
import { Refusal } from '../../story/refusal';
import { words, type Words } from '../../story/words';
import { FAMILIES } from './all-rules';
import { DATELINE_SLOTS } from './dateline-form';
import { knows } from './knows';
import type { Rule, RuleFamily } from './rule';

/**
 * A house's own rules: `import-rules.json` of its home (docs/importing.md). The same forms as Redaksi's own, read strictly: what
 * is not understood is refused and named, never skipped, because a rule that is passed over in silence is a story read wrongly.
 */

/** The id of the family that a house's own rules are. */
export const HOUSE_FAMILY = 'house';

const MOST_RULES = 500;
const MOST_TEXTS = 200;

const text = v.pipe(v.string(), v.minLength(2), v.maxLength(200), v.regex(/^[^\u0000-\u001f]*$/, 'one line'));
const texts = v.pipe(v.array(text), v.minLength(1), v.maxLength(MOST_TEXTS));
const label = v.pipe(
  text,
  v.maxLength(60),
  v.check((value) => value === value.toLowerCase().replace(/\s+/g, ' ').trim(), 'lower case, single spaces'),
);
const labels = v.pipe(v.array(label), v.minLength(1), v.maxLength(MOST_TEXTS));

/** One sentence that stands for both languages, or one in each. */
const reason = v.union([text, v.strictObject({ id: text, en: text })]);

const line = v.pipe(
  v.strictObject({
    is: v.optional(texts),
    starts: v.optional(texts),
    ends: v.optional(texts),
    contains: v.optional(texts),
    only: v.optional(texts),
    atMost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400))),
  }),
  // A rule by a word somewhere in a line would take copy with it.
  v.check((form) => form.is !== undefined || form.starts !== undefined, 'needs "is" or "starts"'),
);

const dateline = v.pipe(
  text,
  v.check(
    (form) => [...form.matchAll(/\{([^}]*)\}/g)].every(([, slot]) => DATELINE_SLOTS.includes(slot ?? '')),
    `slots are ${DATELINE_SLOTS.map((slot) => `{${slot}}`).join(' ')}`,
  ),
  v.check(
    (form) => /\p{Lu}/u.test(form.replace(/\{[^}]*\}/g, '')),
    'needs a name in capitals beside its slots',
  ),
);

const base = {
  id: v.pipe(
    v.string(),
    v.regex(/^house\.[a-z0-9]+(?:-[a-z0-9]+)*$/, 'house. and a name in lower case'),
    v.maxLength(80),
  ),
  languages: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a BCP 47 language'))),
    v.minLength(1),
    v.maxLength(20),
  ),
  examples: texts,
  copy: v.optional(texts),
};

/** One rule of a house, as its file holds it. */
export const houseRuleSchema = v.variant('kind', [
  v.strictObject({
    ...base,
    kind: v.literal('drop'),
    line,
    why: reason,
    as: v.picklist([
      'promo',
      'rail',
      'advertisement',
      'placeholder',
      'pageNumber',
      'shareBar',
      'pageFurniture',
    ]),
  }),
  v.strictObject({ ...base, kind: v.literal('relatedLink'), labels, inline: v.optional(v.boolean()) }),
  v.strictObject({
    ...base,
    kind: v.literal('credit'),
    labels,
    place: v.picklist(['anywhere', 'edges', 'end']),
    bare: v.optional(v.boolean()),
    role: v.picklist(CREDIT_ROLES),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('dateline'),
    forms: v.pipe(v.array(dateline), v.minLength(1), v.maxLength(MOST_TEXTS)),
    publisher: v.optional(v.pipe(text, v.maxLength(120))),
    source: v.optional(v.pipe(text, v.maxLength(120))),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('caption'),
    labels,
    parting: v.optional(v.picklist([':', ','])),
  }),
  v.strictObject({ ...base, kind: v.literal('creditLine'), starts: labels, alone: v.optional(v.boolean()) }),
  v.strictObject({ ...base, kind: v.literal('syndication'), line }),
  v.strictObject({
    ...base,
    kind: v.literal('rights'),
    line,
    field: v.picklist(['copyrightNotice', 'usageTerms']),
  }),
  v.strictObject({ ...base, kind: v.literal('byline'), after: v.optional(labels), is: v.optional(labels) }),
  v.strictObject({ ...base, kind: v.literal('kicker'), is: labels }),
  v.strictObject({ ...base, kind: v.literal('lookAlike'), line, why: reason }),
]);

export type HouseRule = v.InferOutput<typeof houseRuleSchema>;

/** True for what could stand in a house's file as it is. */
export const isHouseRule = (value: unknown): value is HouseRule => v.is(houseRuleSchema, value);

const fileSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  rules: v.pipe(v.array(houseRuleSchema), v.maxLength(MOST_RULES)),
});

function refuse(file: string, id: string, en: string): never {
  throw new Refusal({
    kind: 'io',
    code: 'importRules.damaged',
    what: words(`${file}: ${id}`, `${file}: ${en}`),
    kept: words('tidak ada yang diimpor', 'nothing was imported'),
    todo: words('perbaiki aturan itu, atau pindahkan berkasnya', 'mend the rule, or move the file away'),
  });
}

/** What is wrong with a rule's examples, or null: each must be known by the rule, and none that stays copy. */
function wrongExample(rule: Rule): Words | null {
  const missed = rule.examples.find((example) => !knows(rule, example));
  if (missed !== undefined)
    return words(
      `${rule.id}: contoh "${missed}" tidak dikenali oleh aturan itu sendiri`,
      `${rule.id}: its own example "${missed}" is not known by it`,
    );
  const taken = rule.copy?.find((example) => knows(rule, example));
  return taken === undefined
    ? null
    : words(
        `${rule.id}: "${taken}" harus tetap isi, tetapi aturan itu mengambilnya`,
        `${rule.id}: "${taken}" is to stay copy, but the rule takes it`,
      );
}

/**
 * Reads a house's rules from the text of their file.
 * @throws Refusal `importRules.damaged` that names the file, the place in it and what is wrong there.
 */
export function readHouseRules(source: string, file: string): RuleFamily {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return refuse(file, `bukan JSON (${why})`, `is no JSON (${why})`);
  }
  const read = v.safeParse(fileSchema, value);
  if (!read.success) {
    const wrong = issueWords(read.issues[0]);
    return refuse(file, wrong.id, wrong.en);
  }
  const { name, rules } = read.output;
  const ids = new Set(FAMILIES.flatMap((family) => family.rules.map(({ id }) => id)));
  for (const one of rules) {
    if (ids.has(one.id)) return refuse(file, `${one.id} ada dua kali`, `${one.id} is there twice`);
    ids.add(one.id);
    const wrong = wrongExample(one);
    if (wrong) return refuse(file, wrong.id, wrong.en);
  }
  return { id: HOUSE_FAMILY, name, rules };
}
