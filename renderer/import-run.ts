import type { Imported, ImportedStory, ImportReport, InspectedStory, StoryId } from '../shared/contract';
import type { Correction } from '../shared/ingest/corrections';
import { isEditablePackage } from '../shared/publish/editable-layout';
import type { RefusalNotice } from '../shared/story/refusal';
import { words } from '../shared/story/words';
import type { DeskLine } from './desk-line';
import { en } from './locales/en';
import { id } from './locales/id';
import { MergeRun, type Merged } from './merge-run';
import { Observable } from './observable';
import { RuleRun } from './rule-run';
import { troubleOf } from './trouble';

/** The contract carries no more than this at once (64 MiB). */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file that a person chose or dropped. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a person has said of the pieces of each story of a file, by the story's place in it. */
type Said = readonly (readonly Correction[])[];

export type ImportState =
  | { readonly kind: 'waiting' | 'reading' | 'storing' | 'stopped' | 'leftOut' }
  /** Read, and nothing of it stored. */
  | {
      readonly kind: 'seen';
      readonly stories: readonly InspectedStory[];
      readonly refused: Imported['refused'];
      readonly said: Said;
    }
  /** `report` is null only where the desk has none to give. */
  | { readonly kind: 'done'; readonly imported: ImportedStory; readonly report: ImportReport | null }
  /** A colleague's editable package, looked at, and nothing of it stored. */
  | { readonly kind: 'package'; readonly merge: MergeRun }
  | { readonly kind: 'merged'; readonly merged: Merged; readonly isUndone: boolean }
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

const isOpen = ({ state }: ImportLine) =>
  state.kind === 'waiting' || state.kind === 'reading' || state.kind === 'storing' || isToDecide(state);

const isToDecide = (state: ImportState) =>
  state.kind === 'seen' || (state.kind === 'package' && state.merge.look.relation !== 'known');

const correctionsOf = (said: Said) =>
  said.flatMap((one, story) => (one.length > 0 ? [{ story, said: [...one] }] : []));

/**
 * Files coming in. Each is read and shown first; nothing is stored before a person accepts it, one by one or all at once. Each has
 * its own line, and its own sentence if it is refused.
 */
export class ImportRun extends Observable {
  lines: readonly ImportLine[];
  /** The house's own rules, to which a correction can be added. */
  readonly rules: RuleRun;
  readonly #desk: DeskLine;
  readonly #files: readonly ChosenFile[];
  #mustStop = false;
  #isTrusting = false;
  /** Corrections are read one after the other, the last one counts. */
  #turns = new Map<number, number>();

  constructor(desk: DeskLine, files: readonly ChosenFile[]) {
    super();
    this.#desk = desk;
    this.#files = files;
    this.rules = new RuleRun(desk, () => void this.#lookAgain());
    this.rules.subscribe(() => this.changed());
    this.lines = files.map(({ name }) => ({ name, state: { kind: 'waiting' } }));
  }

  /** True when nothing is left to read or to decide. */
  get isFinished(): boolean {
    return !this.lines.some(isOpen);
  }

  /** How many files have been read, or are done with. */
  get done(): number {
    return this.lines.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'reading').length;
  }

  get isReading(): boolean {
    return this.done < this.lines.length;
  }

  /** The stories that came in or that something came into. */
  get arrived(): readonly { readonly id: string }[] {
    return this.lines.flatMap(({ state }): { readonly id: string }[] =>
      state.kind === 'done' ? [state.imported] : state.kind === 'merged' ? [state.merged] : [],
    );
  }

  get imported(): readonly ImportedStory[] {
    return this.lines.flatMap(({ state }) => (state.kind === 'done' ? [state.imported] : []));
  }

  /** Places of the lines that wait for a decision. */
  get waiting(): readonly number[] {
    return this.lines.flatMap(({ state }, place) => (isToDecide(state) ? [place] : []));
  }

  /** How many pieces a person has said something of in what is not stored yet: lost where the run is given up. */
  get corrections(): number {
    return this.lines.reduce((sum, _, place) => sum + this.correctionsOf(place), 0);
  }

  /** The same of one file: lost where it is left out. */
  correctionsOf(place: number): number {
    const { state } = this.#line(place);
    return state.kind === 'seen' ? state.said.flat().length : 0;
  }

  /** Asks what rule would say of the next input by itself what was said of a piece of this one. */
  async remember(place: number, story: number, said: Correction): Promise<void> {
    const file = this.#files[place];
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.rules.propose({ name: file.name, bytes, story, said });
  }

