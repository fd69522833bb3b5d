import type { Arguments, KeptRules, ProposedRule } from '../shared/contract';
import type { DeskLine } from './desk-line';
import { Refusable } from './refusable';

/** The house's own rules on the import screen: one that is proposed, and those that are kept. */
export class RuleRun extends Refusable {
  kept: KeptRules = { file: '', rules: [] };
  proposed: ProposedRule | null = null;
  readonly #desk: DeskLine;
  /** Called when what inputs are read by has changed. */
  readonly #relook: () => void;

  constructor(desk: DeskLine, relook: () => void) {
    super();
    this.#desk = desk;
    this.#relook = relook;
  }

  async read(): Promise<void> {
    await this.orTrouble(async () => (this.kept = await this.#desk.call('keptRules', {})));
  }

  async propose(asked: Arguments<'proposeRule'>): Promise<void> {
    await this.orTrouble(async () => (this.proposed = await this.#desk.call('proposeRule', asked)));
  }

  /** The proposed rule is kept. */
  async keep(): Promise<void> {
    const rule = this.proposed?.rule;
    if (!rule) return;
    await this.orTrouble(async () => {
      this.kept = await this.#desk.call('keepRule', { rule });
      this.proposed = null;
      this.#relook();
    });
  }

  drop(): void {
    this.proposed = null;
    this.trouble = null;
    this.changed();
  }

  async forget(id: string): Promise<void> {
    await this.orTrouble(async () => {
      this.kept = await this.#desk.call('forgetRule', { id });
      this.#relook();
    });
  }
}
