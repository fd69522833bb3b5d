import type { IngestRules } from '../../shared/ingest/rules/all-rules';
import { homeFolder } from '../desk/home';
import { ImportRules } from '../desk/import-rules';
import type { Command } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** The rules for people: a heading for each family, and a line for each rule with its first example. */
export function rulesText({ families }: IngestRules): string {
  return families
    .map(({ name, rules }) => {
      const width = Math.max(0, ...rules.map(({ id }) => id.length));
      const lines = rules.map(
        ({ id, kind, examples }) => `  ${id.padEnd(width)}  ${kind.padEnd(11)}  ${examples[0] ?? ''}`,
      );
      return [name, ...lines].join('\n');
    })
    .join('\n\n');
}

/** `redaksi rules`: what imports are read by, the house's own rules first; `redaksi rules forget ID`: one of the house's goes. */
export const listRules: Command = async (run) => {
  const { line, print } = run;
  const [act, id = ''] = line.operands;
  if (act !== undefined) {
    if (act !== 'forget' || id === '')
      throw wrongUse('rules: forget ID, atau tanpa apa-apa', 'rules: forget ID, or nothing');
    return withDesk(run, async (desk) => {
      const kept = await desk.call('forgetRule', { id });
      print(kept, kept.rules.map(({ rule, says }) => `${rule.id}  ${says[run.tongue]}`).join('\n'));
      return 0;
    });
  }
  const rules = new ImportRules(homeFolder(line.home)).current;
  print(rules.families, rulesText(rules));
  return 0;
};
