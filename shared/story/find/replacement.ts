import type { Match } from './query';

const REFERENCE = /\$(?:(\$)|(&)|(\d\d?)|<([^>]*)>)/g;

/**
 * The words that take a match's place. For a pattern, `$1` to `$99`, `$<name>` and `$&` stand for what was caught and `$$` for
 * a dollar; a reference to a group that the pattern has not is left as it is typed. For plain words nothing is special.
 */
export function replacementOf(template: string, { groups, named }: Match): string {
  if (!groups) return template;
  return template.replace(
    REFERENCE,
    (typed: string, dollar?: string, whole?: string, number?: string, name?: string) => {
      if (dollar) return '$';
      if (whole) return groups[0] ?? '';
      if (name !== undefined) return named?.[name] ?? typed;
      const twoDigits = groups[Number(number)];
      if (Number(number) > 0 && twoDigits !== undefined) return twoDigits;
      // `$12` where there is no twelfth group means the first, then a 2, as in JavaScript.
      const [first = '', rest = ''] = number ?? '';
      const oneDigit = rest === '' || first === '0' ? undefined : groups[Number(first)];
      return oneDigit === undefined ? typed : oneDigit + rest;
    },
  );
}
