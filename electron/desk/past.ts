import { randomUUID } from 'node:crypto';
import type { Appended, ComparedStory, PastStory, StoryLedger, StoryProvenance } from '../../shared/contract';
import { deskLedger } from '../../shared/journal/desk-ledger';
import type { ProposedEntry } from '../../shared/journal/entry';
import { historyLines, type HistoryLine } from '../../shared/journal/history-lines';
import { applyEntry, type StoryState } from '../../shared/journal/replay';
import { Authorship } from '../../shared/review/authorship';
import { compare } from '../../shared/review/compare';
import { restoreAll, restorePiece } from '../../shared/review/restoring';
import type { Fields } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { canonicalJson } from '../../shared/story/canonical';
import type { Archive } from './archive/archive';
import type { Attributions } from './attributions';
import { refusals } from './desk-refusals';
import type { Stories } from './stories';

/** Going on from the last look is cheaper than replaying from a checkpoint up to this many entries. */
const NEAR = 200;

/** What a story was: its history, any point of it, two of them compared, one of them brought back. */
export class Past {
  readonly #archive: Archive;
  readonly #stories: Stories;
  readonly #attributions: Attributions;
  /** The point that was looked at last: time travel goes on from there. */
  #last: StoryState | null = null;
  #generation = 0;

  constructor(archive: Archive, stories: Stories, attributions: Attributions) {
    this.#archive = archive;
    this.#stories = stories;
    this.#attributions = attributions;
  }

  /** The history, newest first: at most `most` lines that ended before entry `before`. */
  lines(id: string, before: number | undefined, most: number): HistoryLine[] {
    this.#stories.state(id);
    const lines = historyLines(this.#archive.journal.headers(id));
    const start = before === undefined ? 0 : lines.findIndex(({ seq }) => seq < before);
    return start === -1 ? [] : lines.slice(start, start + most);
  }

  /** Who did what, oldest first, without what was said about the story. */
  ledger(id: string): StoryLedger {
    const { doc, fields } = this.#stories.state(id);
    const lines = deskLedger(this.#archive.journal.headers(id));
    return { id, headline: readStory(doc).headline, slug: fields.slug, lines };
  }

  /** The story as it was after entry `seq`. */
  at(id: string, seq: number): PastStory {
    const state = this.state(id, seq);
    const { doc, fields, status } = state;
    const entry = this.#archive.journal.header(id, seq);
    if (!entry) throw refusals.unknownEntry(seq);
    return {
      id,
      seq,
      at: entry.at,
      author: entry.author,
      kind: entry.kind,
      doc: doc.toJSON() as unknown,
      fields,
      status,
      pictures: this.#stories.picturesOf(doc),
    };
  }

  /** Two points of one story, the earlier one first whichever way they are given. */
  compare(id: string, one: number, other: number): ComparedStory {
    const [a, b] = [this.state(id, Math.min(one, other)), this.state(id, Math.max(one, other))];
    const authorship = new Authorship(a.doc.content.size);
    const between = this.#archive.journal.between(id, a.seq, b.seq);
    for (const entry of between) authorship.take(entry);
    const comparison = compare(a, b, authorship);
    const named = new Set(comparison.changes.flatMap(({ entries }) => entries));
    const authors = between
      .filter(({ seq }) => named.has(seq))
      .map(({ seq, author, at }) => ({ seq, author, at }));
    return { before: this.at(id, a.seq), after: this.at(id, b.seq), comparison, authors };
  }

  /** Brings an earlier text back, whole or one piece of it, as a new entry: what came after it stays in the journal. */
  restore(id: string, seq: number, piece: number | undefined): Appended {
    const now = this.#stories.state(id);
    const past = this.state(id, seq);
    const entries: ProposedEntry[] = [];
    const { steps } = piece === undefined ? restoreAll(now.doc, past.doc) : this.#piece(now, past, piece);
    if (steps.length > 0)
      entries.push({
        id: `restored-${randomUUID()}`,
        kind: 'steps',
        payload: {
          steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
          source: { kind: 'restore', seq },
        },
      });
    const set = piece === undefined ? changedFields(now.fields, past.fields) : {};
    if (Object.keys(set).length > 0)
      entries.push({ id: `restored-${randomUUID()}`, kind: 'fields', payload: { set } });
    if (entries.length === 0) throw refusals.nothingToRestore();
    return this.#stories.add(id, entries);
  }

  #piece(now: StoryState, past: StoryState, piece: number) {
    try {
      return restorePiece(now.doc, past.doc, piece);
    } catch (error) {
      throw refusals.badArguments('restore', (error as Error).message);
    }
  }

  /** Who brought each letter of the story as it is now. */
  async provenance(id: string): Promise<StoryProvenance> {
    this.#stories.state(id);
    const tracer = await this.#attributions.of(id);
    return { seq: tracer.seq, attributions: tracer.attributions(), origins: tracer.origins() };
  }

  /** The story after entry `seq`; as it is now if that is left out. */
  state(id: string, seq?: number): StoryState {
    const now = this.#stories.state(id);
    if (seq === undefined) return now;
    if (seq > now.seq) throw refusals.unknownEntry(seq);
    if (seq === now.seq) return now;
    if (this.#generation !== this.#archive.generation) this.#last = null;
    this.#generation = this.#archive.generation;
    let state =
      this.#last?.id === id && this.#last.seq <= seq && seq - this.#last.seq < NEAR ? this.#last : null;
    if (state)
      for (const entry of this.#archive.journal.between(id, state.seq, seq)) state = applyEntry(state, entry);
    else state = this.#archive.journal.at(id, seq);
    if (state?.seq !== seq) throw refusals.unknownEntry(seq);
    this.#last = state;
    return state;
  }
}

function changedFields(now: Fields, past: Fields): Partial<Fields> {
  const names = Object.keys(past) as (keyof Fields)[];
  return Object.fromEntries(
    names
      .filter((name) => canonicalJson(now[name]) !== canonicalJson(past[name]))
      .map((name) => [name, past[name]]),
  );
}
