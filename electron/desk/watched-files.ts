import type { DeskRulesFile } from './desk-rules';
import { readKeys, watchKeys } from './keys-file';
import type { NoticeBoard } from './notice-board';

/** The files of a home that people write by hand. Only who has asked for one hears of its changes. */
export class WatchedFiles {
  #stopKeys: (() => void) | null = null;
  #stopRules: (() => void) | null = null;

  constructor(
    private readonly folder: string,
    private readonly rulesFile: DeskRulesFile,
    private readonly notices: NoticeBoard,
  ) {}

  keys() {
    this.#stopKeys ??= watchKeys(this.folder, (keys) => this.notices.post('keysFile', keys));
    return readKeys(this.folder);
  }

  rules() {
    this.#stopRules ??= this.rulesFile.watch(() => this.notices.post('deskRules', this.rulesFile.told));
    return this.rulesFile.told;
  }

  stop(): void {
    this.#stopKeys?.();
    this.#stopRules?.();
  }
}
