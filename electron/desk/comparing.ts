import { randomUUID } from 'node:crypto';
import { Transform } from 'prosemirror-transform';
import type { Appended, Arguments, ComparedField, ComparedSides } from '../../shared/contract';
import type { Entry, ProposedEntry } from '../../shared/journal/entry';
import { replay } from '../../shared/journal/replay';
import { changesOf } from '../../shared/review/changes';
import { compare } from '../../shared/review/compare';
import { decideChanges } from '../../shared/review/deciding';
import { Makers, type Branch } from '../../shared/review/makers';
import { changeIds } from '../../shared/review/reviewer';
import { takeTalk, talkMissing } from '../../shared/review/taking-talk';
import {
  ChangesInTheWay,
  trackDifferences,
  type TrackedDifferences,
} from '../../shared/review/tracked-differences';
import { canonicalJson } from '../../shared/story/canonical';
import { contentHash, sha256Text } from '../../shared/story/content-hash';
import type { FieldChange, Fields } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { printedStory } from '../../shared/story/views';
import type { Archive } from './archive/archive';
import { compareRefusals } from './compare-refusals';
import { refusals } from './desk-refusals';
import type { Hand } from './reviewing';
import { Sides, type Side } from './sides';
import type { Past } from './past';
import type { Stories } from './stories';

const CAUSE = 'Compare';

/** How many first entries two journals have as the very same; 0 for stories that never met. */
function commonEntries(one: readonly Entry[], other: readonly Entry[]): number {
  let common = 0;
  while (common < one.length && one[common]?.hash === other[common]?.hash) common++;
  return common;
}

function branchOf({ entries, doc }: Side, common: number): Branch {
  const [first] = entries;
  const base = replay(entries.slice(0, Math.max(common, 1)))?.doc ?? doc;
  return {
    doc,
    base,
    entries: entries.slice(Math.max(common, 1)),
    creator: common > 0 ? null : (first ?? null),
  };
}

/** Any two stories side by side, and taking from one into the other. */
export class Comparing {
  readonly #archive: Archive;
  readonly #stories: Stories;
  readonly #sides: Sides;
  readonly #hand: () => Hand;

  constructor(archive: Archive, stories: Stories, past: Past, hand: () => Hand) {
    this.#archive = archive;
    this.#stories = stories;
    this.#sides = new Sides(archive, past);
    this.#hand = hand;
  }

