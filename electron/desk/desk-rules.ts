import type { HouseDeskRules } from '../../shared/contract';
import { OPEN_DESK, type DeskRules } from '../../shared/story/desk-rules';
import { DESK_RULES_FILE, NOTHING_MOVED, readDeskRules } from '../../shared/story/desk-rules-file';
import { Refusal } from '../../shared/story/refusal';
import { HouseFile } from './house-file';

/** Who may do what in this house: `desk-rules.json` of its home. */
export class DeskRulesFile extends HouseFile<DeskRules> {
  constructor(folder: string) {
    super(folder, DESK_RULES_FILE, {
      none: OPEN_DESK,
      read: readDeskRules,
      // Ten thousand people with their roles.
      mostBytes: 1024 * 1024,
      code: 'deskRules',
      kept: NOTHING_MOVED,
    });
  }

  /** The rules for a window. Never throws a refusal: what cannot be read is told beside them. */
  get told(): HouseDeskRules {
    try {
      const rules = this.current;
      return { file: this.file, rules, isThere: rules !== OPEN_DESK, trouble: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { file: this.file, rules: OPEN_DESK, isThere: true, trouble: error.notice };
    }
  }
}
