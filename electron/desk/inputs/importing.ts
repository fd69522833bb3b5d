import { randomUUID } from 'node:crypto';
import type { Transform } from 'prosemirror-transform';
import type {
  AlikeStory,
  Duplicates,
  Arguments,
  Imported,
  ImportedStory,
  Inspected,
  InspectedStory,
  Reimported,
  WireLine,
} from '../../../shared/contract';
import type { Draft } from '../../../shared/ingest/draft';
import { noStories } from '../../../shared/ingest/files/file-refusals';
import type { ProposedEntry } from '../../../shared/journal/entry';
import { readDocument, type StoryState } from '../../../shared/journal/replay';
import type { Source } from '../../../shared/journal/source';
import { changesOf } from '../../../shared/review/changes';
import { reread } from '../../../shared/review/rereading';
import { changeIds } from '../../../shared/review/reviewer';
import { suggest } from '../../../shared/review/suggest';
import type { FieldChange, Fields } from '../../../shared/story/fields';
import { Refusal } from '../../../shared/story/refusal';
import { readStory } from '../../../shared/story/reading';
import type { Archive } from '../archive/archive';
import { refusals } from '../desk-refusals';
import type { ImportRules } from '../import-rules';
import type { Hand } from '../reviewing';
import type { Stories } from '../stories';
import { readInput, type ReadInput, type ReadStory } from './input-reader';
import { withKeptPictures } from './kept-pictures';

type Input = Arguments<'inspect'>;

/** What became of a file that nobody looked at first: see `WireLine`. */
export type TakenIn = Pick<WireLine, 'stories' | 'known' | 'refused'>;

/** More than anybody compares with. */
const MOST_ALIKE = 5;

const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What comes in from outside: looked at, stored, and read again later. */
export class Importing {
  readonly #archive: Archive;
  readonly #stories: Stories;
  readonly #rules: ImportRules;
  readonly #hand: () => Hand;

  constructor(archive: Archive, stories: Stories, rules: ImportRules, hand: () => Hand) {
    this.#archive = archive;
    this.#stories = stories;
    this.#rules = rules;
    this.#hand = hand;
  }