  /** Reads again what waits for a decision, by the rules as they are now; what was said of it stays said. */
  async #lookAgain(): Promise<void> {
    for (const place of this.waiting) {
      const { state } = this.#line(place);
      if (state.kind !== 'seen') continue;
      const turn = (this.#turns.get(place) ?? 0) + 1;
      this.#turns.set(place, turn);
      const seen = await this.#look(place, state.said);
      if (this.#turns.get(place) === turn && this.#line(place).state.kind === 'seen') this.#set(place, seen);
    }
  }

  /** Reads every file in turn. Never rejects: what went wrong stands on its line. */
  async run(): Promise<void> {
    void this.rules.read();
    for (const place of this.#files.keys()) {
      if (this.#mustStop) this.#set(place, { kind: 'stopped' });
      else if (this.#isTrusting) await this.#store(place, []);
      else {
        this.#set(place, { kind: 'reading' });
        const seen = await this.#look(place, []);
        this.#set(place, seen);
        if (this.#isTrusting) await this.accept(place);
      }
    }
  }

  /** Leaves out the files that have not been read. */
  stop(): void {
    this.#mustStop = true;
  }

  /** A person says what pieces of a story are: all that they have said of it, which replaces what they said before. */
  async say(place: number, story: number, corrections: readonly Correction[]): Promise<void> {
    const { state } = this.#line(place);
    if (state.kind !== 'seen') return;
    const said = state.stories.map((_, n) => (n === story ? corrections : (state.said[n] ?? [])));
    const turn = (this.#turns.get(place) ?? 0) + 1;
    this.#turns.set(place, turn);
    // Said at once, so that the next word builds on it; shown when the desk has read by it.
    this.#set(place, { ...state, said });
    const seen = await this.#look(place, said);
    if (this.#turns.get(place) === turn && this.#line(place).state.kind === 'seen') this.#set(place, seen);
  }

  /** Stores what was seen of a file. */
  async accept(place: number): Promise<void> {
    const { state } = this.#line(place);
    if (state.kind === 'seen') await this.#store(place, state.said);
    else if (state.kind === 'package') await this.#settle(place, state.merge, () => state.merge.accept());
  }

  /** Stores what was seen of a file; the id that one of its stories got. Null where the file was refused after all. */
  async acceptStory(place: number, story: number): Promise<StoryId | null> {
    const { state } = this.#line(place);
    if (state.kind !== 'seen') throw new RangeError(`Line ${place} of this import is not seen`);
    const stored = await this.#store(place, state.said);
    return stored[story]?.id ?? null;
  }

  /** Takes from a package what differs from the story that it was compared with. */
  async takeCompared(place: number, how: 'changes' | 'text'): Promise<void> {
    const { state } = this.#line(place);
    if (state.kind === 'package') await this.#settle(place, state.merge, () => state.merge.takeCompared(how));
  }

  /** Takes a merge back. */
  async undo(place: number): Promise<void> {
    const { state } = this.#line(place);
    if (state.kind !== 'merged') return;
    try {
      await this.#desk.call('undoMerge', { id: state.merged.id });
      this.#set(place, { ...state, isUndone: true });
    } catch (error) {
      this.#set(place, { kind: 'refused', notice: troubleOf(error) });
    }
  }

  /** What comes of a package; it waits on where it was refused. */
  async #settle(place: number, merge: MergeRun, work: () => Promise<Merged | null>): Promise<void> {
    this.#set(place, { kind: 'storing' });
    const merged = await work();
    this.#set(place, merged ? { kind: 'merged', merged, isUndone: false } : { kind: 'package', merge });
  }

  /** Stores everything that was read, and what is still to be read without showing it first. */
  async acceptAll(): Promise<void> {
    this.#isTrusting = true;
    for (const place of this.waiting) await this.accept(place);
  }

  leaveOut(place: number): void {
    if (isToDecide(this.#line(place).state)) this.#set(place, { kind: 'leftOut' });
  }

  #line(place: number): ImportLine {
    const line = this.lines[place];
    if (!line) throw new RangeError(`No line ${place} in this import`);
    return line;
  }

  async #look(place: number, said: Said): Promise<ImportState> {
    return this.#withBytes(place, async (name, bytes) => {
      const look = isEditablePackage(bytes) && (await this.#desk.call('lookAtPackage', { name, bytes }));
      if (look) {
        const merge = new MergeRun(this.#desk, name, bytes, look);
        merge.subscribe(() => this.changed());
        return { kind: 'package', merge };
      }
      const { others, refused, ...first } = await this.#desk.call('inspect', {
        name,
        bytes,
        corrections: correctionsOf(said),
      });
      return { kind: 'seen', stories: [first, ...others], refused, said };
    });
  }

  /** Stores a file; further lines follow where it holds more than one story. Those that are new, in the file's order. */
  async #store(place: number, said: Said): Promise<readonly ImportedStory[]> {
    this.#set(place, { kind: 'storing' });
    let more: readonly ImportLine[] = [];
    let stored: readonly ImportedStory[] = [];
    const state = await this.#withBytes(place, async (name, bytes) => {
      if (isEditablePackage(bytes)) {
        const merged = await this.#desk.call('mergePackage', { name, bytes });
        return { kind: 'merged', merged: { kind: 'merged', ...merged }, isUndone: false };
      }
      const { others, refused, ...first } = await this.#desk.call('importStory', {
        name,
        bytes,
        corrections: correctionsOf(said),
      });
      stored = [first, ...others];
      more = [
        ...(await Promise.all(others.map(async (story) => ({ name, state: await this.#done(story) })))),
        ...refused.map(({ name: inner, notice }) => ({
          name: inner,
          state: { kind: 'refused' as const, notice },
        })),
      ];
      return this.#done(first);
    });
    this.lines = [...this.lines, ...more];
    this.#set(place, state);
    return stored;
  }

  /** Reads the file and does something with it; what goes wrong is the file's refusal. */
  async #withBytes(
    place: number,
    work: (name: string, bytes: Uint8Array) => Promise<ImportState>,
  ): Promise<ImportState> {
    const file = this.#files[place];
    if (!file) throw new RangeError(`No file ${place} in this import`);
    if (file.size > MOST_BYTES) return { kind: 'refused', notice: refusalOf('tooBig', file.name) };
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that went away, was changed or may not be read: the platform does not say which.
      return { kind: 'refused', notice: refusalOf('unreadable', file.name) };
    }
    try {
      return await work(file.name, bytes);
    } catch (error) {
      return { kind: 'refused', notice: troubleOf(error) };
    }
  }

  /** The story is in. Its report can be read later too (History), so not getting it now is no refusal. */
  async #done(imported: ImportedStory): Promise<ImportState> {
    const report = await this.#desk.call('importReport', { id: imported.id }).catch(() => null);
    return { kind: 'done', imported, report };
  }

  #set(place: number, state: ImportState): void {
    this.lines = this.lines.map((line, i) => (i === place ? { ...line, state } : line));
    this.changed();
  }
}
