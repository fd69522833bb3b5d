import type { StoryRow } from '../../../shared/contract';
import type { Binned, StoryState } from '../../../shared/journal/replay';
import { standingOf, type Standing } from '../../../shared/journal/standing';
import type { Fields } from '../../../shared/story/fields';
import { readStory, type StoryReading } from '../../../shared/story/reading';
import { creditText } from '../../../shared/story/credit';
import type { Status } from '../../../shared/story/status';
import type { Database } from './database';
import type { CopiedRun } from './second-copy';

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
  binned: string | null;
  standing: string;
  alike: StoryRow['alike'];
  snippet?: string;
}

const STORED_COLUMNS = `id, slug, headline, status, desk, language, word_count, commissioned_length, embargo, flags, updated_at, updated_by, binned, standing`;
/** The columns of a row of the queue. Of several likenesses the nearest is told: 'same' stands after 'related'. */
export const ROW_COLUMNS = `${STORED_COLUMNS}, (SELECT max(alike) FROM told_alike WHERE story = id) AS alike`;

export function rowOf(row: unknown): StoryRow {
  const {
    word_count,
    commissioned_length,
    updated_at,
    updated_by,
    flags,
    binned,
    standing,
    alike,
    snippet,
    ...rest
  } = row as Row;
  return {
    ...rest,
    wordCount: word_count,
    commissionedLength: commissioned_length,
    flags: JSON.parse(flags) as Fields['flags'],
    updatedAt: updated_at,
    updatedBy: updated_by,
    binned: binned === null ? null : (JSON.parse(binned) as Binned),
    ...(JSON.parse(standing) as Standing),
    // What lies in the bin is decided.
    alike: binned === null ? alike : null,
    ...(snippet != null && { snippet }),
  };
}

/** Whom a story is given to, in the form that the queue is read by. */
export const assignedText = (to: Standing['assigned']): string | null => to && `${to.kind}:${to.name}`;

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
    fields.address ?? '',
  ];
  const lines = (parts: readonly string[]) => parts.filter(Boolean).join('\n');
  return [reading.headline, lines(body), lines(furniture), lines(about)];
}

/** The words of a text as one phrase for the search; null where it holds none. */
function phraseOf(text: string): string | null {
  const terms = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return terms.length === 0 ? null : `"${terms.join(' ')}"`;
}

/** The query for words as a person types them: all of them must occur, the last one perhaps unfinished. */
function matchOf(words: string): string | null {
  const terms = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (terms.length === 0) return null;
  return terms.map((term, i) => `"${term}"${i === terms.length - 1 ? '*' : ''}`).join(' ');
}

/** More than anybody looks through; a search that finds more wants another word. */
const MOST_FOUND = 100;

/** A story and one text of it, as the search index holds it. */
export interface IndexedText {
  readonly story: string;
  readonly text: string;
}

/** Which stories are asked for: those that are worked on, those in the bin, or both. */
export type Where = 'queue' | 'bin' | 'everywhere';

/** The value of `binned IS NOT NULL` that is asked for; null where either will do. */
const IN_BIN: Readonly<Record<Where, 0 | 1 | null>> = { queue: 0, bin: 1, everywhere: null };

/** The queue and the search: readings of the journal, kept beside it, rebuilt from it at will. */
export class StoryIndex {
  readonly #upsert;
  readonly #one;
  readonly #list;
  readonly #stale;
  readonly #unindex;
  readonly #index;
  readonly #indexed;
  readonly #standing;
  readonly #search;
  readonly #titled;
  readonly #addressed;
  readonly #behind;
  readonly #copied;
  readonly #forget;
  readonly #truth;
  readonly #text;