  /** Reads an input and stores nothing. */
  async inspect(input: Input): Promise<Inspected> {
    const { stories, refused } = await this.#read(input);
    const [first, ...others] = stories.map((one) => this.#inspected(one));
    if (!first) throw noStories(input.name);
    return { ...first, others, refused };
  }

  /** Stores every story of an input. */
  async import(input: Input): Promise<Imported> {
    const { stories, refused } = await this.#read(input);
    const imported: ImportedStory[] = [];
    for (const one of stories) {
      const draft = await this.#withPictures(one.draft);
      const alike = this.alike(draft.doc);
      imported.push({ ...this.#stories.import({ ...one, draft }), alike });
    }
    const [first, ...others] = imported;
    if (!first) throw noStories(input.name);
    return { ...first, others, refused };
  }

  /**
   * Stores the stories of a file that came over the wire: each once, however often its bytes come. What cannot be read is told and
   * not thrown; what is thrown is the house's own: its rules, its disk, its archive.
   */
  async takeIn(name: string, bytes: Uint8Array, desk: string): Promise<TakenIn> {
    const rules = this.#rules.current;
    let read: ReadInput;
    try {
      read = await readInput(name, bytes, rules);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { stories: [], known: 0, refused: [{ name, notice: error.notice }] };
    }
    const stories: TakenIn['stories'][number][] = [];
    let known = 0;
    for (const one of read.stories) {
      const draft = await this.#withPictures(one.draft);
      const stored = this.#stories.arrive({ ...one, draft }, desk);
      if (stored) stories.push({ id: stored.id, headline: stored.headline });
      else known++;
    }
    return { stories, known, refused: read.refused };
  }

  /**
   * Stories of the archive whose copy is like this one's, the likest first. Those in the bin do not count, and of `id`, a story of
   * the archive itself, not those that somebody keeps beside it.
   */
  alike(doc: Draft['doc'], id?: string): AlikeStory[] {
    const { likenesses, index } = this.#archive;
    return likenesses
      .find(doc, id)
      .flatMap(({ story, alike, share }) => {
        const { headline, status, updatedAt, binned } = index.row(story);
        const isTold = !binned && (id === undefined || !likenesses.isKept(id, story));
        return isTold ? [{ id: story, headline, status, updatedAt, alike, share }] : [];
      })
      .slice(0, MOST_ALIKE);
  }

  /** The stories of the archive that others are like, each pair told once; only one of them, where it is named. */
  duplicates(only: string | undefined): Duplicates[] {
    this.#stories.catchUp();
    const told = new Set<string>();
    const ids = only === undefined ? this.#archive.index.list().map(({ id }) => id) : [only];
    return ids.flatMap((id) => {
      const { doc } = this.#stories.state(id);
      const alike = this.alike(doc, id).filter((other) => !told.has(other.id));
      told.add(id);
      return alike.length === 0 ? [] : [{ id, headline: readStory(doc).headline, alike }];
    });
  }

  /**
   * Reads a story's input again, by the rules as they are now. What differs from the last reading becomes tracked changes; fields
   * are set only where they are empty and were empty in the last reading.
   */
  async reimport(id: string): Promise<Reimported> {
    const by = this.#hand();
    if (by.author === '') throw refusals.nameless();
    this.#stories.mustBeOutOfBin(id);
    const kept = this.#archive.raw.report(id);
    const raw = kept && this.#archive.raw.bytes(kept.raw);
    if (!kept || !raw) throw refusals.noInput();
    const { place = 0, corrections = [] } = kept;
    const read = await readInput(kept.name, raw, this.#rules.current, (at) =>
      at === place ? corrections : [],
    );
    const one = read.stories[place];
    if (!one) throw noStories(kept.name);
    const draft = await this.#withPictures(one.draft);
    for (;;) {
      const now = this.#stories.state(id);
      const told = this.#differences(id, now, draft, { kind: 'import', name: kept.name, raw: kept.raw }, by);
      if (told.entries.length === 0) return { ...told.reported, seq: now.seq };
      const appended = this.#archive.write(() => {
        const answer = this.#stories.append(id, now.seq, told.entries);
        if (answer.stored)
          this.#archive.raw.keepReport(id, {
            ...kept,
            pieces: draft.report,
            findings: draft.findings,
            reread: { doc: draft.doc.toJSON() as unknown, fields: draft.fields },
          });
        return answer;
      });
      if (appended.stored) return { ...told.reported, seq: appended.seq };
    }
  }

  /** What a new reading of a story's input changes in it. */
  #differences(id: string, now: StoryState, draft: Draft, source: Source, by: Hand) {
    const last = this.#lastReading(id);
    const { transform, lost } = reread(last.doc, draft.doc, now.doc);
    const entries: ProposedEntry[] = [];
    let proposed = 0;
    if (transform.steps.length > 0) {
      const told = suggest(transform, { ...by, cause: 'Import', newId: changeIds(randomUUID()) }).transform;
      const before = new Set(changesOf(now.doc).map((change) => change.id));
      proposed = changesOf(told.doc).filter((change) => !before.has(change.id)).length;
      if (told.steps.length > 0)
        entries.push({
          id: `reimport-${randomUUID()}`,
          kind: 'steps',
          payload: { steps: stepsOf(told), source },
        });
    }
    const names = (Object.keys(draft.fields) as (keyof Fields)[]).filter(
      (name) => isEmpty(now.fields[name]) && isEmpty(last.fields[name]) && !isEmpty(draft.fields[name]),
    );
    if (names.length > 0) {
      const set = Object.fromEntries(names.map((name) => [name, draft.fields[name]])) as FieldChange;
      entries.push({ id: `reimport-${randomUUID()}`, kind: 'fields', payload: { set } });
    }
    return { entries, reported: { id, changes: proposed, fields: names, lost, report: draft.report } };
  }

  /** What the input was read as last: when the story was made, or when it was read again since. */
  #lastReading(id: string): Pick<StoryState, 'doc' | 'fields'> {
    const again = this.#archive.raw.report(id)?.reread;
    if (again) return { doc: readDocument(again.doc), fields: again.fields };
    const made = this.#archive.journal.at(id, 1);
    if (!made) throw refusals.unknownStory(id);
    return made;
  }

  #inspected(one: ReadStory): InspectedStory {
    const { draft, name } = one;
    return {
      story: readStory(draft.doc),
      doc: draft.doc.toJSON() as unknown,
      report: { name, raw: '', ...draft.reading, pieces: draft.report },
      findings: draft.findings,
      alike: this.alike(draft.doc),
    };
  }

  #read({ name, bytes, corrections = [] }: Input): Promise<ReadInput> {
    return readInput(
      name,
      bytes,
      this.#rules.current,
      (place) => corrections.find(({ story }) => story === place)?.said ?? [],
    );
  }

  #withPictures(draft: Draft): Promise<Draft> {
    return withKeptPictures(draft, (file, content) =>
      this.#archive.pictures.keep(file, content, this.#hand().at),
    );
  }
}

const stepsOf = ({ steps }: Transform) => steps.map((step) => step.toJSON() as Record<string, unknown>);
