import type { AlikeStory, Appended, Arguments, MergedPackage, PackageLook } from '../../shared/contract';
import { contributors } from '../../shared/journal/contributors';
import type { Entry } from '../../shared/journal/entry';
import { replay, type StoryState } from '../../shared/journal/replay';
import { isEditablePackage } from '../../shared/publish/editable-layout';
import { UnprovedMerge } from '../../shared/review/merge';
import { BadChoice } from '../../shared/review/merge-choices';
import type { Located, MergeDifference } from '../../shared/review/merge-differences';
import { mergeJournals, type JournalMerge, type MergeChoices } from '../../shared/review/merge-journals';
import { movesTakenOver } from '../../shared/review/merge-moves';
import { unmerge } from '../../shared/review/unmerging';
import type { Act } from '../../shared/story/desk-rules';
import { readStory } from '../../shared/story/reading';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import { mergeRefusals } from './merge-refusals';
import { readEditable } from './packages/editable-package';
import type { PackageJournal } from './packages/package-journal';
import { readPackageBytes, type ReadPackage } from './packages/package-reader';
import type { Hand } from './reviewing';
import type { Stories } from './stories';

type Given = Arguments<'mergePackage'>;

/** What merging needs of its desk. */
export interface MergingDesk {
  readonly archive: Archive;
  readonly stories: Stories;
  readonly hand: () => Hand;
  /** Whether the house leaves something to somebody. */
  readonly may: (author: string, act: Act) => boolean;
  readonly alike: (doc: StoryState['doc']) => readonly AlikeStory[];
}

/** A package's journal, and what it comes to. */
interface Theirs extends PackageJournal {
  readonly state: StoryState;
}

const NOTHING = {
  common: 0,
  returned: [],
  fields: [],
  fieldsTaken: [],
  remarks: [],
  words: 0,
} as const;

/** Brings a colleague's work back from an editable package: whole where the story is not here, else merged. */
export class Merging {
  readonly #desk: MergingDesk;

  constructor(desk: MergingDesk) {
    this.#desk = desk;
  }

  /** What a package would bring. Stores nothing. */
  async look({ name, bytes }: Arguments<'lookAtPackage'>): Promise<PackageLook | null> {
    if (!isEditablePackage(bytes)) return null;
    const { theirs } = await this.#read(name, bytes);
    const { story } = theirs;
    const here = this.#here(story);
    const told = {
      story,
      headline: readStory(theirs.state.doc).headline,
      entries: theirs.entries.length,
      people: contributors(theirs.entries),
      token: tokenOf(here, theirs.entries),
      merge: null,
      alike: [],
    };
    if (here.length === 0) return { ...told, relation: 'new', alike: this.#desk.alike(theirs.state.doc) };
    const merge = this.#merged(here, theirs, name);
    if (!merge) return { ...told, relation: 'strange' };
    if (merge.entries.length === 0) return { ...told, relation: 'known' };
    const { entries: _entries, differences, ...report } = merge;
    return {
      ...told,
      relation: 'shared',
      merge: { ...report, differences: differences().map(shown) },
    };
  }

  /** Takes in a package. Whatever is refused, nothing of its story is stored. */
  async take(given: Given): Promise<MergedPackage> {
    const { name, bytes } = given;
    if (!isEditablePackage(bytes)) throw mergeRefusals.notEditable(name);
    const { theirs, read } = await this.#read(name, bytes);
    const isHere = this.#here(theirs.story).length > 0;
    if (isHere) {
      this.#desk.stories.mustBeOutOfBin(theirs.story);
      this.#desk.stories.mustBeSigned();
    }
    await this.#keepPictures(read);
    return isHere ? this.#merge(given, theirs) : this.#adopt(theirs);
  }

  /** Takes a story's last merge back. */
  undo(id: string): Appended {
    const { stories, archive, hand } = this.#desk;
    stories.mustBeOutOfBin(id);
    stories.mustBeSigned();
    for (;;) {
      const entries = archive.journal.after(id, 0);
      const undone = unmerge(entries, hand());
      if (undone.length === 0) throw mergeRefusals.nothingToUndo();
      const appended = stories.append(id, entries.length, undone);
      if (appended.stored) return appended;
    }
  }

  #here(story: string): readonly Entry[] {
    return this.#desk.archive.journal.after(story, 0);
  }

  async #read(name: string, bytes: Uint8Array): Promise<{ theirs: Theirs; read: ReadPackage }> {
    const read = await readPackageBytes(bytes);
    const journal = readEditable(read.files, read.sums);
    const state = replay(journal.entries);
    if (!state) throw mergeRefusals.notEditable(name);
    return { theirs: { ...journal, state }, read };
  }

  #adopt({ story, stored, entries }: PackageJournal): MergedPackage {
    const { archive, stories } = this.#desk;
    for (const { id } of stored) if (archive.journal.byId(id)) throw mergeRefusals.foreignEntries();
    stories.adopt(stored, entries);
    const authors = [...new Set(stored.map(({ author }) => author))];
    const moves = movesTakenOver(entries, this.#desk.may);
    return { ...this.#told(story), outcome: 'new', ...NOTHING, authors, moves, taken: stored.length };
  }

  #merge(given: Given, theirs: Theirs): MergedPackage {
    const { story } = theirs;
    for (;;) {
      const here = this.#here(story);
      this.#mustBeAsSeen(given, here, theirs);
      const merge = this.#merged(here, theirs, given.name, choicesOf(given));
      if (!merge) throw mergeRefusals.nothingInCommon();
      const { entries, differences: _differences, ...report } = merge;
      if (entries.length > 0 && !this.#desk.stories.take(story, here.length, entries)) continue;
      const outcome = entries.length > 0 ? 'merged' : 'known';
      return { ...this.#told(story), outcome, ...report };
    }
  }

  #mustBeAsSeen({ token }: Given, here: readonly Entry[], { entries }: Theirs): void {
    if (token !== undefined && token !== tokenOf(here, entries)) throw mergeRefusals.moved();
  }

  #merged(
    here: readonly Entry[],
    { entries: there }: Theirs,
    name: string,
    choices?: MergeChoices,
  ): JournalMerge | null {
    try {
      return mergeJournals(here, there, name, choices, this.#desk.may);
    } catch (error) {
      if (error instanceof UnprovedMerge) throw mergeRefusals.unproved(error.words);
      if (error instanceof BadChoice) throw refusals.badArguments('mergePackage', error.message);
      throw error;
    }
  }

  #told(id: string): Pick<MergedPackage, 'id' | 'headline'> {
    return { id, headline: readStory(this.#desk.stories.state(id).doc).headline };
  }

  async #keepPictures({ files }: ReadPackage): Promise<void> {
    const { archive, hand } = this.#desk;
    for (const [path, bytes] of files)
      if (path.startsWith('media/')) await archive.pictures.keep(path, bytes, hand().at);
  }
}

const tokenOf = (here: readonly Entry[], there: readonly Entry[]) =>
  `${here.at(-1)?.hash ?? 'new'}.${there.at(-1)?.hash ?? ''}`;

const choicesOf = ({ takes = [], fields = [] }: Given): MergeChoices => ({
  takes: new Map(takes.map(({ difference, take }) => [difference, take])),
  fields: new Map(fields.map(({ name, take }) => [name, take])),
});

/** A difference without its places, which mean nothing outside. */
function shown({ hunks: _hunks, changes: _changes, ...difference }: Located): MergeDifference {
  return difference;
}
