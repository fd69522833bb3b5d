import { describe, expect, it } from 'vitest';
import { readBoilerplate } from '../../shared/ingest/boilerplate';
import { readDateline } from '../../shared/ingest/datelines';
import { folded, linesOf } from '../../shared/ingest/lines';
import { GENERAL_RULES } from '../../shared/ingest/rules/general';
import { roleOfLabel } from '../../shared/story/credit';

const lineOf = (text: string) => {
  const [line] = linesOf(text);
  if (!line) throw new Error('a blank line');
  return line;
};

describe('every rule does what its examples say', () => {
  const { boilerplate, datelines, lookAlikes, credits, relatedLinks } = GENERAL_RULES;

  for (const rule of boilerplate) {
    it.each(rule.examples)(`${rule.id} drops: %s`, (example) => {
      expect(readBoilerplate(lineOf(example), boilerplate)?.claims).toMatchObject([
        { fate: 'dropped', as: rule.as },
      ]);
    });
    it.each(rule.copy)(`${rule.id} keeps: %s`, (example) => {
      expect(readBoilerplate(lineOf(example), boilerplate)).toBeNull();
    });
  }

  for (const rule of datelines) {
    it.each(rule.examples)(`${rule.id} reads: %s`, (example) => {
      expect(readDateline(example, datelines)?.why).toContain(rule.id);
    });
    it.each(rule.copy)(`${rule.id} keeps: %s`, (example) => {
      expect(readDateline(example, datelines)).toBeNull();
    });
  }

  for (const rule of lookAlikes)
    it.each(rule.examples)(`${rule.id} is said of: %s`, (example) => {
      expect(rule.pattern.test(folded(example))).toBe(true);
    });

  it.each(credits.flatMap(({ labels }) => labels))('the credit label "%s" names a role', (label) => {
    expect(roleOfLabel(label)).not.toBeNull();
  });

  it('gives every rule an id of its own', () => {
    const ids = [boilerplate, datelines, lookAlikes, credits, relatedLinks].flatMap((rules) =>
      rules.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes labels as they are compared: lower case, single spaces', () => {
    const labels = [...credits, ...relatedLinks].flatMap((rule) => rule.labels);
    expect(labels).toEqual(labels.map((label) => folded(label.toLowerCase())));
  });
});
