import type { Imported, ImportReport } from '../shared/contract';
import type { RefusalNotice } from '../shared/story/refusal';
import { words } from '../shared/story/words';
import type { DeskLine } from './desk-line';
import { en } from './locales/en';
import { id } from './locales/id';
import { Observable } from './observable';
import { troubleOf } from './trouble';

/** The contract carries no more than this at once (64 MiB). */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file that a person chose or dropped. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type ImportState =
  | { readonly kind: 'waiting' | 'reading' | 'stopped' }
  /** `report` is null only where the desk has none to give. */
  | { readonly kind: 'done'; readonly imported: Imported; readonly report: ImportReport | null }
  | { readonly kind: 'refused'; readonly notice: RefusalNotice };

export interface ImportLine {
  readonly name: string;
  readonly state: ImportState;
}

type Told = 'tooBig' | 'unreadable';

function refusalOf(told: Told, name: string): RefusalNotice {
  const [inId, inEn] = [id.import[told], en.import[told]];
  return {
    kind: 'io',
    code: `import.${told}`,
    what: words(inId.what(name), inEn.what(name)),
    kept: words(inId.kept, inEn.kept),
    todo: words(inId.todo, inEn.todo),
  };
}

/** Files coming in, one after another; each gets its own line and its own sentence if it is refused. */
export class ImportRun extends Observable {
  lines: readonly ImportLine[];
  isFinished = false;
  readonly #desk: DeskLine;
  readonly #files: readonly ChosenFile[];
  #mustStop = false;

  constructor(desk: DeskLine, files: readonly ChosenFile[]) {
    super();
    this.#desk = desk;
    this.#files = files;
    this.lines = files.map(({ name }) => ({ name, state: { kind: 'waiting' } }));
  }

  /** How many files are done with, one way or the other. */
  get done(): number {
    return this.lines.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'reading').length;
  }

  get imported(): readonly Imported[] {
    return this.lines.flatMap(({ state }) => (state.kind === 'done' ? [state.imported] : []));
  }

  /** Imports every file in turn. Never rejects: what went wrong stands on its line. */
  async run(): Promise<void> {
    for (const [place, file] of this.#files.entries()) {
      if (this.#mustStop) {
        this.#set(place, { kind: 'stopped' });
        continue;
      }
      this.#set(place, { kind: 'reading' });
      this.#set(place, await this.#import(file));
    }
    this.isFinished = true;
    this.changed();
  }

  /** Leaves out the files that have not been begun. */
  stop(): void {
    this.#mustStop = true;
  }

  async #import(file: ChosenFile): Promise<ImportState> {
    if (file.size > MOST_BYTES) return { kind: 'refused', notice: refusalOf('tooBig', file.name) };
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that went away or may not be read: the platform does not say which.
      return { kind: 'refused', notice: refusalOf('unreadable', file.name) };
    }
    let imported: Imported;
    try {
      imported = await this.#desk.call('importStory', { name: file.name, bytes });
    } catch (error) {
      return { kind: 'refused', notice: troubleOf(error) };
    }
    // The story is in. Its report can be read later too (History), so not getting it now is no refusal.
    const report = await this.#desk.call('importReport', { id: imported.id }).catch(() => null);
    return { kind: 'done', imported, report };
  }

  #set(place: number, state: ImportState): void {
    this.lines = this.lines.map((line, i) => (i === place ? { ...line, state } : line));
    this.changed();
  }
}
