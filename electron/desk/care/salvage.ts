import { createHash } from 'node:crypto';
import type { Entry } from '../../../shared/journal/entry';
import type { Database } from '../archive/database';
import type { StoredReport } from '../archive/kept-report';
import { readFrames } from '../archive/second-copy-frames';

export interface RawRow {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly keptAt: string;
}

/** Everything that can still be read, from every place that holds it. What is not sound is left out or kept for the chain to judge. */
export class Salvage {
  /** By story, then by number; in the order of the sources. */
  readonly entries = new Map<string, Map<number, Entry[]>>();
  readonly raw = new Map<string, RawRow>();
  readonly reports = new Map<string, StoredReport>();

  /** Reads a database, damaged or not: what a broken page hides is left to the other sources. */
  addDatabase(database: Database): void {
    const stories = new Set(
      [
        ...rows<{ story: string }>(database, 'SELECT DISTINCT story FROM entry'),
        ...rows<{ story: string }>(database, 'SELECT id AS story FROM story'),
      ].map(({ story }) => story),
    );
    // From both ends: a broken page in the middle stops each of them there.
    for (const story of stories) {
      const seen = new Set<number>();
      for (const order of ['ASC', 'DESC']) {
        const sql = `SELECT story, seq, id, author, device, at, base, kind, schema, payload, hash FROM entry WHERE story = ? ORDER BY seq ${order}`;
        for (const row of rows<Omit<Entry, 'payload'> & { payload: string }>(database, sql, story)) {
          if (seen.has(row.seq)) continue;
          seen.add(row.seq);
          const entry = entryOf(row);
          if (entry) this.addEntry(entry);
        }
      }
    }
    for (const row of rows<RawRow & { kept_at: string }>(database, 'SELECT * FROM raw_input'))
      this.addRaw({ sha256: row.sha256, name: row.name, bytes: Buffer.from(row.bytes), keptAt: row.kept_at });
    for (const { story, report } of rows<{ story: string; report: string }>(
      database,
      'SELECT * FROM import_report',
    ))
      this.#addReport(story, report);
  }

  /** Reads a second copy. */
  async addSecondCopy(file: string): Promise<void> {
    // Of several reports of one story in the copy the last counts: its input was read again.
    const known = new Set(this.reports.keys());
    await readFrames(file, (frame) => {
      if (frame.kind === 'entry') this.addEntry(frame.entry);
      else if (frame.kind === 'report') {
        if (!known.has(frame.story)) this.reports.set(frame.story, frame.report);
      } else this.addRaw({ ...frame, bytes: Buffer.from(frame.bytes, 'base64') });
    });
  }

  addEntry(entry: Entry): void {
    const journal = this.entries.get(entry.story) ?? new Map<number, Entry[]>();
    this.entries.set(entry.story, journal);
    const known = journal.get(entry.seq);
    if (known) known.push(entry);
    else journal.set(entry.seq, [entry]);
  }

  /** Keeps an input if its bytes are what its name says. */
  addRaw(row: RawRow): void {
    if (!this.raw.has(row.sha256) && sha256Of(row.bytes) === row.sha256) this.raw.set(row.sha256, row);
  }

  #addReport(story: string, text: string): void {
    try {
      if (!this.reports.has(story)) this.reports.set(story, JSON.parse(text) as StoredReport);
    } catch {
      // Damaged; the second copy has it too.
    }
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An entry from its row; null where the payload is no longer JSON. */
function entryOf({ payload, ...rest }: Omit<Entry, 'payload'> & { payload: string }): Entry | null {
  try {
    return { ...rest, payload: JSON.parse(payload) as unknown } as Entry;
  } catch {
    return null;
  }
}

/** The rows of a query up to the first one that cannot be read. */
function rows<Row>(database: Database, sql: string, ...values: string[]): Row[] {
  const found: Row[] = [];
  try {
    for (const row of database.prepare(sql).iterate(...values)) found.push(row as Row);
  } catch {
    // What comes after is on a broken page, or the table is gone.
  }
  return found;
}
