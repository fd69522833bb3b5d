import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestText } from '../../shared/ingest/ingest';
import { FAMILIES, withHouseRules } from '../../shared/ingest/rules/all-rules';
import { readHouseRules } from '../../shared/ingest/rules/house-rules';
import { knows } from '../../shared/ingest/rules/knows';
import { readStory } from '../../shared/story/reading';
import { Refusal } from '../../shared/story/refusal';
import { CERTAIN, LAST, LEAD, page } from './scrape';

/** The example of docs/importing.md: it must keep working as printed. */
const printed = /```json\n([\s\S]*?)```/.exec(
  readFileSync(path.resolve(import.meta.dirname, '../../docs/importing.md'), 'utf8'),
)?.[1];

const DROP = {
  kind: 'drop', id: 'house.promo', languages: ['id'], as: 'promo', why: 'ours', line: { starts: ['baca edisi sore'] }, examples: ['Baca edisi sore kami'],
}; // prettier-ignore

function refusalOf(source: string) {
  try {
    readHouseRules(source, 'import-rules.json');
  } catch (error) {
    if (error instanceof Refusal) return error.notice;
    throw error;
  }
  throw new Error('it was read');
}

const fileOf = (...rules: unknown[]) => JSON.stringify({ name: 'Harian Contoh', rules });

describe('the rules of a house', () => {
  it('are read as the manual prints them, and used before all others', () => {
    const house = readHouseRules(printed ?? '', 'import-rules.json');
    const text = page(
      `Demak [HARIAN CONTOH] - ${LEAD}`,
      'Baca edisi sore Harian Contoh hanya di aplikasi',
      'Baca edisi sore itu, kata ibunya.',
      LAST,
      'Juru ketik: Ani Rahma',
    );
    const draft = ingestText(text, CERTAIN, withHouseRules(house));
    const story = readStory(draft.doc);
    expect(story.dateline).toBe('Demak [HARIAN CONTOH]');
    expect(story.body.map(({ text: copy }) => copy)).toEqual([
      LEAD,
      'Baca edisi sore itu, kata ibunya.',
      LAST,
    ]);
    expect(story.credits).toEqual([{ role: 'editor', label: 'Juru ketik', name: 'Ani Rahma' }]);
    expect(draft.fields.publisher).toBe('Harian Contoh');
    expect(draft.report.find(({ as }) => as === 'promo')?.rule).toBe('house.promo');
    expect(readStory(ingestText(text, CERTAIN).doc).credits).toEqual([]);
  });

  it('gives the reason in the languages that the house wrote it in, one text standing for both', () => {
    const whyOf = (why: unknown) => {
      const house = readHouseRules(fileOf({ ...DROP, why }), 'import-rules.json');
      const { report } = ingestText(page(LEAD, 'Baca edisi sore kami', LAST), CERTAIN, withHouseRules(house));
      return report.find(({ rule }) => rule === 'house.promo')?.why;
    };
    expect(whyOf('ours')).toEqual({ id: 'ours', en: 'ours' });
    expect(whyOf({ id: 'punya kami', en: 'ours' })).toEqual({ id: 'punya kami', en: 'ours' });
  });

  it.each([
    ['no JSON', '{"name":', /no JSON/],
    ['a rule of no kind', fileOf({ ...DROP, kind: 'forget' }), /rules\.0\.kind/],
    ['something that is not known', fileOf({ ...DROP, pattern: '^x' }), /rules\.0\.pattern is not known/],
    ['a part that is missing', fileOf({ ...DROP, why: undefined }), /rules\.0\.why is missing/],
    ['a reason in one language of the two', fileOf({ ...DROP, why: { id: 'punya kami' } }), /rules\.0\.why/],
    ['an id of ours', fileOf({ ...DROP, id: 'kompas.promo' }), /rules\.0\.id/],
    ['an id that is there twice', fileOf(DROP, DROP), /house\.promo is there twice/],
    [
      'a rule by a word anywhere',
      fileOf({ ...DROP, line: { contains: ['sore'] } }),
      /needs "is" or "starts"/,
    ],
    [
      'an example that it does not know',
      fileOf({ ...DROP, examples: ['Baca edisi pagi kami'] }),
      /"Baca edisi pagi kami" is not known/,
    ],
    ['copy that it takes', fileOf({ ...DROP, copy: ['Baca edisi sore itu, kata ibu.'] }), /is to stay copy/],
    [
      'a slot that is none',
      fileOf({
        kind: 'dateline',
        id: 'house.d',
        languages: ['id'],
        forms: ['{kota}, HARIAN'],
        examples: ['Demak, HARIAN - Hujan'],
      }),
      /slots are/,
    ],
    [
      'a dateline that is any text',
      fileOf({
        kind: 'dateline',
        id: 'house.d',
        languages: ['id'],
        forms: ['{place}'],
        examples: ['Demak - Hujan'],
      }),
      /name in capitals/,
    ],
    [
      'a label in capitals',
      fileOf({ kind: 'kicker', id: 'house.k', languages: ['id'], is: ['TAJUK'], examples: ['TAJUK'] }),
      /lower case/,
    ],
    ['too many rules', fileOf(...Array.from({ length: 501 }, () => DROP)), /rules cannot be/],
    ['a text that is too long', fileOf({ ...DROP, why: 'x'.repeat(300) }), /rules\.0\.why/],
  ])('with %s are refused, and the file and the place are named', (_, source, en) => {
    const notice = refusalOf(source);
    expect(notice).toMatchObject({ kind: 'io', code: 'importRules.damaged' });
    expect(notice.what.en).toMatch(en);
    expect(notice.what.en).toMatch(/^import-rules\.json: /);
    expect(notice.what.id).toMatch(/^import-rules\.json: /);
    expect(notice.what.id).not.toBe(notice.what.en);
  });

  it('cannot make a line take long to read, however they are written', () => {
    const long = 'ab '.repeat(60).trim();
    const rule = {
      ...DROP,
      line: { starts: [long], contains: Array.from({ length: 200 }, (_, n) => `ab ab ab ${n}`) },
      examples: [`${long} ab ab ab 7`],
    };
    const house = readHouseRules(fileOf(rule), 'import-rules.json');
    const text = page(LEAD, ...Array.from({ length: 2000 }, () => 'ab '.repeat(130)), LAST);
    const { report } = ingestText(text, CERTAIN, withHouseRules(house));
    expect(report.map((piece) => piece.text).join('')).toBe(text);
  });
});

describe('every rule of ours knows its own examples by its form alone', () => {
  const cases = FAMILIES.flatMap(({ rules }) =>
    rules.flatMap((rule) => rule.examples.map((example) => [rule.id, example, rule] as const)),
  );
  it.each(cases)('%s: %s', (_, example, rule) => {
    expect(knows(rule, example)).toBe(true);
  });
});
