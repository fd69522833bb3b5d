import { ALL_RULES, withHouseRules, type IngestRules } from '../../shared/ingest/rules/all-rules';
import {
  HOUSE_FAMILY,
  isHouseRule,
  readHouseRules,
  type HouseRule,
} from '../../shared/ingest/rules/house-rules';
import { words } from '../../shared/story/words';
import { writeDurably } from './durable-file';
import { HouseFile } from './house-file';

/** The rules that a home's imports are read by: Redaksi's, with the house's own (`import-rules.json`) before them. */
export class ImportRules extends HouseFile<IngestRules> {
  constructor(folder: string) {
    super(folder, 'import-rules.json', {
      none: ALL_RULES,
      read: (text, file) => withHouseRules(readHouseRules(text, file)),
      // Five hundred rules with all their examples come nowhere near it.
      mostBytes: 2 * 1024 * 1024,
      code: 'importRules',
      kept: words('tidak ada yang diimpor', 'nothing was imported'),
    });
  }

  /** The house's own rules as they are now. Throws as `current` does. */
  get house(): readonly HouseRule[] {
    return this.#family?.rules.filter(isHouseRule) ?? [];
  }

  /** Writes the house's rules, if they can be read back. `name`: the house's, where the file is new. */
  async save(rules: readonly HouseRule[], name: string): Promise<void> {
    const file = { name: this.#family?.name ?? (name || 'Redaksi'), rules };
    const source = `${JSON.stringify(file, null, 2)}\n`;
    readHouseRules(source, this.file);
    await writeDurably(this.file, source);
  }

  get #family() {
    return this.current.families.find(({ id }) => id === HOUSE_FAMILY);
  }
}
