import type { KeptRules, Arguments, ProposedRule } from '../../../shared/contract';
import type { Correction } from '../../../shared/ingest/corrections';
import type { ReportPiece } from '../../../shared/ingest/report';
import { withHouseRules, type IngestRules } from '../../../shared/ingest/rules/all-rules';
import { HOUSE_FAMILY, type HouseRule } from '../../../shared/ingest/rules/house-rules';
import { proposeRule, ruleWords } from '../../../shared/ingest/rules/rule-proposal';
import { words } from '../../../shared/story/words';
import type { Archive } from '../archive/archive';
import { refusals } from '../desk-refusals';
import type { ImportRules } from '../import-rules';
import { readInput } from './input-reader';

/** Inputs of the archive, the newest first, that a rule is tried on before it is kept. */
const TRIED = 40;
/** A longer one would keep the person waiting. */
const LONGEST_TRIED = 256 * 1024;

/** What a person said of a piece, kept as a rule of the house: proposed, tried on what has come in before, kept, taken away again. */
export class RuleKeeping {
  readonly #archive: Archive;
  readonly #rules: ImportRules;

  constructor(archive: Archive, rules: ImportRules) {
    this.#archive = archive;
    this.#rules = rules;
  }

  get kept(): KeptRules {
    const { house, file } = this.#rules;
    return { file, rules: house.map((rule) => ({ rule, says: ruleWords(rule) })) };
  }

  /** The rule that would say so of the next input by itself, and what it would change in those that came in before. Stores nothing. */
  async propose({ name, bytes, story, said }: Arguments<'proposeRule'>): Promise<ProposedRule> {
    const rules = this.#rules.current;
    const { stories } = await readInput(name, bytes, rules, (at) => (at === story ? [said] : []));
    const draft = stories.find(({ place }) => place === story)?.draft;
    if (!draft) throw refusals.badArguments('proposeRule', `no story ${story} in ${name}`);
    const whole = draft.report.map(({ text }) => text).join('');
    const text = whole.slice(said.at, said.end);
    const ids = new Set(this.#rules.house.map(({ id }) => id));
    const proposal = proposeRule(text, said.as, draft.fields.language, ids);
    if ('why' in proposal) return { rule: null, why: proposal.why, says: null, tried: 0, changed: [] };
    const { rule } = proposal;
    const better = this.#with(rule);
    // The rule alone must do what the person said.
    const again = (await readInput(name, bytes, better)).stories.find(({ place }) => place === story)?.draft;
    const isRead = again !== undefined && isReadAs(again.report, said, rule.id);
    if (!isRead)
      return {
        rule: null,
        why: words(
          'di tempatnya baris itu tidak akan dikenali oleh aturan mana pun',
          'where it stands, no rule would know that line',
        ),
        says: null,
        tried: 0,
        changed: [],
      };
    return { rule, why: null, says: ruleWords(rule), ...(await this.#trial(rules, better)) };
  }

  async keep(rule: HouseRule, name: string): Promise<KeptRules> {
    await this.#rules.save([...this.#rules.house, rule], name);
    return this.kept;
  }

  async forget(id: string, name: string): Promise<KeptRules> {
    const left = this.#rules.house.filter((rule) => rule.id !== id);
    if (left.length === this.#rules.house.length) throw refusals.badArguments('forgetRule', `no rule ${id}`);
    await this.#rules.save(left, name);
    return this.kept;
  }

  #with(rule: HouseRule): IngestRules {
    return withHouseRules({ id: HOUSE_FAMILY, name: '', rules: [rule, ...this.#rules.house] });
  }

  /** Reads what has come in lately with the rule and without it. */
  async #trial(before: IngestRules, after: IngestRules): Promise<Pick<ProposedRule, 'tried' | 'changed'>> {
    const changed: string[] = [];
    let tried = 0;
    for (const { name, bytes } of this.#archive.raw.newest(TRIED, LONGEST_TRIED)) {
      const [one, other] = [await readInput(name, bytes, before), await readInput(name, bytes, after)];
      tried++;
      const reports = (read: typeof one) => JSON.stringify(read.stories.map(({ draft }) => draft.report));
      if (reports(one) !== reports(other)) changed.push(name);
    }
    return { tried, changed };
  }
}

/** True where a report has, at the place of a piece, what a person says that it is. */
function isReadAs(report: readonly ReportPiece[], { at, end, as }: Correction, rule: string): boolean {
  let from = 0;
  return report.some((piece) => {
    const start = from;
    from += piece.text.length;
    if (start >= end || from <= at || piece.text.trim() === '') return false;
    if (piece.rule === rule) return true;
    return as === 'drop' ? piece.fate === 'dropped' : piece.as === as;
  });
}
