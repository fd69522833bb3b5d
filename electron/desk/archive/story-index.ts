import type { StoryRow } from '../../../shared/contract';
import type { StoryState } from '../../../shared/journal/replay';
import type { Fields } from '../../../shared/story/fields';
import { readStory, type StoryReading } from '../../../shared/story/reading';
import { creditText } from '../../../shared/story/credit';
import type { Status } from '../../../shared/story/status';
import type { Database } from './database';

interface Row {
  id: string;
  slug: string;
  headline: string;
  status: Status;
  desk: string;
  language: string;
  word_count: number;
  commissioned_length: number | null;
  embargo: string | null;
  flags: string;
  updated_at: string;
  updated_by: string;
  snippet?: string;
}

const COLUMNS = `id, slug, headline, status, desk, language, word_count, commissioned_length, embargo, flags, updated_at, updated_by`;

function rowOf(row: unknown): StoryRow {
  const { word_count, commissioned_length, updated_at, updated_by, flags, snippet, ...rest } = row as Row;
  return {
    ...rest,
    wordCount: word_count,
    commissionedLength: commissioned_length,
    flags: JSON.parse(flags) as Fields['flags'],
    updatedAt: updated_at,
    updatedBy: updated_by,
    ...(snippet != null && { snippet }),
  };
}

/** What a search looks through, by column of `story_text`. */
function searchText(reading: StoryReading, fields: Fields): readonly [string, string, string, string] {
  const furniture: string[] = [reading.kicker, reading.standfirst, reading.byline, reading.dateline];
  const body: string[] = [];
  for (const block of reading.body) {
    if (block.type === 'picture')
      furniture.push(block.caption ?? '', block.creditLine ?? '', block.altText ?? '');
    else if (block.type === 'relatedLink' || block.type === 'embed') furniture.push(block.text);
    else body.push(block.title ?? '', block.text, block.attribution ?? '');
  }
  furniture.push(reading.signOff?.text ?? '', ...reading.credits.map(creditText));
  const about = [
    fields.slug,
    fields.desk,
    fields.section,
    fields.source,
    fields.publisher,
    ...fields.keywords,
  ];
  const lines = (parts: readonly string[]) => parts.filter(Boolean).join('\n');
  return [reading.headline, lines(body), lines(furniture), lines(about)];
}

/** The query for words as a person types them: all of them must occur, the last one perhaps unfinished. */
function matchOf(words: string): string | null {
  const terms = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (terms.length === 0) return null;
  return terms.map((term, i) => `"${term}"${i === terms.length - 1 ? '*' : ''}`).join(' ');
}

/** More than anybody looks through; a search that finds more wants another word. */
const MOST_FOUND = 100;

/** The queue and the search: readings of the journal, kept beside it, rebuilt from it at will. */
export class StoryIndex {
  readonly #upsert;
  readonly #one;
  readonly #all;
  readonly #byStatus;
  readonly #stale;
  readonly #unindex;
  readonly #index;
  readonly #indexed;
  readonly #search;

  constructor(database: Database) {
    this.#upsert = database.prepare(`
      INSERT INTO story (${COLUMNS}, head_seq, head_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        slug = excluded.slug, headline = excluded.headline, status = excluded.status, desk = excluded.desk,
        language = excluded.language, word_count = excluded.word_count,
        commissioned_length = excluded.commissioned_length, embargo = excluded.embargo, flags = excluded.flags,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by,
        head_seq = excluded.head_seq, head_hash = excluded.head_hash`);
    this.#one = database.prepare(`SELECT ${COLUMNS} FROM story WHERE id = ?`);
    this.#all = database.prepare(`SELECT ${COLUMNS} FROM story ORDER BY updated_at DESC, id`);
    this.#byStatus = database.prepare(
      `SELECT ${COLUMNS} FROM story WHERE status = ? ORDER BY updated_at DESC, id`,
    );
    this.#stale = database.prepare('SELECT id FROM story WHERE indexed_seq < head_seq');
    this.#unindex = database.prepare('DELETE FROM story_text WHERE story = ?');
    this.#index = database.prepare(
      'INSERT INTO story_text (story, headline, body, furniture, fields) VALUES (?, ?, ?, ?, ?)',
    );
    this.#indexed = database.prepare('UPDATE story SET indexed_seq = ? WHERE id = ?');
    // Ranked first, and only the best are read for their snippets: ranking in one query would cut a snippet from every hit.
    this.#search = database.prepare(`
      WITH hit AS MATERIALIZED (
        SELECT rowid AS at, rank AS place FROM story_text
        WHERE story_text MATCH ?1 AND rank MATCH 'bm25(0, 8, 1, 3, 4)' ORDER BY rank LIMIT ${MOST_FOUND}
      )
      SELECT ${COLUMNS.replace(/\b(id|headline)\b/g, 's.$1')},
        snippet(story_text, -1, char(2), char(3), '…', 12) AS snippet
      FROM hit CROSS JOIN story_text ON story_text.rowid = hit.at JOIN story s ON s.id = story_text.story
      WHERE story_text MATCH ?1 ORDER BY hit.place, s.updated_at DESC`);
  }

  /** Sets down how a story stands now. The search index follows later, in `catchUp`. */
  note(state: StoryState, by: string): StoryRow {
    const reading = readStory(state.doc);
    const { fields } = state;
    this.#upsert.run(
      state.id,
      fields.slug,
      reading.headline,
      state.status,
      fields.desk,
      fields.language,
      reading.wordCount,
      fields.commissionedLength,
      fields.embargo,
      JSON.stringify(fields.flags),
      state.updatedAt,
      by,
      state.seq,
      state.hash,
    );
    return this.row(state.id);
  }

  row(id: string): StoryRow {
    const row: unknown = this.#one.get(id);
    if (!row) throw new RangeError(`No story ${id} in the index`);
    return rowOf(row);
  }

  list(status?: Status): StoryRow[] {
    return (status ? this.#byStatus.all(status) : this.#all.all()).map(rowOf);
  }

  /** Stories whose text has changed since the search index read them. */
  stale(): string[] {
    return this.#stale.all().map((row) => (row as { id: string }).id);
  }

  /** Reads one story into the search index. */
  catchUp(state: Pick<StoryState, 'id' | 'seq' | 'doc' | 'fields'>): void {
    this.#unindex.run(state.id);
    this.#index.run(state.id, ...searchText(readStory(state.doc), state.fields));
    this.#indexed.run(state.seq, state.id);
  }

  /** The stories in which all the words occur, best first; headline above slug and furniture above body. */
  search(words: string): StoryRow[] {
    const match = matchOf(words);
    return match === null ? [] : this.#search.all(match).map(rowOf);
  }
}
