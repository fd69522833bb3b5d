import { createHash } from 'node:crypto';
import type { Database } from './database';
import { readReport, type KeptReport, type StoredReport } from './kept-report';
import type { SecondCopy } from './second-copy';
import type { Frame } from './second-copy-frames';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Inputs as they came, byte for byte, under their SHA-256; and the report of what became of each piece. */
export class RawInputs {
  readonly #keep;
  readonly #keepReport;
  readonly #report;
  readonly #raw;
  readonly #reportsOf;
  readonly #newest;
  readonly #copy;

  constructor(database: Database, copy?: SecondCopy) {
    this.#copy = copy;
    this.#keep = database.prepare(
      'INSERT OR IGNORE INTO raw_input (sha256, name, bytes, kept_at) VALUES (?, ?, ?, ?)',
    );
    this.#keepReport = database.prepare(`
      INSERT INTO import_report (story, raw, report) VALUES (?, ?, ?)
      ON CONFLICT (story) DO UPDATE SET raw = excluded.raw, report = excluded.report`);
    this.#raw = database.prepare('SELECT sha256, name, bytes, kept_at FROM raw_input WHERE sha256 = ?');
    this.#newest = database.prepare(
      'SELECT name, bytes FROM raw_input WHERE length(bytes) <= ? ORDER BY kept_at DESC LIMIT ?',
    );
    this.#reportsOf = database.prepare('SELECT report FROM import_report WHERE raw = ?');
    this.#report = database.prepare('SELECT report FROM import_report WHERE story = ?');
  }

  /** Keeps the bytes and returns their SHA-256. */
  keep(name: string, bytes: Uint8Array, at: string): string {
    const sha256 = sha256Of(bytes);
    const { changes } = this.#keep.run(sha256, name, bytes, at);
    if (changes > 0)
      this.#copy?.stage({
        kind: 'raw',
        sha256,
        name,
        bytes: Buffer.from(bytes).toString('base64'),
        keptAt: at,
      });
    return sha256;
  }

  /** The bytes of an input; null for one that is not here. */
  bytes(sha256: string): Uint8Array | null {
    const row = this.#raw.get(sha256) as { bytes: Uint8Array } | undefined;
    return row ? row.bytes : null;
  }

  /** True where these very bytes have made a story before, the one at this place among those that they hold. */
  isStored(bytes: Uint8Array, place: number): boolean {
    const sha256 = sha256Of(bytes);
    // Reports are found by story: they are gone through only for bytes that are here.
    if (!this.#raw.get(sha256)) return false;
    const reports = this.#reportsOf.all(sha256) as { report: string }[];
    return reports.some(({ report }) => ((JSON.parse(report) as StoredReport).place ?? 0) === place);
  }

  /** The inputs that came in last and are no longer than so many bytes, the newest first. */
  newest(most: number, longest: number): { readonly name: string; readonly bytes: Uint8Array }[] {
    return this.#newest.all(longest, most) as { name: string; bytes: Uint8Array }[];
  }

  /** Keeps how a story's input was read, in place of what was kept of it before. */
  keepReport(story: string, report: StoredReport): void {
    this.#keepReport.run(story, report.raw, JSON.stringify(report));
    this.#copy?.stage({ kind: 'report', story, report });
  }

  /** The report of the import that made a story; null for a story that was written here. */
  report(story: string): KeptReport | null {
    const row = this.#report.get(story) as { report: string } | undefined;
    return row ? readReport(row.report) : null;
  }

  /** What the second copy holds of how a story came in. */
  frames(story: string): Frame[] {
    const report = this.report(story);
    if (!report) return [];
    const row = this.#raw.get(report.raw) as
      { sha256: string; name: string; bytes: Uint8Array; kept_at: string } | undefined;
    if (!row) return [{ kind: 'report', story, report }];
    const { sha256, name, bytes, kept_at: keptAt } = row;
    return [
      { kind: 'raw', sha256, name, bytes: Buffer.from(bytes).toString('base64'), keptAt },
      { kind: 'report', story, report },
    ];
  }
}
