import { datelineMatcher } from './dateline-form';
import { lineMatcher, plainLine } from './line-form';
import { anyOf, type Rule } from './rule';

const opens = (labels: readonly string[], line: string, after: string) =>
  new RegExp(`^[(]?(?:[-–—•*▪●]\\s{1,8})?(?:${anyOf(labels)})${after}`, 'iu').test(line);

/** True for a line that has the form a rule asks for, wherever on a page it may stand. */
export function knows(rule: Rule, line: string): boolean {
  switch (rule.kind) {
    case 'drop':
    case 'syndication':
    case 'rights':
    case 'lookAlike':
      return lineMatcher(rule.line).matches(plainLine(line));
    case 'dateline':
      return rule.forms.some((form) => datelineMatcher(rule, form).read(line) !== null);
    case 'relatedLink':
      return opens(rule.labels, line, rule.inline ? '\\s{0,4}:' : '\\s{0,4}(?::|$)');
    case 'credit':
      return opens(rule.labels, line, rule.bare ? '(?:\\s{0,4}:|\\s)' : '\\s{0,4}[:|/&]');
    case 'caption':
      return opens(rule.labels, line, `\\s{0,4}${rule.parting ?? ':'}`);
    case 'creditLine': {
      const credit = new RegExp(
        `(?:^|[(.\\s])(?:${anyOf(rule.starts)})(?:(?<=[/:.])|(?![\\p{L}\\p{N}]))`,
        'iu',
      );
      return credit.test(line);
    }
    case 'byline':
      return (
        (rule.is ?? []).includes(plainLine(line).text) ||
        new RegExp(`[-–—|,]\\s{1,4}(?:${anyOf(rule.after ?? [])})$`, 'iu').test(line)
      );
    case 'kicker':
      return rule.is.includes(plainLine(line).text);
  }
}