  constructor(database: Database) {
    this.#upsert = database.prepare(`
      INSERT INTO story (${STORED_COLUMNS}, assigned, in_bin, head_seq, head_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        slug = excluded.slug, headline = excluded.headline, status = excluded.status, desk = excluded.desk,
        language = excluded.language, word_count = excluded.word_count,
        commissioned_length = excluded.commissioned_length, embargo = excluded.embargo, flags = excluded.flags,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by, binned = excluded.binned,
        standing = excluded.standing, assigned = excluded.assigned, in_bin = excluded.in_bin,
        head_seq = excluded.head_seq, head_hash = excluded.head_hash`);
    this.#one = database.prepare(`SELECT ${ROW_COLUMNS} FROM story WHERE id = ?`);
    this.#list = database.prepare(
      `SELECT ${ROW_COLUMNS} FROM story
       WHERE (?1 IS NULL OR status = ?1) AND (?2 IS NULL OR (binned IS NOT NULL) = ?2) ORDER BY updated_at DESC, id`,
    );
    this.#stale = database.prepare('SELECT id FROM story WHERE indexed_seq < head_seq');
    this.#unindex = database.prepare('DELETE FROM story_text WHERE story = ?');
    this.#index = database.prepare(
      'INSERT INTO story_text (story, headline, body, furniture, fields) VALUES (?, ?, ?, ?, ?)',
    );
    this.#indexed = database.prepare('UPDATE story SET indexed_seq = ? WHERE id = ?');
    this.#standing = database.prepare('UPDATE story SET standing = ?, assigned = ? WHERE id = ?');
    this.#behind = database.prepare(
      'SELECT id AS story, copied_seq AS copied FROM story WHERE copied_seq < head_seq LIMIT ?',
    );
    this.#copied = database.prepare(
      'UPDATE story SET copied_seq = ?3 WHERE id = ?1 AND copied_seq >= ?2 - 1 AND copied_seq < ?3',
    );
    this.#truth = database.prepare(
      'SELECT headline, status, head_seq AS head, head_hash AS hash, indexed_seq AS indexed, standing FROM story WHERE id = ?',
    );
    this.#text = database.prepare('SELECT headline, body, furniture, fields FROM story_text WHERE story = ?');
    this.#forget = database.prepare('UPDATE story SET copied_seq = 0');
    this.#titled = database.prepare(
      'SELECT story, headline AS text FROM story_text WHERE story_text MATCH ?',
    );
    this.#addressed = database.prepare(
      'SELECT story, fields AS text FROM story_text WHERE story_text MATCH ?',
    );
    // Enough are ranked that leaving out those in the bin leaves as many as are shown. Ranked first, and only the best are read for their snippets: ranking in one query would cut a snippet from every hit.
    this.#search = database.prepare(`
      WITH hit AS MATERIALIZED (
        SELECT rowid AS at, rank AS place FROM story_text
        WHERE story_text MATCH ?1 AND rank MATCH 'bm25(0, 8, 1, 3, 4)' ORDER BY rank
        LIMIT CASE ?2 WHEN 1 THEN -1 ELSE ${MOST_FOUND} + (SELECT count(*) FROM story WHERE binned IS NOT NULL) END
      )
      SELECT ${ROW_COLUMNS.replace(/\b(id|headline)\b/g, 's.$1')},
        snippet(story_text, -1, char(2), char(3), '…', 12) AS snippet
      FROM hit CROSS JOIN story_text ON story_text.rowid = hit.at JOIN story s ON s.id = story_text.story
      WHERE story_text MATCH ?1 AND (?2 IS NULL OR (s.binned IS NOT NULL) = ?2)
      ORDER BY hit.place, s.updated_at DESC LIMIT ${MOST_FOUND}`);
  }

  /** Sets down how a story stands now. The search index follows later, in `catchUp`. */
  note(state: StoryState, by: string): StoryRow {
    const reading = readStory(state.doc);
    const { fields } = state;
    const standing = standingOf(state);
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
      state.binned && JSON.stringify(state.binned),
      JSON.stringify(standing),
      assignedText(standing.assigned),
      state.binned === null ? 0 : 1,
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

  /** Rows of one status or of all; stories in the bin only where they are asked for. */
  list(status?: Status, where: Where = 'queue'): StoryRow[] {
    return this.#list.all(status ?? null, IN_BIN[where]).map(rowOf);
  }

  /** Stories whose text has changed since the search index read them. */
  stale(): string[] {
    return this.#stale.all().map((row) => (row as { id: string }).id);
  }

  /** Reads one story into the search index. */
  catchUp(state: StoryState): void {
    const standing = standingOf(state);
    this.#standing.run(JSON.stringify(standing), assignedText(standing.assigned), state.id);
    this.#unindex.run(state.id);
    this.#index.run(state.id, ...searchText(readStory(state.doc), state.fields));
    this.#indexed.run(state.seq, state.id);
  }

  /** Stories that the second copy does not hold whole, and the last entry that it holds of each. */
  behindCopy(most: number): { readonly story: string; readonly copied: number }[] {
    return this.#behind.all(most) as { story: string; copied: number }[];
  }

  /** Notes how far the second copy has got. What follows a gap in it does not count: the gap is still to be filled. */
  markCopied(copied: readonly CopiedRun[]): void {
    for (const { story, first, last } of copied) this.#copied.run(story, first, last);
  }

  /** The second copy is gone. */
  forgetCopied(): void {
    this.#forget.run();
  }

  /** True if queue and search say of a story what its journal says. */
  isTrue(state: StoryState): boolean {
    const row = this.#truth.get(state.id) as
      | { headline: string; status: string; head: number; hash: string; indexed: number; standing: string }
      | undefined;
    if (!row || row.head !== state.seq || row.hash !== state.hash) return false;
    if (row.status !== state.status || row.headline !== readStory(state.doc).headline) return false;
    if (row.indexed < row.head) return true;
    if (row.standing !== JSON.stringify(standingOf(state))) return false;
    const text = this.#text.get(state.id) as Record<string, string> | undefined;
    const [headline, body, furniture, fields] = searchText(readStory(state.doc), state.fields);
    return (
      text?.['headline'] === headline &&
      text['body'] === body &&
      text['furniture'] === furniture &&
      text['fields'] === fields
    );
  }

  /** The stories whose headline begins with these words, in the bin or not, with their headlines. */
  titled(title: string): IndexedText[] {
    const phrase = phraseOf(title);
    return phrase === null ? [] : (this.#titled.all(`headline : ^ ${phrase}`) as unknown as IndexedText[]);
  }

  /** The stories whose fields hold the words of this address, in the bin or not, with the address of each if it has one. */
  addressed(address: string): IndexedText[] {
    const phrase = phraseOf(address);
    if (phrase === null) return [];
    const rows = this.#addressed.all(`fields : ${phrase}`) as unknown as IndexedText[];
    // The address is the last of the lines that are searched.
    return rows.map(({ story, text }) => ({ story, text: text.slice(text.lastIndexOf('\n') + 1) }));
  }

  /** The stories in which all the words occur, best first; headline above slug and furniture above body. */
  search(words: string, where: Where = 'queue'): StoryRow[] {
    const match = matchOf(words);
    return match === null ? [] : this.#search.all(match, IN_BIN[where]).map(rowOf);
  }
}
