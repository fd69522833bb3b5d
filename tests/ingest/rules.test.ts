import { describe, expect, it } from 'vitest';
import { ingestText } from '../../shared/ingest/ingest';
import type { ReportPiece } from '../../shared/ingest/report';
import { ALL_RULES, FAMILIES, type IngestRules } from '../../shared/ingest/rules/all-rules';
import type { Rule } from '../../shared/ingest/rules/rule';
import { roleOfLabel } from '../../shared/story/credit';
import { CERTAIN, LAST, LEAD, page } from './scrape';

/** A rule's example where such a line stands on a page, and what the report must call it. */
function placed(rule: Rule, line: string): { readonly text: string; readonly as: readonly string[] } {
  switch (rule.kind) {
    case 'drop':
      return rule.as === 'rail'
        ? { text: page(LEAD, LAST, line, 'Jalan Dibuka Lagi'), as: ['rail'] }
        : { text: page(LEAD, line, LAST), as: [rule.as] };
    case 'relatedLink':
      return { text: page(LEAD, line, LAST), as: ['relatedLink'] };
    case 'credit':
      return { text: page(LEAD, LAST, line), as: ['credit'] };
    case 'syndication':
      return { text: page(LEAD, LAST, line), as: ['syndication'] };
    case 'rights':
      return { text: page(LEAD, LAST, line), as: [rule.field] };
    case 'dateline':
      return {
        text: page(`${line} lebat mengguyur kota itu sejak pagi hingga malam.`, LAST),
        as: ['dateline'],
      };
    case 'caption':
    case 'creditLine':
      return { text: page(line, LEAD, LAST), as: ['caption', 'creditLine'] };
    case 'byline':
      return { text: page(line, LEAD, LAST), as: ['credit'] };
    case 'kicker':
      return { text: `${line}\n\n${page(LEAD, LAST)}`, as: ['kicker'] };
    case 'lookAlike':
      return { text: page(LEAD, line, LAST), as: ['paragraph'] };
  }
}

const withOnly = (rule: Rule): IngestRules => ({ families: [{ id: 'alone', name: 'Alone', rules: [rule] }] });

/** The pieces that the line became, with all rules or with one alone. */
function piecesOf(rule: Rule, line: string, rules: IngestRules): ReportPiece[] {
  const { report } = ingestText(placed(rule, line).text, CERTAIN, rules);
  return report.filter(({ text, as }) => as !== 'space' && (line.includes(text) || text.includes(line)));
}

describe.each(FAMILIES.map((family) => [family.name, family] as const))('%s', (_, family) => {
  for (const rule of family.rules) {
    it.each(rule.examples)(`${rule.id} knows: %s`, (example) => {
      for (const rules of [withOnly(rule), ALL_RULES]) {
        const pieces = piecesOf(rule, example, rules);
        const found = pieces.find(({ as }) => placed(rule, example).as.includes(as));
        expect(found, JSON.stringify(pieces)).toBeDefined();
        if (rule.kind === 'lookAlike') expect(found?.why.en).toContain('kept as copy');
      }
    });

    if (rule.copy && rule.copy.length > 0)
      it.each(rule.copy)(`${rule.id} leaves alone: %s`, (line) => {
        const text =
          rule.kind === 'dateline' ? page(`${line} lebat sekali di sana.`, LAST) : page(LEAD, line, LAST);
        const { report } = ingestText(text, CERTAIN);
        const found = report.filter((piece) => piece.text.startsWith(line));
        expect(found.map(({ as, fate }) => `${fate} ${as}`)).toEqual(['kept paragraph']);
      });
  }

  it('names its own family in every id', () => {
    expect(family.rules.filter(({ id }) => !id.startsWith(`${family.id}.`)).map(({ id }) => id)).toEqual([]);
  });

  it('shows an example of every rule, and what stays copy', () => {
    const bare = family.rules.filter(
      (rule) => rule.examples.length === 0 || (rule.kind !== 'lookAlike' && !rule.copy?.length),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('the rules together', () => {
  const rules = FAMILIES.flatMap((family) => family.rules);

  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('give every reason in Indonesian and in English', () => {
    const reasons = rules.flatMap((rule) => ('why' in rule ? [{ id: rule.id, why: rule.why }] : []));
    expect(reasons.length).toBeGreaterThan(0);
    const bare = reasons.filter(
      ({ why }) => typeof why === 'string' || !why.id.trim() || !why.en.trim() || why.id === why.en,
    );
    expect(bare).toEqual([]);
  });

  it('write labels as they are compared: lower case, single spaces', () => {
    const labels = rules.flatMap((rule) => ('labels' in rule ? rule.labels : []));
    expect(labels.filter((label) => label !== label.toLowerCase().replace(/\s+/g, ' ').trim())).toEqual([]);
  });

  it('give every credit label a role', () => {
    const labels = rules.flatMap((rule) =>
      rule.kind === 'credit' && rule.role === undefined ? rule.labels : [],
    );
    expect(labels.filter((label) => roleOfLabel(label) === null)).toEqual([]);
  });
});
