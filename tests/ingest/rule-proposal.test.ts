import { describe, expect, it } from 'vitest';
import type { CorrectionKind } from '../../shared/ingest/corrections';
import { ingestInput } from '../../shared/ingest/input';
import { withHouseRules } from '../../shared/ingest/rules/all-rules';
import { isHouseRule, readHouseRules, type HouseRule } from '../../shared/ingest/rules/house-rules';
import { proposeRule, ruleWords } from '../../shared/ingest/rules/rule-proposal';
import { fixtures } from './fixture';

/** What a person says of one piece, as a rule of the house: narrow, and harmless to everything that is read rightly already. */

const propose = (line: string, as: CorrectionKind) => proposeRule(line, as, 'id', new Set());

function ruleOf(line: string, as: CorrectionKind): HouseRule {
  const proposal = propose(line, as);
  if ('why' in proposal) throw new Error(`no rule for ${line}: ${proposal.why.en}`);
  return proposal.rule;
}

const LINES: readonly (readonly [string, CorrectionKind, Partial<HouseRule>])[] = [
  ['Juru ketik: Ani Rahma', 'credit', { kind: 'credit', labels: ['juru ketik'], role: 'other', place: 'end' }],
  ['Berita sebelumnya: Banjir Surut', 'relatedLink', { kind: 'relatedLink', labels: ['berita sebelumnya'], inline: true }],
  ['Terlihat: Warga menambal tanggul', 'caption', { kind: 'caption', labels: ['terlihat'], parting: ':' }],
  ['(Harian Contoh/Galih Santika)', 'creditLine', { kind: 'creditLine', starts: ['harian contoh/'] }],
  ['Harian Contoh/Galih Santika', 'creditLine', { kind: 'creditLine', starts: ['harian contoh/'], alone: true }],
  ['Galih Santika - contohNews', 'byline', { kind: 'byline', after: ['contohnews'] }],
  ['Suara Kota', 'kicker', { kind: 'kicker', is: ['suara kota'] }],
  ['Pasang aplikasi kami sekarang juga', 'drop', { kind: 'drop', line: { is: ['pasang aplikasi kami sekarang juga'] } }],
]; // prettier-ignore

describe('the rule that a correction comes to', () => {
  it.each(LINES)('%s is %s', (line, as, rule) => {
    expect(ruleOf(line, as)).toMatchObject({ ...rule, languages: ['id'], examples: [line] });
  });

  it('can be kept in a house’s file, with a name of its own, and says what it does', () => {
    const rules: HouseRule[] = [];
    for (const [line, as] of LINES) {
      const proposal = proposeRule(line, as, 'id', new Set(rules.map(({ id }) => id)));
      if ('rule' in proposal) rules.push(proposal.rule);
    }
    expect(readHouseRules(JSON.stringify({ name: 'Harian Contoh', rules }), 'x').rules).toEqual(rules);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(LINES.length);
    const [first] = rules;
    expect(first && ruleWords(first).en).toBe('a line labelled “juru ketik” is a credit');
  });

  it('is none where no narrow one would do, and says why', () => {
    const none: readonly (readonly [string, CorrectionKind])[] = [
      ['Banjir Surut', 'headline'],
      ['Warga menambal tanggul dengan karung pasir.', 'caption'],
      ['Editor tamu yang datang dari ibu kota itu berkata: kami akan pulang', 'credit'],
      ['Baris satu\nbaris dua', 'drop'],
      [`Panjang ${'sekali '.repeat(40)}`, 'drop'],
      ['Editor', 'copy'],
    ];
    for (const [line, as] of none) expect(propose(line, as), line).toHaveProperty('why.en');
  });

  it('is none where it would take what Redaksi’s own rules leave to the copy', () => {
    // "Sumber:" opens content as often as it credits somebody.
    expect(propose('Baca edisi sore itu, kata ibunya.', 'drop')).toHaveProperty('rule');
    expect(propose('Editor: Ani', 'relatedLink')).toHaveProperty('why.en');
  });
});

describe('a rule that was remembered changes none of the stories that are read rightly already', () => {
  const all = fixtures();
  const draftOf = (source: string, rules?: Parameters<typeof ingestInput>[2]) =>
    ingestInput('naskah', new TextEncoder().encode(source), rules);
  const story = (draft: ReturnType<typeof draftOf>) =>
    JSON.stringify([draft.doc.toJSON(), draft.report.map(({ fate, as, text }) => [fate, as, text])]);

  it(`tried on all ${all.length} of them`, () => {
    const rules = LINES.map(([line, as], n) => ({ ...ruleOf(line, as), id: `house.tried-${n}` })).filter(
      isHouseRule,
    );
    expect(rules).toHaveLength(LINES.length);
    const house = withHouseRules({ id: 'house', name: 'Harian Contoh', rules });
    const changed = all.filter(({ source }) => story(draftOf(source)) !== story(draftOf(source, house)));
    expect(changed.map(({ family, name }) => `${family}/${name}`)).toEqual([]);
  });

  it('and a broad one would (control)', () => {
    const broad = withHouseRules({
      id: 'house',
      name: 'Harian Contoh',
      rules: [{ kind: 'drop', id: 'house.broad', languages: ['id'], as: 'promo', why: 'x', line: { starts: ['editor'] }, examples: ['Editor'] }],
    }); // prettier-ignore
    expect(all.some(({ source }) => story(draftOf(source)) !== story(draftOf(source, broad)))).toBe(true);
  });
});
