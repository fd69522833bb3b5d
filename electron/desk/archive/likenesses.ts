import type { Node } from 'prosemirror-model';
import {
  alike,
  copyOf,
  keysOf,
  likeness,
  signatureBytes,
  signatureFrom,
  signatureOf,
  type Alike,
  type Signature,
} from '../../../shared/ingest/likeness';
import type { Database } from './database';

/** A text that the whole town sends in would otherwise be set down as often as it comes, times itself. */
const MOST_PAIRS = 20;

/** A story of the archive whose copy is like another one's. */
export interface FoundAlike {
  readonly story: string;
  readonly alike: NonNullable<Alike>;
  /** How much of the two is the same, 0 to 1, estimated. */
  readonly share: number;
}

interface Twin {
  readonly other: string;
  readonly alike: NonNullable<Alike>;
}

/**
 * Which stories of the archive are alike: one signature for each, found by its keys; the pairs, for the rows of the queue; and the
 * pairs that somebody keeps all the same.
 */
export class Likenesses {
  readonly #forget;
  readonly #keep;
  readonly #keepKey;
  readonly #candidates;
  readonly #twins;
  readonly #part;
  readonly #pair;
  readonly #keepBoth;
  readonly #isKept;
  /** What was read last: a story that comes in is looked for first, and then kept. */
  #last: { readonly copy: string; readonly signature: Signature } | null = null;

  constructor(database: Database) {
    this.#forget = [
      database.prepare('DELETE FROM story_likeness WHERE story = ?'),
      database.prepare('DELETE FROM story_likeness_key WHERE story = ?'),
    ];
    this.#keep = database.prepare('INSERT INTO story_likeness (story, signature) VALUES (?, ?)');
    this.#keepKey = database.prepare('INSERT INTO story_likeness_key (key, story) VALUES (?, ?)');
    this.#candidates = database.prepare(`
      SELECT DISTINCT story, signature FROM story_likeness_key JOIN story_likeness USING (story)
      WHERE key IN (SELECT value FROM json_each(?))`);
    this.#twins = database.prepare('SELECT other, alike FROM story_alike WHERE story = ? ORDER BY other');
    this.#part = [
      database.prepare(
        'DELETE FROM story_alike WHERE other = ?1 AND story IN (SELECT other FROM story_alike WHERE story = ?1)',
      ),
      database.prepare('DELETE FROM story_alike WHERE story = ?1'),
    ];
    this.#pair = database.prepare(
      'INSERT OR REPLACE INTO story_alike (story, other, alike) VALUES (?1, ?2, ?3), (?2, ?1, ?3)',
    );
    this.#keepBoth = database.prepare(
      'INSERT OR IGNORE INTO kept_both (one, other, by, at) VALUES (min(?1, ?2), max(?1, ?2), ?3, ?4)',
    );
    this.#isKept = database.prepare(
      'SELECT 1 FROM kept_both WHERE one = min(?1, ?2) AND other = max(?1, ?2)',
    );
  }

  #signatureOf(doc: Node): Signature {
    const copy = copyOf(doc);
    if (this.#last?.copy !== copy) this.#last = { copy, signature: signatureOf(copy) };
    return this.#last.signature;
  }

  /**
   * Reads one story's copy, in place of what was read of it before. Copy too short to be told apart has no signature. Returns the
   * stories of which something else is to be told now: none, mostly.
   */
  catchUp(story: string, doc: Node): readonly string[] {
    const before = this.#twins.all(story) as unknown as Twin[];
    for (const forget of [...this.#forget, ...this.#part]) forget.run(story);
    const signature = this.#signatureOf(doc);
    if (signature) {
      this.#keep.run(story, signatureBytes(signature));
      for (const key of keysOf(signature)) this.#keepKey.run(key, story);
    }
    for (const { story: other, alike } of this.find(doc, story).slice(0, MOST_PAIRS))
      this.#pair.run(story, other, alike);
    const after = this.#twins.all(story) as unknown as Twin[];
    const told = (twins: readonly Twin[]) => new Set(twins.map(({ other, alike }) => `${alike} ${other}`));
    const [was, is] = [told(before), told(after)];
    const changed = [...before, ...after].filter(
      ({ other, alike }) => was.has(`${alike} ${other}`) !== is.has(`${alike} ${other}`),
    );
    return changed.length === 0 ? [] : [...new Set([story, ...changed.map(({ other }) => other)])];
  }

  /** The stories that this one was last read to be like, in the bin or not. */
  twinsOf(story: string): readonly string[] {
    return (this.#twins.all(story) as unknown as Twin[]).map(({ other }) => other);
  }

  /** A person says of two stories that both stay. Said twice, the first one has said it. */
  keepBoth(one: string, other: string, by: string, at: string): void {
    this.#keepBoth.run(one, other, by, at);
  }

  /** True for two of which somebody has said that both stay. */
  isKept(one: string, other: string): boolean {
    return this.#isKept.get(one, other) !== undefined;
  }

  /** The stories whose copy is like this one, the likest first; never `except`. */
  find(doc: Node, except?: string): FoundAlike[] {
    const signature = this.#signatureOf(doc);
    if (!signature) return [];
    const rows = this.#candidates.all(JSON.stringify(keysOf(signature))) as {
      story: string;
      signature: Uint8Array;
    }[];
    return rows
      .flatMap(({ story, signature: bytes }) => {
        const other = signatureFrom(bytes);
        const how = story === except ? null : alike(signature, other);
        return how ? [{ story, alike: how, share: likeness(signature, other) ?? 0 }] : [];
      })
      .sort((a, b) => b.share - a.share || (a.story < b.story ? -1 : 1));
  }
}