  /** What makes the first story the second, as tracked changes by whoever made them. */
  async compare({ before: one, after: other }: Arguments<'compareSides'>): Promise<ComparedSides> {
    const [before, after] = [await this.#sides.read(one), await this.#sides.read(other)];
    const { tracked, isTakeable } = this.#differences(before, after);
    const plain = { doc: printedStory(before.doc), fields: before.fields };
    const { fields, pictures, wordsInserted, wordsDeleted } = compare(plain, {
      doc: printedStory(after.doc),
      fields: after.fields,
    });
    const shown = new Set(tracked.changes.map(({ id }) => id));
    const { doc } = decideChanges(tracked.transform.doc, ({ attrs }) =>
      shown.has(attrs['id'] as string) ? 'leave' : 'accept',
    );
    return {
      before: before.about,
      after: after.about,
      common: commonEntries(before.entries, after.entries),
      doc: doc.toJSON() as unknown,
      // Places of the text on show.
      changes: changesOf(doc),
      fields: fields.map((field) => ({ ...field, by: setterOf(field.name, before, after) })),
      pictures,
      wordsInserted,
      wordsDeleted,
      comments: talkMissing(after.threads, before.threads).reduce(
        (sum, { remarks }) => sum + remarks.length,
        0,
      ),
      isTakeable,
    };
  }

  /** Takes differences into a story of the archive: as tracked changes, or at once. */
  async take(asked: Arguments<'takeDifferences'>): Promise<Appended> {
    const by = this.#hand();
    if (by.author === '') throw refusals.nameless();
    const { id, seq, how } = asked;
    this.#stories.mustBeOutOfBin(id);
    const [before, after] = [await this.#sides.read({ id }), await this.#sides.read(asked.from)];
    if (before.about.seq !== seq) throw compareRefusals.movedOn();
    const { tracked, isTakeable } = this.#differences(before, after, by);
    if (!isTakeable) throw compareRefusals.changesInTheWay();
    const { steps, doc, isWhole } = chosen(tracked, asked.changes, how);
    await this.#keepPictures(doc, after, by.at);
    const source = { kind: 'take' as const, name: after.about.package ?? after.about.headline.slice(0, 255) };
    const entries: ProposedEntry[] = [];
    if (steps.length > 0)
      entries.push({ id: `take-${randomUUID()}`, kind: 'steps', payload: { steps: [...steps], source } });
    const set = setFrom(after.fields, asked.fields ?? []);
    if (Object.keys(set).length > 0)
      entries.push({ id: `take-${randomUUID()}`, kind: 'fields', payload: { set } });
    const newId = () => `take-${randomUUID()}`;
    if (steps.length > 0 || isWhole)
      entries.push(...takeTalk(doc, after.threads, before.threads, { isWhole, newId }));
    if (entries.length === 0) throw refusals.nothingToRestore();
    const appended = this.#stories.append(id, seq, entries);
    if (!appended.stored) throw compareRefusals.movedOn();
    return appended;
  }

  /** Where nobody knows who made a difference, it is in the name of whoever takes it. */
  #differences(
    before: Side,
    after: Side,
    taker: Omit<Hand, 'at'> & Partial<Hand> = { author: '', device: '' },
  ): { readonly tracked: TrackedDifferences; readonly isTakeable: boolean } {
    const common = commonEntries(before.entries, after.entries);
    const makers = new Makers(branchOf(before, common), branchOf(after, common), common > 0);
    const { id, seq } = before.about;
    const name = [id, seq, before.about.package, contentHash(after.doc, after.fields), this.#hand().device];
    const options = () => ({
      makerOf: (difference: Parameters<Makers['of']>[0]) =>
        makers.of(difference) ?? { at: this.#hand().at, ...taker },
      cause: CAUSE,
      newId: changeIds(`compare-${sha256Text(canonicalJson(name)).slice(0, 24)}`),
    });
    try {
      return { tracked: trackDifferences(before.doc, after.doc, options()), isTakeable: true };
    } catch (error) {
      if (!(error instanceof ChangesInTheWay)) throw error;
      const plain = printedStory(before.doc);
      return { tracked: trackDifferences(plain, after.doc, options()), isTakeable: false };
    }
  }

  async #keepPictures(doc: TrackedDifferences['transform']['doc'], after: Side, at: string): Promise<void> {
    const shown = new Set(readStory(doc).body.flatMap((block) => block.picture ?? []));
    const missing = [...shown].filter((sha256) => !this.#archive.pictures.info(sha256));
    if (missing.length === 0) return;
    for (const [path, bytes] of after.media) await this.#archive.pictures.keep(path, bytes, at);
  }
}

/** The steps that leave of all differences those that are wanted, proposed or made. */
function chosen(
  { transform, changes }: TrackedDifferences,
  wanted: readonly string[] | undefined,
  how: Arguments<'takeDifferences'>['how'],
) {
  const all = new Set(changes.map(({ id }) => id));
  const unknown = wanted?.find((id) => !all.has(id));
  if (unknown !== undefined) throw refusals.unknownChange(unknown);
  const taken = new Set(wanted ?? all);
  const whole = new Transform(transform.before);
  for (const step of transform.steps) whole.step(step);
  const decided = decideChanges(whole.doc, ({ attrs }) => {
    const id = attrs['id'] as string;
    if (!all.has(id)) return 'leave';
    if (!taken.has(id)) return 'reject';
    return how === 'text' ? 'accept' : 'leave';
  });
  for (const step of decided.steps) whole.step(step);
  const steps = whole.doc.eq(whole.before) ? [] : whole.steps;
  return {
    doc: whole.doc,
    steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
    isWhole: taken.size === all.size,
  };
}

const setFrom = (fields: Fields, names: readonly (keyof Fields)[]): FieldChange =>
  Object.fromEntries(names.map((name) => [name, fields[name]])) as FieldChange;

/** Who set a field to what it is in the second story, or else to what it is in the first. */
function setterOf(name: keyof Fields, before: Side, after: Side): ComparedField['by'] {
  const common = commonEntries(before.entries, after.entries);
  for (const { entries } of [after, before]) {
    const entry = entries.slice(common).findLast((one) => one.kind === 'fields' && name in one.payload.set);
    if (entry) return { author: entry.author, at: entry.at };
  }
  return null;
}
